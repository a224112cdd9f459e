"""Puts the first item behind the lists of people where its title is only what the document is: MINUTES, the day, PRESENT: …"""

import re
from collections.abc import Sequence
from dataclasses import replace

from tui.documents.importing.head.header import is_title_of
from tui.documents.importing.items.titles import Title
from tui.documents.importing.lines.blocks import Block
from tui.documents.importing.people.people import people_in
from tui.documents.importing.people.people_headings import heading_of_people
from tui.documents.importing.wordings import table

_HEAD = 12
"""Within so many blocks of a document its head ends."""
_BELOW = 6
"""Within so many blocks below such a title the first list of people begins."""
_LINE = 90


def with_head_below(blocks: Sequence[Block], titles: Sequence[Title]) -> tuple[Sequence[Block], tuple[Title, ...]]:
    """Returns the blocks and the titles, the first of them behind the lists of people below it where it is no title of an item."""
    if not titles or titles[0].block > _HEAD or titles[0].number or not _names_document(titles[0]):
        return blocks, tuple(titles)
    until = titles[1].block if len(titles) > 1 else len(blocks)
    at = _first_list(blocks, titles[0].after, min(until, titles[0].after + _BELOW))
    while at and at < until and (heading_of_people(blocks[at]) is not None or _is_line_of_list(blocks[at])):
        at += 1
    return blocks, (replace(titles[0], block=at, after=at), *titles[1:]) if 0 < at < until else tuple(titles)


def _names_document(title: Title) -> bool:
    return is_title_of("minutes").fullmatch(title.title.text.strip(" :.")) is not None


def _first_list(blocks: Sequence[Block], begin: int, end: int) -> int:
    """Returns the first block that heads a list of people; 0 where none does, or where a sentence stands before it."""
    for n in range(begin, end):
        if heading_of_people(blocks[n]) is not None:
            return n
        if re.search(table("numbering")["titles"]["verbs"], blocks[n].text):
            return 0
    return 0


def _is_line_of_list(block: Block) -> bool:
    verbs = re.search(table("numbering")["titles"]["verbs"], block.text)
    return not block.cells and len(block.text) < _LINE and verbs is None and bool(people_in(block.passage))
