"""Dates and times as records write them: whether they exist, and the days that a vague one may mean.

A date is `2022-09-14`; a vague one may stop at the year or the month; a time is `13:30`, a moment `2022-09-09T12:00`.
"""

import calendar
import datetime
import re
from functools import lru_cache
from typing import Final

WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS: Final = tuple(calendar.month_name)

_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{1,2})(?:-([0-9]{1,2}))?)?\Z")
_TIME = re.compile(r"([0-9]{1,2}):([0-9]{2})\Z")


def date_fault(text: str) -> str | None:
    """Returns why a date, whole or vague, cannot be, as a sentence; None where it can be or is no date."""
    found = _DATE.match(text)
    if found is None:
        return None
    year, month, day = int(found[1]), found[2], found[3]
    if year == 0:
        return "There is no year 0000."
    if month is None:
        return None
    if not 1 <= int(month) <= 12:
        return f"There is no month {month}: months run from 01 to 12."
    if day is None:
        return None
    name, last = MONTHS[int(month)], calendar.monthrange(year, int(month))[1]
    if 1 <= int(day) <= last:
        return None
    if int(month) == 2 and int(day) == 29:
        return f"29 February {year} does not exist: {year} is not a leap year."
    if int(day) == 0:
        return f"There is no day 00: days of {name} run from 01 to {last}."
    return f"{int(day)} {name} does not exist: {name}{f' {year}' if int(month) == 2 else ''} has {last} days."


def time_fault(text: str) -> str | None:
    """Returns why a time of day cannot be, as a sentence; None where it can be or is not written as a time."""
    found = _TIME.match(text)
    if found is None:
        return None
    if int(found[1]) > 23:
        return f"There is no hour {found[1]}: hours run from 00 to 23."
    if int(found[2]) > 59:
        return f"There is no minute {found[2]}: minutes run from 00 to 59."
    return None


def moment_fault(text: str) -> str | None:
    """Returns why a date or time, alone or joined by `T`, cannot be; None where it can be or is not written as one."""
    date, _, time = text.partition("T")
    return date_fault(date) or (time_fault(time) if time else None) or time_fault(text)


def day(text: str | None) -> datetime.date | None:
    """Returns the day that a whole date names, None for a vague, impossible or absent one."""
    if text is None or len(text) != 10:
        return None
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        return None


@lru_cache(maxsize=20_000)
def first_and_last_day(text: str | None) -> tuple[datetime.date, datetime.date] | None:
    """Returns the first and last day that a date, whole or vague, may mean; None for an impossible or absent one."""
    found = _DATE.match(text) if text else None
    if found is None or date_fault(found[0]):
        return None
    year = int(found[1])
    if found[2] is None:
        return datetime.date(year, 1, 1), datetime.date(year, 12, 31)
    month = int(found[2])
    if found[3] is None:
        return datetime.date(year, month, 1), datetime.date(year, month, calendar.monthrange(year, month)[1])
    only = datetime.date(year, month, int(found[3]))
    return only, only


def weekday(date: datetime.date) -> str:
    """Returns the English name of the weekday."""
    return WEEKDAYS[date.weekday()]


def in_words(date: datetime.date) -> str:
    """Returns a day as minutes print it: 14 September 2022."""
    return f"{date.day} {MONTHS[date.month]} {date.year}"


@lru_cache(maxsize=20_000)
def in_short(text: str) -> str:
    """Returns a date, whole or vague, as a list prints it: 14 Sep 2022, Sep 2022, 2022; any other text as it is."""
    found = _DATE.match(text)
    if found is None or date_fault(text):
        return text
    words = [str(int(found[3]))] if found[3] else []
    return " ".join([*words, *([MONTHS[int(found[2])][:3]] if found[2] else []), found[1]])


def on_or_in(text: str) -> str:
    """Returns a date, whole or vague, as it stands in a sentence: on 14 Sep 2022, in Sep 2022, in 2022."""
    return f"{'on' if len(text) == 10 else 'in'} {in_short(text)}"


def minutes_past_midnight(text: str | None) -> int | None:
    """Returns a time of day as minutes after midnight, None for an impossible or absent one."""
    found = _TIME.match(text) if text else None
    if found is None or int(found[1]) > 23 or int(found[2]) > 59:
        return None
    return int(found[1]) * 60 + int(found[2])
