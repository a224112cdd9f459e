"""What the clocks of confirmation hearings share: three weeks that begin with the day of the notification."""

import datetime
from collections.abc import Iterable

from tui.procedure.clocks.clock import Clock, Deadline, days_after, state_by, whole_day
from tui.procedure.clocks.names import on_day, the_body
from tui.procedure.register import Register, text_at
from tui.record.kinds import body_of
from tui.record.words import plain_words

DAYS = 21


def reported_by(notified: datetime.date) -> datetime.date | None:
    """Returns the last day of three weeks beginning with a day, None where no calendar has it."""
    return days_after(notified, DAYS - 1)


def hearing_deadline(clock: Clock, register: Register, record_id: str, today: datetime.date) -> Iterable[Deadline]:
    """Yields by when the panel reports on a proposed appointment."""
    value = register.get(record_id) or {}
    notified, reported = text_at(value, "notified_on"), text_at(value, "report", "date")
    start, post = whole_day(notified), text_at(value, "post")
    done = whole_day(reported)
    what = f"Hearing held and report made: {plain_words(post) if post else 'a post that is not recorded'}"
    by = reported_by(start) if start else None
    held = (register.get(text_at(value, "hearing")) or {}).get("status") == "held"
    yield clock.deadline(
        record_id,
        what,
        the_body(register, body_of(record_id) or ""),
        by=by,
        state=state_by(by, done, today) if by else "done" if done and done <= today else "cannot tell",
        inputs={"notified": notified, "days, the first included": str(DAYS)} if notified else {},
        why=f"reported on {reported}" if reported else "" if by else f"the panel was notified on {on_day(notified)}",
        path="report",
        over=bool(text_at(value, "ended_on")) or (held and by is None),
    )
