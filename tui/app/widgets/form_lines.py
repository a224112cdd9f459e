"""The lines of a form as they are drawn: label, value, and what is wrong beside or below it."""

from dataclasses import dataclass

from textual.content import Content

from tui.app.form.rows import Row
from tui.app.ink import MARKS, Piece, ink
from tui.app.widgets.lines import Lines
from tui.record.safe import safe
from tui.rules.problem import Problem, Severity

LABEL = 22
"""Cells that the label of a field has, its indent included."""
_TEXT_LINES = 5
_NOTHING = "—"


@dataclass(frozen=True, slots=True)
class Drawn:
    """One line on the screen: the row that it belongs to, and whether it is that row's first."""

    row: int
    content: Content
    first: bool


class FormLines(Lines):
    """The rows of a form. The cursor stands on the first line of a row."""

    def __init__(self) -> None:
        super().__init__(id="form-lines")
        self.rows: list[Row] = []
        self._drawn: list[Drawn] = []

    def show(self, rows: list[Row], at: int) -> None:
        """Shows rows, the cursor on row `at`."""
        self.rows = rows
        self._lay_out()
        super().renew(self.line_of(at))

    def renew(self, cursor: int | None = None) -> None:
        """Lays the rows out for the width, the cursor on the same row."""
        here = self.row_here if cursor is None else cursor
        self._lay_out()
        super().renew(self.line_of(here))

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
        self._drawn = []
        for n, row in enumerate(self.rows):
            for m, content in enumerate(drawn_row(row, width)):
                self._drawn.append(Drawn(n, content, m == 0))


def drawn_row(row: Row, width: int) -> list[Content]:
    """Returns the lines of one row."""
    if row.what == "entry":
        return _entry(row, width)
    star = " *" if row.required else ""
    indent = "  " * row.depth
    label = f"{indent}{safe(row.label)}"
    room = LABEL - 1 - len(star)
    label = (label if len(label) <= room else label[: room - 1] + "…") + star
    style = "strong" if row.present and row.what in ("object", "list") else "label"
    head: list[Piece] = [(f"{label:<{LABEL}}", style)]
    if row.what == "list":
        number = int(row.text or 0)
        words = f"{number} {'entry' if number == 1 else 'entries'}" if number else _NOTHING
        lines = [ink(*head, (words, "faint"), ("   a adds one" if not number else "", "faint"))]
        return _with_problems(lines, row.problems, len(words) + LABEL, width)
    if row.what == "object":
        lines = [ink(*head, ("" if row.present else f"{_NOTHING}   ⏎ adds it", "faint"))]
        return _with_problems(lines, row.problems, LABEL + 16, width)
    if not row.text:
        lines = [ink(*head, (_NOTHING, "faint"))]
        return _with_problems(lines, row.problems, LABEL + 1, width)
    wrapped = [
        part
        for line in row.text.rstrip("\n").split("\n")
        for part in (ink(line).wrap(max(10, width - LABEL)) if line else [Content("")])
    ]
    if len(wrapped) > _TEXT_LINES and row.what != "unknown":
        rest = len(wrapped) - _TEXT_LINES + 1
        wrapped = [*wrapped[: _TEXT_LINES - 1], ink((f"… {rest} more lines", "faint"))]
    lines = [ink(*head) + wrapped[0], *(one.pad_left(LABEL) for one in wrapped[1:])]
    return _with_problems(lines, row.problems, LABEL + wrapped[0].cell_length if len(wrapped) == 1 else width, width)


def _entry(row: Row, width: int) -> list[Content]:
    indent = "  " * row.depth
    marks = _marks((*row.problems, *row.inside))
    left = ink(f"{indent}· ", row.text)
    room = width - marks.cell_length - (2 if marks.plain else 0)
    line = left.truncate(room, ellipsis=True)
    if marks.plain:
        line = line + Content("  ") + marks
    return _with_problems([line], row.problems, width, width)


def _marks(problems: tuple[Problem, ...]) -> Content:
    pieces: list[Piece] = []
    for severity in (Severity.ERROR, Severity.WARNING):
        number = sum(one.severity is severity for one in problems)
        if number:
            pieces.append((f"{MARKS[severity]}{number} ", str(severity)))
    return ink(*pieces)


def _with_problems(lines: list[Content], problems: tuple[Problem, ...], used: int, width: int) -> list[Content]:
    for n, one in enumerate(problems):
        mark = f"{MARKS[one.severity]} "
        words = one.message if one.severity is Severity.ADVICE else f"{one.message} {one.hint}".strip()
        if n == 0 and len(lines) == 1 and used + len(mark) + len(words) + 3 <= width:
            lines[0] = lines[0] + ink("   ", (mark + words, str(one.severity)))
            continue
        for m, part in enumerate(ink((words, str(one.severity))).wrap(max(10, width - LABEL - 2))):
            lines.append((ink((mark, str(one.severity))) if m == 0 else Content("  ")).pad_left(LABEL) + part)
    return lines
