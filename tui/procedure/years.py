"""The year over which a body counts: its municipal year, or the year over which its minute numbers run."""

import datetime
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from tui.procedure.calendar import day

MUNICIPAL_YEAR_STARTS: Final = "05-01"
"""Where a body's rules do not say: a council's year begins at its annual meeting, held in May or, after an election,
within 21 days of it (Local Government Act 1972 Sch. 12 para. 1, recalled); no body meets between 1 May and then."""


@dataclass(frozen=True, slots=True)
class Year:
    """A counting year: its first and last day and its name, such as 2022/23."""

    first: datetime.date
    last: datetime.date
    name: str

    def __contains__(self, date: datetime.date) -> bool:
        return self.first <= date <= self.last


@lru_cache(maxsize=20_000)
def municipal_year(date: datetime.date, starts: str = MUNICIPAL_YEAR_STARTS) -> Year:
    """Returns the municipal year of a day; `starts` is its first month and day, MM-DD."""
    year = date.year if date >= _start(date.year, starts) else date.year - 1
    first = _start(year, starts)
    last = _start(year + 1, starts) - datetime.timedelta(days=1) if year < datetime.MAXYEAR else datetime.date.max
    return Year(first, last, str(year) if first.year == last.year else f"{year}/{last.year % 100:02d}")


def calendar_year(date: datetime.date) -> Year:
    """Returns the calendar year of a day."""
    return Year(datetime.date(date.year, 1, 1), datetime.date(date.year, 12, 31), str(date.year))


def _start(year: int, starts: str) -> datetime.date:
    return (
        day(f"{max(year, 1):04d}-{starts}") or day(f"{max(year, 1):04d}-{MUNICIPAL_YEAR_STARTS}") or datetime.date.min
    )
