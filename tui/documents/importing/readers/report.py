"""Reads reports: who it is from and for, its title, its numbered sections, what it recommends."""

import re
from collections.abc import Mapping, Sequence

from tui.documents.importing.context import Context
from tui.documents.importing.dates import dates_in
from tui.documents.importing.drafting import Node
from tui.documents.importing.head.contacts import put_contacts
from tui.documents.importing.head.header import Head, read_head
from tui.documents.importing.lines.blocks import Block
from tui.documents.importing.passage import NOWHERE, Passage
from tui.documents.importing.people.people import people_in
from tui.documents.importing.readers.report_head import first_section, is_of_head, told_in_head
from tui.documents.importing.readers.sections import put_sections
from tui.documents.importing.wordings import table
from tui.record.kinds import slug

_OF_PEOPLE = ("author", "contact", "contact_officer")


def read_report(blocks: Sequence[Block], context: Context) -> Node | None:
    """Drafts the paper that a report is."""
    first = first_section(blocks)
    above = blocks[:first]
    head = read_head(above)
    told = told_in_head(above)
    dated = told.pop("date", NOWHERE)
    behind = _contact_behind(blocks[first:])
    if behind:
        told.setdefault("contact_officer", behind)
    if "to" in told:
        head.body = told["to"]
    title = told.pop("name", NOWHERE) or _title(above, head)
    days = dates_in(dated.text)
    if days:
        head.date, head.date_words = days[0], dated.cut(days[0].start, days[0].end)
    day = _day(head, context)
    name = title.text or (blocks[first].text if first < len(blocks) else "")
    paper = context.drafts.begin("paper", f"{context.folder(head)}/papers/{day + '-' if day else ''}{slug(name)}")
    _put_name(paper, title, blocks, first)
    paper.data["paper_type"] = "report"
    if head.date is not None:
        paper.put("date", head.date_words, head.date.date)
    _put_told(paper, told, above, context)
    if head.body and "to" not in told:
        paper.put("to", head.body)
    put_sections(paper, blocks[first:])
    return paper


def _put_name(paper: Node, title: Passage, blocks: Sequence[Block], first: int) -> None:
    if title:
        paper.put("name", title)
    elif first < len(blocks):
        paper.put("name", blocks[first].passage)
        paper.doubt("The report has no title; it is called after its first heading.", "name", blocks[first].line)
    else:
        paper.put("name", blocks[0].passage)


def _put_told(paper: Node, told: Mapping[str, Passage], above: Sequence[Block], context: Context) -> None:
    """Puts in what the lines above the sections say, each with the words before it."""
    for block in above:
        field = next((name for name, value in told.items() if _stands_in(value, block.passage)), "")
        if field and field not in _OF_PEOPLE:
            paper.claim(block.passage, field)
    for field, value in told.items():
        if field == "contact":
            put_contacts(paper, value)
        elif field == "author":
            _put_author(paper, value, context)
        elif field == "contact_officer":
            _put_officer(paper, value, context)
        else:
            paper.put(field, value)


def _stands_in(value: Passage, block: Passage) -> bool:
    """Returns whether a value is part of a block, of which a line of the source can hold several."""
    first = value.parts[0].place if value.parts else None
    return first is not None and any(
        each.line == first.line and each.start <= first.start < each.end for each in block.places
    )


def _contact_behind(blocks: Sequence[Block]) -> Passage:
    """Returns whom the last rows or lines of a report name as its contact; empty where they name nobody."""
    for block in blocks:
        told = [cell for cell in block.cells if cell.text]
        if len(told) == 2 and re.match(table("reports")["sections"]["contact"], told[0].text, re.IGNORECASE):
            return told[1]
    return NOWHERE


def _put_author(paper: Node, value: Passage, context: Context) -> None:
    """Puts in who wrote or presents a report, where it is a person that is named; a post alone stays unplaced."""
    people = people_in(value)
    if people and "," not in people[0].name and len(people[0].name.split()) > 1:
        paper.put("author", people[0].whole, context.person(people[0].whole, people[0].name))


def _put_officer(paper: Node, value: Passage, context: Context) -> None:
    """Puts in who is named as contact: the person, the post behind the name, addresses and numbers."""
    first = put_contacts(paper, value)
    named = value.cut(0, first if first >= 0 else len(value.text)).stripped("(,;:–- ")
    people = people_in(named) if named else []
    if not people or "," in people[0].name:
        if named:
            paper.put("contact_post", named)
        return
    paper.put("contact_officer", people[0].whole, context.person(people[0].whole, people[0].name))
    post = named.cut(named.text.index(people[0].whole.text) + len(people[0].whole.text), len(named.text)).stripped(
        ",;:–- ()"
    )
    if post:
        paper.put("contact_post", post)
    paper.claim(value, "contact_officer")


def _title(blocks: Sequence[Block], head: Head) -> Passage:
    """Returns the title: the last line before the sections that stands out and says nothing of the head's."""
    for block in reversed(blocks):
        if is_of_head(block) or block.cells or (head.body and head.body.text in block.text) or dates_in(block.text):
            continue
        if block.capitals or block.bold or block.heading:
            return block.passage
    return NOWHERE


def _day(head: Head, context: Context) -> str:
    return context.day(head)
