"""Knows an agenda by its shape where no line calls it one: a row of titles with little below them, and nothing that was said or decided."""

import re
from collections.abc import Sequence

from tui.documents.importing.decided.decisions import begins_decision
from tui.documents.importing.head.header import is_title_of
from tui.documents.importing.items.items import find_titles
from tui.documents.importing.items.titles import Title
from tui.documents.importing.lines.blocks import Block
from tui.documents.importing.people.people_headings import heading_of_people
from tui.documents.importing.wordings import table

_FEWEST = 4
_HEAD = 12
"""Within so many blocks the items of an agenda begin."""
_BELOW = 2.0
"""So many blocks stand below each title of an agenda at most, on average."""
_PROSE = 60
_SAID = 0.05
"""So small a part of the lines of an agenda tells of what happened."""


def is_agenda(blocks: Sequence[Block]) -> bool:
    """Returns whether a document is an agenda by its shape."""
    if any(begins_decision(block.text) for block in blocks):
        return False
    titles = find_titles(blocks, rows=True)
    if len(titles) < _FEWEST or titles[0].block > _HEAD or not _numbered(titles):
        return False
    above = blocks[: titles[0].block]
    if any(is_title_of("minutes").search(block.text) or heading_of_people(block) is not None for block in above):
        return False
    lists = sum(heading_of_people(block) is not None for block in blocks)
    if lists > 1:
        return False
    below = blocks[titles[0].block :]
    said = sum(
        len(block.text) > _PROSE and re.search(table("numbering")["titles"]["told"], block.text) is not None
        for block in below
    )
    return len(below) <= (_BELOW + 1) * len(titles) and said <= _SAID * len(below)


def _numbered(titles: Sequence[Title]) -> bool:
    return sum(bool(each.number) for each in titles) >= 0.8 * len(titles)
