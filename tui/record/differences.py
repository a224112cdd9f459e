"""What changed between two values of a record, field by field; elements of lists are followed by their identity.

The changes are complete: done in order to the old value they give the new one. The order of properties is no change.
"""

import bisect
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import Any, Literal, TypeAlias

from tui.record.paths import Item, Path, Position, identity, index_of
from tui.record.schema import Field, Schema

Op: TypeAlias = Literal["set", "unset", "add", "remove", "move", "change"]

_DEFAULT_KEY = "id"


@dataclass(frozen=True, slots=True)
class Change:
    """One change to a record.

    `set` and `unset` are of a property that was, or is now, absent; `add`, `remove` and `move` of an element of a list;
    `change` of a value to another, which is entered where both are objects or lists. For `add` and `move` of an element
    with an identity, `follows` is the element it comes after, None for the first place. The position of an element
    removed is that in the old list, of one added that in the new. What is `private` is told without its values.
    """

    path: Path
    op: Op
    before: Any = None
    after: Any = None
    follows: str | None = None
    private: bool = False


def changes(kind: str, old: Any, new: Any, schema: Schema) -> tuple[Change, ...]:
    """Returns what turns the old value of a record into the new one, in the new order; None is no record at all."""
    if old is None or new is None:
        if old is new:
            return ()
        return (Change((), "set", after=new) if old is None else Change((), "unset", before=old),)
    made = _compared((), schema.field(kind, ()), old, new)
    return tuple(replace(one, private=True) if _is_private(kind, one.path, schema) else one for one in made)


def _is_private(kind: str, path: Path, schema: Schema) -> bool:
    fields = (schema.field(kind, path[:length]) for length in range(len(path), 0, -1))
    return any(field.private for field in fields if field is not None)


def apply_changes(kind: str, old: Any, made: Sequence[Change], schema: Schema) -> Any:
    """Returns the value after the changes, leaving `old` as it is. Raises LookupError where a change does not fit."""
    value = _copied(old)
    for change in made:
        if not change.path:
            value = _copied(change.after)
            continue
        *way, last = change.path
        above = value
        for depth, step in enumerate(way):
            above = above[step if isinstance(step, str) else _place(kind, schema, change.path, depth, above)]
        if isinstance(last, str):
            if change.op == "unset":
                del above[last]
            else:
                above[last] = _copied(change.after)
        else:
            _apply_to_list(kind, schema, change, last, above)
    return value


def _apply_to_list(kind: str, schema: Schema, change: Change, last: Item | Position, elements: list[Any]) -> None:
    depth = len(change.path) - 1
    if change.op == "add" and isinstance(last, Position):
        elements.insert(last.n, _copied(change.after))
        return
    if change.op == "change":
        elements[_place(kind, schema, change.path, depth, elements)] = _copied(change.after)
        return
    moved = None
    if change.op in ("remove", "move"):
        moved = elements.pop(_place(kind, schema, change.path, depth, elements))
    if change.op in ("add", "move"):
        after = (*change.path[:-1], Item(change.follows)) if change.follows is not None else None
        place = _place(kind, schema, after, depth, elements) + 1 if after else 0
        elements.insert(place, _copied(change.after) if change.op == "add" else moved)


def _place(kind: str, schema: Schema, path: Path, depth: int, elements: list[Any]) -> int:
    step = path[depth]
    place = index_of(elements, step, schema.key_of(kind, path[:depth])) if not isinstance(step, str) else None
    if place is None:
        raise LookupError(f"no element {step} in the list")
    return place


def _copied(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _copied(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [_copied(inner) for inner in value]
    return value


def same(one: Any, other: Any) -> bool:
    """Returns whether two values are the same, types included: 1 is neither 1.0 nor true."""
    if type(one) is not type(other):
        return False
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(same(inner, other[name]) for name, inner in one.items())
    if isinstance(one, list):
        return len(one) == len(other) and all(map(same, one, other))
    return bool(one == other)


def _compared(path: Path, field: Field | None, old: Any, new: Any) -> Iterator[Change]:
    if isinstance(old, dict) and isinstance(new, dict):
        yield from _objects(path, field, old, new)
    elif isinstance(old, list) and isinstance(new, list):
        yield from _lists(path, field, old, new)
    elif not same(old, new):
        yield Change(path, "change", old, new)


def _objects(path: Path, field: Field | None, old: dict[str, Any], new: dict[str, Any]) -> Iterator[Change]:
    for name, before in old.items():
        if name not in new:
            yield Change((*path, name), "unset", before=before)
    fields = field.by_name if field is not None else {}
    for name, after in new.items():
        if name in old:
            yield from _compared((*path, name), fields.get(name), old[name], after)
        else:
            yield Change((*path, name), "set", after=after)


def _lists(path: Path, field: Field | None, old: list[Any], new: list[Any]) -> Iterator[Change]:
    items = field.items if field is not None else None
    key = (field.key if field is not None else None) or _DEFAULT_KEY
    names, new_names = _identities(old, key), _identities(new, key)
    if names is not None and new_names is not None:
        yield from _followed(path, items, dict(zip(names, old, strict=True)), dict(zip(new_names, new, strict=True)))
    else:
        yield from _by_value(path, items, old, new)


def _identities(elements: list[Any], key: str) -> list[str] | None:
    """Returns the identity of each element, None unless each has one of its own."""
    names = [identity(element, key) for element in elements]
    found = [name for name in names if name is not None]
    return found if len(set(found)) == len(names) else None


def _followed(path: Path, items: Field | None, old: dict[str, Any], new: dict[str, Any]) -> Iterator[Change]:
    for name, before in old.items():
        if name not in new:
            yield Change((*path, Item(name)), "remove", before=before)
    places = {name: n for n, name in enumerate(old)}
    kept = [name for name in new if name in old]
    unmoved = {kept[n] for n in _longest_rising([places[name] for name in kept])}
    above: str | None = None
    for name, after in new.items():
        here = (*path, Item(name))
        if name not in old:
            yield Change(here, "add", after=after, follows=above)
        else:
            if name not in unmoved:
                yield Change(here, "move", follows=above)
            yield from _compared(here, items, old[name], after)
        above = name


def _longest_rising(numbers: list[int]) -> list[int]:
    """Returns the places of a longest rising run within distinct numbers, so that as few others as possible move."""
    ends: list[int] = []
    end_places: list[int] = []
    previous: list[int] = []
    for n, number in enumerate(numbers):
        at = bisect.bisect_left(ends, number)
        previous.append(end_places[at - 1] if at else -1)
        ends[at : at + 1] = [number]
        end_places[at : at + 1] = [n]
    run: list[int] = []
    at = end_places[-1] if end_places else -1
    while at >= 0:
        run.append(at)
        at = previous[at]
    return run


def _by_value(path: Path, items: Field | None, old: list[Any], new: list[Any]) -> Iterator[Change]:
    """Compares lists whose elements have no identity: place by place where that says it in fewer changes."""
    matcher = SequenceMatcher(None, [_token(one) for one in old], [_token(one) for one in new], autojunk=False)
    steps = [opcode for opcode in matcher.get_opcodes() if opcode[0] != "equal"]
    if len(old) == len(new) and all(begin == start and end == stop for _, begin, end, start, stop in steps):
        for n, (before, after) in enumerate(zip(old, new, strict=True)):
            yield from _compared((*path, Position(n)), items, before, after)
        return
    for _, begin, end, _, _ in reversed(steps):
        for n in reversed(range(begin, end)):
            yield Change((*path, Position(n)), "remove", before=old[n])
    for _, _, _, start, stop in steps:
        for n in range(start, stop):
            yield Change((*path, Position(n)), "add", after=new[n])


def _token(value: Any) -> str:
    return json.dumps(value, sort_keys=True)
