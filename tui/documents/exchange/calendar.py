"""Meetings and deadlines as a calendar (iCalendar, RFC 5545): who subscribes sees a meeting move, be confirmed and be called off."""

import datetime
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, Final

from tui.documents.exchange.calendar_parts import empty_calendar, midnight, moment, uid_of, written
from tui.documents.exchange.due_entries import due_entry, zone_of
from tui.documents.exchange.extract import Extract
from tui.documents.exchange.moments import clock
from tui.documents.exchange.naming import line, number_of, record_name
from tui.documents.rendering.wording import date_words
from tui.procedure.calendar import day
from tui.procedure.due import due
from tui.procedure.register import Value, dicts, text_at
from tui.record.kinds import body_of

if TYPE_CHECKING:
    from icalendar import Event

_STATUS: Final = {"tentative": "TENTATIVE", "cancelled": "CANCELLED", "postponed": "CANCELLED"}
_SAID: Final = {
    "tentative": "Not yet confirmed.",
    "cancelled": "Cancelled.",
    "postponed": "Postponed: it does not take place on this day.",
}


def calendar_files(extract: Extract) -> Iterator[tuple[str, bytes]]:
    """Yields one calendar: every meeting that has a day, and every deadline that can still be met, with a reminder.

    A meeting keeps its UID when it moves. One that is only held if needed is tentative; one that was postponed is called off on its old
    day until it has a new one. SEQUENCE counts the saves of its record, so that a later file replaces an earlier one.
    """
    calendar = empty_calendar("meetings", "Minutebook: meetings")
    days = [extract.on]
    for meeting_id, meeting in extract.meetings:
        on = day(text_at(meeting, "date"))
        if on is not None:
            calendar.add_component(_meeting(extract, meeting_id, meeting, on))
            days.append(on)
    for deadline in _deadlines(extract):
        if deadline.by is not None:
            calendar.add_component(due_entry(deadline, deadline.by, extract.on, extract.register))
            days.append(datetime.date.fromisoformat(deadline.by[:10]))
    yield "meetings.ics", written(calendar, days).encode()


def _deadlines(extract: Extract) -> Iterable[Any]:
    register = extract.register
    if not extract.ids:
        return due(register, extract.on)
    found = {}
    for each in extract.ids:
        told = (
            due(register, extract.on, body=each)
            if each.endswith("/body")
            else [one for one in due(register, extract.on, each) if one.state == "open" and not one.over]
        )
        found.update({(one.rule, one.record, one.path): one for one in told})
    return sorted(found.values(), key=lambda one: (one.by is None, one.by or "", one.record, one.rule, one.path))


def _meeting(extract: Extract, meeting_id: str, meeting: Value, on: datetime.date) -> "Event":
    from icalendar import Event

    event = Event()
    times = extract.times(meeting_id)
    event.add("uid", uid_of("meeting", meeting_id))
    event.add("sequence", max(times.saved - 1, 0) if times else 0)
    event.add("dtstamp", times.changed if times else midnight(extract.on))
    if times:
        event.add("created", times.made)
        event.add("last-modified", times.changed)
    _when(event, extract, meeting_id, meeting, on)
    event.add("summary", _called(extract, meeting_id, meeting))
    where = ", ".join(each for name in ("name", "address") if (each := line(text_at(meeting, "location", name))))
    if where:
        event.add("location", where)
    event.add("status", _status(meeting))
    event.add("class", "PUBLIC")
    event.add("categories", [line(text_at(meeting, "classification")).replace("_", " ") or "meeting"])
    url = text_at(meeting, "webcast", "url") or text_at(meeting, "location", "url")
    if url and url.isprintable() and url.startswith(("http://", "https://")):
        event.add("url", url)
    event.add("description", "\n".join(_told(extract, meeting_id, meeting)))
    return event


def _when(event: "Event", extract: Extract, meeting_id: str, meeting: Value, on: datetime.date) -> None:
    """Adds when a meeting begins and ends, as it was where that is recorded; a whole day where no time is."""
    zone = zone_of(extract.register, meeting_id)
    start = clock(text_at(meeting, "actual_start")) or clock(text_at(meeting, "start_time"))
    end = clock(text_at(meeting, "actual_end")) or clock(text_at(meeting, "end_time"))
    if start is None:
        event.add("dtstart", on)
        return
    event.add("dtstart", moment(f"{on.isoformat()}T{start}", zone))
    if end is not None and end > start:
        event.add("dtend", moment(f"{on.isoformat()}T{end}", zone))


def _status(meeting: Value) -> str:
    status = text_at(meeting, "status") or ""
    if status == "confirmed" and text_at(meeting, "contingent_on"):
        return "TENTATIVE"
    return _STATUS.get(status, "CONFIRMED")


def _called(extract: Extract, meeting_id: str, meeting: Value) -> str:
    name = line(text_at(meeting, "name")) or record_name(extract.register, body_of(meeting_id))
    sort = line(text_at(meeting, "classification")).replace("_", " ")
    return f"{name} ({sort})" if sort and sort != "ordinary" else name


def _told(extract: Extract, meeting_id: str, meeting: Value) -> Iterator[str]:
    status = text_at(meeting, "status") or ""
    if status in _SAID:
        yield _SAID[status]
    if moved := text_at(meeting, "rescheduled_to"):
        yield f"Instead: {date_words(text_at(extract.register.get(moved), 'date')) or record_name(extract.register, moved)}."
    if needed := line(text_at(meeting, "contingent_on")):
        yield f"Only if needed: {needed}"
    if condition := line(text_at(meeting, "start_condition")):
        yield f"Begins: {condition}"
    for item in dicts(meeting, "items"):
        title, number = line(text_at(item, "title")), number_of(item)
        yield f"{number}. {title}" if number and number[-1:].isalnum() else f"{number} {title}".strip()
    yield f"Record: {meeting_id}"
