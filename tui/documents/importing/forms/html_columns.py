"""In which column each cell of a table of HTML stands, where cells go over several rows or columns."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from tui.documents.importing.forms.cells import TABLE
from tui.documents.importing.forms.grid import aligned
from tui.documents.importing.forms.html_looks import NO_TEXT

if TYPE_CHECKING:
    from lxml.etree import _Element

_MOST_COLUMNS = 60
_MOST_ROWS = 1_000


def cells_of(row: "_Element") -> "Iterator[_Element]":
    """Yields the cells of a row, whatever they are wrapped in, and what else stands in it."""
    for each in row.iterchildren():
        tag = each.tag if isinstance(each.tag, str) else ""
        loose = bool((each.text or "").strip() or (each.tail or "").strip())
        wraps = tag not in ("td", "th", "table") and next(each.iterdescendants("td", "th"), None) is not None
        if wraps and not loose:
            yield from cells_of(each)
        elif (tag and tag not in NO_TEXT) or (each.tail or "").strip():
            yield each


def columns_of(table: "_Element") -> "dict[_Element, list[int]]":
    """Returns the columns, from 0, of the cells of each row of a table, of those of tables within it none."""
    rows = list(_rows(table))
    if not any(each.get("rowspan") or each.get("colspan") for row in rows for each in cells_of(row)):
        return {}
    taken: dict[int, int] = {}
    begins: list[list[int]] = []
    own: list[list[int]] = []
    for row in rows:
        before, taken = taken, {at: more - 1 for at, more in taken.items() if more > 1}
        at = 0
        begun: list[int] = []
        for each in cells_of(row):
            while at in before:
                at += 1
            begun.append(at)
            over = _span(each, "rowspan", _MOST_ROWS)
            for place in range(at, at + _span(each, "colspan", _MOST_COLUMNS)):
                if over > 1 and place < _MOST_COLUMNS:
                    taken[place] = over - 1
                at = place + 1
        begins.append(sorted({*begun, *before}))
        own.append(begun)
    found = aligned(begins)
    return {
        row: [columns[all_begins.index(at)] for at in begun]
        for row, begun, all_begins, columns in zip(rows, own, begins, found, strict=True)
    }


def is_wide(table: "_Element") -> bool:
    """Returns whether a table has so many columns that its rows are kept where it stands in a cell of another."""
    return any(len(list(cells_of(row))) >= TABLE for row in _rows(table))


def counted(table: "_Element") -> "dict[_Element, list[int]]":
    """Returns the columns of the cells of each row of a table whose cells go over no others."""
    return {row: [n for n, _ in enumerate(cells_of(row))] for row in _rows(table)}


def _rows(element: "_Element") -> "Iterator[_Element]":
    for each in element.iterchildren():
        if each.tag == "tr":
            yield each
        elif each.tag != "table":
            yield from _rows(each)


def _span(cell: "_Element", name: str, most: int) -> int:
    text = (cell.get(name) or "").strip()
    return min(max(int(text), 1), most) if re.fullmatch(r"\d{1,6}", text) else 1
