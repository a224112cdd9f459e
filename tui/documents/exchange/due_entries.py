"""Deadlines as entries of a calendar that other programs read: one event each, with a reminder on the day before."""

import datetime
from collections.abc import Iterable
from typing import TYPE_CHECKING

from tui.documents.exchange.calendar_parts import empty_calendar, midnight, moment, reminder, uid_of, written
from tui.procedure.clocks.clock import ADVICE, MARKS, Deadline
from tui.procedure.register import Register, text_at
from tui.record.excerpts import excerpt
from tui.record.kinds import body_of
from tui.record.safe import safe

if TYPE_CHECKING:
    from icalendar import Event

_NINE_THE_DAY_BEFORE = datetime.timedelta(hours=-15)
_A_DAY_BEFORE = datetime.timedelta(days=-1)


def due_calendar(deadlines: Iterable[Deadline], on: datetime.date, register: Register) -> str:
    """Returns the text of a calendar of those deadlines that have a day; the same ones give the same text and the same UIDs."""
    calendar = empty_calendar("due", "Minutebook: due")
    days = [on]
    for each in deadlines:
        if each.by is not None:
            calendar.add_component(due_entry(each, each.by, on, register))
            days.append(datetime.date.fromisoformat(each.by[:10]))
    return written(calendar, days)


def due_entry(deadline: Deadline, by: str, on: datetime.date, register: Register) -> "Event":
    """Returns the event of a deadline that has a day, as it stands on the day `on`."""
    from icalendar import Event

    event = Event()
    name = excerpt(deadline.record, register.get(deadline.record)).title
    title = safe(f"{deadline.what}: {name}")
    event.add("uid", uid_of(deadline.rule, deadline.record, deadline.path))
    event.add("dtstamp", midnight(on))
    start = moment(by, zone_of(register, deadline.record))
    event.add("dtstart", start)
    event.add("summary", title)
    event.add("description", "\n".join(safe(line) for line in _description(deadline)))
    event.add("transp", "TRANSPARENT")
    event.add("status", "CONFIRMED")
    event.add_component(
        reminder(title, _A_DAY_BEFORE if isinstance(start, datetime.datetime) else _NINE_THE_DAY_BEFORE)
    )
    return event


def zone_of(register: Register, record_id: str) -> str | None:
    """Returns the zone of the times of a record, None where neither it nor its body says one."""
    own = text_at(register.get(record_id), "timezone")
    return own or text_at(register.body(body_of(record_id)), "timezone")


def _description(deadline: Deadline) -> Iterable[str]:
    yield f"Owed by: {deadline.who}"
    yield f"State: {deadline.state}{f' ({deadline.why})' if deadline.why else ''}"
    yield from (f"{name}: {value}" for name, value in deadline.inputs.items())
    yield f"Source: {deadline.source} ({MARKS[deadline.mark]})"
    yield f"Record: {deadline.record}"
    yield ADVICE
