"""Puts the page of one item, of one decision, or of an issue in order: what its labels say of the meeting first, then the title with
its number, then the text."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from tui.documents.importing.items.levels import title_of
from tui.documents.importing.items.titles import Title, without_tail
from tui.documents.importing.lines.blocks import Block
from tui.documents.importing.passage import NOWHERE, Passage
from tui.documents.importing.wordings import table

_LONGEST = 200
_ALIKE = 0.7
"""So many of the words of a title are those of the page's title where it is the same, in full."""


def item_of_page(blocks: Sequence[Block]) -> tuple[tuple[Block, ...], Title] | None:
    """Returns the blocks of a page that is about one item in that order, and the item's title; None where it is no such page."""
    at = next((n for n, block in enumerate(blocks) if block.titles_page), None)
    if at is None:
        return None
    told = [n for n, block in enumerate(blocks) if n != at and _is_label(block)]
    numbers = (
        blocks[n].passage.group(found, "number")
        for n in told
        if (found := _number().search(blocks[n].text)) is not None
    )
    number = next(numbers, NOWHERE)
    fuller = at + 1
    while fuller in told:
        fuller += 1
    rest = [n for n in range(at + 1, len(blocks)) if n not in told]
    whole = _in_full(blocks[at], blocks[fuller], number.text) if number and fuller < len(blocks) else None
    above = [blocks[n] for n in range(at)] + [blocks[n] for n in told if n > at]
    here = len(above)
    ordered = [*above, blocks[at], *(blocks[n] for n in rest)]
    if whole is not None:
        return tuple(ordered), Title(here, here + 2, *whole)
    title = title_of(blocks[at], here)
    return tuple(ordered), replace(title, number=number) if number and not title.number else title


def meetings_of_issue(blocks: Sequence[Block]) -> list[tuple[Block, ...]]:
    """Returns the page of an issue that came before several meetings as a page for each, all with its title; nothing for other pages."""
    at = next((n for n, block in enumerate(blocks) if block.titles_page), None)
    begins = [n for n, block in enumerate(blocks) if _is_label(block) and _meeting().match(block.text)]
    if at is None or len(begins) <= 1 or begins[0] <= at:
        return []
    ends = [*begins[1:], len(blocks)]
    return [(*blocks[: begins[0]], *blocks[begin:end]) for begin, end in zip(begins, ends, strict=True)]


def _in_full(title: Block, below: Block, number: str) -> tuple[Passage, Passage] | None:
    """Returns number and title of a line that repeats the page's title behind the item's number."""
    found = re.match(rf"(?P<number>{re.escape(number)})[.)]?\s+(?=\S)", below.text)
    if found is None or len(below.text) > _LONGEST:
        return None
    name = without_tail(below.passage.cut(found.end(), len(below.text)))[0]
    wanted = re.findall(r"\w+", title.text.lower())
    said = sum(word in name.text.lower() for word in wanted)
    return (below.passage.group(found, "number"), name) if said >= _ALIKE * len(wanted) else None


def _is_label(block: Block) -> bool:
    return not block.cells and len(block.text) <= _LONGEST and _labels().match(block.text) is not None


@cache
def _labels() -> re.Pattern[str]:
    return re.compile(table("furniture")["page"]["labels"], re.IGNORECASE)


@cache
def _meeting() -> re.Pattern[str]:
    return re.compile(table("furniture")["page"]["meeting"], re.IGNORECASE)


@cache
def _number() -> re.Pattern[str]:
    return re.compile(table("furniture")["page"]["item"], re.IGNORECASE)
