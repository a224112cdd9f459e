"""The rows of a page of a PDF from where its words stand: columns apart, headings whole, blank lines where there is room."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from tui.documents.importing.forms.pdf_columns import flows_of
from tui.documents.importing.forms.pdf_struck import STRUCK
from tui.documents.importing.forms.pdf_tables import tables_in
from tui.documents.importing.forms.pdf_words import (
    PageOfRows,
    Row,
    across,
    is_upright,
    lines_of,
    parted,
    sizes,
    word_of,
)
from tui.documents.importing.lines.blocks import is_label

if TYPE_CHECKING:
    from pdfplumber.page import Page

_APART = 1.1
"""Words stand in columns of their own where so many times their size is between them."""
_BLANK = 0.15
_OFTEN = 3
_SPACED = 1.45
"""A blank line stands between lines whose feet are so many times their size further apart than their own height."""
_LARGER = 1.03


def page_of_rows(page: "Page") -> PageOfRows:
    """Returns the rows of a page as pdfplumber gives it."""
    slanted = across([char for char in page.chars if not is_upright(char)])
    upright = page.filter(is_upright)
    words = [
        word_of(each)
        for each in upright.extract_words(
            keep_blank_chars=False,
            use_text_flow=False,
            extra_attrs=["fontname", "size", STRUCK],
            x_tolerance_ratio=0.15,
        )
    ]
    tables, words = tables_in(upright, words)
    flows = flows_of(words) if not tables else [sorted([*tables, *lines_of(words)], key=lambda row: row.top)]
    rows = [row for flow in flows for row in _whole(flow)]
    for above, flow in pairwise(flows):
        # The right column begins higher up than the left one ends: its first line may go on with that one's last.
        flow[0].blank_before = flow[0].top > above[-1].top
    return PageOfRows(rows, slanted, float(page.height))


def _whole(rows: list[Row]) -> list[Row]:
    _find_columns(rows)
    return _cells_whole(_headings_whole(_with_blanks(rows)))


def _find_columns(rows: Sequence[Row]) -> None:
    """Says of each line where further columns begin: behind much room, or where they begin in several lines of the page."""
    for row in rows:
        row.begins = [n for n in range(1, len(row.words)) if _is_apart(row, n)]
    stops = Counter(round(row.words[n].left) for row in rows for n in row.begins)
    often = {stop for stop, count in stops.items() if count >= _OFTEN}
    for row in rows:
        for n in range(2, len(row.words)):
            if n not in row.begins and round(row.words[n].left) in often and parted(row.words[n - 1], row.words[n]):
                row.begins.append(n)
        row.begins.sort()


def _is_apart(row: Row, n: int) -> bool:
    before, word = row.words[n - 1], row.words[n]
    return word.left - before.right > _APART * word.size and not (n == 1 and is_label(before.text))


def _cells_whole(rows: list[Row]) -> list[Row]:
    """Returns the rows with what runs over from the first column of a line put before its last: a title before its pages."""
    found: list[Row] = []
    for row in rows:
        above = found[-1] if found else None
        if above is not None and _runs_over(above, row):
            at = above.begins[0]
            above.words[at:at] = row.words
            above.begins = [each + len(row.words) for each in above.begins]
        else:
            found.append(row)
    return found


def _runs_over(above: Row, row: Row) -> bool:
    """Returns whether a line is only the rest of the first of two columns of the line above it."""
    if above.cells or row.cells or row.blank_before or len(above.begins) != 1 or row.begins or not above.begins[0] > 1:
        return False
    column = above.words[above.begins[0]].left
    text = above.words[1].left if is_label(above.words[0].text) else above.words[0].left
    begins_there = abs(row.words[0].left - text) < 1 and is_label(above.words[0].text)
    return begins_there and max(word.right for word in row.words) <= column


def _headings_whole(rows: list[Row]) -> list[Row]:
    """Returns the rows with the lines of a heading that is larger than the text in one."""
    larger = levels(rows)
    right = max((word.right for row in rows for word in row.all_words), default=0.0)
    found: list[Row] = []
    for row in rows:
        above = found[-1] if found else None
        if (
            above is not None
            and not (above.cells or row.cells or row.blank_before)
            and above.is_bold
            and row.is_bold
            and round(above.size, 1) == round(row.size, 1)
            and round(row.size, 1) in larger
            and has_no_room(above, row, right)
        ):
            above.words += row.words
        else:
            found.append(row)
    return found


def columns_of(row: Row, left: float, width: float) -> str:
    """Returns a line with blanks where columns are apart, and before it as many as it is set in. `left` is where the page's text
    begins, `width` that of a letter."""
    begins = set(row.begins)
    text = " " * max(round((row.words[0].left - left) / width), 0) if width else ""
    for n, word in enumerate(row.words):
        before = row.words[n - 1] if n else None
        if before is not None:
            apart = n in begins
            blanks = max(round((word.left - left) / width) - len(text), 3) if apart else 1
            text += " " * blanks if parted(before, word) else ""
        text += word.text
    return text


def has_no_room(above: Row, below: Row, right: float) -> bool:
    """Returns whether the first word of a line had no room at the end of the line above, text being set as far as `right`."""
    first = below.words[0]
    return right - above.words[-1].right < first.right - first.left + _BLANK * first.size


def levels(rows: Sequence[Row]) -> dict[float, int]:
    """Returns the sizes of letters that are larger than most of those not in bold, each with the level of heading that it is: the
    largest is 1."""
    words = [word for row in rows for word in row.all_words]
    counts = sizes([word for word in words if not word.bold] or words)
    if not counts:
        return {}
    body = counts.most_common(1)[0][0]
    large = sorted((size for size in sizes(words) if size > _LARGER * body), reverse=True)
    return {size: n for n, size in enumerate(large, 1)}


def _with_blanks(rows: list[Row]) -> list[Row]:
    """Returns the rows with it said where more room than usual is above one."""
    right = max((word.right for row in rows for word in row.all_words), default=0.0)
    steps = [
        below.top - above.top
        for above, below in pairwise(rows)
        if not above.cells
        and not below.cells
        and 0 < below.top - above.top < 3 * below.size
        and has_no_room(above, below, right)
    ]
    usual = min(Counter(round(step) for step in steps).most_common(2), default=(0, 0))[0] if steps else 0
    for above, below in pairwise(rows):
        step = below.top - above.top
        below.blank_before = bool(above.cells) != bool(below.cells) or (
            not below.cells and step > max(usual * 1.18, _SPACED * min(above.size, below.size))
        )
    return rows
