"""Which letters of a page of a PDF are struck out: a PDF says it by a line drawn over them, or by a mark laid over the page."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pdfplumber.page import Page

STRUCK = "struck"
"""The name under which it is said of a letter."""
_THIN = 0.2
"""A line is so many times the size of a letter thick, at most: a box is none."""
_THICKEST = 4.0
_FROM, _TO = 0.34, 0.74
"""The part of a letter's height, from its top, in which a line strikes it out; one that underlines it is lower."""
_STEP = 0.5
_LARGEST = 100.0


def say_struck(page: "Page", over: Sequence[tuple[float, float, float, float]] = ()) -> None:
    """Says of each letter of a page whether it is struck out. `over` are the boxes (left, top, right, bottom) of marks laid over the
    page that strike out."""
    drawn = _Drawn(page)
    for char in page.chars:
        middle = (char["x0"] + char["x1"]) / 2
        height = (char["top"] + char["bottom"]) / 2
        marked = any(left <= middle <= right and top <= height <= bottom for left, top, right, bottom in over)
        char[STRUCK] = marked or drawn.strikes(char, middle)


class _Drawn:
    """The level lines that are drawn on a page."""

    def __init__(self, page: "Page") -> None:
        found: dict[int, list[tuple[float, float, float]]] = defaultdict(list)
        for left, right, height, thick in _level(page):
            found[round(height / _STEP)].append((left, right, thick))
        self._at = {at: _joined(lines) for at, lines in found.items()}

    def strikes(self, char: dict[str, Any], middle: float) -> bool:
        """Returns whether a line goes through the middle of a letter."""
        size = char["bottom"] - char["top"]
        if not self._at or not 0 < size <= _LARGEST:
            return False
        first, last = char["top"] + _FROM * size, char["top"] + _TO * size
        for at in range(round(first / _STEP), round(last / _STEP) + 1):
            lines = self._at.get(at, ())
            n = bisect_right(lines, (middle, float("inf"), 0.0)) - 1
            if n >= 0 and lines[n][1] >= middle and lines[n][2] <= _THIN * size:
                return True
        return False


def _level(page: "Page") -> Iterator[tuple[float, float, float, float]]:
    """Yields the level lines of a page: from where to where, at what height, how thick."""
    for each in (*page.lines, *page.rects, *page.curves):
        thick = each["bottom"] - each["top"]
        if thick <= min(_THICKEST, (each["x1"] - each["x0"]) / 2):
            yield each["x0"], each["x1"], (each["top"] + each["bottom"]) / 2, thick


def _joined(lines: list[tuple[float, float, float]]) -> list[tuple[float, float, float]]:
    """Returns lines at one height from left to right, those that touch or lie over each other as one."""
    found: list[tuple[float, float, float]] = []
    for left, right, thick in sorted(lines):
        if found and left <= found[-1][1] + _STEP:
            before = found.pop()
            found.append((before[0], max(before[1], right), max(before[2], thick)))
        else:
            found.append((left, right, thick))
    return found
