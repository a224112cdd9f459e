"""A disclosable pecuniary interest declared at a meeting is notified to the monitoring officer within 28 days of it."""

import datetime
from collections.abc import Iterable

from tui.procedure.clocks.clock import Clock, Deadline, days_after, whole_day
from tui.procedure.clocks.names import called
from tui.procedure.register import Register, dicts, text_at

_DAYS = 28


def compute(register: Register, meeting_id: str, today: datetime.date) -> Iterable[Deadline]:
    """Yields by when each such interest is notified, if it is not in the register yet; what the register holds is not known here."""
    meeting = register.get(meeting_id) or {}
    date = whole_day(meeting.get("date"))
    if date is None or meeting.get("status") != "held":
        return
    by = days_after(date, _DAYS - 1)
    if by is None:
        return
    for one in dicts(meeting, "declarations"):
        person = text_at(one, "person")
        if one.get("interest") != "disclosable_pecuniary" or person is None:
            continue
        yield CLOCK.deadline(
            meeting_id,
            f"Interest declared by {called(register, person)} notified to the monitoring officer, unless it is registered",
            called(register, person),
            by=by,
            state="open" if today <= by else "past",
            inputs={"declared": date.isoformat(), "days, the first included": str(_DAYS)},
            why="whether it is registered is not recorded here",
            path=f"declarations[{text_at(one, 'id') or ''}]",
        )


CLOCK = Clock(
    "interest-notified",
    "A disclosable pecuniary interest declared at a meeting is notified within 28 days beginning with it",
    "Localism Act 2011 s.31",
    "primary",
    ("meeting",),
    compute,
)
