"""The number that a minute gets when its item is taken, by the body's own numbering."""

from tui.procedure.calendar import day
from tui.procedure.minuting.sitting import Sitting
from tui.procedure.numbering import numbering_in_force
from tui.procedure.register import Value, dicts, text_at
from tui.record.kinds import body_of


def next_number(sitting: Sitting) -> int | None:
    """Returns the next minute number, None where the body's rules in force on that day say nothing of numbers, or that there are none."""
    own = list(_numbers(sitting.meeting))
    body = body_of(sitting.meeting_id) or ""
    on = day(text_at(sitting.meeting, "date"))
    rules = [value for _, value in sitting.register.of("rules", body)]
    numbering = numbering_in_force(rules, on) if on is not None else None
    if own:
        return max(own) + 1 if numbering is None or numbering.scheme != "none" else None
    if numbering is None or numbering.scheme == "none":
        return None
    period = numbering.period(on) if on is not None else None
    before = [
        number
        for other, at, meeting in sitting.register.meetings(body)
        if period is not None
        and other != sitting.meeting_id
        and on is not None
        and at <= on
        and numbering.period(at) == period
        for number in _numbers(meeting)
    ]
    return max(before, default=0) + 1


def _numbers(meeting: Value) -> list[int]:
    return [n for item in dicts(meeting, "items") if isinstance(n := item.get("minute_number"), int)]
