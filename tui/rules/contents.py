"""What every rule about references, dates and identities needs of a record, found in one pass over it.

The schema is compiled once into a plan that leads only to the fields in question, so that texts are not looked at: the
pass is what a check of a whole book costs most often.
"""

from dataclasses import dataclass, field
from typing import Any
from weakref import WeakKeyDictionary

from tui.record.schema import Field, Schema
from tui.rules.spots import Spot


@dataclass(slots=True)
class Contents:
    """The references, dates and lists of one record.

    `references` are spot, kinds and value; `dates` spot, type and value; `lists` the spot of each list of objects, the
    name of its identity property and the identities of its elements, None for one that has none.
    """

    references: list[tuple[Spot, tuple[str, ...], str]] = field(default_factory=list)
    dates: list[tuple[Spot, str, str]] = field(default_factory=list)
    lists: list[tuple[Spot, str, list[Any]]] = field(default_factory=list)


@dataclass(slots=True)
class _Plan:
    """What to look for at one place of the schema: in an object its properties, in a list its elements."""

    ref: tuple[str, ...] = ()
    date: str = ""
    key: str = ""
    items: "_Plan | None" = None
    properties: "dict[str, _Plan]" = field(default_factory=dict)

    @property
    def empty(self) -> bool:
        return not (self.ref or self.date or self.key or self.items or self.properties)


_DATES = frozenset({"date", "vague_date", "time", "datetime"})
_PLANS: "WeakKeyDictionary[Schema, dict[str, _Plan]]" = WeakKeyDictionary()


def contents_of(schema: Schema, kind: str, value: Any) -> Contents:
    """Returns the contents of a record's value; what is not of the shape that the schema says is passed over."""
    plans = _PLANS.get(schema)
    if plans is None:
        plans = _PLANS[schema] = {}
    plan = plans.get(kind)
    if plan is None:
        plan = plans[kind] = _plan(schema.root(kind), {}) if kind in schema.kinds else _Plan()
    found = Contents()
    _gather((), plan, value, found)
    return found


def _plan(at: Field, within: dict[int, _Plan]) -> _Plan:
    """Returns the plan of a field. A definition that contains itself leads back to its own plan."""
    properties = at.node.get("properties")
    if id(properties) in within:
        return within[id(properties)]
    plan = _Plan(ref=at.ref if at.type == "reference" else (), date=at.type if at.type in _DATES else "")
    if at.type == "object":
        deeper = {**within, id(properties): plan} if properties is not None else within
        for one in at.properties:
            below = _plan(one, deeper)
            if not below.empty:
                plan.properties[one.name] = below
    elif at.items is not None:
        plan.key = at.key or ""
        below = _plan(at.items, within)
        plan.items = None if below.empty and not plan.key else below
    return plan


def _gather(at: Spot, plan: _Plan, value: Any, found: Contents) -> None:  # noqa: C901 - a call less for each field
    if value.__class__ is dict:
        properties = plan.properties
        for name, inner in value.items():
            below = properties.get(name)
            if below is None:
                continue
            if inner.__class__ is not str:
                _gather((*at, name), below, inner, found)
            elif below.ref:
                found.references.append(((*at, name), below.ref, inner))
            elif below.date:
                found.dates.append(((*at, name), below.date, inner))
    elif value.__class__ is list and plan.items is not None:
        items, key = plan.items, plan.key
        if key:
            found.lists.append((at, key, [one.get(key) if one.__class__ is dict else None for one in value]))
        for n, element in enumerate(value):
            if element.__class__ is not str:
                _gather((*at, n), items, element, found)
            elif items.ref:
                found.references.append(((*at, n), items.ref, element))
            elif items.date:
                found.dates.append(((*at, n), items.date, element))
