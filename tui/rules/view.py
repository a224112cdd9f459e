"""A record as rules see it: its value, whatever that holds, and the parts that many rules ask for, found once."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

from tui.record.kinds import file_of
from tui.record.schema import Schema
from tui.rules.contents import Contents, contents_of
from tui.rules.spots import Paths, Spot, positions

Map = Mapping[str, Any]


class RecordView:
    """One record: its id, kind, text and value. Everything here may be asked of a record that breaks its schema too."""

    def __init__(self, record_id: str, kind: str, text: str, value: Map, schema: Schema) -> None:
        self.record_id = record_id
        self.kind = kind
        self.text = text
        self.value = value
        self.schema = schema

    @property
    def file(self) -> str:
        """The record's file, from the root of the book."""
        return file_of(self.record_id)

    @property
    def body_folder(self) -> str:
        """The first word of the id: the folder of the body, of the people or of the plans."""
        return self.record_id.partition("/")[0]

    @cached_property
    def paths(self) -> Paths:
        """The paths of the record's parts."""
        return Paths(self.schema, self.kind, self.value)

    def is_private(self, spot: Spot) -> bool:
        """Returns whether what stands at a spot must not be shown in any sentence."""
        field = self.schema.field(self.kind, positions(spot))
        return field is not None and field.private

    @cached_property
    def contents(self) -> Contents:
        """References, dates and identities anywhere in the record."""
        return contents_of(self.schema, self.kind, self.value)

    @cached_property
    def attendance(self) -> list[tuple[Spot, Map]]:
        """The entries of a meeting's attendance."""
        return elements(self.value, "attendance")

    @cached_property
    def items(self) -> list[tuple[Spot, Map]]:
        """A meeting's items with the items inside them, in the order of the file."""
        found: list[tuple[Spot, Map]] = []
        if self.kind == "meeting":
            _add_items((), self.value, found)
        return found

    @cached_property
    def votes(self) -> "list[tuple[Spot, Map, Map]]":
        """Every vote of a meeting with the item in which it was taken; that of a proceeding with the proceeding."""
        found: list[tuple[Spot, Map, Map]] = []
        if self.kind == "proceeding":
            _add_vote((), self.value, "veto_vote", self.value, found)
        for at, item in self.items:
            for below, motion in elements(item, "motions"):
                _add_vote(at + below, motion, "vote", item, found)
                for deeper, amendment in elements(motion, "amendments"):
                    _add_vote(at + below + deeper, amendment, "vote", item, found)
            for below, decision in elements(item, "decisions"):
                _add_vote(at + below, decision, "vote", item, found)
        return found


def elements(value: object, name: str) -> list[tuple[Spot, Map]]:
    """Returns the elements of the list called `name` that are objects, each with its spot below `value`."""
    inner = value.get(name) if isinstance(value, dict) else None
    if not isinstance(inner, list):
        return []
    return [((name, n), element) for n, element in enumerate(inner) if isinstance(element, dict)]


def part(value: object, name: str) -> Map:
    """Returns the object called `name`, empty where there is none."""
    inner = value.get(name) if isinstance(value, dict) else None
    return inner if isinstance(inner, dict) else {}


def text(value: object, name: str) -> str | None:
    """Returns the text called `name`, None where there is none."""
    inner = value.get(name) if isinstance(value, dict) else None
    return inner if isinstance(inner, str) else None


def number(value: object, name: str) -> int | None:
    """Returns the whole number called `name`, None where there is none."""
    inner = value.get(name) if isinstance(value, dict) else None
    return inner if isinstance(inner, int) and not isinstance(inner, bool) else None


def texts(value: object, name: str) -> Iterator[tuple[Spot, str]]:
    """Yields the texts in the list called `name`, each with its spot below `value`."""
    inner = value.get(name) if isinstance(value, dict) else None
    if isinstance(inner, list):
        for n, element in enumerate(inner):
            if isinstance(element, str):
                yield (name, n), element


def _add_items(at: Spot, value: Map, found: list[tuple[Spot, Map]]) -> None:
    for below, item in elements(value, "items"):
        found.append((at + below, item))
        if "items" in item:
            _add_items(at + below, item, found)


def _add_vote(at: Spot, holder: Map, name: str, item: Map, found: list[tuple[Spot, Map, Map]]) -> None:
    vote = holder.get(name)
    if isinstance(vote, dict):
        found.append(((*at, name), vote, item))
