"""Records in the making: every value is put in with the passage of the source that it was taken from, every guess with a doubt."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from tui.documents.importing.passage import Passage, Place
from tui.record.kinds import slug

_LONG = ("text", "recital", "note", "description")
"""Fields that may have any length and several lines."""
_LONGEST_LINE = 1000
_KEYS = ("id", "name", "document")
"""Fields by which an entry of a list is known."""
_STEP = re.compile(r"([^.\[\]]+)(?:\[([^\]]+)\])?")


@dataclass(frozen=True, slots=True)
class Claim:
    """These places of the source went into this field of this record."""

    places: tuple[Place, ...]
    record: str
    path: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """What was guessed: the line of the source (0: the document as a whole), the field, and a sentence."""

    line: int
    record: str
    path: str
    message: str


@dataclass
class Node:
    """A map in a record in the making, with its path."""

    drafts: "Drafts"
    record: str
    path: str
    data: dict[str, Any]

    def put(self, name: str, passage: Passage, value: Any = None) -> None:
        """Puts a value in and claims the passage for it; without a value it is the passage's own text as printed.

        What is too long for a field of one line is not put in, and so stays unplaced.
        """
        if value is None:
            value = tidy(passage.as_printed)
            if not value:
                return
        if isinstance(value, str) and name not in _LONG and (len(value) > _LONGEST_LINE or "\n" in value):
            return
        self.data[name] = value
        self.claim(passage, name)

    def claim(self, passage: Passage, name: str = "") -> None:
        """Says that the passage is accounted for by a field of this map (without a name, by the map)."""
        if passage.places:
            self.drafts.claims.append(Claim(passage.places, self.record, self._path(name)))

    def doubt(self, message: str, name: str = "", line: int = 0) -> None:
        """Says what was guessed about a field of this map."""
        self.drafts.doubts.append(Doubt(line, self.record, self._path(name), message))

    def inner(self, name: str) -> "Node":
        """Returns the map in the field of that name; it is made where there is none."""
        return Node(self.drafts, self.record, self._path(name), self.data.setdefault(name, {}))

    def add(self, name: str, word: str) -> "Node":
        """Adds an entry to a list of maps and returns it; its id is made from the word and is free in the list."""
        entries = self.data.setdefault(name, [])
        wanted = slug(word) if word else name
        found = self.drafts.ids.free(entries, wanted)
        entry: dict[str, Any] = {"id": found}
        entries.append(entry)
        return Node(self.drafts, self.record, f"{self._path(name)}[{found}]", entry)

    def _path(self, name: str) -> str:
        return f"{self.path}.{name}" if self.path and name else self.path or name


@dataclass
class Ids:
    """The ids that the entries of each list have, so that a long list is not looked through for each of its entries."""

    _known: dict[int, tuple[list[Any], int, set[Any], dict[str, int]]] = field(default_factory=dict)

    def free(self, entries: list[Any], wanted: str) -> str:
        """Returns the id wanted, with a number behind it where an entry of the list has it."""
        _, seen, taken, tried = self._known.get(id(entries), (entries, 0, set(), {}))
        taken.update(each["id"] for each in entries[seen:])
        found, n = wanted, tried.get(wanted, 2)
        while found in taken:
            found, n = f"{wanted}-{n}", n + 1
        tried[wanted] = n
        self._known[id(entries)] = (entries, len(entries), taken, tried)  # with the list: no other gets its number
        return found


@dataclass
class Draft:
    """One record in the making."""

    id: str
    kind: str
    root: Node


@dataclass
class Drafts:
    """All records made from one document, in the order in which they were begun."""

    records: list[Draft] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    ids: Ids = field(default_factory=Ids)

    def begin(self, kind: str, record_id: str) -> Node:
        """Begins a record; where the id is taken among the drafts, a number is added to it."""
        taken = {each.id for each in self.records}
        found, n = record_id, 2
        while found in taken:
            found, n = f"{record_id}-{n}", n + 1
        root = Node(self, found, "", {})
        self.records.append(Draft(found, kind, root))
        return root

    def numbered(self, kind: str, folder: str, date: str) -> Node:
        """Begins a record that is known by a date and the next number, as recommendations and actions are."""
        first = f"{folder}/{date}-" if date else f"{folder}/undated-"
        n = sum(each.id.startswith(first) for each in self.records) + 1
        return self.begin(kind, f"{first}{n}")

    def value_at(self, record_id: str, path: str) -> Any:
        """Returns the value at a path of a record in the making, None where there is none."""
        return in_field(next(each.root.data for each in self.records if each.id == record_id), path)

    def of_kind(self, kind: str) -> Iterator[Draft]:
        """The records of a kind, in order."""
        return (each for each in self.records if each.kind == kind)


def in_field(value: Any, path: str) -> Any:
    """Returns what stands at a path of a record's value, None where nothing does."""
    for name, entry in _STEP.findall(path):
        if not isinstance(value, dict):
            return None
        value = value.get(name)
        if entry:
            entries = value if isinstance(value, list) else []
            inside = (each for each in entries if isinstance(each, dict))
            value = next((each for each in inside if entry in [each.get(key) for key in _KEYS]), None)
    return value


def every_field(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Returns every path of a record's value with what stands there, as `in_field` would find it, but in one walk."""
    yield path, value
    if not isinstance(value, dict):
        return
    for name, inner in value.items():
        below = f"{path}.{name}" if path else name
        yield from every_field(inner, below)
        entries = inner if isinstance(inner, list) else []
        for entry in (each for each in entries if isinstance(each, dict)):
            for key in dict.fromkeys(str(entry[key]) for key in _KEYS if key in entry):
                yield from every_field(entry, f"{below}[{key}]")


def tidy(text: str) -> str:
    """Returns a text with its white space made single blanks."""
    return " ".join(text.split())
