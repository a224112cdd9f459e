"""What an edit comes to on a given value: one plain operation at a known spot.

An edit speaks in paths and identities and may make parents on its way; an operation names its spot by keys and indices
that are there. The same operation is then done on the value and on the text, and the two must agree.
"""

import copy
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from tui.record.schema import Field

Spot: TypeAlias = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Put:
    """Puts a value in the place of the one at `spot`."""

    spot: Spot
    value: Any


@dataclass(frozen=True, slots=True)
class Add:
    """Adds a field to the map at `spot`, at place `index` among its fields."""

    spot: Spot
    name: str
    index: int
    value: Any


@dataclass(frozen=True, slots=True)
class Place:
    """Adds an element to the list at `spot`, at place `index`."""

    spot: Spot
    index: int
    value: Any


@dataclass(frozen=True, slots=True)
class Drop:
    """Takes away the field or element at `spot`, which is not the last one there."""

    spot: Spot


@dataclass(frozen=True, slots=True)
class Shift:
    """Moves the element at `spot` to stand at `index` once it is taken out."""

    spot: Spot
    index: int


Operation: TypeAlias = Put | Add | Place | Drop | Shift


def perform(operation: Operation, value: dict[str, Any]) -> dict[str, Any]:
    """Returns the value after the operation; the value given is left as it is."""
    result = copy.deepcopy(value)
    if isinstance(operation, Put):
        if not operation.spot:
            return copy.deepcopy(dict(operation.value))
        at_spot(result, operation.spot[:-1])[operation.spot[-1]] = copy.deepcopy(operation.value)
    elif isinstance(operation, Add):
        holder = at_spot(result, operation.spot)
        entries = list(holder.items())
        entries.insert(operation.index, (operation.name, copy.deepcopy(operation.value)))
        holder.clear()
        holder.update(entries)
    elif isinstance(operation, Place):
        at_spot(result, operation.spot).insert(operation.index, copy.deepcopy(operation.value))
    elif isinstance(operation, Drop):
        del at_spot(result, operation.spot[:-1])[operation.spot[-1]]
    else:
        elements = at_spot(result, operation.spot[:-1])
        elements.insert(operation.index, elements.pop(operation.spot[-1]))
    return result


def at_spot(value: Any, spot: Spot) -> Any:
    """Returns what stands at a spot that is there."""
    for step in spot:
        value = value[step]
    return value


def field_at(root: Field | None, spot: Spot) -> Field | None:
    """Returns what the schema says of a spot; None where it does not know it, or there is no schema."""
    at = root
    for step in spot:
        if at is None:
            return None
        at = at.by_name.get(step) if isinstance(step, str) else at.items
    return at


def same(one: Any, other: Any) -> bool:
    """Returns whether two values are the same record: types count, so 1 is not true; the order of fields does not."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(same(a, b) for a, b in zip(one, other, strict=True))
    return type(one) is type(other) and bool(one == other)


def plain(value: Any) -> Any:
    """Returns a copy of a value made of dict and list alone."""
    if isinstance(value, Mapping):
        return {name: plain(inner) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [plain(inner) for inner in value]
    return value
