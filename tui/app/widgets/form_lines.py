"""The lines of a form as they are drawn: label, value, and what is wrong beside or below it; room where one types."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rich.cells import cell_len, set_cell_size
from textual.content import Content

from tui.app.form.rows import Row
from tui.app.ink import DOUBT, MARKS, Piece, ink, mark_of
from tui.app.widgets.lines import Lines
from tui.record.paths import Path
from tui.record.safe import safe
from tui.rules.problem import Problem, Severity

LABEL = 22
"""Cells that the label of a field has at least, its indent included."""
_TEXT_LINES = 5
_NOTHING = "—"


@dataclass(frozen=True, slots=True)
class Drawn:
    """One line on the screen: the row that it belongs to, and whether it is that row's first."""

    row: int
    content: Content
    first: bool


class FormLines(Lines):
    """The rows of a form. The cursor stands on the first line of a row.

    Where one types, `open_box` keeps lines free for the box; `when_moved` is called whenever that place may have moved.
    """

    def __init__(self) -> None:
        super().__init__(id="form-lines")
        self.rows: list[Row] = []
        self.label_width = LABEL
        """Cells that labels have now: as many as the longest needs, where there is room for it."""
        self.when_moved: Callable[[], None] = lambda: None
        self._drawn: list[Drawn] = []
        self._box: Path | None = None
        self._box_height = 0

    def show(self, rows: list[Row], at: int) -> None:
        """Shows rows, the cursor on row `at`."""
        self.rows = rows
        self._lay_out()
        super().renew(self.line_of(at))
        self._show_box()

    def renew(self, cursor: int | None = None) -> None:
        """Lays the rows out for the width, the cursor on the same row."""
        here = self.row_here if cursor is None else cursor
        self._lay_out()
        super().renew(self.line_of(here))
        self._show_box()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Takes the box in which one types along."""
        super().watch_scroll_y(old_value, new_value)
        self.when_moved()

    # -- the box in which one types ---------------------------------------------------

    def open_box(self, path: Path, height: int) -> None:
        """Keeps `height` lines free in place of the value at a path; what is wrong with it stands below them."""
        if (self._box, self._box_height) != (path, height):
            self._box, self._box_height = path, height
            self.renew()

    def close_box(self) -> None:
        """Shows the value again."""
        if self._box is not None:
            self._box = None
            self.renew()

    @property
    def box_top(self) -> int | None:
        """The line of the window in which the box begins; None where there is no box."""
        number = self._box_row()
        if number is None:
            return None
        top = self.line_of(number) - round(self.scroll_y)
        return max(0, min(top, self.size.height - self._box_height))

    def _box_row(self) -> int | None:
        return next((n for n, row in enumerate(self.rows) if row.path == self._box), None)

    def _show_box(self) -> None:
        """Scrolls so that the whole box is to be seen, and where there is room what stands below it as well."""
        number = self._box_row()
        if number is not None and self.size.height > 0:
            first = self.line_of(number)
            height = sum(one.row == number for one in self._drawn)
            y = min(first, max(round(self.scroll_y), first + height - self.size.height))
            if y != round(self.scroll_y):
                self.scroll_to(y=y, animate=False, force=True, immediate=True)
        self.when_moved()

    # -- laying out -------------------------------------------------------------------

    @property
    def row_here(self) -> int:
        """The number of the row under the cursor."""
        return self._drawn[self.cursor].row if self.cursor < len(self._drawn) else 0

    def line_of(self, row: int) -> int:
        """Returns the first line of a row."""
        return next((n for n, one in enumerate(self._drawn) if one.row >= row), max(0, len(self._drawn) - 1))

    def count(self) -> int:
        """Returns how many lines there are."""
        return len(self._drawn)

    def can_stop(self, n: int) -> bool:
        """Returns whether a row begins here."""
        return self._drawn[n].first

    def line(self, n: int, width: int) -> Content:  # noqa: ARG002 - laid out for the width already
        """Returns one line."""
        return self._drawn[n].content

    def _lay_out(self) -> None:
        width = self.inner_width
        self.label_width = label_width(self.rows, width)
        self._drawn = []
        for n, row in enumerate(self.rows):
            height = self._box_height if row.path == self._box else 0
            for m, content in enumerate(drawn_row(row, width, self.label_width, height)):
                self._drawn.append(Drawn(n, content, m == 0))


def label_width(rows: Sequence[Row], width: int) -> int:
    """Returns how many cells labels have within `width`: what the longest needs, but no more than a third where that is more than LABEL."""
    longest = max((2 * row.depth + cell_len(row.label) + 2 * row.required + 1 for row in rows), default=0)
    return min(max(LABEL, longest), max(LABEL, width // 3))


def drawn_row(row: Row, width: int, label: int = LABEL, box: int = 0) -> list[Content]:
    """Returns the lines of one row. `box` is the number of lines that are kept free in place of its value."""
    if box:
        return _with_problems([Content("")] * box, row.problems, width, width, label)
    if row.what == "entry":
        return _entry(row, width, label)
    head = _head(row, label)
    if row.what == "list":
        number = int(row.text or 0)
        words = f"{number} {'entry' if number == 1 else 'entries'}" if number else _NOTHING
        lines = [ink(*head, (words, "faint"), ("   a adds one" if not number else "", "faint"))]
        return _with_problems(lines, row.problems, len(words) + label, width, label)
    if row.what == "object":
        lines = [ink(*head, ("" if row.present else f"{_NOTHING}   ⏎ adds it", "faint"))]
        return _with_problems(lines, row.problems, label + 16, width, label)
    if not row.text:
        lines = [ink(*head, (_NOTHING, "faint"))]
        return _with_problems(lines, row.problems, label + 1, width, label)
    wrapped = [
        part
        for line in row.text.rstrip("\n").split("\n")
        for part in (ink(line).wrap(max(10, width - label)) if line else [Content("")])
    ]
    if len(wrapped) > _TEXT_LINES and row.what != "unknown":
        rest = len(wrapped) - _TEXT_LINES + 1
        wrapped = [*wrapped[: _TEXT_LINES - 1], ink((f"… {rest} more lines", "faint"))]
    if row.fixed:
        wrapped[0] += ink(("   fixed", "faint"))
    lines = [ink(*head) + wrapped[0], *(one.pad_left(label) for one in wrapped[1:])]
    used = label + wrapped[0].cell_length if len(wrapped) == 1 else width
    return _with_problems(lines, row.problems, used, width, label)


def _head(row: Row, label: int) -> list[Piece]:
    star = " *" if row.required else ""
    words = f"{'  ' * row.depth}{safe(row.label)}"
    room = label - 1 - len(star)
    if cell_len(words) > room:
        words = f"{set_cell_size(words, room - 1)}…"
    style = "strong" if row.present and row.what in ("object", "list") else "label"
    return [(set_cell_size(words + star, label), style)]


def _entry(row: Row, width: int, label: int) -> list[Content]:
    indent = "  " * row.depth
    marks = _marks((*row.problems, *row.inside))
    left = ink(f"{indent}· ", row.text)
    room = width - marks.cell_length - (2 if marks.plain else 0)
    line = left.truncate(room, ellipsis=True)
    if marks.plain:
        line = line + Content("  ") + marks
    return _with_problems([line], row.problems, width, width, label)


def _marks(problems: tuple[Problem, ...]) -> Content:
    pieces: list[Piece] = []
    for severity in (Severity.ERROR, Severity.WARNING):
        number = sum(one.severity is severity for one in problems)
        if number:
            pieces.append((f"{MARKS[severity]}{number} ", str(severity)))
    doubts = sum(one.rule == DOUBT for one in problems)
    return ink(*pieces, *([(f"?{doubts} ", "advice")] if doubts else []))


def _with_problems(
    lines: list[Content], problems: tuple[Problem, ...], used: int, width: int, label: int
) -> list[Content]:
    for n, one in enumerate(problems):
        mark = f"{mark_of(one)} "
        words = one.message if one.severity is Severity.ADVICE else f"{one.message} {one.hint}".strip()
        if n == 0 and len(lines) == 1 and used + len(mark) + len(words) + 3 <= width:
            lines[0] = lines[0] + ink("   ", (mark + words, str(one.severity)))
            continue
        for m, part in enumerate(ink((words, str(one.severity))).wrap(max(10, width - label - 2))):
            lines.append((ink((mark, str(one.severity))) if m == 0 else Content("  ")).pad_left(label) + part)
    return lines
