"""Reads minutes: the head, the lists of people, then item after item."""

import re
from collections.abc import Sequence
from dataclasses import replace

from tui.documents.importing.context import Context
from tui.documents.importing.drafting import Node
from tui.documents.importing.head.contacts import put_contact_of
from tui.documents.importing.head.head_below import with_head_below
from tui.documents.importing.head.header import put_head, read_head
from tui.documents.importing.items.business import by_business, is_order
from tui.documents.importing.items.inner import numbered_within
from tui.documents.importing.items.item_page import item_of_page
from tui.documents.importing.items.items import find_titles
from tui.documents.importing.items.leads import with_leads_apart
from tui.documents.importing.items.levels import inner_items
from tui.documents.importing.items.minuted_table import as_items
from tui.documents.importing.items.motion_above import with_motions_below
from tui.documents.importing.items.named_again import named_again
from tui.documents.importing.items.references import references_behind
from tui.documents.importing.items.run_in import apart_from_text
from tui.documents.importing.items.titles import Title, without_day
from tui.documents.importing.items.unheaded import as_one_item
from tui.documents.importing.lines.blocks import Block
from tui.documents.importing.passage import Passage
from tui.documents.importing.people.attendance import read_attendance
from tui.documents.importing.people.entries_of_people import without_entries
from tui.documents.importing.people.numbered_people import with_people_as_entries
from tui.documents.importing.people.register import Register
from tui.documents.importing.people.titles_with_people import with_people_apart
from tui.documents.importing.readers.closing import read_closing, read_next, read_next_above, read_opening
from tui.documents.importing.readers.declaring import names_interests
from tui.documents.importing.readers.item import ItemReader
from tui.documents.importing.readers.minuted_agenda import under_agenda
from tui.documents.importing.readers.noting import put_chair, put_opener
from tui.documents.importing.readers.summary import is_summary, read_summary
from tui.documents.importing.readers.tables import end_of_table
from tui.documents.importing.wordings import table

_FEW = 3
"""Fewer titles are looked for again among words that stand out at the beginning of paragraphs."""
_CHAIR_LINE = 90
"""A line that says who was in the chair is not longer."""
_DRAFT = "draft_minutes"


def read_minutes(printed: Sequence[Block], context: Context) -> Node | None:
    """Drafts the meeting that minutes are of, and what followed from it. Returns the meeting, None where no item was found."""
    blocks, titles = with_motions_below(*with_head_below(*_with_titles(with_people_as_entries(printed))))
    summed_up = next((n for n, block in enumerate(blocks) if is_summary(block)), len(blocks))
    first = titles[0].block if titles else summed_up
    above = blocks[:first]
    if len(titles) == 1 and titles[0].mark and titles[0].after < len(blocks):
        # On the page of one item the line that names the meeting stands below the title.
        above, titles = (*above, blocks[titles[0].after]), (replace(titles[0], after=titles[0].after + 1),)
    head = read_head(without_entries(above))
    if not titles and head.date is None and not head.body:
        return None
    meeting = context.meeting(head)
    put_head(meeting, head, context.date, held=True)
    put_contact_of(meeting, above, context)
    register = Register(context.drafts, meeting)
    _put_draft(meeting, head.draft)
    minutes = meeting.inner("minutes")
    minutes.data["state"] = "published"
    behind = read_attendance(above, register)
    _chair_below(above[behind:], register)
    _before_the_first_item(above[behind:] if behind else (), meeting)
    read_next_above(above, meeting)
    read_opening(above, meeting)
    numbers = _numbers(titles)
    reader = ItemReader(context, meeting, register)
    references = references_behind(blocks, titles)
    order = _order(titles)
    as_printed = order == sorted(order)
    for n, printed_title in enumerate(titles):
        until = titles[n + 1].block if n + 1 < len(titles) else len(blocks)
        title, behind_title = with_people_apart(printed_title)
        item = _item(meeting, title, numbers, 0 if as_printed else n + 1)
        own = _text_of(item, behind_title, blocks[title.after : until], references.get(title.after))
        if n == 0:
            read_opening(own, meeting, title.title.text)
        read_next(title.title, own, meeting)
        if n + 1 == len(titles):
            own = read_closing(own, meeting, title.title.text)
        if title.said or re.search(table("numbering")["titles"]["verbs"], title.title.text):
            reader.read_said(item, title.title)
        _read_with_inner(reader, item, blocks[title.block].heading, own, numbers)
    for item, own in under_agenda(meeting, blocks) if not titles else ():
        reader.read(item, own)
    reader.finish()
    put_opener(blocks, register)
    if not titles:
        read_closing(_summed_up(blocks, summed_up, meeting), meeting)
    _doubt_state(minutes)
    return meeting


def _doubt_state(minutes: Node) -> None:
    if minutes.data["state"] == "published":
        minutes.doubt("Whether these minutes were approved later is not said in them.", "state")


def _summed_up(blocks: Sequence[Block], at: int, meeting: Node) -> Sequence[Block]:
    """Reads the table of items and actions that stands without minutes, from block `at` on; returns the blocks around it."""
    until = end_of_table(blocks, at) if at < len(blocks) else at
    if until > at:
        read_summary(blocks[at:until], meeting, alone=True)
    return (*blocks[:at], *blocks[until:])


def _with_titles(printed: Sequence[Block]) -> tuple[Sequence[Block], tuple[Title, ...]]:
    """Returns the blocks, what runs together in a paragraph or a row apart, and the titles of items among them."""
    page = item_of_page(printed)
    if page is not None:
        titles = find_titles(page[0])
        return page[0], titles if [each.block for each in titles] == [page[1].block] and titles[0].mark else page[1:]
    blocks, titles = as_items(apart_from_text(printed))
    titles = titles or find_titles(blocks)
    if not any(blocks[each.block].heading for each in titles):
        ordered, business = by_business(printed)
        if is_order(business, titles):
            return ordered, business
    if len(titles) >= _FEW:
        return blocks, titles
    parted = with_leads_apart(printed)
    better = find_titles(parted)
    if len(better) > len(titles):
        return parted, better
    return blocks, titles or as_one_item(blocks)


def _read_with_inner(reader: ItemReader, item: Node, level: int, blocks: Sequence[Block], numbers: str) -> None:
    """Reads what stands under an item, and the items within it, which have headings of a deeper level."""
    for title, inner_level, stretch in inner_items(blocks, level):
        if title is not None:
            _read_with_inner(reader, _item(item, title, numbers), inner_level, stretch, numbers)
        else:
            numbered = bool(item.data.keys() & {"minute_number", "minute_reference"})
            again = named_again(stretch)
            around = stretch if again is None else again.around
            for inner, own in numbered_within(around, numbered or str(item.data.get("number", "")).isdigit()):
                if inner is None:
                    reader.read(item, own)
                    continue
                bare, behind = with_people_apart(inner)
                reader.read(_item(item, bare, "number"), (Block(behind), *own) if behind else own)
            if again is not None:
                within = _item(item, again.title, numbers)
                within.doubt(
                    "Taken for an item within this one: what was decided on it is headed so.",
                    "title",
                    again.title.title.line,
                )
                reader.read(within, again.own)


def _item(meeting: Node, title: Title, numbers: str, taken: int = 0) -> Node:
    """Begins an item; `taken` is the place at which it was taken, where that is not the printed one."""
    item = meeting.add("items", title.title.text)
    if taken:
        item.data["order_taken"] = taken
    if title.minute:
        item.put("minute_number", title.minute, int(title.minute.text))
    if title.number:
        figure = re.fullmatch(r"\d{1,5}", title.number.text)
        if numbers == "minute_number" and figure:
            item.put("minute_number", title.number, int(title.number.text))
        elif figure or (re.fullmatch(r"\S{1,8}", title.number.text) and numbers == "number"):
            item.put("number", title.number)
        else:
            item.put("minute_reference", title.number)
        item.claim(title.mark)
    if title.agenda and "number" not in item.data:
        item.put("number", title.agenda)
    item.put("title", without_day(title.title).stripped(":"))
    if title.doubt:
        item.doubt(title.doubt, "title", title.title.line)
    return item


def _chair_below(blocks: Sequence[Block], register: Register) -> None:
    """Enters who was in the chair, where a line behind the lists says no more than that."""
    for block in blocks:
        if len(block.text) < _CHAIR_LINE:
            put_chair(block.passage, register)


def _put_draft(meeting: Node, words: Passage) -> None:
    """Says that the minutes are a draft, where words in the head do."""
    if words:
        meeting.add("publications", "minutes").put("what", words, _DRAFT)


def _text_of(
    item: Node, behind_title: Passage, below: Sequence[Block], reference: tuple[Passage, Block | None] | None
) -> Sequence[Block]:
    """Returns the text of an item: what stands behind its title, and what stands below without the reference at its beginning."""
    own = (Block(behind_title), *below) if behind_title else below
    return own if reference is None else _with_reference(item, reference, own)


def _with_reference(item: Node, told: tuple[Passage, Block | None], own: Sequence[Block]) -> Sequence[Block]:
    """Puts the reference that stands at the beginning of the text of an item into it, and returns the text without it."""
    reference, left = told
    item.put("minute_reference", reference)
    return (*([left] if left is not None else []), *own[1:])


def _order(titles: Sequence[Title]) -> list[int]:
    """Returns the figures of the printed numbers, in the order of the titles."""
    return [int(figures) for title in titles if (figures := re.sub(r"\D", "", title.number.text))]


def _numbers(titles: Sequence[Title]) -> str:
    """Returns what the printed numbers are: those of minutes, of the agenda, or references of another form."""
    told = [title for title in titles if title.number]
    if not told:
        return "number"
    if any(_is_reference(title.number.text) for title in told):
        return "minute_reference"
    if any(title.mark.text.lower().startswith("minute") for title in told):
        return "minute_number"
    if not told[0].number.text.isdigit():
        return "number"
    first = int(told[0].number.text)
    election = re.search(table("numbering")["titles"]["chair_election"], told[0].title.text, re.IGNORECASE)
    return "minute_number" if first > 3 or (first == 1 and election) else "number"


def _is_reference(number: str) -> bool:
    """Whether a number has the year or the meeting in it, as those of minutes have."""
    return "/" in number or "(" in number or re.fullmatch(r"\d{2,}\.\d+", number) is not None


def _before_the_first_item(blocks: Sequence[Block], meeting: Node) -> None:
    """Keeps what happened before the first item as scenes, in order."""
    for block in blocks:
        if names_interests(block.text):
            meeting.put("declarations_none", block.passage, True)
        elif len(block.text) > 40 and len(block.text) <= 1000:
            scene = meeting.add("scenes", "before the first item")
            scene.put("text", block.passage)
        elif len(block.text) > 1000:
            sentences = block.passage.split(r"(?<=[.?!])\s+(?=[A-Z])")
            for sentence in sentences:
                if len(sentence.text) <= 1000:
                    meeting.add("scenes", "before the first item").put("text", sentence)
