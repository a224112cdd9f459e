"""Moments as other programs read them: with the distance of their zone from UTC, or as vague as they are known."""

import re
import zoneinfo
from typing import Final

from tui.documents.exchange.calendar_parts import moment
from tui.documents.exchange.due_entries import zone_of
from tui.procedure.calendar import date_fault, day, minutes_past_midnight
from tui.procedure.register import Register, Value, text_at

_VAGUE: Final = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?\Z")


def instant(register: Register, record_id: str, date: str | None, time: str | None) -> str | None:
    """Returns `2022-09-14T13:30:00+01:00`, None where the day, the time or the zone is not known."""
    on, zone, at = day(date), zone_of(register, record_id), clock(time)
    if on is None or zone is None or at is None:
        return None
    found = moment(f"{on.isoformat()}T{at}", zone)
    return str(found.isoformat()) if isinstance(found.tzinfo, zoneinfo.ZoneInfo) else None


def beginning(register: Register, meeting_id: str, meeting: Value) -> str | None:
    """Returns when a meeting began, else when it was to begin: an instant, a day, or as vague as its date is."""
    date = vague(text_at(meeting, "date"))
    time = text_at(meeting, "actual_start") or text_at(meeting, "start_time")
    return instant(register, meeting_id, date, time) or date


def end(register: Register, meeting_id: str, meeting: Value) -> str | None:
    """Returns the instant at which a meeting ended, else was to end; None where that is not known, or is before its beginning."""
    date, time = text_at(meeting, "date"), text_at(meeting, "actual_end") or text_at(meeting, "end_time")
    found, start = instant(register, meeting_id, date, time), beginning(register, meeting_id, meeting)
    return found if found is not None and start is not None and found > start else None


def vague(date: str | None) -> str | None:
    """Returns a date, whole or vague, as it is; None for what is none."""
    return date if date and _VAGUE.match(date) and not date_fault(date) else None


def clock(time: str | None) -> str | None:
    """Returns a time of day as `09:30`, None for what is none."""
    minutes = minutes_past_midnight(time)
    return f"{minutes // 60:02}:{minutes % 60:02}" if minutes is not None else None
