"""What a record has at a path, and which path leads to the same thing in every version of it."""

from collections.abc import Iterator
from typing import Any

from tui.record.paths import Item, Path, Position, Step, identity, index_of, steps_of
from tui.record.schema import Field, Schema

ABSENT = object()
"""Stands for nothing at all at a path; null is a value."""


def found_at(schema: Schema, kind: str, value: Any, path: Path) -> Any:
    """Returns what a record has at a path, `ABSENT` where it has nothing, or there is no record (None)."""
    if value is None:
        return ABSENT
    for depth, step in enumerate(path):
        if isinstance(step, str):
            if not isinstance(value, dict) or step not in value:
                return ABSENT
            value = value[step]
            continue
        place = index_of(value, step, schema.key_of(kind, path[:depth])) if isinstance(value, list) else None
        if place is None:
            return ABSENT
        value = value[place]
    return value


def by_identity(schema: Schema, kind: str, value: Any, path: Path) -> Path:
    """Returns a path with its positions, which are those in `value`, as identities.

    It ends before an element that has no identity: the list with such elements is followed as a whole.
    """
    followed: list[Step] = []
    for depth, step in enumerate(path):
        if not isinstance(step, Position):
            followed.append(step)
            continue
        elements = found_at(schema, kind, value, tuple(followed))
        element = elements[step.n] if isinstance(elements, list) and step.n < len(elements) else None
        name = identity(element, schema.key_of(kind, path[:depth]))
        if name is None:
            return tuple(followed)
        followed.append(Item(name))
    return tuple(followed)


def leaves(schema: Schema, kind: str, value: Any) -> dict[Path, Any]:
    """Returns the values of a record that have no parts, by path, in its order.

    A list counts as one value where not each of its elements has an identity of its own, and so does what is empty.
    """
    return dict(_leaves((), schema.field(kind, ()), value))


def _leaves(path: Path, field: Field | None, value: Any) -> Iterator[tuple[Path, Any]]:
    if isinstance(value, dict) and value:
        fields = field.by_name if field is not None else {}
        for name, inner in value.items():
            yield from _leaves((*path, name), fields.get(name), inner)
        return
    if isinstance(value, list) and value:
        steps = steps_of(value, field.key if field is not None else "id")
        if not any(isinstance(step, Position) for step in steps):
            for step, inner in zip(steps, value, strict=True):
                yield from _leaves((*path, step), field.items if field is not None else None, inner)
            return
    yield path, value
