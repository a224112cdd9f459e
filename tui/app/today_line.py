"""One line of Today: what it says, where it leads, and what stands at the foot of the screen while the cursor is on it."""

from dataclasses import dataclass

from tui.app.ink import Piece
from tui.procedure.follow_up import Owed

NAME = 22
"""Cells of the column for a name, where the screen is narrow; a wide one gives it more."""

LABEL = 14
"""Cells of the words at the left."""


@dataclass(frozen=True, slots=True)
class TodayLine:
    """A line; `record`, `mode` or neither is where Enter goes, `right` stands at its end, `owed` what can be answered or updated there.

    `left` stands in a column of its own, as wide as there is room for; None where a line has no such column.
    """

    pieces: tuple[Piece, ...] = ()
    record: str | None = None
    mode: str | None = None
    left: str | None = None
    right: str = ""
    foot: str = ""
    owed: Owed | None = None

    @property
    def leads(self) -> bool:
        """Whether the cursor can stand here."""
        return bool(self.record or self.mode)


def section(title: str, lines: list[TodayLine]) -> list[TodayLine]:
    """Returns lines under a heading; nothing where there are none."""
    return [TodayLine(), TodayLine(((title, "heading"),)), *lines] if lines else []
