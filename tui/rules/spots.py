"""From a spot, which counts, to a path, which names: the way from what a rule saw to what a person reads."""

from collections.abc import Iterable
from typing import Any

from tui.record.paths import Item, Path, Position, Step, steps_of
from tui.record.schema import Schema
from tui.rules.problem import Spot


def path_of(schema: Schema, kind: str, value: Any, spot: Iterable[str | int]) -> Path:
    """Returns the path to a spot: elements of lists by identity where they have one of their own, else by position."""
    steps: list[Step] = []
    at = value
    for step in spot:
        if isinstance(step, str):
            steps.append(step)
        else:
            steps.append(_element(schema, kind, tuple(steps), at, step))
        at = _down(at, step)
    return tuple(steps)


def value_at(value: Any, spot: Iterable[str | int]) -> Any:
    """Returns the value at a spot, None where there is none."""
    for step in spot:
        value = _down(value, step)
    return value


def spot_of(schema: Schema, kind: str, value: Any, path: Path) -> Spot | None:
    """Returns the spot that a path leads to, None where the record has nothing there."""
    spot: list[str | int] = []
    at = value
    for n, step in enumerate(path):
        found: str | int | None
        if isinstance(step, str):
            found = step if isinstance(at, dict) and step in at else None
        elif not isinstance(at, list):
            found = None
        else:
            steps = steps_of(at, schema.key_of(kind, path[:n]))
            found = step.n if isinstance(step, Position) else steps.index(step) if step in steps else None
        if found is None:
            return None
        spot.append(found)
        at = _down(at, found)
    return tuple(spot)


def _element(schema: Schema, kind: str, holder: Path, elements: Any, n: int) -> Item | Position:
    field = schema.field(kind, holder)
    key = field.key if field is not None else None
    if not isinstance(elements, list) or key is None or not 0 <= n < len(elements):
        return Position(n)
    return steps_of(elements, key)[n]


def _down(at: Any, step: str | int) -> Any:
    if isinstance(step, str):
        return at.get(step) if isinstance(at, dict) else None
    return at[step] if isinstance(at, list) and 0 <= step < len(at) else None
