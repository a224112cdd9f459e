"""From a spot, which counts, to a path, which names: the way from what a rule saw to what a person reads."""

from collections.abc import Iterable
from typing import Any, TypeAlias

from tui.record.paths import Item, Path, Position, Step, steps_of
from tui.record.schema import Schema

Spot: TypeAlias = tuple[str | int, ...]
"""Where something is in a record's value: names of fields and places in lists, counted from 0."""


class Paths:
    """Paths and spots of one record. Each list is numbered and named once, however many problems it has."""

    def __init__(self, schema: Schema, kind: str, value: Any) -> None:
        self._schema = schema
        self._kind = kind
        self._value = value
        self._steps: dict[int, list[Item | Position]] = {}
        self._places: dict[int, dict[Step, int]] = {}

    def path(self, spot: Iterable[str | int]) -> Path:
        """Returns the path to a spot: elements by identity where they have one of their own, else by position."""
        steps: list[Step] = []
        at = self._value
        for step in spot:
            if isinstance(step, str):
                steps.append(step)
            elif isinstance(at, list) and 0 <= step < len(at):
                steps.append(self._elements(tuple(steps), at)[step])
            else:
                steps.append(Position(step))
            at = _down(at, step)
        return tuple(steps)

    def spot(self, path: Path) -> Spot | None:
        """Returns the spot that a path leads to, None where the record has nothing there."""
        spot: list[str | int] = []
        at = self._value
        for n, step in enumerate(path):
            found = self._place(path[:n], at, step)
            if found is None:
                return None
            spot.append(found)
            at = _down(at, found)
        return tuple(spot)

    def _place(self, holder: Path, at: Any, step: Step) -> str | int | None:
        if isinstance(step, str):
            return step if isinstance(at, dict) and step in at else None
        if not isinstance(at, list):
            return None
        if isinstance(step, Position):
            return step.n if step.n < len(at) else None
        if id(at) not in self._places:
            self._places[id(at)] = {one: n for n, one in enumerate(self._elements(holder, at))}
        return self._places[id(at)].get(step)

    def _elements(self, holder: Path, elements: list[Any]) -> list[Item | Position]:
        if id(elements) not in self._steps:
            field = self._schema.field(self._kind, holder)
            self._steps[id(elements)] = steps_of(elements, field.key if field is not None else None)
        return self._steps[id(elements)]


def positions(spot: Iterable[str | int]) -> Path:
    """Returns the path to a spot that names no element: for finding a place, not for print."""
    return tuple(step if isinstance(step, str) else Position(step) for step in spot)


def value_at(value: Any, spot: Iterable[str | int]) -> Any:
    """Returns the value at a spot, None where there is none."""
    for step in spot:
        value = _down(value, step)
    return value


def _down(at: Any, step: str | int) -> Any:
    if isinstance(step, str):
        return at.get(step) if isinstance(at, dict) else None
    return at[step] if isinstance(at, list) and 0 <= step < len(at) else None
