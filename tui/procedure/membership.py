"""Who was a member, a substitute or the chair on a day, as far as the membership list of a body can tell.

Published lists give names for one day and seldom say from when to when. So every answer is yes, no or cannot tell, with
what it rests on; a list speaks for the municipal year in which it was printed and for no other.
"""

import datetime
import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any, Final

from tui.procedure.calendar import first_and_last_day, in_short, on_or_in
from tui.procedure.years import MUNICIPAL_YEAR_STARTS, municipal_year

MEMBER_KINDS: Final = ("appointed", "co_opted_independent")
"""The kinds of member that sit in their own right."""

_COVERS = {
    "appointed": "appointed",
    "co_opted_independent": "co_opted_independent",
    "substitute": "substitutes",
    "officer": "officers",
}
_CALLED = {("substitute",): "substitutes", ("officer",): "officers", MEMBER_KINDS: "members"}
_YEARS = re.compile(r"(?<![0-9])([0-9]{4})[/–-]([0-9]{2}|[0-9]{4})(?![0-9])")


class Answer(Enum):
    """What the book can say."""

    YES = "yes"
    NO = "no"
    CANNOT_TELL = "cannot tell"


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether somebody held a seat or an office on a day; `why` is a clause that says what the answer rests on."""

    answer: Answer
    why: str


class Roll:
    """The membership list of a body, ready to be asked about many people and days.

    `members` is the value of the body's membership record, None where the book has none. `year_starts` is the first
    month and day of its municipal year, MM-DD. `dissolved` is the day, as vague as known, on which the body came to its end.
    """

    def __init__(
        self,
        members: Mapping[str, Any] | None,
        year_starts: str = MUNICIPAL_YEAR_STARTS,
        dissolved: str | None = None,
    ) -> None:
        self._year_starts = year_starts
        self._dissolved = dissolved
        self._lists = _dicts(members, "lists")
        self._of: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
        for entry in _dicts(members, "memberships"):
            if isinstance(entry.get("person"), str):
                self._of[entry["person"]].append(entry)
        self._chairs = {who: [one for one in some if one.get("role") == "chair"] for who, some in self._of.items()}

    def standing(self, person: str, kinds: tuple[str, ...], on: datetime.date) -> Standing:
        """Returns whether `person` held a seat of one of `kinds` (values of `member_kind`) on a day."""
        entries = [entry for entry in self._of.get(person, ()) if entry.get("member_kind") in kinds]
        if over := self.over(on):
            return over
        answers = [self._held(entry, on) for entry in entries]
        for answer in answers:
            if answer.answer is Answer.YES:
                return answer
        year = municipal_year(on, self._year_starts)
        unlisted = Standing(Answer.CANNOT_TELL, f"no list of {_called(kinds)} for {year.name} in this book")
        printed = self.list_for(kinds, on)
        if any(answer.answer is Answer.CANNOT_TELL for answer in answers):
            return _undated(printed, kinds, year.name) if printed is not None else unlisted
        if answers:
            return _nearest(entries, answers, on)
        if printed is not None:
            why = f"the list of {_called(kinds)} of {in_short(printed)} does not have the name"
            return Standing(Answer.NO, why)
        return unlisted

    def list_for(self, kinds: tuple[str, ...], on: datetime.date) -> str | None:
        """Returns the date of the published list nearest to a day that gives all of `kinds` and was printed in the same
        municipal year; None where there is none."""
        year = municipal_year(on, self._year_starts)
        wanted = {_COVERS.get(kind, kind) for kind in kinds}
        near: list[tuple[int, str]] = []
        for entry in self._lists:
            covers, days = entry.get("covers"), _days(entry.get("date"))
            covered = isinstance(covers, list) and wanted.issubset(one for one in covers if isinstance(one, str))
            if days and covered and days[0] in year and days[1] in year:
                near.append((abs((days[0] - on).days), str(entry["date"])))
        return min(near)[1] if near else None

    def chairs(self, on: datetime.date) -> dict[str, Standing]:
        """Returns every person whom the list has as chair at some time, and whether that was so on this day."""
        order = (Answer.YES, Answer.CANNOT_TELL, Answer.NO)
        held = {who: [self._held(one, on) for one in some] for who, some in self._chairs.items() if some}
        return {who: min(some, key=lambda one: order.index(one.answer)) for who, some in held.items()}

    def people(self) -> tuple[str, ...]:
        """Returns everybody whom the list has in any capacity at any time, in its order."""
        return tuple(self._of)

    def held(self, entry: Mapping[str, Any], on: datetime.date) -> Standing:
        """Returns whether one entry of the list covers a day, whatever it is for."""
        found = self._held(entry, on)
        if found.why:
            return found
        year = municipal_year(on, self._year_starts)
        return Standing(found.answer, f"no day, term or list in this book tells for {year.name}")

    def size(self, on: datetime.date) -> int | None:
        """Returns how many seats of members were held on a day; None where a seat's answer is uncertain or no list tells."""
        answers: dict[str, set[Answer]] = defaultdict(set)
        for who, entries in self._of.items():
            for entry in entries:
                if entry.get("member_kind") in MEMBER_KINDS:
                    answers[who].add(self._held(entry, on).answer)
        held = [each for each in answers.values() if Answer.YES in each]
        unknown = any(Answer.CANNOT_TELL in each and Answer.YES not in each for each in answers.values())
        covered = self.list_for(MEMBER_KINDS, on) is not None
        return len(held) if held and (covered or not unknown) else None

    def over(self, on: datetime.date) -> Standing | None:
        """Returns the answer about every seat on a day after the end of the body, None where it is not known to have ended by then."""
        days = _days(self._dissolved)
        if days is None or on <= days[1]:
            return None
        return Standing(Answer.NO, f"the body was dissolved {on_or_in(self._dissolved or '')}")

    def _held(self, entry: Mapping[str, Any], on: datetime.date) -> Standing:
        return self.over(on) or _held(entry, on, self._year_starts)

    def authorities(self, person: str) -> set[str]:
        """Returns the authorities for which the list has somebody sitting, empty where it does not say."""
        found = (one.get("on_behalf_of_id") for one in self._of.get(person, ()))
        return {authority for authority in found if isinstance(authority, str)}


def _undated(printed: str, kinds: tuple[str, ...], year: str) -> Standing:
    """Returns the answer about a seat that nothing dates to a year, of somebody whom the list of that year does not have."""
    listed = f"the list of {_called(kinds)} of {in_short(printed)} does not have the name"
    why = f"no day of {year} is recorded for the seat, and {listed}"
    return Standing(Answer.CANNOT_TELL, why)


def _nearest(entries: list[Mapping[str, Any]], answers: list[Standing], on: datetime.date) -> Standing:
    """Returns, of several times at which somebody did not sit on a day, the one nearest to it: so says the sentence of a reappointment."""

    def distance(entry: Mapping[str, Any]) -> int:
        ends = [days for name in ("start_date", "end_date") if (days := _days(entry.get(name)))]
        return min((abs((one - on).days) for days in ends for one in days), default=datetime.date.max.toordinal())

    return min(zip(entries, answers, strict=True), key=lambda one: distance(one[0]))[1]


def _held(entry: Mapping[str, Any], on: datetime.date, year_starts: str) -> Standing:
    """Returns whether one entry covers a day: by its dates, else by its term, else by the lists that name it."""
    start, end = _days(entry.get("start_date")), _days(entry.get("end_date"))
    if start and on < start[0]:
        return Standing(Answer.NO, f"the seat is held from {in_short(str(entry['start_date']))}")
    if end and on > end[1]:
        return Standing(Answer.NO, f"the seat was held to {in_short(str(entry['end_date']))}")
    named = years_of(entry.get("term"))
    is_open = end is None and not named  # an office held for a year is not held on and on for want of a last day
    if start and on >= start[1] and (is_open or (end is not None and on <= end[0])):
        return Standing(Answer.YES, f"held from {in_short(str(entry['start_date']))}")
    year = municipal_year(on, year_starts)
    if year.first.year in named:
        return Standing(Answer.YES, f"held for {year.name}")
    for listed in _dicts(entry, "listed_on"):
        days = _days(listed.get("date"))
        if days and days[0] in year and days[1] in year:
            return Standing(Answer.YES, f"listed on {in_short(str(listed['date']))}")
    return Standing(Answer.CANNOT_TELL, "")


def years_of(term: object) -> set[int]:
    """Returns the years in which the municipal years of a term begin: 2022 for `2022/23`, four of them for `2022-2026`."""
    found: set[int] = set()
    for first, last in _YEARS.findall(term) if isinstance(term, str) else ():
        ends = int(last) if len(last) == 4 else int(first[:2] + last)
        found |= set(range(int(first), max(ends, int(first) + 1)))
    return found


def _days(date: object) -> tuple[datetime.date, datetime.date] | None:
    return first_and_last_day(date) if isinstance(date, str) else None


def _called(kinds: tuple[str, ...]) -> str:
    return _CALLED.get(kinds, "members")


def _dicts(value: Mapping[str, Any] | None, name: str) -> list[Mapping[str, Any]]:
    inner = value.get(name) if isinstance(value, dict) else None
    return [one for one in inner if isinstance(one, dict)] if isinstance(inner, list) else []
