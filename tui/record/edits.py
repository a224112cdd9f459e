"""Edits of one record: set, unset, insert, remove, move, on its value and on its text.

On the text an edit touches only the lines of what it edits. A comment directly above a field or an element belongs to it
and goes where it goes; all others stay. What is in braces or brackets may be laid out anew as lines. A list or
map that an edit leaves empty goes too, unless the schema requires it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, TypeAlias

from tui.errors import WrongUsage
from tui.record.canonical import canonical
from tui.record.faults import Unreadable
from tui.record.operations import (
    Add,
    Drop,
    Operation,
    Place,
    Put,
    Shift,
    Spot,
    at_spot,
    field_at,
    perform,
    place_for,
    plain,
    same,
    small_steps,
)
from tui.record.paths import Item, Path, Position, format_path, identity, steps_of
from tui.record.reading import Reading, find_element, read_text
from tui.record.roundtrip import NotRoundTripped, by_round_trip
from tui.record.schema import Field, Schema
from tui.record.splicing import NotSpliced, splice


@dataclass(frozen=True, slots=True)
class Set:
    """Gives a field or an element this value, making the field and the maps above it where they are absent."""

    path: Path
    value: Any


@dataclass(frozen=True, slots=True)
class Unset:
    """Takes a field away."""

    path: Path


@dataclass(frozen=True, slots=True)
class Insert:
    """Puts a new element in the list at `path`, before the element `before` or at the end."""

    path: Path
    value: Any
    before: str | Position | None = None


@dataclass(frozen=True, slots=True)
class Remove:
    """Takes an element out of its list."""

    path: Path


@dataclass(frozen=True, slots=True)
class Move:
    """Moves an element to stand before the element `before` of its list, or to the end."""

    path: Path
    before: str | Position | None = None


Edit: TypeAlias = Set | Unset | Insert | Remove | Move


class EditRefused(WrongUsage):
    """The record has no such part, or the edit does not fit it; the sentence says which part and what there is."""


def apply(text: str, edits: Iterable[Edit], schema: Schema | None = None, kind: str | None = None) -> str:
    """Returns the text after the edits, one after the other; `schema` and `kind` say where new fields stand.

    Raises Unreadable for a text that is no record, EditRefused for an edit that does not fit, Unwritable for a value that no
    record can hold.
    """
    root = schema.root(kind) if schema is not None and kind is not None else None
    reading = read_text(text)
    for edit in edits:
        operation = _plan(edit, reading.value, root)
        if operation is not None:
            reading = _carry_out(reading, operation, root)
    return reading.text


def apply_to_value(
    value: dict[str, Any], edits: Iterable[Edit], schema: Schema | None = None, kind: str | None = None
) -> dict[str, Any]:
    """Returns the value after the edits; the one given is left as it is. Raises EditRefused."""
    root = schema.root(kind) if schema is not None and kind is not None else None
    for edit in edits:
        operation = _plan(edit, value, root)
        if operation is not None:
            value = perform(operation, value)
    return value


def _carry_out(reading: Reading, operation: Operation, root: Field | None) -> Reading:
    """Returns the record after an operation on its text; where its layout is in the way, it is laid out anew first."""
    wanted = perform(operation, reading.value)
    for carry_out in (_in_place, _by_round_trip, _laid_out_anew):
        try:
            found = carry_out(reading, operation, root)
        except (NotSpliced, NotRoundTripped, Unreadable):
            continue
        if same(found.value, wanted):
            return found
    raise EditRefused(
        "This edit cannot be made in this text without touching something else; nothing was changed.",
        "Lay the record out anew with “minutebook format”, or make the change by hand.",
    )


def _in_place(reading: Reading, operation: Operation, root: Field | None) -> Reading:
    found = reading
    for step in small_steps(operation, reading.value, root):
        found = read_text(splice(found, step, root))
    return found


def _by_round_trip(reading: Reading, operation: Operation, _: Field | None) -> Reading:
    return read_text(by_round_trip(reading.text, operation))


def _laid_out_anew(reading: Reading, operation: Operation, root: Field | None) -> Reading:
    return _in_place(read_text(canonical(reading.text)), operation, root)


def _plan(edit: Edit, value: dict[str, Any], root: Field | None) -> Operation | None:
    """Returns what an edit comes to on a value; None where nothing changes. Raises EditRefused."""
    if isinstance(edit, Set):
        return _plan_set(edit.path, plain(edit.value), value, root)
    if isinstance(edit, Unset):
        return _plan_unset(edit.path, value, root)
    if isinstance(edit, Insert):
        return _plan_insert(edit, value, root)
    if isinstance(edit, Remove):
        return _plan_remove(edit.path, value, root)
    return _plan_move(edit, value, root)


def _plan_set(path: Path, new: Any, value: dict[str, Any], root: Field | None) -> Operation | None:
    if not path:
        raise EditRefused("A record cannot be replaced as a whole.", "Name the field to set.")
    spot, missing = _follow(path, value, root)
    if not missing:
        return None if same(at_spot(value, spot), new) else Put(spot, new)
    if not all(isinstance(step, str) for step in missing):
        raise _absent(path, spot, missing, value, root)
    names = [step for step in missing if isinstance(step, str)]
    holder = at_spot(value, spot)
    field = field_at(root, spot)
    if isinstance(holder, dict):
        _refuse_unless_map(path, field.by_name.get(names[0]) if field else None, names[1:])
        return Add(spot, names[0], place_for(names[0], holder, field), _nested(names[1:], new))
    if holder is None and spot:
        _refuse_unless_map(path, field, names)
        return Put(spot, _nested(names, new))
    raise _absent(path, spot, missing, value, root)


def _plan_unset(path: Path, value: dict[str, Any], root: Field | None) -> Operation:
    if not path or not isinstance(path[-1], str):
        raise EditRefused(f"“{format_path(path)}” is not a field.", "An element of a list is removed, not unset.")
    spot, missing = _follow(path, value, root)
    if missing:
        raise _absent(path, spot, missing, value, root)
    return _drop(spot, value, root)


def _plan_insert(edit: Insert, value: dict[str, Any], root: Field | None) -> Operation | None:
    new = plain(edit.value)
    spot, missing = _follow(edit.path, value, root)
    elements = None if missing else at_spot(value, spot)
    if elements is None and edit.before is None:
        return _plan_set(edit.path, [new], value, root)
    if missing:
        raise _absent(edit.path, spot, missing, value, root)
    if not isinstance(elements, list):
        raise EditRefused(f"“{format_path(edit.path)}” is not a list, so nothing can be added to it.")
    key = _key(field_at(root, spot))
    own = identity(new, key)
    if own is not None and any(identity(one, key) == own for one in elements):
        raise EditRefused(f"“{format_path(edit.path)}” already has “{own}”.", f"Give the new one another {key}.")
    index = len(elements) if edit.before is None else _index_of(edit.path, edit.before, elements, root, spot)
    return Put(spot, [new]) if not elements else Place(spot, index, new)


def _plan_remove(path: Path, value: dict[str, Any], root: Field | None) -> Operation:
    spot = _element(path, value, root)
    return _drop(spot, value, root)


def _plan_move(edit: Move, value: dict[str, Any], root: Field | None) -> Operation | None:
    spot = _element(edit.path, value, root)
    elements = at_spot(value, spot[:-1])
    old = spot[-1]
    assert isinstance(old, int)
    new = len(elements) if edit.before is None else _index_of(edit.path[:-1], edit.before, elements, root, spot[:-1])
    new -= new > old
    return None if new == old else Shift(spot, new)


def _drop(spot: Spot, value: dict[str, Any], root: Field | None) -> Operation:
    """Returns what takes a part away, and with it the list or map that it would leave empty, unless that is required."""
    holder_spot = spot[:-1]
    holder = at_spot(value, holder_spot)
    if len(holder) > 1:
        return Drop(spot)
    field = field_at(root, holder_spot)
    if holder_spot and isinstance(holder_spot[-1], str) and not (field is not None and field.required):
        return _drop(holder_spot, value, root)
    return Put(holder_spot, type(holder)())


def _follow(path: Path, value: dict[str, Any], root: Field | None) -> tuple[Spot, Path]:
    """Returns how far a path leads, as a spot, and the steps that are left."""
    at: Any = value
    spot: Spot = ()
    for n, step in enumerate(path):
        further: str | int | None = None
        if isinstance(step, str):
            further = step if isinstance(at, dict) and step in at else None
        elif isinstance(at, list):
            further = find_element(at, step, _schema_key(field_at(root, spot)))
        if further is None:
            return spot, path[n:]
        spot = (*spot, further)
        at = at[further]
    return spot, ()


def _element(path: Path, value: dict[str, Any], root: Field | None) -> Spot:
    if not path or isinstance(path[-1], str):
        raise EditRefused(
            f"“{format_path(path)}” is not an element of a list.",
            "Name one, as in items[harm-to-hope]; a field is unset.",
        )
    spot, missing = _follow(path, value, root)
    if missing:
        raise _absent(path, spot, missing, value, root)
    return spot


def _index_of(path: Path, before: str | Position, elements: list[Any], root: Field | None, spot: Spot) -> int:
    step = before if isinstance(before, Position) else Item(before)
    found = find_element(elements, step, _schema_key(field_at(root, spot)))
    if found is None and before in elements:
        found = elements.index(before)
    if found is None:
        shown = format_path((step,))
        raise EditRefused(f"“{format_path(path)}” has no {shown}.", _what_there_is(elements, field_at(root, spot)))
    return found


def _schema_key(field: Field | None) -> str | None:
    return field.key if field is not None else None


def _key(field: Field | None) -> str:
    return _schema_key(field) or "id"


def _nested(names: list[str], value: Any) -> Any:
    for name in reversed(names):
        value = {name: value}
    return value


def _refuse_unless_map(path: Path, field: Field | None, names: list[str]) -> None:
    """Refuses to make a map where the schema has something else."""
    for name in names:
        if field is not None and field.type != "object":
            raise EditRefused(
                f"“{format_path(path)}” cannot be set: “{field.name}” is not a group of fields.",
                f"It is “{field.title}”.",
            )
        field = field.by_name.get(name) if field is not None else None


def _absent(path: Path, spot: Spot, missing: Path, value: dict[str, Any], root: Field | None) -> EditRefused:
    """Returns the refusal that says which part of a path is not there, and what is there instead."""
    above = format_path(path[: len(path) - len(missing)]) or "the record"
    step = format_path(missing[:1])
    return EditRefused(f"There is no {step} in {above}.", _what_there_is(at_spot(value, spot), field_at(root, spot)))


def _what_there_is(holder: Any, field: Field | None) -> str:
    if isinstance(holder, dict):
        names = [format_path((name,)) for name in holder]
    elif isinstance(holder, list):
        names = [format_path((step,)) for step in steps_of(holder, _key(field))]
    else:
        return "It is a single value, without parts."
    if not names:
        return "It is empty."
    shown = ", ".join(names[:12])
    return f"There is {shown}, …" if len(names) > 12 else f"There is {shown}."
