"""Finds the order of business of minutes whose items have no numbers, by the words that head it: Call to order, Old business: …"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from tui.documents.importing.head.header import is_title_of
from tui.documents.importing.items.leads import DEEP, may_head
from tui.documents.importing.items.no_title import is_no_title
from tui.documents.importing.items.titles import Title
from tui.documents.importing.lines.blocks import Block
from tui.documents.importing.passage import NOWHERE
from tui.documents.importing.wordings import table

_FEWEST = 3
_FEWEST_BUSINESS = 2
"""So many titles of the order of business, together with others in capitals, make a row of at least the fewest."""
_SENTENCE = 40
_BEFORE = 2
"""So many of its titles before the first number show that the numbers are those of things within an item."""


def by_business(blocks: Sequence[Block]) -> tuple[tuple[Block, ...], tuple[Title, ...]]:
    """Returns the blocks, titles of the order of business apart from the text behind them, and those titles; none where they are few.

    Lines behind the first of them that are bold or in capitals as a whole are titles as well.
    """
    ends = {n: end for n, block in enumerate(blocks) if (end := _end(block)) is not None}
    for n in sorted(ends):
        # The roll at the head of minutes is no item where nothing was taken before it, and Minutes alone is the title of the document.
        alone = _alone(blocks[n], ends[n])
        if alone != (is_title_of("minutes").fullmatch(blocks[n].text.strip(" :.")) is not None) or not (
            alone or _is_roll(blocks[n].text)
        ):
            break
        del ends[n]
    distinct = {blocks[n].text[:end].lower() for n, (end, _) in ends.items()}
    if len(distinct) < _FEWEST_BUSINESS:
        return tuple(blocks), ()
    first = min(ends)
    found: list[Block] = []
    for n, block in enumerate(blocks):
        if n in ends:
            title, rest = block.passage.cut(0, ends[n][0]), block.passage.cut(ends[n][1], len(block.text))
            found.append(replace(block, passage=title, heading=DEEP, bullet=False, strong=(), lead=title.text, lines=1))
            if rest:
                found.append(replace(block, passage=rest, bullet=False, strong=(), lead=rest.text, after_blank=False))
        elif (
            n > first
            and (block.bold or block.capitals)
            and not block.cells
            and may_head(block.text)
            and not is_no_title(block)
        ):
            found.append(replace(block, heading=DEEP))
        else:
            found.append(block)
    titles = [Title(n, n + 1, NOWHERE, block.passage.stripped(":")) for n, block in enumerate(found) if block.heading]
    own_line = [n for n in ends if _alone(blocks[n], ends[n])]
    if len(titles) < _FEWEST:
        short = len(own_line) == len(ends) and all(blocks[n].capitals and _heads_motion(blocks, n) for n in own_line)
        return (tuple(found), tuple(titles)) if short else (tuple(blocks), ())
    if len(distinct) < _FEWEST and not all(blocks[n].capitals for n in own_line):
        return tuple(blocks), ()
    return tuple(found), tuple(titles)


def _heads_motion(blocks: Sequence[Block], n: int) -> bool:
    """Returns whether a motion, or a sentence, stands below a line in capitals, so that it is a title however few there are."""
    return n + 1 < len(blocks) and len(blocks[n + 1].text) > _SENTENCE and not blocks[n + 1].capitals


def is_order(business: Sequence[Title], titles: Sequence[Title]) -> bool:
    """Returns whether the titles of the order of business are those of the items, and not `titles`, which were found otherwise."""
    if not business:
        return False
    numbered = [each for each in titles if each.number]
    if not numbered:
        return len(business) > len(titles)
    before = sum(each.title.line < numbered[0].title.line for each in business)
    return before >= _BEFORE or (before > 0 and not any(heads_business(each.title.text) for each in numbered))


def heads_business(text: str) -> bool:
    """Returns whether a text is a title of the order of business and nothing else."""
    found = _business().match(text)
    return found is not None and not text[found.end() :].strip(" :.–-")


def _end(block: Block) -> tuple[int, int] | None:
    """Returns where such a title at the beginning of a paragraph ends, and where the text behind it begins; None where none is."""
    found = None if block.cells or block.heading else _business().match(block.text)
    if found is None:
        return None
    behind = re.compile(table("numbering")["business"]["behind"], re.IGNORECASE).match(block.text, found.end())
    return (found.end(), behind.end()) if behind is not None else None


def _alone(block: Block, end: tuple[int, int]) -> bool:
    """Returns whether nothing stands behind a title in its line."""
    return end[1] == len(block.text)


def _is_roll(text: str) -> bool:
    return re.match(table("numbering")["business"]["roll"], text, re.IGNORECASE) is not None


@cache
def _business() -> re.Pattern[str]:
    words = "|".join(f"(?:{each})" for each in table("numbering")["business"]["titles"])
    return re.compile(rf"(?=[A-Z])(?i:{words})(?![\w’'])")
