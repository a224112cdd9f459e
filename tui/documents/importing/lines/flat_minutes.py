"""Parts minutes that became one long line: the lists of people, the titles with their colons, and who proposed and what was resolved."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from tui.documents.importing.items.leads import DEEP
from tui.documents.importing.lines.line import Line
from tui.documents.importing.passage import Passage
from tui.documents.importing.wordings import table

_LONG = 500
_LINES = 8
"""A document with more lines than that has lines of its own."""
_FEWEST = 2


def with_flat_minutes_apart(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Returns the lines, a long one in which lists of people and titles with a colon behind them follow one another with a line for
    each, where there are no other lines. The titles become headings."""
    told = [line for line in lines if not line.blank and not line.furniture]
    if len(told) > _LINES:
        return tuple(lines)
    return tuple(each for line in lines for each in _parts(line))


def _parts(line: Line) -> Iterator[Line]:
    text = line.content.text if not line.cells and not line.furniture else ""
    people = [found.end() for found in _marks("people").finditer(text)]
    titles = [found for found in _marks("titles").finditer(text) if people and found.start() > people[0]]
    if len(text) < _LONG or len(people) < _FEWEST or len(titles) < _FEWEST:
        yield line
        return
    begins = {found.end() for found in titles}
    moved = {found.end() for found in _marks("moved").finditer(text) if found.start() > titles[0].start()}
    at = 0
    for until in (*sorted({*people, *begins, *moved}), len(text)):
        yield from _pieces(line, line.content.cut(at, until), at in begins)
        at = until


def _pieces(line: Line, passage: Passage, titled: bool) -> Iterator[Line]:
    title = _marks("title").match(passage.text) if titled else None
    if title is not None:
        yield replace(line, content=passage.cut(0, title.end()).stripped(": "), heading=DEEP)
        passage = passage.cut(title.end(), len(passage.text))
    if passage:
        yield replace(line, content=passage)


@cache
def _marks(which: str) -> re.Pattern[str]:
    words = table("headings")["flat"]
    return re.compile(words[which].replace("{title}", words["title"]))
