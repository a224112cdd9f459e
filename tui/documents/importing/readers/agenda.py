"""Reads agendas: the head, the numbered items with their page ranges, the list of members."""

import re
from collections.abc import Sequence
from itertools import pairwise

from tui.documents.importing.context import Context
from tui.documents.importing.dates import dates_in, times_in
from tui.documents.importing.drafting import Node
from tui.documents.importing.head.contacts import put_contact_of
from tui.documents.importing.head.header import Head, put_head, read_head
from tui.documents.importing.items.agenda_table import Business, Row, business_in
from tui.documents.importing.items.items import find_titles
from tui.documents.importing.items.titles import Title, without_quotation
from tui.documents.importing.lines.blocks import Block
from tui.documents.importing.passage import NOWHERE, Passage
from tui.documents.importing.people.beside_names import says_more
from tui.documents.importing.people.people import people_in
from tui.documents.importing.readers.beside import put_beside
from tui.documents.importing.readers.closing import read_next
from tui.documents.importing.readers.membership import read_membership
from tui.documents.importing.readers.questions import put_question_deadline
from tui.documents.importing.readers.sub_items import sub_titles
from tui.documents.importing.wordings import table


def read_agenda(blocks: Sequence[Block], context: Context) -> Node | None:
    """Drafts the meeting that an agenda is for."""
    business = business_in(blocks)
    if business is not None:
        return _read_table(blocks, business, context)
    titles = [each for each in find_titles(blocks, rows=True) if not _heads_no_item(blocks[each.block])]
    first = titles[0].block if titles else len(blocks)
    head = read_head(blocks[:first])
    meeting = context.meeting(head)
    put_head(meeting, head, context.date, held=False)
    put_contact_of(meeting, blocks[:first], context)
    _ends(blocks[:first], meeting)
    _issued(blocks[:first], head, meeting)
    begins = times_in(titles[0].mark.text) if titles else []
    if begins and "start_time" not in meeting.data:
        meeting.put("start_time", titles[0].mark.cut(begins[0].start, begins[0].end), begins[0].time)
    at = next((n for n in range(first) if read_membership(blocks[n:first], context, head)), first)
    for n, block in enumerate(blocks[:at]):
        if n + 1 < first and re.search(table("people")["posts"]["summoner"], blocks[n + 1].text, re.IGNORECASE):
            _proper_officer((block, blocks[n + 1]), context, meeting)
    _read_items(titles, blocks, context, meeting, head)
    if titles and "contact" not in meeting.data:
        put_contact_of(meeting, blocks[titles[-1].after :], context)
    return meeting


def _read_items(titles: Sequence[Title], blocks: Sequence[Block], context: Context, meeting: Node, head: Head) -> None:
    """Drafts the items, each with what stands below its title, and behind the last of them what is said of the whole."""
    for n, title in enumerate(titles):
        until = titles[n + 1].block if n + 1 < len(titles) else len(blocks)
        item = _item(meeting, title)
        own = blocks[title.after : until]
        read_next(title.title, own, meeting)
        within = sub_titles(own, title.number.text)
        if n + 1 == len(titles):
            last = within[-1].after if within else 0
            own = [*own[:last], *_behind_the_items(own[last:], context, meeting, head)]
        for block in own[: within[0].block if within else len(own)]:
            _beside(item, block)
        for inner, following in pairwise([*within, None]):
            assert inner is not None
            part = _item(item, inner)
            for block in own[inner.after : following.block if following is not None else len(own)]:
                _beside(part, block)


def _item(holder: Node, title: Title) -> Node:
    """Begins an item of a meeting, or one within an item, with what its title says."""
    item = holder.add("items", title.title.text)
    item.put("number", title.number)
    _put_planned_time(item, title.mark)
    item.claim(title.mark)
    _put_title(item, title.title)
    if title.rest and not _pages(item, title.rest, alone=True):
        item.put("recital", title.rest)
    return item


def _heads_no_item(block: Block) -> bool:
    """Returns whether a heading is that of the whole list of items, of the members, or of questions from the public."""
    if not block.heading or block.label:
        return False
    headings = table("headings")
    begins = (headings["membership"]["begins"], headings["questions"]["heading"], table("kinds")["business"]["heading"])
    return any(re.match(each, block.text, re.IGNORECASE) for each in begins)


def _read_table(blocks: Sequence[Block], business: Business, context: Context) -> Node:
    """Drafts the meeting of an agenda whose items are the rows of a table."""
    above = blocks[: business.begin]
    head = read_head(above)
    meeting = context.meeting(head)
    put_head(meeting, head, context.date, held=False)
    put_contact_of(meeting, above, context)
    _ends(above, meeting)
    _issued(above, head, meeting)
    meeting.claim(business.heading, "items")
    for row in business.rows:
        item = meeting.add("items", row.title.text)
        if row.number:
            item.put("number", row.number)
        _put_title(item, row.title)
        if row.pages:
            _page_cell(item, row.pages)
        _lead_and_time(item, row, context)
        for line in row.lines:
            if not put_beside(item, line):
                _beside(item, Block(line))
    behind = blocks[business.end :]
    put_question_deadline(meeting, (*above, *behind))
    at = next((n for n in range(len(behind)) if read_membership(behind[n:], context, head)), len(behind))
    for n in range(at):
        _proper_officer(behind[n : n + 3], context, meeting)
    return meeting


def _lead_and_time(item: Node, row: Row, context: Context) -> None:
    """Takes who is to present an item, where the column names people by first name and family name, and when it is planned."""
    people = [each for each in people_in(row.lead) if len(each.name.split()) > 1] if row.lead else []
    for each in people:
        item.data.setdefault("presented_by", []).append(context.person(each.whole, each.name))
        item.claim(each.whole, "presented_by")
    _put_planned_time(item, row.time)


def _put_planned_time(item: Node, passage: Passage) -> None:
    """Takes the hour for which an item is planned; one without am or pm is taken as printed from eight in the morning on."""
    times = times_in(passage.text)
    bare = re.match(r"(?P<hour>[89]|1\d|2[0-3])[.:](?P<minute>[0-5]\d)\b", passage.text)
    if times:
        item.put("starts_at", passage.cut(times[0].start, times[0].end), times[0].time)
    elif bare is not None:
        item.put("starts_at", passage.group(bare), f"{int(bare['hour']):02}:{bare['minute']}")
    else:
        return
    item.doubt("The agenda plans the item for this time.", "starts_at", passage.line)


def _put_title(item: Node, title: Passage) -> None:
    for pattern in table("numbering")["pages"]["patterns"]:
        found = re.search(pattern, title.text, re.IGNORECASE)
        if found is not None:
            _pages(item, title.group(found), alone=True)
            item.put("title", title.cut(0, found.start()))
            return
    private = re.search(table("numbering")["titles"]["exempt"], title.text, re.IGNORECASE)
    if private is not None and private.start() > 0:
        item.put("public", title.group(private), False)
        title = title.cut(0, private.start())
    title, quoted = without_quotation(title)
    item.put("title", title)
    if quoted:
        item.put("recital", quoted)


def _beside(item: Node, block: Block) -> None:
    """Takes a line below an item's title: its pages, that it is deferred, where its paper is, what it is about."""
    titles = table("numbering")["titles"]
    passage = Passage.joined(cell for cell in block.cells if cell.text) if block.cells else block.passage
    if _pages(item, passage, alone=False):
        return
    if re.search(titles["deferred"], block.text, re.IGNORECASE) and len(block.text) < 200:
        item.put("deferred_note", passage)
    elif re.search(titles["supplement"], block.text, re.IGNORECASE) and len(block.text) < 200:
        item.put("see_supplement", passage)
    elif "recital" not in item.data:
        item.put("recital", passage)
    else:
        item.put("recital", passage, f"{item.data['recital']}\n{passage.as_printed}")


def _pages(item: Node, passage: Passage, alone: bool) -> bool:
    numbering = table("numbering")["pages"]
    for pattern in (*numbering["patterns"], *([numbering["column"]] if alone else [])):
        found = re.fullmatch(pattern, passage.text, re.IGNORECASE) or (
            re.fullmatch(rf"\s*{pattern}", passage.text, re.IGNORECASE) if alone else None
        )
        if found is not None:
            item.put("page_start", passage.group(found, "first"), int(found["first"]))
            last = found["last"] if "last" in found.groupdict() else None
            if last is not None:
                item.put("page_end", passage.group(found, "last"), int(last))
            item.claim(passage, "page_start")
            return True
    return False


def _page_cell(item: Node, pages: Passage) -> None:
    """Takes the pages that a column of its own gives; other words in it stay unplaced."""
    if pages.text.isdecimal():
        item.put("page_start", pages, int(pages.text))
    else:
        _pages(item, pages, alone=True)


def _ends(blocks: Sequence[Block], meeting: Node) -> None:
    """Takes the hour at which the meeting is planned to end; a second time in the head is that of another thing."""
    if "end_time" in meeting.data:
        return
    for block in blocks:
        found = re.search(table("headings")["body"]["scheduled_end"], block.text, re.IGNORECASE)
        times = [each for each in times_in(block.text) if found is not None and each.start >= found.start()]
        if times:
            meeting.put("end_time", block.passage.cut(times[0].start, times[0].end), times[0].time)


def _issued(blocks: Sequence[Block], head: Head, meeting: Node) -> None:
    """Takes a day that stands alone before the day of the meeting as that of the summons."""
    for block in blocks:
        dates = dates_in(block.text)
        if len(dates) != 1 or head.date is None or dates[0].end - dates[0].start < len(block.text) - 2:
            continue
        if dates[0].date < head.date.date:
            meeting.put("summons_date", block.passage, dates[0].date)
            meeting.doubt(
                "A day alone in its line is taken as that on which the agenda was issued.", "summons_date", block.line
            )
            return


def _behind_the_items(blocks: Sequence[Block], context: Context, meeting: Node, head: Head) -> list[Block]:
    """Takes the list of members and the proper officer behind the last item; returns the lines that belong to the item."""
    own: list[Block] = []
    ended = False
    for n, block in enumerate(blocks):
        if read_membership(blocks[n:], context, head):
            break
        if not ended and _belongs_to_item(block):
            own.append(block)
        elif not ended:
            ended = True
            _proper_officer(blocks[n : n + 3], context, meeting)
            if "summons_date" not in meeting.data:
                _issued(blocks[n : n + 4], head, meeting)
    return own


def _belongs_to_item(block: Block) -> bool:
    pages = any(re.fullmatch(each, block.text, re.IGNORECASE) for each in table("numbering")["pages"]["patterns"])
    deferred = re.search(table("numbering")["titles"]["deferred"], block.text, re.IGNORECASE)
    return pages or bool(block.cells) or deferred is not None


def _signed(passage: Passage) -> tuple[Passage, Passage]:
    """Returns the name in a line that says who signed the summons, and what of it says when; the whole line where it says neither."""
    found = re.match(table("headings")["closing"]["summons"], passage.text, re.IGNORECASE)
    return (passage, NOWHERE) if found is None else (passage.group(found, "name"), passage.group(found, "day"))


def _proper_officer(blocks: Sequence[Block], context: Context, meeting: Node) -> None:
    """Takes a name that stands below the items with a post under it."""
    line, day = _signed(blocks[0].passage)
    people = people_in(line) if len(line.text) < 60 and not says_more(line.text) else []
    words = table("people")["posts"]["words"]
    if day and len(dates := dates_in(day.text)) == 1 and "summons_date" not in meeting.data:
        meeting.put("summons_date", day.cut(dates[0].start, dates[0].end), dates[0].date)
    posted = bool(line is not blocks[0].passage and people and (people[0].post or people[0].role))
    if len(people) != 1 or (
        not posted and not any(word in other.text.lower() for other in blocks[1:] for word in words)
    ):
        return
    meeting.put("proper_officer", people[0].whole, context.person(people[0].whole, people[0].name))
    meeting.doubt(
        "A name with a post under it is taken as that of the proper officer.", "proper_officer", blocks[0].line
    )
