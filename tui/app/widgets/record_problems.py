"""The problems of one record; Enter goes to the field."""

from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.message import Message

from tui.app.actions.registry import bindings
from tui.app.ink import MARKS, ink
from tui.app.widgets.lines import Lines
from tui.rules.problem import Problem


class RecordProblems(Lines):
    """The problems of a record, each in as many lines as it needs."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("record_problems")

    class Chosen(Message):
        """One wants to go to the field of this problem."""

        def __init__(self, problem: Problem) -> None:
            super().__init__()
            self.problem = problem

    def __init__(self) -> None:
        super().__init__(id="problems")
        self._problems: tuple[Problem, ...] = ()
        self._lines: list[tuple[Problem | None, Content, bool]] = []

    def show(self, problems: tuple[Problem, ...]) -> None:
        """Shows these problems."""
        self._problems = problems
        self.renew()

    def renew(self, cursor: int | None = None) -> None:
        """Lays the problems out for the width."""
        self._lines = []
        if not self._problems:
            self._lines.append((None, ink("The checks have nothing to say of this record."), True))
        for one in self._problems:
            where = f"  line {one.line}, column {one.column}  "
            head = ink((f"{MARKS[one.severity]} {one.severity}", str(one.severity)), (where, "faint"), one.path)
            body = [
                part
                for text in (one.message, one.hint)
                if text
                for part in ink(text).wrap(max(10, self.inner_width - 4))
            ]
            self._lines += [(one, head, True), *((one, part.pad_left(4), False) for part in body)]
        super().renew(cursor)

    def count(self) -> int:
        """Returns how many lines there are."""
        return len(self._lines)

    def can_stop(self, n: int) -> bool:
        """Returns whether a problem begins here."""
        return self._lines[n][2]

    def line(self, n: int, width: int) -> Content:  # noqa: ARG002 - laid out for the width already
        """Returns one line."""
        return self._lines[n][1]

    @property
    def chosen(self) -> Problem | None:
        """The problem under the cursor."""
        return self._lines[self.cursor][0] if self.cursor < len(self._lines) else None

    def do_go(self) -> None:
        """Goes to the field."""
        if self.chosen is not None:
            self.post_message(self.Chosen(self.chosen))
