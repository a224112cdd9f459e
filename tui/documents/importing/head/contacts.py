"""Takes addresses for mail and telephone numbers, and whom to ask, from a line that says so."""

import re
from collections.abc import Sequence

from tui.documents.importing.context import Context
from tui.documents.importing.drafting import Node
from tui.documents.importing.lines.blocks import Block
from tui.documents.importing.passage import Passage
from tui.documents.importing.people.people import people_in
from tui.documents.importing.wordings import table

_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(r"\+?\d[\d ]{8,14}\d|\(\+?\d{2,5}\)\s?\d[\d -]{4,9}\d|(?<![\d.-])\d{3}[.-]\d{3}[.-]\d{4}(?![\d.-])")
_LONGEST = 240
_FULL = 2
"""A name of so many words is whole."""


def put_contacts(holder: Node, passage: Passage) -> int:
    """Puts addresses for mail and telephone numbers in; returns at which character the first of them begins, -1 where there is none."""
    begins = []
    for kind, pattern in (("email", _EMAIL), ("phone", _PHONE)):
        for found in pattern.finditer(passage.text):
            detail = holder.add("contact_details", kind)
            detail.put("type", passage.group(found), kind)
            detail.put("value", passage.group(found))
            begins.append(found.start())
    return min(begins, default=-1)


def put_contact_of(meeting: Node, blocks: Sequence[Block], context: Context) -> None:
    """Says whom to ask about a meeting, where a line at the head of the document is about that."""
    words = table("headings")["contact"]
    for block in blocks:
        begins = re.match(words["begins"], block.text, re.IGNORECASE)
        if begins is None or len(block.text) > _LONGEST:
            continue
        reached = _EMAIL.search(block.text) or _PHONE.search(block.text)
        if not reached and not _is_named(block.passage.cut(begins.end(), len(block.text)), begins[0]):
            continue
        contact = meeting.inner("contact")
        first = put_contacts(contact, block.passage)
        asked = block.passage.cut(begins.end(), first if reached else len(block.text))
        label = re.search(words["label"], asked.text, re.IGNORECASE)
        people = people_in(asked.cut(0, label.start()) if label is not None else asked)
        if people and len(people[0].name.split()) >= _FULL:
            contact.put("person", people[0].whole, context.person(people[0].whole, people[0].name))
        meeting.claim(block.passage, "contact")
        return


def _is_named(asked: Passage, begins: str) -> bool:
    """Returns whether a line names one person and nothing else, or behind a colon one with a post."""
    people = people_in(asked)
    if len(people) != 1 or len(people[0].name.split()) < _FULL:
        return False
    return people[0].whole.text == asked.text or (begins.rstrip().endswith(":") and bool(people[0].post))
