"""A meeting, an item and an adjournment begin before they end."""

from collections.abc import Iterable

from tui.procedure.calendar import minutes_past_midnight
from tui.rules.problem import Finding, Severity
from tui.rules.rule import RecordRule
from tui.rules.view import Map, RecordView, elements, text

_LEAVE_IT = "If the document prints it so, or the meeting went past midnight, leave it; else correct the time."


def check(view: RecordView) -> Iterable[Finding]:
    """Yields each pair of times of a meeting whose end comes before its beginning."""
    yield from _compare((), view.value, "start_time", "end_time")
    yield from _compare((), view.value, "actual_start", "actual_end")
    for spot, one in elements(view.value, "adjournments"):
        if "resumed_on" not in one:
            yield from _compare(spot, one, "from", "to")
    for spot, item in view.items:
        yield from _compare(spot, item, "starts_at", "ended_at")


def _compare(spot: tuple[str | int, ...], value: Map, first: str, last: str) -> Iterable[Finding]:
    start, end = text(value, first), text(value, last)
    begins, ends = minutes_past_midnight(start), minutes_past_midnight(end)
    if begins is not None and ends is not None and ends < begins:
        yield Finding((*spot, last), f"The end, {end}, comes before the beginning, {start}.", _LEAVE_IT)


RULE = RecordRule(
    "meeting-times", Severity.WARNING, "What begins ends later than it begins", kinds=("meeting",), check=check
)
