"""Times and days as they are typed in the course of a meeting."""

import datetime
import re
from typing import Any, Final

from tui.procedure.calendar import MONTHS, date_fault, day, time_fault
from tui.procedure.minuting.refusing import Refused

_TIME: Final = re.compile(r"(?<![\w:])([01]?[0-9]|2[0-3])[:.]([0-5][0-9]) ?([ap]m)?(?![\w:])", re.IGNORECASE)
_ISO: Final = re.compile(r"\b([0-9]{4})-([0-9]{2})-([0-9]{2})\b")
_SLASHED: Final = re.compile(r"\b([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})\b")
_WORDED: Final = re.compile(
    r"(?:\b[a-z]{3,9}day,? |\b(?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun),? )?\b([0-9]{1,2})(?:st|nd|rd|th)? (?:of )?([a-z]{3,9})\b,?"
    r"(?: ([0-9]{4}))?",
    re.IGNORECASE,
)


def time_in(text: str) -> tuple[str | None, str]:
    """Returns a time of day typed in a line, HH:MM, and the line without it; None and the line where there is none."""
    found = _TIME.search(text)
    if found is None:
        return None, text.strip()
    hour = int(found[1])
    if found[3]:
        if not 1 <= hour <= 12:
            return None, text.strip()
        hour = hour % 12 + (12 if found[3].lower() == "pm" else 0)
    made = f"{hour:02}:{found[2]}"
    rest = f"{text[: found.start()]} {text[found.end() :]}"
    return (None, text.strip()) if time_fault(made) else (made, " ".join(rest.split()))


def time_alone(text: str) -> str | None:
    """Returns the time, HH:MM, where a line is nothing but one; else None."""
    found, rest = time_in(text)
    return found if not rest else None


def date_in(text: str, after: str | None) -> tuple[str | None, str]:
    """Returns a day typed in a line, ISO, and the line without it. A day without a year is the first one `after` a date."""
    for pattern, order in ((_ISO, (1, 2, 3)), (_SLASHED, (3, 2, 1))):
        found = pattern.search(text)
        if found is not None:
            made = f"{int(found[order[0]]):04}-{int(found[order[1]]):02}-{int(found[order[2]]):02}"
            return (made, _without(text, found)) if date_fault(made) is None else (None, text.strip())
    for found in _WORDED.finditer(text):
        month = next((n for n, name in enumerate(MONTHS) if n and name.lower().startswith(found[2].lower()[:3])), None)
        if month is None or not MONTHS[month].lower().startswith(found[2].lower()):
            continue
        date = _in_year(int(found[1]), month, found[3], day(after))
        if date is not None:
            return date, _without(text, found)
    return None, text.strip()


def next_meeting_in(text: str, after: str | None) -> dict[str, Any]:
    """Returns date, start_time and location of a next meeting as typed: `27 May 13:30 Town Hall`. Raises Refused for no day."""
    date, rest = date_in(text, after)
    if date is None:
        raise Refused("A day is wanted, as in 27 May 2026 13:30 Town Hall.")
    time, place = time_in(rest)
    place = re.sub(r"\A(?:at |in |, ?)+|,\Z", "", place).strip()
    return {"date": date, **({"start_time": time} if time else {}), **({"location": place} if place else {})}


def _in_year(number: int, month: int, year: str | None, after: datetime.date | None) -> str | None:
    if year is None and after is None:
        return None
    first = int(year) if year is not None else after.year if after is not None else 0
    for each in (first,) if year is not None else (first, first + 1):
        made = f"{each:04}-{month:02}-{number:02}"
        if date_fault(made) is None and (year is not None or after is None or made > after.isoformat()):
            return made
    return None


def _without(text: str, found: re.Match[str]) -> str:
    return " ".join(f"{text[: found.start()]} {text[found.end() :]}".split())
