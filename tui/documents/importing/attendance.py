"""Reads the lists of people at the head of minutes: headings and who stands under each."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from tui.documents.importing import roll
from tui.documents.importing.blocks import Block
from tui.documents.importing.decisions import begins_decision
from tui.documents.importing.passage import NOWHERE
from tui.documents.importing.people_headings import heading_of_people, heading_within, unknown_heading
from tui.documents.importing.people_list import PeopleList
from tui.documents.importing.present_sentences import announces_people, put_present
from tui.documents.importing.readers import noting
from tui.documents.importing.register import Register
from tui.documents.importing.wordings import table

_PROSE = re.compile(r"[a-z]{2,} [a-z]{2,} [a-z]{2,} [a-z]{2,} [a-z]{2,}")


def read_attendance(blocks: Sequence[Block], register: Register) -> int:
    """Enters everybody listed in the blocks; returns the number of the first block behind the lists, 0 where there are none."""
    reader = PeopleList(register)
    behind = 0
    at = 0
    while at < len(blocks):
        rows = roll.end_of_roll(blocks, at)
        if rows:
            reader.end()
            roll.read_roll(blocks[at:rows], register)
            at = behind = rows
            continue
        taken = [_one(each, reader, register) for each in _apart(blocks[at])]
        if None in taken:
            break
        at += 1
        behind = at if any(taken) else behind
    reader.end()
    return behind


def _one(block: Block, reader: PeopleList, register: Register) -> bool | None:
    """Takes a heading or a line of a list; returns whether it names anybody, None where the lists are at an end."""
    if _told(block, reader, register):
        return True
    found = heading_of_people(block)
    if found is None and (group := announces_people(block)) is not None:
        found = (group, NOWHERE)
    if found is None and reader.group is not None:
        found = unknown_heading(block)
    if found is not None:
        reader.begin(*found, block)
        return True
    if noting.put_attending(block.passage, register):
        if reader.group is not None:
            reader.end()
        return True
    if noting.put_chair(block.passage, register) or noting.put_apologies(block.passage, register):
        return True
    if reader.group is None:
        return False
    return None if _is_prose(block) or _ends_list(block) else reader.take(block)


def _told(block: Block, reader: PeopleList, register: Register) -> bool:
    """Takes a paragraph whose sentences say who was there, or a bracket between the lines of a list that says when somebody came."""
    if put_present(block.passage, register)[0]:
        reader.end()
        reader.group = None
        return True
    if re.fullmatch(r"\(.*\)", block.text) and re.search(table("people")["ways"]["moved"], block.text[1:]):
        reader.end()
        noting.put_comings(block.passage.stripped("()"), register)
        return True
    return False


def _is_prose(block: Block) -> bool:
    """Returns whether a paragraph is a sentence and no line of a list."""
    if block.cells or re.search(table("people")["counted"]["public"], block.text, re.IGNORECASE):
        return False
    return _PROSE.search(block.text) is not None and (len(block.text) > 80 or block.text.endswith((".", ":")))


def _ends_list(block: Block) -> bool:
    """Returns whether a line leads over to what was moved or decided, so that the lists are at an end."""
    starts = table("decisions")["moving"]["starts"]
    moved = any(block.text.startswith(f"{each} ") for each in starts) or begins_decision(block.text)
    return not block.cells and (moved or block.text.endswith((" -", " –", ":-")))


def _apart(block: Block) -> Iterator[Block]:
    """Returns the pieces of a paragraph that begin with a heading of people: "… (Clerk). Also in attendance: …"."""
    at = 0
    while not block.cells and (begin := heading_within(block.passage.cut(at, len(block.text)))):
        rest = block.passage.cut(at, len(block.text))
        yield replace(block, passage=rest.cut(0, begin))
        at = len(block.text) - len(rest.text) + begin
    yield replace(block, passage=block.passage.cut(at, len(block.text))) if at else block
