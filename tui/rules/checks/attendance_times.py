"""The times at which somebody came and left lie within the meeting, in order, and do not overlap."""

from collections.abc import Iterable
from itertools import pairwise

from tui.procedure.calendar import minutes_past_midnight
from tui.procedure.presence import Interval, interval
from tui.rules.problem import Finding, Severity
from tui.rules.rule import RecordRule
from tui.rules.spots import Spot
from tui.rules.view import RecordView, elements, text

_LEAVE_IT = "If the minutes print it so, leave it; else correct the time."


def check(view: RecordView) -> Iterable[Finding]:
    """Yields each stay that lies outside the meeting, ends before it begins, or shares time with an earlier one."""
    start, end = text(view.value, "actual_start"), text(view.value, "actual_end")
    began, ended = minutes_past_midnight(start), minutes_past_midnight(end)
    if began is not None and ended is not None and ended < began:
        began = ended = None  # past midnight, or a slip that another rule names
    for at, entry in view.attendance:
        stays: list[tuple[Spot, Interval]] = []
        for below, one in elements(entry, "intervals"):
            spot, stay = at + below, interval(one)
            if stay.arrived is not None and stay.left is not None and stay.left < stay.arrived:
                yield Finding((*spot, "to"), f"Left at {one['to']}, before arriving at {one['from']}.", _LEAVE_IT)
                continue
            for name, what, time in (("from", "Arrived", stay.arrived), ("to", "Left", stay.left)):
                if time is not None and began is not None and time < began:
                    message = f"{what} at {one[name]}, before the meeting began at {start}."
                    yield Finding((*spot, name), message, _LEAVE_IT)
                elif time is not None and ended is not None and time > ended:
                    message = f"{what} at {one[name]}, after the meeting ended at {end}."
                    yield Finding((*spot, name), message, _LEAVE_IT)
            stays.append((spot, stay))
        yield from _overlaps(stays)


def _overlaps(stays: list[tuple[Spot, Interval]]) -> Iterable[Finding]:
    for (_, earlier), (spot, stay) in pairwise(sorted(stays, key=lambda one: one[1].arrived or 0)):
        if stay.overlaps(earlier):
            yield Finding(spot, "This stay shares time with another of the same person.", _LEAVE_IT)


RULE = RecordRule(
    "attendance-times", Severity.WARNING, "Times of attendance lie within the meeting", kinds=("meeting",), check=check
)
