"""The tables of a page of a PDF, found by the rules that part their cells."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tui.documents.importing.forms.pdf_words import Row, Word, lines_of

if TYPE_CHECKING:
    from pdfplumber.page import Page


_FEWEST_DRAWN = 4
_MOST_DRAWN = 10_000
"""A page with more lines than these is a map or a plan, and not a table."""


def tables_in(page: "Page", words: list[Word]) -> tuple[list[Row], list[Word]]:
    """Returns the rows of the tables that rules mark, of two columns at least, and the words in none of them.

    A table within a cell of another is part of what that cell says.
    """
    rows: list[Row] = []
    if not _FEWEST_DRAWN <= len(page.lines) + len(page.rects) + len(page.curves) <= _MOST_DRAWN:
        return rows, words
    for table in sorted(
        page.find_tables(), key=lambda each: (each.bbox[0] - each.bbox[2]) * (each.bbox[3] - each.bbox[1])
    ):
        within = [word for word in words if _is_in(word, table.bbox)]
        found: list[Row] = []
        for row in table.rows:
            cells = []
            for cell in row.cells:
                inside = [word for word in within if cell is not None and _is_in(word, cell)]
                within = _without(within, inside)
                cells.append(_in_order(inside))
            if any(cells):
                found.append(Row(cells=cells))
        if found and max(sum(bool(cell) for cell in row.cells) for row in found) > 1:
            rows.extend(found)
            words = _without(words, [word for row in found for word in row.all_words])
    return rows, words


def _without(words: list[Word], taken: Sequence[Word]) -> list[Word]:
    gone = {id(word) for word in taken}
    return [word for word in words if id(word) not in gone] if gone else words


def _is_in(word: Word, box: tuple[float, float, float, float]) -> bool:
    middle, height = (word.left + word.right) / 2, (word.top + word.bottom) / 2
    return box[0] <= middle <= box[2] and box[1] <= height <= box[3]


def _in_order(words: Sequence[Word]) -> list[Word]:
    return [word for row in lines_of(words) for word in row.words]
