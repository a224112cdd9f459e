"""Working days and clear days: which days count for a body, and the dates that so many of them lead to.

Bank holidays come from the `holidays` library, one-off ones included; a body's rules can close or open single days. The law has no
definition of a “clear day”; as usually read it leaves out the day of the act and the day of the meeting, weekends and bank holidays.
"""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType
from typing import Any, Final

from tui.procedure.calendar import day

_BY_ZONE: Final = MappingProxyType({"Europe/London": "GB-ENG", "Europe/Dublin": "IE"})
"""Whose bank holidays are taken where a body's rules do not say, by the body's zone. Said with each result as assumed."""

_NAMES: Final = MappingProxyType({"GB-ENG": "England and Wales", "GB-WLS": "England and Wales", "GB-SCT": "Scotland"})
_ONE: Final = datetime.timedelta(days=1)
_FARTHEST: Final = 400
_UNNAMED: Final[Mapping[datetime.date, str]] = MappingProxyType({})


class NoCalendar(LookupError):
    """It cannot be told which days are working days there and then; the text says why."""


@dataclass(frozen=True, slots=True)
class WorkingDays:
    """The working days of a body. `region` is a country or one of its parts, such as GB-ENG; `assumed` where no rule says so.

    `closed` are days on which the body does not work beside the bank holidays, `worked` bank holidays on which it does, each with its name.
    """

    region: str
    assumed: bool = False
    closed: Mapping[datetime.date, str] = field(default_factory=lambda: _UNNAMED)
    worked: Mapping[datetime.date, str] = field(default_factory=lambda: _UNNAMED)

    @property
    def name(self) -> str:
        """What the calendar is called in a result: `bank holidays of England and Wales (assumed)`."""
        where = _NAMES.get(self.region, self.region)
        return f"bank holidays of {where}{' (assumed)' if self.assumed else ''}"

    def why_not(self, date: datetime.date) -> str | None:
        """Returns why a day is no working day: `Saturday`, the bank holiday's name; None for a working day. Raises NoCalendar."""
        if date in self.closed:
            return self.closed[date]
        if date.weekday() >= 5:
            return "Saturday" if date.weekday() == 5 else "Sunday"
        named = _bank_holidays(self.region, date.year).get(date)
        return None if named is None or date in self.worked else named

    def after(self, date: datetime.date, count: int) -> datetime.date:
        """Returns the `count`-th working day after a day, which is not counted itself. Raises NoCalendar."""
        return self._counted(date, count, _ONE)

    def before(self, date: datetime.date, count: int) -> datetime.date:
        """Returns the `count`-th working day before a day, which is not counted itself. Raises NoCalendar."""
        return self._counted(date, count, -_ONE)

    def clear_before(self, date: datetime.date, count: int) -> datetime.date:
        """Returns the last working day that leaves `count` clear working days before a day. Raises NoCalendar."""
        return self.before(date, count + 1)

    def between(self, first: datetime.date, last: datetime.date) -> int:
        """Returns how many working days lie strictly between two days. Raises NoCalendar."""
        days = max((last - first).days - 1, 0)
        return sum(self.why_not(first + _ONE * (n + 1)) is None for n in range(days))

    def not_counted(self, first: datetime.date, last: datetime.date) -> list[str]:
        """Returns the bank holidays and closed days strictly between two days, as `19 Sep 2022 State Funeral of …`; no weekends."""
        days = (first + _ONE * (n + 1) for n in range(max((last - first).days - 1, 0)))
        named = ((one, self.why_not(one)) for one in days if one.weekday() < 5)
        return [f"{one.isoformat()} {why}" for one, why in named if why is not None]

    def _counted(self, date: datetime.date, count: int, step: datetime.timedelta) -> datetime.date:
        at = date
        for _ in range(_FARTHEST + 3 * count):
            if count <= 0:
                return at
            try:
                at += step
            except OverflowError as error:
                raise NoCalendar("No calendar has that day.") from error
            count -= self.why_not(at) is None
        raise NoCalendar(f"No working day was found near {date.isoformat()}.")


def working_days(body: Mapping[str, Any] | None, rules: Mapping[str, Any] | None) -> WorkingDays:
    """Returns the working days of a body under the rules in force. Raises NoCalendar where nothing says whose bank holidays count."""
    stated = (rules or {}).get("working_days")
    stated = stated if isinstance(stated, Mapping) else {}
    region = stated.get("calendar")
    zone = (body or {}).get("timezone")
    assumed = not isinstance(region, str)
    if not isinstance(region, str):
        region = _BY_ZONE.get(zone) if isinstance(zone, str) else None
    if region is None:
        raise NoCalendar("Neither the body's rules nor its time zone say whose bank holidays count.")
    return WorkingDays(region, assumed, _named(stated.get("closed")), _named(stated.get("worked")))


def _named(entries: object) -> Mapping[datetime.date, str]:
    found = entries if isinstance(entries, list) else []
    dated = ((day(one.get("date")), one.get("name")) for one in found if isinstance(one, Mapping))
    return {date: name if isinstance(name, str) else "closed" for date, name in dated if date is not None}


@lru_cache(maxsize=512)
def _bank_holidays(region: str, year: int) -> Mapping[datetime.date, str]:
    import holidays

    country, _, part = region.partition("-")
    try:
        known = holidays.country_holidays(country, subdiv=part or None)
    except NotImplementedError as error:
        raise NoCalendar(f"The bank holidays of {region} are not known to this program.") from error
    if not known.start_year <= year <= known.end_year:
        raise NoCalendar(f"The bank holidays of {region} for {year} are not known to this program.")
    return dict(holidays.country_holidays(country, subdiv=part or None, years=year))
