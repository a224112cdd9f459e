"""Parts the head of a document that is printed in two columns: the body, the day and the place to the left, who was there to the right."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from tui.documents.importing.lines.line import Line
from tui.documents.importing.passage import NOWHERE
from tui.documents.importing.wordings import table

_HEAD = 15
"""Within so many lines such a head begins, and so long it is at most."""
_FARTHEST = 0.5
"""From this part of the heading's column on, a line begins in the column to the right."""
_GAP = re.compile(r"\s{3,}|\t+")


def with_columns_apart(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Returns the lines, those of such a head as the lines of its left column and below them those of its right one."""
    told = [n for n, line in enumerate(lines) if not line.blank and not line.furniture]
    for n in told[:_HEAD]:
        found = _heading().match(lines[n].raw)
        if found is None or lines[n].cells:
            continue
        until = next((m for m in range(n, min(len(lines), n + _HEAD)) if lines[m].blank), n)
        pieces = [_parted(line, found.start("right")) for line in lines[n:until]]
        left, right = [each for each, _ in pieces if not each.blank], [each for _, each in pieces if not each.blank]
        if len(left) > 1 and len(right) > 1:
            blank = Line(lines[until - 1].number, "", NOWHERE)
            return (*lines[:n], *left, blank, *right, *lines[until:])
    return tuple(lines)


def _parted(line: Line, column: int) -> tuple[Line, Line]:
    """Returns the pieces of a line in the column to the left and in the one to the right."""
    nothing = replace(line, raw="", content=NOWHERE, strong=())
    start = len(line.raw) - len(line.raw.lstrip())
    if start >= _FARTHEST * column:
        return nothing, line
    gap = next((each for each in _gaps(line) if each.start() > 0), None)
    if gap is None:
        return line, nothing
    text = line.content.text
    left = replace(line, raw=text[: gap.start()], content=line.content.cut(0, gap.start()), strong=(), indent=0)
    right = replace(line, raw=text[gap.end() :], content=line.content.cut(gap.end(), len(text)), strong=(), indent=0)
    return left, right


def _gaps(line: Line) -> Iterator[re.Match[str]]:
    return _GAP.finditer(line.content.text)


@cache
def _heading() -> re.Pattern[str]:
    """What matches a line with a heading of people behind a wide gap."""
    words = "|".join(
        re.escape(word)
        for group in table("headings")["attendance"]
        if not group.get("counted")
        for word in group["words"]
    )
    return re.compile(rf"\s{{0,8}}\S.{{2,70}}?\s{{3,}}(?P<right>(?i:{words})\s*:)")
