"""What every calendar of ours has: its head, moments in their zone, a name that stays, and the zones written out (RFC 5545)."""

import datetime
import hashlib
import zoneinfo
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from icalendar import Calendar, Component

_FIRST, _LAST = 1970, 2100


def empty_calendar(product: str, name: str) -> "Calendar":
    """Returns a calendar without entries."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", f"-//Minutebook//{product}//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    return calendar


def written(calendar: "Calendar", days: Iterable[datetime.date]) -> str:
    """Returns the text of a calendar, with the zones that its entries name written out for the years of these days."""
    calendar.add_missing_timezones(*_whole_years(days))
    return str(calendar.to_ical().decode())


def uid_of(*known_by: str) -> str:
    """Returns what a calendar program knows an entry by, from what never changes of it."""
    return f"{hashlib.sha256(chr(0).join(known_by).encode()).hexdigest()[:32]}@minutebook"


def moment(at: str, zone: str | None) -> Any:
    """Returns a day for `YYYY-MM-DD`, a time for `YYYY-MM-DDTHH:MM`, in its zone where that is known."""
    if "T" not in at:
        return datetime.date.fromisoformat(at[:10])
    found = datetime.datetime.fromisoformat(at)
    try:
        return found.replace(tzinfo=zoneinfo.ZoneInfo(zone)) if zone else found
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        return found


def midnight(day: datetime.date) -> datetime.datetime:
    """Returns the beginning of a day in UTC."""
    return datetime.datetime.combine(day, datetime.time(), datetime.UTC)


def reminder(title: str, before: datetime.timedelta) -> "Component":
    """Returns an alarm that shows a title so long before its entry begins."""
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", title)
    alarm.add("trigger", before)
    return alarm


def _whole_years(days: Iterable[datetime.date]) -> tuple[datetime.date, datetime.date]:
    """Returns the first day of the year of the earliest, and of the year after the latest: for these, zones are written out."""
    years = [one.year for one in days]
    first, last = min(years) - 1, max(years) + 2
    return datetime.date(min(max(first, _FIRST), _LAST - 1), 1, 1), datetime.date(
        min(max(last, _FIRST + 1), _LAST), 1, 1
    )
