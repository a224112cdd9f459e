"""Minute numbers: over which year a body's numbers run, as its rules in force on a day say."""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from tui.procedure.calendar import first_and_last_day
from tui.procedure.years import MUNICIPAL_YEAR_STARTS, calendar_year, municipal_year


@dataclass(frozen=True, slots=True)
class Numbering:
    """How a body numbers its minutes: `scheme` is municipal_year, calendar_year, meeting or none."""

    scheme: str
    year_starts: str

    def period(self, on: datetime.date) -> str | None:
        """Returns the name of the period in whose run the minutes of a day are numbered; None where there is no run
        beyond the meeting."""
        if self.scheme == "municipal_year":
            return municipal_year(on, self.year_starts).name
        if self.scheme == "calendar_year":
            return calendar_year(on).name
        return None


def numbering_in_force(rules: Iterable[Mapping[str, Any]], on: datetime.date) -> Numbering | None:
    """Returns the numbering of the body's rules in force on a day, the latest where several speak; None where none do.

    `rules` are values of rules records. Rules that are only proposed do not count, and of rules without a date it is
    taken that they were in force.
    """
    found: list[tuple[datetime.date, Numbering]] = []
    for one in rules:
        numbers = one.get("minute_numbering")
        if one.get("state") == "proposed" or not isinstance(numbers, Mapping):
            continue
        scheme, starts = numbers.get("scheme"), numbers.get("year_starts", MUNICIPAL_YEAR_STARTS)
        begins, ends = _days(one.get("in_force_from")), _days(one.get("in_force_to"))
        if not isinstance(scheme, str) or (begins and on < begins[0]) or (ends and on > ends[1]):
            continue
        starts = starts if isinstance(starts, str) else MUNICIPAL_YEAR_STARTS
        found.append((begins[0] if begins else datetime.date.min, Numbering(scheme, starts)))
    return max(found, key=lambda one: one[0])[1] if found else None


def _days(date: object) -> tuple[datetime.date, datetime.date] | None:
    return first_and_last_day(date) if isinstance(date, str) else None
