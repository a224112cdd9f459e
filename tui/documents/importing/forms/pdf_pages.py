"""What the pages of a PDF have in common: their margins, their running heads and feet, tables that go over several of them."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from tui.documents.importing.forms.pdf_layout import has_no_room
from tui.documents.importing.forms.pdf_words import PageOfRows, Row, sizes
from tui.documents.importing.lines.blocks import is_label

_EDGE = 0.09
"""The part of a page's height, at its head and at its foot, in which heads and feet stand."""
_SET_IN = 60.0
_FAR = 0.5
_LARGER = 1.1
_FULL = 0.85
_AWAY = 1.6
"""A head or foot is so many times its size away from the text, at least."""


@dataclass(frozen=True)
class Margins:
    """From where to where text is set, and how wide a letter is, in points."""

    left: float
    right: float
    letter: float
    size: float = 0.0
    """The size of most of the text."""

    @classmethod
    def of(cls, pages: Sequence[PageOfRows]) -> "Margins":
        """Returns the margins of the pages' text."""
        words = [word for page in pages for row in page.rows for word in row.all_words]
        long = [word for word in words if len(word.text) > 1]
        letters = sum(len(word.text) for word in long)
        return cls(
            min((word.left for word in words), default=0.0),
            max((word.right for word in words), default=0.0),
            sum(word.right - word.left for word in long) / letters if letters else 0.0,
            sizes([word for word in words if not word.bold] or words).most_common(1)[0][0] if words else 0.0,
        )

    def wraps(self, above: Row, below: Row, new_page: bool) -> bool:
        """Returns whether a line goes on with the one above it: nothing parts them, and its first word had no room there."""
        if above.cells or below.cells or (below.blank_before and not new_page):
            return False
        far = below.words[0].left > self.left + _FAR * (self.right - self.left)
        if far or not _follows(above, below):
            return False
        if is_label(below.words[0].text) and not _set_in(above, below):
            return False
        if round(above.size, 1) != round(below.size, 1) or above.is_bold != below.is_bold:
            return False
        return has_no_room(above, below, above.edge or self.right) or _hangs(above, below) or self._is_heading(above)

    def _is_heading(self, row: Row) -> bool:
        """Returns whether a line is in letters larger than the text's and almost full: what breaks headings evens their lines out."""
        reach = (row.words[-1].right - self.left) / max(self.right - self.left, 1.0)
        return row.size > _LARGER * self.size and row.is_bold and reach > _FULL


def _follows(above: Row, below: Row) -> bool:
    """Returns whether a line begins where one that goes on with that above would: where that begins, where its second word does
    (behind a label), or to the left of a line set in."""
    left = below.words[0].left
    begins = [word.left for word in above.words[:2]]
    return any(abs(left - each) < 1.5 for each in begins) or 0 < begins[0] - left < _SET_IN


def _hangs(above: Row, below: Row) -> bool:
    """Returns whether a line is set in below the text of an entry with a label."""
    labelled = len(above.words) > 1 and is_label(above.words[0].text)
    return labelled and abs(below.words[0].left - above.words[1].left) < 1


def _set_in(above: Row, below: Row) -> bool:
    """Returns whether a line begins where the text of the one above does, behind its label where it has one."""
    labelled = len(above.words) > 1 and is_label(above.words[0].text)
    return abs(below.words[0].left - above.words[labelled].left) < 1


def settings_of(pages: Sequence[PageOfRows]) -> dict[int, str]:
    """Returns which rows, by their identity, are heads or feet of their pages, and not text: at the edge of a page, away from what
    stands next to them, and said on several pages alike."""
    largest = max((row.size for page in pages for row in page.rows), default=0.0)
    edges = [(row, which) for page in pages for row, which in _edges(page)]
    said = Counter(_alike(row) for row, _ in edges)
    return {id(row): which for row, which in edges if said[_alike(row)] > 1 or (len(pages) == 1 and row.size < largest)}


def tables_joined(pages: Sequence[PageOfRows]) -> list[PageOfRows]:
    """Returns the pages with rows that a page break parts made whole, and headings of tables that are said again named as such."""
    last: Row | None = None
    head: Row | None = None
    for page in pages:
        kept: list[Row] = []
        for row in page.rows:
            follows = last is not None and last.cells and row.cells and len(last.cells) == len(row.cells)
            if follows and head is not None and head is not last and _alike(row) == _alike(head) and row.is_bold:
                row.furniture = "heading of a table said again"
                kept.append(row)
                continue
            if follows and last is not None and not row.cells[0] and last not in page.rows:
                for cell, more in zip(last.cells, row.cells, strict=True):
                    cell.extend(more)
                continue
            if row.cells and not (last is not None and last.cells):
                head = row
            kept.append(row)
            last = row if not _is_edge(page, row) else last
        page.rows = kept
    return list(pages)


def _is_edge(page: PageOfRows, row: Row) -> bool:
    return any(row is edge for edge, _ in _edges(page))


def _edges(page: PageOfRows) -> list[tuple[Row, str]]:
    """Returns the first and the last row of a page where each stands away from the text."""
    rows, band = page.rows, _EDGE * page.height
    found = []
    if len(rows) > 1 and rows[0].top < band and rows[1].top - rows[0].top > _AWAY * rows[0].size and not rows[0].cells:
        found.append((rows[0], "running head"))
    if (
        len(rows) > 1
        and rows[-1].top > page.height - band
        and rows[-1].top - rows[-2].top > _AWAY * rows[-1].size
        and not rows[-1].cells
    ):
        found.append((rows[-1], "foot of the page"))
    return found


def _alike(row: Row) -> str:
    return re.sub(r"\d+", "0", " ".join(word.text for word in row.all_words).lower())
