"""Reads what a report says of itself before its first section, in lines with a label or in a table of labels, and whether a document
is a report by that and by its sections."""

import re
from collections.abc import Iterator, Sequence

from tui.documents.importing.lines.blocks import Block
from tui.documents.importing.passage import NOWHERE, Passage
from tui.documents.importing.people.people_headings import heading_of_people
from tui.documents.importing.readers.sections import begins_section, numbered
from tui.documents.importing.wordings import table

HEAD_BLOCKS = 14
"""Within so many blocks the first section of a report begins."""
_FIRST = ("1", "1.0")
_PAIR = 2
_LONGEST_LABEL = 60


def told_in_head(blocks: Sequence[Block]) -> dict[str, Passage]:
    """Returns what the lines above the sections say of a report, by the field of a paper."""
    found: dict[str, Passage] = {}
    for line in _labelled(blocks):
        for field, value in _fields_of(line):
            found.setdefault(field, value)
    return found


def is_of_head(block: Block) -> bool:
    """Returns whether a block is a line, or a row, that says something of a report."""
    return any(True for line in _labelled([block]) for _ in _fields_of(line))


def is_report(blocks: Sequence[Block]) -> bool:
    """Returns whether a document that is not called one is a report all the same: a head of labels, and headings of sections."""
    words = table("reports")["shape"]
    first = first_section(blocks)
    sections = [n for n, block in enumerate(blocks) if n >= first and begins_section(block)]
    if len(sections) < words["sections"] or sections[0] != first or not 0 < first <= HEAD_BLOCKS:
        return False
    if not any(re.search(words["section"], blocks[n].text, re.IGNORECASE) for n in sections):
        return False
    if any(heading_of_people(block) is not None for block in blocks[:first]):
        return False
    told = told_in_head(blocks[:first])
    return len(told) + ("name" in told) >= int(words["fields"])


def first_section(blocks: Sequence[Block]) -> int:
    """Returns the number of the block that heads the first section; where none does, that of the last one a head can have."""
    for n, block in enumerate(blocks):
        number, _ = numbered(block)
        if begins_section(block) and (not number or number.text in _FIRST):
            return n
    return min(HEAD_BLOCKS, len(blocks))


def _labelled(blocks: Sequence[Block]) -> Iterator[Passage]:
    """Yields each line, a row as one whose first cell is the label of the second, a label in a line of its own with the line below."""
    for n, block in enumerate(blocks):
        told = [cell for cell in block.cells if cell.text]
        if len(told) == _PAIR:
            yield Passage.joined((told[0].stripped(":"), told[1]), ": ")
        elif not told:
            yield block.passage
            alone = block.text.endswith(":") and len(block.text) <= _LONGEST_LABEL and n + 1 < len(blocks)
            if alone and not blocks[n + 1].cells and not blocks[n + 1].text.endswith(":"):
                yield Passage.joined((block.passage, blocks[n + 1].passage))


def _fields_of(line: Passage) -> Iterator[tuple[str, Passage]]:
    for each in table("reports")["head"]:
        match = re.match(each["pattern"], line.text, re.IGNORECASE)
        value = line.group(match, "value").stripped() if match is not None else NOWHERE
        if value:
            yield each["field"], value
