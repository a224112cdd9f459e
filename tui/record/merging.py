"""Three versions of a record made into one, field by field: what either side changed is taken over, lists are followed by identity.

A pure function of the three values, so that an auditor can compute a merge again. Where both sides changed the same field in different
ways there is a conflict: our side stands and the path is told. A deletion against a change is a conflict in which the change stands,
so that a merge loses nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any, Final

from tui.record.differences import same
from tui.record.paths import Item, Path, identity
from tui.record.schema import Field, Schema


@dataclass(frozen=True, slots=True)
class Merged:
    """The merged value (None: no record) and the paths at which the two sides contradict each other."""

    value: Any
    conflicts: tuple[Path, ...] = ()


class _Nothing(Enum):
    ABSENT = "absent"


_ABSENT: Final = _Nothing.ABSENT


def merge(kind: str, base: Any, ours: Any, theirs: Any, schema: Schema) -> Merged:
    """Returns the merge of two versions of a record with a common base; None is no record at all."""
    merger = _Merger()
    sides = [_ABSENT if each is None else each for each in (base, ours, theirs)]
    value = merger.merged((), schema.root(kind), sides[0], sides[1], sides[2])
    return Merged(None if value is _ABSENT else value, tuple(merger.conflicts))


class _Merger:
    def __init__(self) -> None:
        self.conflicts: list[Path] = []

    def merged(self, path: Path, field: Field | None, base: Any, ours: Any, theirs: Any) -> Any:
        """Returns the merge of the values at a path; absent is a value like any other."""
        if _same(ours, theirs) or _same(base, theirs):
            return ours
        if _same(base, ours):
            return theirs
        if isinstance(ours, dict) and isinstance(theirs, dict):
            return self._objects(path, field, base if isinstance(base, dict) else {}, ours, theirs)
        if isinstance(ours, list) and isinstance(theirs, list):
            key = (field.key if field is not None else None) or "id"
            named = [_named(each, key) for each in (base if isinstance(base, list) else [], ours, theirs)]
            if all(each is not None for each in named):
                return self._lists(path, field, *(each for each in named if each is not None))
        self.conflicts.append(path)
        return theirs if ours is _ABSENT else ours

    def _objects(
        self, path: Path, field: Field | None, base: dict[str, Any], ours: dict[str, Any], theirs: dict[str, Any]
    ) -> Any:
        fields = field.by_name if field is not None else {}
        merged = {}
        for name in dict.fromkeys((*ours, *theirs)):
            sides = (each.get(name, _ABSENT) for each in (base, ours, theirs))
            value = self.merged((*path, name), fields.get(name), *sides)
            if value is not _ABSENT:
                merged[name] = value
        return merged

    def _lists(
        self, path: Path, field: Field | None, base: dict[str, Any], ours: dict[str, Any], theirs: dict[str, Any]
    ) -> list[Any]:
        items = field.items if field is not None else None
        merged = {}
        for name in dict.fromkeys((*ours, *theirs)):
            sides = (each.get(name, _ABSENT) for each in (base, ours, theirs))
            value = self.merged((*path, Item(name)), items, *sides)
            if value is not _ABSENT:
                merged[name] = value
        order, clear = _order(list(base), list(ours), list(theirs), list(merged))
        if not clear:
            self.conflicts.append(path)
        return [merged[name] for name in order]


def _order(
    base: Sequence[str], ours: Sequence[str], theirs: Sequence[str], kept: Sequence[str]
) -> tuple[list[str], bool]:
    """Returns the order of the elements kept, and whether the two sides agree on it.

    The side that moved elements gives the order; what only the other side has comes after the element it follows there.
    """
    common = set(base) & set(ours) & set(theirs)
    was, mine, other = ([name for name in each if name in common] for each in (base, ours, theirs))
    leads, joins = (theirs, ours) if mine == was and other != was else (ours, theirs)
    there = set(kept)
    order = [name for name in leads if name in there]
    placed, known = set(order), set(joins)
    above: str | None = None
    for name in joins:
        if name in there and name not in placed:
            at = order.index(above) + 1 if above is not None else 0
            while joins is theirs and at < len(order) and order[at] not in known:
                at += 1  # what our side added at the same place comes first
            order.insert(at, name)
            placed.add(name)
        if name in placed:
            above = name
    return order, mine == other or was in (mine, other)


def _named(elements: list[Any], key: str) -> dict[str, Any] | None:
    """Returns the elements by identity, None unless each has one of its own."""
    named = {name: each for each in elements if (name := identity(each, key)) is not None}
    return named if len(named) == len(elements) else None


def _same(one: Any, other: Any) -> bool:
    return one is other if one is _ABSENT or other is _ABSENT else same(one, other)
