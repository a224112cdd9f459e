"""The times at which somebody came and left lie within the meeting, in order, and do not overlap."""

from collections.abc import Iterable

from tui.procedure.calendar import minutes_past_midnight
from tui.procedure.presence import interval
from tui.rules.problem import Finding, Severity
from tui.rules.rule import RecordRule
from tui.rules.view import RecordView, elements, text

_LEAVE_IT = "If the minutes print it so, leave it; else correct the time."


def check(view: RecordView) -> Iterable[Finding]:
    """Yields each interval that lies outside the meeting, ends before it begins, or shares time with an earlier one."""
    start, end = text(view.value, "actual_start"), text(view.value, "actual_end")
    began, ended = minutes_past_midnight(start), minutes_past_midnight(end)
    if began is not None and ended is not None and ended < began:
        began = ended = None  # past midnight, or a slip that another rule names
    for at, entry in view.attendance:
        if "intervals" not in entry:
            continue
        stays = []
        for below, one in elements(entry, "intervals"):
            spot, stay = at + below, interval(one)
            came, left = stay.arrived, stay.left
            if came is not None and left is not None and left < came:
                yield Finding((*spot, "to"), f"Left at {one['to']}, before arriving at {one['from']}.", _LEAVE_IT)
                continue
            if came is not None and began is not None and came < began:
                yield Finding(
                    (*spot, "from"), f"Arrived at {one['from']}, before the meeting began at {start}.", _LEAVE_IT
                )
            if came is not None and ended is not None and came > ended:
                yield Finding(
                    (*spot, "from"), f"Arrived at {one['from']}, after the meeting ended at {end}.", _LEAVE_IT
                )
            if left is not None and ended is not None and left > ended:
                yield Finding((*spot, "to"), f"Left at {one['to']}, after the meeting ended at {end}.", _LEAVE_IT)
            if left is not None and began is not None and left < began:
                yield Finding((*spot, "to"), f"Left at {one['to']}, before the meeting began at {start}.", _LEAVE_IT)
            if any(stay.overlaps(earlier) for earlier in stays):
                yield Finding(spot, "This stay shares time with another of the same person.", _LEAVE_IT)
            stays.append(stay)


RULE = RecordRule(
    "attendance-times", Severity.WARNING, "Times of attendance lie within the meeting", kinds=("meeting",), check=check
)
