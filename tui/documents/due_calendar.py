"""Deadlines as a calendar that other programs read (iCalendar, RFC 5545): one entry each, with a reminder on the day before."""

import datetime
import hashlib
import zoneinfo
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from tui.procedure.clocks.clock import ADVICE, MARKS, Deadline
from tui.record.safe import safe

if TYPE_CHECKING:
    from icalendar import Event

_NINE_THE_DAY_BEFORE = datetime.timedelta(hours=-15)
_A_DAY_BEFORE = datetime.timedelta(days=-1)
_FIRST, _LAST = 1970, 2100


def due_calendar(
    deadlines: Iterable[Deadline],
    on: datetime.date,
    called: Callable[[str], str],
    zone_of: Callable[[str], str | None],
) -> str:
    """Returns the text of a calendar of those deadlines that have a day; the same ones give the same text and the same UIDs.

    `called` gives the name of a record, `zone_of` the zone of its times, None where that is not known.
    """
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//Minutebook//due//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", "Minutebook: due")
    days = [on]
    for each in deadlines:
        if each.by is not None:
            calendar.add_component(_event(each, each.by, on, called(each.record), zone_of(each.record)))
            days.append(datetime.date.fromisoformat(each.by[:10]))
    calendar.add_missing_timezones(*_whole_years(days))
    return str(calendar.to_ical().decode())


def _whole_years(days: Iterable[datetime.date]) -> tuple[datetime.date, datetime.date]:
    """Returns the first day of the year of the earliest, and of the year after the latest: for these, zones are written out."""
    years = [one.year for one in days]
    first, last = min(years) - 1, max(years) + 2
    return datetime.date(min(max(first, _FIRST), _LAST - 1), 1, 1), datetime.date(
        min(max(last, _FIRST + 1), _LAST), 1, 1
    )


def uid(deadline: Deadline) -> str:
    """Returns what a calendar program knows a deadline by, also after its day has moved."""
    known_by = "\0".join((deadline.rule, deadline.record, deadline.path))
    return f"{hashlib.sha256(known_by.encode()).hexdigest()[:32]}@minutebook"


def _event(deadline: Deadline, by: str, on: datetime.date, name: str, zone: str | None) -> "Event":
    from icalendar import Alarm, Event

    event = Event()
    title = safe(f"{deadline.what}: {name}")
    event.add("uid", uid(deadline))
    event.add("dtstamp", datetime.datetime.combine(on, datetime.time(), datetime.UTC))
    start = _moment(by, zone)
    event.add("dtstart", start)
    event.add("summary", title)
    event.add("description", "\n".join(safe(line) for line in _description(deadline)))
    event.add("transp", "TRANSPARENT")
    event.add("status", "CONFIRMED")
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", title)
    alarm.add("trigger", _A_DAY_BEFORE if isinstance(start, datetime.datetime) else _NINE_THE_DAY_BEFORE)
    event.add_component(alarm)
    return event


def _moment(by: str, zone: str | None) -> Any:
    if "T" not in by:
        return datetime.date.fromisoformat(by[:10])
    moment = datetime.datetime.fromisoformat(by)
    try:
        return moment.replace(tzinfo=zoneinfo.ZoneInfo(zone)) if zone else moment
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        return moment


def _description(deadline: Deadline) -> Iterable[str]:
    yield f"Owed by: {deadline.who}"
    yield f"State: {deadline.state}{f' ({deadline.why})' if deadline.why else ''}"
    yield from (f"{name}: {value}" for name, value in deadline.inputs.items())
    yield f"Source: {deadline.source} ({MARKS[deadline.mark]})"
    yield f"Record: {deadline.record}"
    yield ADVICE
