"""All records of a book, as far as procedure needs them: what is owed, due, planned and open is worked out from these alone.

A gist is a record's value without its long texts, in the same shape, so that a function works on a gist and on a whole record alike.
"""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any, Final

from tui.procedure.calendar import day, first_and_last_day
from tui.procedure.membership import Roll
from tui.procedure.working_days import WorkingDays, working_days
from tui.procedure.years import MUNICIPAL_YEAR_STARTS
from tui.record.kinds import body_of, kind_of
from tui.record.safe import shortened

Value = Mapping[str, Any]

_LONG: Final = frozenset(
    {"sources", "note", "notes", "sections", "answers", "readings", "scenes", "tables", "figures", "contact_details", "recital"}
)  # fmt: skip
_LONGEST_TEXT: Final = 200
_RULES_STATES: Final = ("in_force", "superseded")


def gist(value: object) -> Any:
    """Returns a record's value without its long texts and notes; a text that is kept is cut to 200 characters."""
    if isinstance(value, Mapping):
        return {name: gist(inner) for name, inner in value.items() if name not in _LONG}
    if isinstance(value, list):
        return [gist(inner) for inner in value]
    return shortened(value, _LONGEST_TEXT) if isinstance(value, str) else value


class Register:
    """The gists of a book's records by id. What is no mapping is left out: another check says what is wrong with it."""

    def __init__(self, gists: Mapping[str, Any]) -> None:
        self._all: dict[str, Value] = {each: value for each, value in gists.items() if isinstance(value, Mapping)}
        self._meetings: dict[str, list[tuple[str, datetime.date, Value]]] = {}

    def get(self, record_id: object) -> Value | None:
        """Returns the gist of a record, None where there is none."""
        return self._all.get(record_id) if isinstance(record_id, str) else None

    def all(self) -> list[tuple[str, Value]]:
        """Returns id and gist of every record, in the order of ids."""
        return sorted(self._all.items())

    def of(self, kind: str, body: str | None = None) -> list[tuple[str, Value]]:
        """Returns id and gist of all records of a kind, of one body (`x/body`) where one is named, in the order of ids."""
        return self._by_kind[kind] if body is None else self._by_body[kind, body]

    @cached_property
    def _by_kind(self) -> dict[str, list[tuple[str, Value]]]:
        found: dict[str, list[tuple[str, Value]]] = defaultdict(list)
        for record_id in sorted(self._all):
            found[kind_of(record_id) or ""].append((record_id, self._all[record_id]))
        return found

    @cached_property
    def _by_body(self) -> dict[tuple[str, str], list[tuple[str, Value]]]:
        found: dict[tuple[str, str], list[tuple[str, Value]]] = defaultdict(list)
        for kind, records in list(self._by_kind.items()):
            for record_id, value in records:
                found[kind, body_of(record_id) or ""].append((record_id, value))
        return found

    @cached_property
    def bodies(self) -> tuple[str, ...]:
        """The ids of all bodies that have a record of any kind, with or without one of their own."""
        return tuple(sorted({body for each in self._all if (body := body_of(each)) is not None}))

    def body(self, body: str | None) -> Value:
        """Returns the gist of a body's own record, empty where there is none."""
        return self.get(body) or {}

    def meetings(self, body: str) -> list[tuple[str, datetime.date, Value]]:
        """Returns the meetings of a body that have a whole date: id, date and gist, the earliest first."""
        known = self._meetings.get(body)
        if known is None:
            found = ((each, day(text_at(value, "date")), value) for each, value in self.of("meeting", body))
            known = sorted(((a, b, c) for a, b, c in found if b is not None), key=lambda each: (each[1], each[0]))
            self._meetings[body] = known
        return known

    def roll(self, body: str) -> Roll:
        """Returns the membership list of a body."""
        ended = text_at(self.get(f"{body.removesuffix('/body')}/body"), "dissolution_date")
        return Roll(self.get(f"{body.removesuffix('/body')}/members"), self.year_starts(body), ended)

    def year_starts(self, body: str) -> str:
        """Returns the month and day, MM-DD, on which the body's municipal year begins."""
        for _, rules in self.of("rules", body):
            numbering = rules.get("minute_numbering")
            starts = numbering.get("year_starts") if isinstance(numbering, Mapping) else None
            if isinstance(starts, str):
                return starts
        return MUNICIPAL_YEAR_STARTS

    def rule(self, body: str, name: str, on: datetime.date) -> "RuleInForce | None":
        """Returns the part `name` (such as `public_questions`) of the body's rules that were in force on a day; None where none says it.

        Of several, those in force from the latest known day come first; rules without a day are taken to be in force as far as known.
        """
        found: list[tuple[datetime.date, RuleInForce]] = []
        for record_id, rules in self.of("rules", body):
            part = rules.get(name)
            if not part or rules.get("state") not in _RULES_STATES:
                continue
            starts, ends = (
                first_and_last_day(_text(rules, "in_force_from")),
                first_and_last_day(_text(rules, "in_force_to")),
            )
            if (starts and on < starts[0]) or (ends and on > ends[1]):
                continue
            since = starts[0] if starts else datetime.date.min
            found.append((since, RuleInForce(record_id, _text(rules, "name") or record_id, part, starts is not None)))
        return max(found, key=lambda each: (each[0], each[1].record))[1] if found else None

    def working_days(self, body: str, on: datetime.date) -> WorkingDays:
        """Returns the working days of a body under the rules in force on a day. Raises NoCalendar."""
        rule = self.rule(body, "working_days", on)
        return working_days(self.body(body), {"working_days": rule.part} if rule is not None else None)

    def has_rule(self, body: str, name: str) -> bool:
        """Returns whether any of the body's rules, whenever in force, has the part `name`."""
        return any(rules.get(name) for _, rules in self.of("rules", body))


class RuleInForce:
    """A part of a body's rules: where it stands, what it says, and whether its first day is known."""

    __slots__ = ("dated", "instrument", "part", "record")

    def __init__(self, record: str, instrument: str, part: Any, dated: bool) -> None:
        self.record = record
        self.instrument = instrument
        self.part: Value = part if isinstance(part, Mapping) else {}
        self.dated = dated

    @property
    def source(self) -> str:
        """The provision as a result cites it: `Rules of Procedure, paragraph 7`."""
        provision = _text(self.part, "provision")
        return f"{self.instrument}, {provision}" if provision else self.instrument

    @property
    def mark(self) -> str | None:
        """How the source was read: primary, secondary or recalled; None where the record does not say."""
        return _text(self.part, "mark")


def text_at(value: object, *names: str) -> str | None:
    """Returns the text at a property, or at a property of a property; None where there is none."""
    at = value
    for name in names:
        at = at.get(name) if isinstance(at, Mapping) else None
    return at if isinstance(at, str) and at else None


def dicts(value: object, name: str) -> list[Value]:
    """Returns the objects in the list at a property; empty where there is none."""
    inner = value.get(name) if isinstance(value, Mapping) else None
    return [each for each in inner if isinstance(each, Mapping)] if isinstance(inner, list) else []


def texts(value: object, name: str) -> list[str]:
    """Returns the texts in the list at a property; empty where there is none."""
    inner = value.get(name) if isinstance(value, Mapping) else None
    return [each for each in inner if isinstance(each, str)] if isinstance(inner, list) else []


def _text(value: Value, name: str) -> str | None:
    return text_at(value, name)


def register_of(records: Iterable[tuple[str, object]]) -> Register:
    """Returns the register of whole records, given as id and value."""
    return Register({record_id: gist(value) for record_id, value in records})
