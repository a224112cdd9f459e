"""The fingerprint of approved minutes: anyone can compute it again from the record, whatever schema came since.

It is the SHA-256 of the RFC 8785 JSON (sorted names, no spaces, UTF-8) of one object: those of the fields of the method that the record
has, with what the method leaves out taken away at any depth. The record states the number of the method beside the fingerprint, so the list
of fields of a method never changes; another list is another number.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from tui.record.paths import Path


@dataclass(frozen=True, slots=True)
class Method:
    """What a fingerprint covers: these fields of a meeting, without the properties left out, at any depth."""

    fields: tuple[str, ...]
    left_out: frozenset[str]

    def covers(self, path: Path) -> bool:
        """Whether a change at this path changes the fingerprint. The record as a whole is covered."""
        names = [step for step in path if isinstance(step, str)]
        return not names or (names[0] in self.fields and not self.left_out.intersection(names))


METHODS: Mapping[int, Method] = MappingProxyType(
    {
        1: Method(
            fields=(
                "name", "date", "actual_start", "actual_end", "location", "joint_with", "presiding", "attendance", "declarations",
                "declarations_none", "items", "scenes", "adjournments", "next_meeting",
            ),
            left_out=frozenset({"note", "matter", "planned_in"}),
        ),
    }
)  # fmt: skip
"""The methods by number. Left out is what the secretariat notes or links beside the minutes, which goes on after their approval."""

NEWEST_METHOD = max(METHODS)


@dataclass(frozen=True, slots=True)
class Stated:
    """What a record says of its approved content: the number of the method, the fingerprint in hexadecimal, and where that stands."""

    method: int
    sha256: str
    where: str


def covered(value: Mapping[str, Any], method: int = NEWEST_METHOD) -> dict[str, Any]:
    """Returns what the method covers of a record's value. Raises LookupError for a method that there is not."""
    chosen = METHODS[method]
    return {name: _without(value[name], chosen.left_out) for name in chosen.fields if name in value}


def fingerprint(value: Mapping[str, Any], method: int = NEWEST_METHOD) -> str:
    """Returns the fingerprint of a record's value as 64 hexadecimal digits.

    Raises LookupError for a method that there is not, ValueError for a number that JSON cannot hold exactly.
    """
    import rfc8785

    return hashlib.sha256(rfc8785.dumps(covered(value, method))).hexdigest()


def stated(value: object) -> Stated | None:
    """Returns the newest fingerprint that a record states of its approved content; None where it states none."""
    minutes = _part(value, "minutes")
    made_since = _part(minutes, "corrected")
    later = made_since if isinstance(made_since, list) else []
    for one in (*reversed(later), _part(minutes, "approval")):
        method, sha256 = _part(one, "method"), _part(one, "content_sha256")
        if isinstance(method, int) and isinstance(sha256, str):
            where = (
                "minutes.approval" if one is _part(minutes, "approval") else f"minutes.corrected[{_part(one, 'id')}]"
            )
            return Stated(method, sha256, where)
    return None


def fits(value: object) -> bool | None:
    """Returns whether the approved content is what the record's newest fingerprint says; None where that cannot be told.

    It cannot where no fingerprint is stated, or one by a method that this program does not know.
    """
    said = stated(value)
    if said is None or said.method not in METHODS or not isinstance(value, Mapping):
        return None
    try:
        return fingerprint(value, said.method) == said.sha256
    except ValueError:
        return False


def _without(value: Any, left_out: frozenset[str]) -> Any:
    if isinstance(value, Mapping):
        return {name: _without(inner, left_out) for name, inner in value.items() if name not in left_out}
    if isinstance(value, list):
        return [_without(inner, left_out) for inner in value]
    return value


def _part(value: object, name: str) -> Any:
    return value.get(name) if isinstance(value, Mapping) else None
