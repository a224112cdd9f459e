"""Reads the list of members that an agenda prints: who, as what, listed on the day of the meeting."""

import re
from collections.abc import Sequence

from tui.documents.importing.context import Context
from tui.documents.importing.drafting import Node
from tui.documents.importing.head.header import Head
from tui.documents.importing.lines.blocks import Block
from tui.documents.importing.people.people import people_in
from tui.documents.importing.people.printed import Printed
from tui.documents.importing.wordings import table

_PAIR = 2


def read_membership(blocks: Sequence[Block], context: Context, head: Head) -> bool:
    """Drafts the membership list that begins with the first block; returns whether one does."""
    words = table("headings")["membership"]
    if not blocks or not re.match(words["begins"], blocks[0].text, re.IGNORECASE) or len(blocks[0].text) > 60:
        return False
    record = context.drafts.begin("members", f"{context.folder(head)}/members")
    kind = "appointed"
    record.claim(blocks[0].passage, "memberships")
    for block in (each for one in blocks[1:] for each in _apart(one)):
        heading = _heading(block)
        if heading:
            kind = heading
            record.claim(block.passage, "memberships")
        elif re.match(words["ends"], block.text, re.IGNORECASE):
            break
        else:
            for person in people_in(block.passage):
                _seat(record, person, kind, context, head)
    return True


def _apart(block: Block) -> list[Block]:
    """Returns a line that has such a heading and the names behind it as two."""
    if len(block.cells) == _PAIR and block.cells[0].text:
        pair = [Block(cell) for cell in block.cells]
    else:
        named, colon, _ = block.text.partition(":")
        if not colon:
            return [block]
        pair = [Block(block.passage.cut(0, len(named))), Block(block.passage.cut(len(named) + 1, len(block.text)))]
    return [each for each in pair if each.text] if _heading(pair[0]) else [block]


def _heading(block: Block) -> str:
    """Returns what those below a heading are, empty where the block is no heading of such a list."""
    text = block.text.strip(" :")
    found = (
        each for each in table("headings")["membership"]["kinds"] if re.match(each["pattern"], text, re.IGNORECASE)
    )
    return str(next(found, {"member_kind": ""})["member_kind"])


def _seat(record: Node, person: Printed, kind: str, context: Context, head: Head) -> None:
    seat = record.add("memberships", person.name)
    seat.put("person", person.whole, context.person(person.whole, person.name))
    seat.data["member_kind"] = kind
    if person.role in ("chair", "vice_chair"):
        seat.put("role", person.role_words, person.role)
    if person.post or person.on_behalf_of:
        seat.put("post", person.post or person.on_behalf_of)
    for each in person.also:
        seat.claim(each, "member_kind")
    if head.date is not None:
        seat.data["listed_on"] = [{"document": "agenda", "date": head.date.date}]
