"""Who was in the room: intervals of attendance, and who can have voted."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from tui.procedure.calendar import minutes_past_midnight

VOTING_CAPACITIES = ("member", "substitute")


@dataclass(frozen=True, slots=True)
class Interval:
    """One stay in the meeting, in minutes after midnight; None where the record gives no time."""

    arrived: int | None
    left: int | None

    def overlaps(self, other: "Interval") -> bool:
        """Returns whether two stays share time for certain."""
        start = max(self.arrived or 0, other.arrived or 0)
        end = min(_or_never(self.left), _or_never(other.left))
        return start < end


def interval(value: Mapping[str, Any]) -> Interval:
    """Returns the stay that an entry of `intervals` gives."""
    return Interval(_time(value.get("from")), _time(value.get("to")))


def is_present(entry: Mapping[str, Any]) -> bool:
    """Returns whether an attendance entry is of somebody who was there, for the whole meeting or part of it."""
    return entry.get("status") == "present"


def is_expected(entry: Mapping[str, Any]) -> bool:
    """Returns whether an attendance entry is of somebody who is to come, of whom nothing says yet that they were there."""
    return entry.get("status") == "expected"


def members_present(attendance: Iterable[Mapping[str, Any]]) -> int:
    """Returns how many members and substitutes are recorded as present, counting each person once."""
    people = set()
    for n, entry in enumerate(attendance):
        if is_present(entry) and entry.get("capacity") in VOTING_CAPACITIES:
            person = entry.get("person")
            people.add(person if isinstance(person, str) else n)
    return len(people)


def _time(value: object) -> int | None:
    return minutes_past_midnight(value) if isinstance(value, str) else None


def _or_never(value: int | None) -> int:
    return value if value is not None else 24 * 60 * 2
