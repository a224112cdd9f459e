"""Parts lines that name two people each with one blank between them, where the two columns of a list ran together."""

import re
from collections.abc import Sequence
from dataclasses import replace

from tui.documents.importing.lines.blocks import Block
from tui.documents.importing.passage import Passage
from tui.documents.importing.people.name_words import looks_like_name
from tui.documents.importing.people.printed import Printed
from tui.documents.importing.wordings import table

_FEWEST = 2
"""A line alone can be the name of one person."""
_WORDS = 4
DOUBT = "Nothing parts two names in this line; each is taken to have two words."


def lines_of_pairs(blocks: Sequence[Block], at: int) -> int:
    """Returns how many blocks from `at` on are lines of two names each; 0 where fewer than two are, or where nothing shows that a first
    name begins the second half of one."""
    known = table("first_names")["names"]
    until = at
    shown = False
    while until < len(blocks) and _may_be_pair(blocks[until]):
        words = [word for line in blocks[until].passage.by_line() for word in line.text.split()]
        if any(word in known for word in words[1::_WORDS]):
            break
        shown = shown or any(word in known for word in words[2::_WORDS])
        until += 1
    lines = sum(len(block.passage.by_line()) for block in blocks[at:until])
    return until - at if shown and lines >= _FEWEST else 0


def pairs_in(block: Block) -> list[Printed]:
    """Returns the people of such lines."""
    return [
        replace(Printed(each, each.text), doubt=DOUBT) for line in block.passage.by_line() for each in _halves(line)
    ]


def _halves(line: Passage) -> tuple[Passage, Passage]:
    middle = [found.start() for found in re.finditer(r"\S+", line.text)][_WORDS // 2]
    return line.cut(0, middle), line.cut(middle, len(line.text))


def _may_be_pair(block: Block) -> bool:
    if block.cells or block.heading:
        return False
    return all(
        len(line.text.split()) == _WORDS
        and looks_like_name(line.text)
        and re.fullmatch(r"[^\W\d_’' -]{2,}[\w’' -]*", line.text)
        for line in block.passage.by_line()
    )
