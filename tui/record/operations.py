"""What an edit comes to on a given value: one plain operation at a known spot.

An edit speaks in paths and identities and may make parents on its way; an operation names its spot by keys and indices
that are there. The same operation is then done on the value and on the text, and the two must agree.
"""

import copy
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from tui.record.paths import identity
from tui.record.schema import Field

Spot: TypeAlias = tuple[str | int, ...]

_MOST_STEPS = 50


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


def small_steps(operation: Operation, value: dict[str, Any], root: Field | None) -> list[Operation]:
    """Returns operations that together do the same, but leave alone what is the same inside the old and the new value."""
    if not isinstance(operation, Put) or not operation.spot:
        return [operation]
    steps = _steps(operation.spot, at_spot(value, operation.spot), operation.value, field_at(root, operation.spot))
    return steps if len(steps) <= _MOST_STEPS else [operation]


def _steps(spot: Spot, old: Any, new: Any, field: Field | None) -> list[Operation]:
    if same(old, new):
        return []
    if isinstance(old, dict) and isinstance(new, dict) and old.keys() & new.keys():
        return _steps_in_map(spot, old, new, field)
    if isinstance(old, list) and isinstance(new, list):
        key = (field.key if field is not None else None) or "id"
        before, after = [identity(one, key) for one in old], [identity(one, key) for one in new]
        if set(before) & set(after) and all(
            None not in names and len(set(names)) == len(names) for names in (before, after)
        ):
            return _steps_in_list(spot, dict(zip(before, old, strict=True)), dict(zip(after, new, strict=True)), field)
    return [Put(spot, new)]


def _steps_in_map(spot: Spot, old: dict[str, Any], new: dict[str, Any], field: Field | None) -> list[Operation]:
    steps: list[Operation] = []
    names = dict.fromkeys(old)
    for name, value in new.items():
        if name in old:
            steps += _steps((*spot, name), old[name], value, field_at(field, (name,)))
        else:
            place = place_for(name, names, field)
            steps.append(Add(spot, name, place, value))
            names = dict.fromkeys([*list(names)[:place], name, *list(names)[place:]])
    return steps + [Drop((*spot, name)) for name in old if name not in new]


def _steps_in_list(spot: Spot, old: dict[Any, Any], new: dict[Any, Any], field: Field | None) -> list[Operation]:
    steps: list[Operation] = []
    names = list(old)
    for name in old:
        if name not in new:
            steps.append(Drop((*spot, names.index(name))))
            names.remove(name)
    for place, (name, value) in enumerate(new.items()):
        if name not in old:
            steps.append(Place(spot, place, value))
            names.insert(place, name)
            continue
        if names[place] != name:
            steps.append(Shift((*spot, names.index(name)), place))
            names.remove(name)
            names.insert(place, name)
        steps += _steps((*spot, place), old[name], value, field_at(field, (0,)))
    return steps


def place_for(name: str, names: Collection[str], field: Field | None) -> int:
    """Returns where a new field goes among those there: behind the last one that the schema puts before it."""
    if field is None or name not in field.by_name:
        return len(names)
    order = list(field.by_name)
    before = set(order[: order.index(name)])
    return max((n + 1 for n, one in enumerate(names) if one in before), default=0)


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
