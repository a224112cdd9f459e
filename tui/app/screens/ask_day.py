"""Asking for the day as at which something is told; an empty line is today."""

import datetime
from collections.abc import Callable
from typing import Any

from tui.app.screens.ask import Ask
from tui.procedure.calendar import day
from tui.record.schema import Field


def ask_day(program: Any, title: str, present: datetime.date, then: Callable[[datetime.date | None], None]) -> None:
    """Asks for a day, `present` to be typed over, and calls `then` with it, or with None for today."""

    def answered(value: Any) -> None:
        then(day(value) if isinstance(value, str) else None)

    words = "A day, such as 2026-03-25 or 25 Mar 2026; nothing for today."
    program.push_screen(Ask(title, words, day_field(program), answered, present.isoformat(), typed_over=True))


def day_field(program: Any) -> Field:
    """Returns the field of a day that is asked for and stands in no record."""
    return Field(
        "day", ("Day",), "Day", "A day.", "date", False, (), (), None, False, None, None, (), {}, program.desk.schema
    )
