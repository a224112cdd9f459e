"""Lines of a page of a PDF from where its words stand: columns apart, tables by their rules, and what is bold, italic or larger."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from tui.documents.importing.blocks import is_label

if TYPE_CHECKING:
    from pdfplumber.page import Page

_BOLD = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)
_ITALIC = re.compile(r"italic|oblique", re.IGNORECASE)
_APART = 1.1
"""Words stand in columns of their own where so many times their size is between them."""
_TOGETHER = 0.12
_BLANK = 0.15
_OFTEN = 3
_SPACED = 1.45
"""A blank line stands between lines whose feet are so many times their size further apart than their own height."""
_LARGER = 1.03
_SLANT = 0.05
_SAME_LINE = 0.5


@dataclass(frozen=True)
class Word:
    """A word and where it stands, in points from the top left of the page."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    size: float
    bold: bool
    italic: bool


@dataclass
class Row:
    """A line of the page, or a row of a table with its cells."""

    words: list[Word] = field(default_factory=list)
    cells: list[list[Word]] = field(default_factory=list)
    blank_before: bool = False
    begins: list[int] = field(default_factory=list)
    """The numbers of the words that begin a further column."""

    @property
    def top(self) -> float:
        """How far down the page it begins."""
        return min((word.top for word in self.all_words), default=0.0)

    @property
    def all_words(self) -> list[Word]:
        """Its words, those of its cells too."""
        return self.words or [word for cell in self.cells for word in cell]

    @property
    def size(self) -> float:
        """The size of most of its letters."""
        return sizes(self.all_words).most_common(1)[0][0] if self.all_words else 0.0

    @property
    def is_bold(self) -> bool:
        """Whether all of it is bold."""
        return all(word.bold for word in self.all_words)


@dataclass
class PageOfRows:
    """A page: its rows from top to bottom, and what is printed across it."""

    rows: list[Row]
    across: str = ""
    height: float = 0.0


def page_of_rows(page: "Page") -> PageOfRows:
    """Returns the rows of a page as pdfplumber gives it."""
    across = "".join(char["text"] for char in page.chars if not _is_upright(char))
    upright = page.filter(_is_upright)
    words = [
        _word(each)
        for each in upright.extract_words(
            keep_blank_chars=False, use_text_flow=False, extra_attrs=["fontname", "size"], x_tolerance_ratio=0.15
        )
    ]
    rows: list[Row] = []
    for table in _tables(upright, words):
        rows.extend(table)
        inside = {id(word) for row in table for word in row.all_words}
        words = [word for word in words if id(word) not in inside]
    rows.extend(_lines(words))
    rows.sort(key=lambda row: row.top)
    _find_columns(rows)
    return PageOfRows(_cells_whole(_headings_whole(_with_blanks(rows))), across.strip(), float(page.height))


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


def sizes(words: Sequence[Word]) -> Counter[float]:
    """Returns how many letters have each size."""
    found: Counter[float] = Counter()
    for word in words:
        found[round(word.size, 1)] += len(word.text)
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


def parted(before: Word, word: Word) -> bool:
    """Returns whether there is a blank between two words of a line; where the look changes within a word there is none."""
    return word.left - before.right > _TOGETHER * word.size or word.top > before.bottom


def has_no_room(above: Row, below: Row, right: float) -> bool:
    """Returns whether the first word of a line had no room at the end of the line above, text being set as far as `right`."""
    first = below.words[0]
    return right - above.words[-1].right < first.right - first.left + _BLANK * first.size


def joined(words: Sequence[Word]) -> str:
    """Returns words as a text."""
    text = ""
    for n, word in enumerate(words):
        text += (" " if n and parted(words[n - 1], word) else "") + word.text
    return text


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


def _is_upright(thing: dict[str, Any]) -> bool:
    """Returns whether something is no letter, or one on a level line: a mark across the page is set at a slant."""
    if thing.get("object_type") != "char":
        return True
    along, up = thing["matrix"][:2]
    return bool(abs(up) <= _SLANT * abs(along))


def _word(found: dict[str, Any]) -> Word:
    font = str(found["fontname"])
    return Word(
        found["text"],
        found["x0"],
        found["x1"],
        found["top"],
        found["bottom"],
        found["size"],
        _BOLD.search(font) is not None,
        _ITALIC.search(font) is not None,
    )


def _tables(page: "Page", words: Sequence[Word]) -> Iterator[list[Row]]:
    """Yields the tables that rules mark, of two columns at least, each as its rows."""
    if len(page.lines) + len(page.rects) + len(page.curves) < 4:
        return
    for table in page.find_tables():
        rows = []
        for found in table.rows:
            cells = [[word for word in words if cell is not None and _is_in(word, cell)] for cell in found.cells]
            if any(cells):
                rows.append(Row(cells=[_in_order(cell) for cell in cells]))
        if rows and max(sum(bool(cell) for cell in row.cells) for row in rows) > 1:
            yield rows


def _is_in(word: Word, box: tuple[float, float, float, float]) -> bool:
    middle, height = (word.left + word.right) / 2, (word.top + word.bottom) / 2
    return box[0] <= middle <= box[2] and box[1] <= height <= box[3]


def _in_order(words: Sequence[Word]) -> list[Word]:
    return [word for row in _lines(words) for word in row.words]


def _lines(words: Sequence[Word]) -> list[Row]:
    """Returns words as lines: those whose middles are at one height belong together."""
    rows: list[Row] = []
    for word in sorted(words, key=lambda each: (each.top + each.bottom, each.left)):
        last = rows[-1].words[-1] if rows else None
        if last is not None and abs((word.top + word.bottom) - (last.top + last.bottom)) / 2 < _SAME_LINE * min(
            word.size, last.size
        ):
            rows[-1].words.append(word)
        else:
            rows.append(Row([word]))
    for row in rows:
        row.words.sort(key=lambda each: each.left)
    return rows


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
