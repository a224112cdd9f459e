"""Reads a roll printed as a table: a column of names, and columns that say role, organisation or who was there."""

import re
from collections.abc import Sequence

from tui.documents.importing.lines.blocks import Block
from tui.documents.importing.passage import NOWHERE, Passage
from tui.documents.importing.people.flat_roll import columns_in, rows_in
from tui.documents.importing.people.people import people_in, with_cells
from tui.documents.importing.people.register import Group, Register
from tui.documents.importing.wordings import table


def end_of_roll(blocks: Sequence[Block], at: int) -> int:
    """Returns the number of the first block behind the roll whose heading is block `at`; 0 where that is no such heading."""
    until = at + 1
    if columns_in(blocks[at]):
        while until < len(blocks) and rows_in(blocks[until]):
            until += 1
        return until if until > at + 1 else 0
    if not _columns(blocks[at]):
        return 0
    while until < len(blocks) and blocks[until].cells:
        until += 1
    return until if until > at + 1 else 0


def read_roll(blocks: Sequence[Block], register: Register) -> None:
    """Enters everybody in the rows; the first block is the heading."""
    heading = blocks[0].passage
    register.meeting.claim(heading, "attendance")
    if columns_in(blocks[0]):
        _read_flat(blocks[1:], register)
        return
    order = _columns(blocks[0])
    for block in blocks[1:]:
        told = dict.fromkeys(order, NOWHERE)
        for name, cell in zip(order, block.cells, strict=False):
            if name and not told[name]:
                told[name] = cell
        people = people_in(told["name"])
        stands_in = _standing_in(told.get("status", NOWHERE))
        if len(people) != 1:
            continue
        status, words = _status(told.get("status", NOWHERE))
        if told.get("status") and not status:
            continue
        rest = [told[each] for each in ("role", "organisation") if told.get(each)]
        entry = register.enter(with_cells(people[0], rest), Group("member", status or "present", words or told["name"]))
        if stands_in:
            register.substitute(entry, stands_in, stands_in)
        bracket = re.search(r"\(([^()]*)\)", told["status"].text) if "status" in told else None
        if bracket is not None:
            register.say_times(entry, told["status"].group(bracket, 1))


def _read_flat(blocks: Sequence[Block], register: Register) -> None:
    """Enters everybody in the rows of a roll that has lost its columns."""
    for name, post, said in (row for block in blocks for row in rows_in(block)):
        people = people_in(name)
        if len(people) != 1:
            continue
        status, words = _status(said)
        person = with_cells(people[0], [post] if post else [])
        register.enter(person, Group("member", status or "present", words))


def _standing_in(cell: Passage) -> Passage:
    """Returns for whom somebody came in, as the cell behind "Present," says: as substitute for A Alpha."""
    comma = cell.text.find(",") + 1
    behind = cell.cut(comma, len(cell.text)) if comma else NOWHERE
    words = next((each for each in table("people")["ways"]["substitute"] if behind.text.lower().startswith(each)), "")
    return behind.cut(len(words), len(behind.text)) if words else NOWHERE


def _status(cell: Passage) -> tuple[str, Passage]:
    """Returns the status that a cell tells and the words that tell it."""
    low = re.sub(r"\(.*?\)", "", cell.text.lower()).strip(" .")
    low = low.split(",")[0]
    found = next((status for status, words in table("headings")["roll"]["status"].items() if low in words), "")
    return found, cell


def _columns(block: Block) -> list[str]:
    """Returns what the columns of a roll's heading hold; none where the row is no such heading."""
    if len(block.cells) < 2:
        return []
    names = table("headings")["roll"]["columns"]
    found = [
        next((name for name, words in names.items() if cell.text.lower().strip(" :") in words), "")
        for cell in block.cells
    ]
    found = ["name" if each == "people" else each for each in found[:1]] + [
        "status" if each == "people" else each for each in found[1:]
    ]
    return found if found[0] == "name" and len([each for each in found if each]) > 1 else []
