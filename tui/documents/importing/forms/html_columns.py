"""In which column each cell of a table of HTML stands, where cells go over several rows or columns."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

_MOST_COLUMNS = 60
_MOST_ROWS = 1_000


class Columns:
    """The columns of a table, row after row."""

    def __init__(self) -> None:
        self._taken: dict[int, int] = {}
        """For how many rows more a column is taken by a cell that began above."""

    def of(self, cells: "Sequence[_Element]") -> list[int]:
        """Returns the column, from 0, of each cell of the next row."""
        before, self._taken = self._taken, {at: rows - 1 for at, rows in self._taken.items() if rows > 1}
        found, at = [], 0
        for each in cells:
            while before.get(at):
                at += 1
            found.append(at)
            rows = _span(each, "rowspan", _MOST_ROWS)
            for taken in range(at, at + _span(each, "colspan", _MOST_COLUMNS)):
                if rows > 1 and taken < _MOST_COLUMNS:
                    self._taken[taken] = rows - 1
                at = taken + 1
        return found


def _span(cell: "_Element", name: str, most: int) -> int:
    text = (cell.get(name) or "").strip()
    return min(max(int(text), 1), most) if re.fullmatch(r"\d{1,6}", text) else 1
