"""Finds items within an item that has no number, or one of another form: 1. and 2. under NEW BUSINESS, A. and B. under II."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from tui.documents.importing.decided.decisions import begins_decision, mover_alone, movers_in
from tui.documents.importing.items.titles import Title, without_tail
from tui.documents.importing.lines.blocks import Block
from tui.documents.importing.passage import Passage
from tui.documents.importing.wordings import table

_LONGEST = 160
_FIRST = ("1", "A", "a", "i")


def numbered_within(blocks: Sequence[Block], numbered: bool = False) -> Iterator[tuple[Title | None, Sequence[Block]]]:
    """Returns what stands under an item in stretches: its own blocks with None for a title, then each numbered title within it
    with the blocks under it. A row of numbers with nothing under them is a list and no row of items. With `numbered`, the item has
    a number itself: then numbers within it are those of paragraphs, unless the titles behind them stand out."""
    found = _row_standing_out(blocks) if numbered else _row(blocks)
    if not found:
        yield None, blocks
        return
    yield None, blocks[: found[0].block]
    for title, until in pairwise([*found, None]):
        assert title is not None
        yield title, blocks[title.after : until.block if until is not None else len(blocks)]


def _row(blocks: Sequence[Block]) -> list[Title]:
    for pattern in _forms():
        found = [title for n, block in enumerate(blocks) if (title := _title(block, n, pattern)) is not None]
        first = found[0].number.text if found else ""
        bare = any(other.block == each.after for each, other in pairwise(found))
        announced = bool(found) and found[0].block > 0 and _announces(blocks[found[0].block - 1].text)
        if (
            found
            and not announced
            and (first in ("1", "A", "a") or _runs_on(found))
            and not (bare and not _is_moved(blocks[found[-1].after :]))
            and found[-1].after < len(blocks)
        ):
            return found
    return []


def _is_moved(blocks: Sequence[Block]) -> bool:
    """Returns whether a line below the last of a row says who moved, or what became of it: they are the stages in which that was taken."""
    line = table("decisions")["result"]["line"]
    return any(mover_alone(block.text, "mover") or re.fullmatch(line, block.text, re.IGNORECASE) for block in blocks)


def _announces(text: str) -> bool:
    """Returns whether a paragraph leads over to the list of what was decided, whose entries are no items."""
    return text.endswith(":") and re.search(table("numbering")["within"]["announced"], text, re.IGNORECASE) is not None


def _runs_on(titles: Sequence[Title]) -> bool:
    """Returns whether several numbers follow one another without a gap: then they go on with those of the item before."""
    numbers = [int(each.number.text) for each in titles if each.number.text.isdigit()]
    return len(numbers) == len(titles) > 1 and all(other == one + 1 for one, other in pairwise(numbers))


def _row_standing_out(blocks: Sequence[Block]) -> list[Title]:
    for pattern in _forms_within():
        found = [
            title
            for n, block in enumerate(blocks)
            if (title := _title(block, n, pattern)) is not None and _stands_out(blocks, n, title)
        ]
        first = found[0].number.text.rsplit(".", 1)[-1] if found else ""
        bare = any(other.block == each.after for each, other in pairwise(found))
        if first in _FIRST and not bare and found[-1].after < len(blocks):
            return found
    return []


def _stands_out(blocks: Sequence[Block], n: int, title: Title) -> bool:
    """Returns whether a title within an item looks like one: in capitals, or with the reference of an application."""
    words = table("numbering")["within"]
    if (n and blocks[n - 1].text.endswith(":")) or title.title.text.startswith("That "):
        return False
    if blocks[n].capitals or _is_reference(title.title):
        return True
    lettered = re.fullmatch(words["lettered"], title.number.text) is not None
    return lettered and blocks[n].lines == 1


def _is_reference(title: Passage) -> bool:
    """Returns whether a title begins with the reference of an application."""
    return re.match(table("numbering")["within"]["reference"], title.text) is not None


def _title(block: Block, n: int, pattern: re.Pattern[str]) -> Title | None:
    match = pattern.match(block.text)
    if match is None or block.bullet or block.cells or len(block.text) > _LONGEST:
        return None
    title, rest = without_tail(block.passage.cut(match.end(), len(block.text)))
    prose = re.search(table("numbering")["titles"]["verbs"], title.text) or movers_in(title)[0]
    if (
        prose
        or title.text.endswith((".", ";", ":", ","))
        or not (
            title.text[:1].isupper()
            or (title.text[:1].isdigit() and not match["number"].isdigit())
            or _is_reference(title)
        )
        or begins_decision(title.text)
    ):
        return None
    return Title(n, n + 1, block.passage.group(match, "number"), title, rest=rest)


@cache
def _forms_within() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(each) for each in table("numbering")["within"]["patterns"])


@cache
def _forms() -> tuple[re.Pattern[str], ...]:
    return tuple(
        re.compile(each["pattern"]) for each in table("numbering")["items"] if each["name"] in ("number", "letter")
    )
