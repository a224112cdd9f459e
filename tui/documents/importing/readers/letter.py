"""Reads letters: to whom, from whom, on which day, and what it says, paragraph by paragraph."""

import re
from collections.abc import Sequence

from tui.documents.importing.context import Context
from tui.documents.importing.dates import dates_in
from tui.documents.importing.drafting import Node
from tui.documents.importing.head.contacts import put_contacts
from tui.documents.importing.head.header import read_head
from tui.documents.importing.lines.blocks import Block
from tui.documents.importing.passage import Passage
from tui.documents.importing.people.people import people_in
from tui.documents.importing.readers.sections import put_sections
from tui.documents.importing.wordings import table
from tui.record.kinds import slug


def read_letter(blocks: Sequence[Block], context: Context) -> Node | None:
    """Drafts the paper that a letter is. It is called by its subject where it has one, else by its salutation."""
    greeting = next((n for n, block in enumerate(blocks) if re.match(r"dear\b", block.text, re.IGNORECASE)), 0)
    closing = next(
        (
            n
            for n, block in enumerate(blocks)
            if re.match(table("reports")["sections"]["signature"], block.text, re.IGNORECASE)
        ),
        len(blocks),
    )
    above, body = blocks[:greeting], blocks[greeting + 1 : closing]
    head = read_head(above)
    day = head.date.date if head.date is not None else ""
    subject = body[0] if body and (body[0].bold or body[0].capitals) and not body[0].label else None
    name = subject.passage if subject is not None else blocks[greeting].passage
    paper = context.drafts.begin(
        "paper", f"{context.folder(head)}/papers/{day + '-' if day else ''}letter-{slug(name.text, 40)}"
    )
    paper.put("name", name)
    paper.data["paper_type"] = "letter"
    if head.date is not None:
        paper.put("date", head.date_words, head.date.date)
    address = [block for block in above if not dates_in(block.text) and "@" not in block.text]
    if address:
        paper.put("to", Passage.joined((block.passage for block in address), ", "))
    for block in above:
        if "@" in block.text:
            put_contacts(paper, block.passage)
    put_sections(paper, body[1:] if subject is not None else body)
    _signature(paper, blocks[closing:], context)
    return paper


def _signature(paper: Node, blocks: Sequence[Block], context: Context) -> None:
    for n, block in enumerate(blocks[1:], 1):
        people = people_in(block.passage)
        if len(people) == 1 and not people[0].post:
            paper.put("signed_by", people[0].whole, context.person(people[0].whole, people[0].name))
            if n + 1 < len(blocks):
                paper.put("from", blocks[n + 1].passage)
            return
