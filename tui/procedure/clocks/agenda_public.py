"""Agenda and reports are public so many clear days before the meeting."""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tui.procedure.clocks.clock import Clock, Deadline, Mark, mark_of, state_by, whole_day
from tui.procedure.register import Register, Value, dicts, text_at
from tui.procedure.working_days import NoCalendar
from tui.record.kinds import body_of

_DAYS = 5
_DAYS_OF = {"parish-council": 3}
_PARISH = "Local Government Act 1972 Sch. 12 para. 10(2): three clear days"
NOT_BOUND = frozenset(
    {"police-force", "partnership", "inspectorate", "government", "commissioner", "commissioner-board", "other"}
)
"""Kinds of body to which the Act's rules on meetings, minutes and papers do not apply."""
NO_BUSINESS = frozenset({"training", "conference"})
"""Kinds of meeting at which nothing is decided, so that neither notice nor public questions belong to them."""


@dataclass(frozen=True, slots=True)
class PublicBy:
    """The last day on which the agenda can be made public, what that was worked out from, and where the rule stands."""

    by: datetime.date
    inputs: Mapping[str, str]
    source: str
    mark: Mark


def public_by(register: Register, meeting_id: str) -> PublicBy:
    """Returns by when the agenda of a meeting is to be public, under the rules in force on its day.

    Raises NoCalendar where that cannot be told: no whole date, postponed, a gap between the body's rules, unknown bank holidays.
    """
    meeting, body = register.get(meeting_id) or {}, body_of(meeting_id) or ""
    date = whole_day(meeting.get("date"))
    if date is None:
        raise NoCalendar("The meeting has no whole date.")
    refuse_postponed(meeting)
    rule = register.rule(body, "notice", date)
    if rule is None and register.has_rule(body, "notice"):
        raise NoCalendar(f"None of the body's rules on notice was in force on {date.isoformat()}.")
    parish = text_at(register.body(body), "classification") == "parish-council"
    stated = rule.part.get("clear_days") if rule else None
    days = stated if isinstance(stated, int) else _DAYS_OF["parish-council"] if parish else _DAYS
    calendar = register.working_days(body, date)
    by = calendar.clear_before(date, days)
    inputs = {"meeting": date.isoformat(), "clear days": str(days), "calendar": calendar.name}
    if left_out := calendar.not_counted(by, date):
        inputs["not counted"] = "; ".join(left_out)
    source = rule.source if rule else _PARISH if parish else CLOCK.source
    return PublicBy(by, inputs, source, mark_of(rule, "recalled" if parish else CLOCK.mark))


def refuse_postponed(meeting: Value) -> None:
    """Raises NoCalendar for a meeting that is postponed without a new day: nothing runs from its old one."""
    if meeting.get("status") == "postponed":
        raise NoCalendar("The meeting is postponed, and its new day is not recorded.")


def published_on(meeting: Value) -> datetime.date | None:
    """Returns the first day on which the agenda or the pack is recorded as published, None where none is recorded."""
    days = [whole_day(one.get("at")) for one in dicts(meeting, "publications") if one.get("what") in ("agenda", "pack")]
    return min((one for one in days if one is not None), default=None)


def has_been(meeting: Value, today: datetime.date) -> bool:
    """Returns whether the day of a meeting is over, or the meeting is recorded as held or as moved to another record.

    The day of a postponed meeting is its old one: that it is over says nothing.
    """
    if meeting.get("status") == "postponed":
        return text_at(meeting, "rescheduled_to") is not None
    date = whole_day(meeting.get("date"))
    return meeting.get("status") == "held" or (date is not None and date < today)


def compute(register: Register, meeting_id: str, today: datetime.date) -> Iterable[Deadline]:
    """Yields by when the agenda of a meeting is to be public.

    Nothing for training and conferences, for a meeting without a whole date or cancelled, and for bodies that the Act does not bind and
    that have no rule of their own.
    """
    meeting, body = register.get(meeting_id) or {}, body_of(meeting_id) or ""
    bound = text_at(register.body(body), "classification") not in NOT_BOUND or register.has_rule(body, "notice")
    off = text_at(meeting, "classification") in NO_BUSINESS or meeting.get("status") == "cancelled"
    if off or not bound or whole_day(meeting.get("date")) is None:
        return
    what, who, done = "Agenda and reports public", "the secretariat", published_on(meeting)
    over = has_been(meeting, today)
    try:
        found = public_by(register, meeting_id)
    except NoCalendar as error:
        yield CLOCK.deadline(
            meeting_id, what, who, by=None, state="cannot tell", why=str(error), path="publications", over=over
        )
        return
    yield CLOCK.deadline(
        meeting_id,
        what,
        who,
        by=found.by,
        state=state_by(found.by, done, today),
        inputs=found.inputs,
        why=f"recorded as published on {done.isoformat()}" if done and done <= today else "",
        path="publications",
        source=found.source,
        mark=found.mark,
        over=over,
    )


CLOCK = Clock(
    "agenda-public",
    "Agenda and reports are public five clear days before the meeting",
    "Local Government Act 1972 s.100B(3), five days since SI 2002/715; that no Act defines a clear day is another's account, and how this "
    "reaches police and crime panels (SI 2012/2734) is recalled",
    "primary",
    ("meeting",),
    compute,
)
