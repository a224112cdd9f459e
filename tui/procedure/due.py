"""What is due in a book on a day: every deadline of every clock, in the order of their days."""

import datetime
from collections.abc import Sequence

from tui.procedure.clocks.clock import Clock, Deadline
from tui.procedure.clocks.registry import CLOCKS
from tui.procedure.register import Register
from tui.record.kinds import kind_of

_SETTLED = ("done", "done late", "past")


def due(
    register: Register, today: datetime.date, record: str | None = None, clocks: Sequence[Clock] = CLOCKS
) -> list[Deadline]:
    """Returns the deadlines as they stand on a day, the earliest first, those that cannot be told last.

    For one record all of it, whatever its state; for the book (None) what can still be done and is not recorded as done.
    """
    found: list[Deadline] = []
    for clock in clocks:
        for kind in clock.kinds:
            ids = [record] if record is not None and kind_of(record) == kind else []
            for each in ids if record is not None else (one for one, _ in register.of(kind)):
                found += clock.compute(register, each, today)
    shown = [each for each in found if record is not None or (each.state not in _SETTLED and not each.over)]
    return sorted(shown, key=lambda each: (each.by is None, each.by or "", each.record, each.rule))
