"""Spans of days whose ends may be vague or unknown: whether two of them certainly share a day."""

import datetime
from typing import TypeAlias

from tui.procedure.calendar import first_and_last_day

Span: TypeAlias = tuple[str | None, str | None]
"""First and last day as recorded, each as vague as known; None where it is not."""


def ends_before_it_begins(span: Span) -> bool:
    """Returns whether the last day of a span certainly lies before its first."""
    first, last = first_and_last_day(span[0]), first_and_last_day(span[1])
    return first is not None and last is not None and last[1] < first[0]


def certain_overlap(one: Span, other: Span, *, open_ended: bool = True) -> bool:
    """Returns whether two spans certainly share a day, as far as recorded.

    A span without a first day is not known to have begun. One without a last day goes on if `open_ended`; else it is known for its
    first day only.
    """
    mine, theirs = _surely(one, open_ended), _surely(other, open_ended)
    return mine is not None and theirs is not None and max(mine[0], theirs[0]) <= min(mine[1], theirs[1])


def _surely(span: Span, open_ended: bool) -> tuple[datetime.date, datetime.date] | None:
    first, last = first_and_last_day(span[0]), first_and_last_day(span[1])
    if first is None:
        return None
    if last is None:
        return (first[1], datetime.date.max) if open_ended and span[1] is None else (first[1], first[1])
    return (first[1], last[0]) if first[1] <= last[0] else None
