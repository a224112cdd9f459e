"""Where a passage may go: added to a text, as a field that is not there yet, as an entry of a list, or as a record of its own.

Pure: a record's value and the schema in, places out, the nearest to what stands before the passage first.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Literal

from tui.documents.importing.decided.decisions import decision_in
from tui.documents.importing.drafting import in_field
from tui.documents.importing.passage import Passage
from tui.documents.reading_lines import summary
from tui.record.edits import Edit, Insert, Set
from tui.record.kinds import slug
from tui.record.paths import Item, Path, format_path, identity, parse_path
from tui.record.safe import shortened
from tui.record.schema import Field, Schema
from tui.record.words import singular

How = Literal["added", "field", "entry", "record"]
HOW_SAID: Mapping[How, str] = {
    "added": "added to it",
    "field": "a new field",
    "entry": "a new entry",
    "record": "a new record",
}
_NAMING = ("text", "title", "heading", "name", "label", "description", "name_as_printed", "reason")
"""What of an entry the passage becomes: the first of these that it has, or must have."""
_LIKELY = {"type": "narrative", "status": "present", "capacity": "member", "kind": "action"}
"""What is offered first of a choice that an entry must make: what says the least."""
OF_A_MEETING: Mapping[str, str] = {"recommendation": "made_at", "action": "raised_at"}
"""The kinds of record that a passage of a meeting can become, each with the field that says at which it was."""
_NEVER = ("id", "sources", "timezone")
_ENTRY = 2
"""Steps to an entry of a list of the record."""
_LONGEST_ID = 24
_LONGEST_PART = 40


@dataclass(frozen=True, slots=True)
class Target:
    """A place for a passage: the field at `path` (of an entry that is to be made, the list; of a record, its kind), in words the way
    there, and the choices that must be made of what is new."""

    path: Path
    how: How
    way: str
    asks: tuple[Field, ...] = ()


def targets(schema: Schema, kind: str, value: Mapping[str, Any], text: str, near: str = "") -> list[Target]:
    """Returns the places of a record for a text: the nearest text to the field at the path `near`, what the passage can become of its own
    there, then every place, those nearest first."""
    chain = parse_path(near)
    found = list(_Search(text, chain).inside(schema.root(kind), value, (), ()))
    order = {id(each): n for n, each in enumerate(found)}
    found.sort(key=lambda each: (-_shared(each.path, chain), order[id(each)]))
    first = found[:1] if found and found[0].how == "added" else []
    within = chain[:_ENTRY]
    entries = [
        each for each in found if each.how == "entry" and (each.path[:_ENTRY] == within or each.path == ("items",))
    ]
    short = [*first, *entries, *_records(schema, kind, value, chain)]
    chosen = {id(each) for each in short}
    return [*short, *(each for each in found if id(each) not in chosen)]


def _records(schema: Schema, kind: str, value: Mapping[str, Any], chain: Path) -> Iterator[Target]:
    if kind == "meeting":
        item = next((each["title"] for each in _entries(value, chain)), "")
        of = f" of {shortened(item, _LONGEST_PART)}" if item else ""
        for name in OF_A_MEETING:
            yield Target((name,), "record", f"New {name}{of}", _asked(schema.root(name)))


def record_of(
    kind: str, meeting_id: str, meeting: Mapping[str, Any], text: str, near: str, said: Mapping[str, str]
) -> dict[str, Any]:
    """Returns what a record of this kind says that a passage of a meeting becomes; `said` are the choices that were made of it."""
    item = next((each["id"] for each in _entries(meeting, parse_path(near))), "")
    return {"text": text, **said, OF_A_MEETING[kind]: meeting_id, **({"item": item} if item else {})}


def likely(field: Field, text: str) -> tuple[str, ...]:
    """Returns the choices of a field in the order in which they are likely for a text: what its words tell, then what says the least."""
    first = _LIKELY.get(field.name, "")
    if field.name == "outcome":
        words = " ".join(text.split())
        decision = decision_in(Passage.of(0, words))
        first = decision.outcome if decision is not None else ""
    return tuple(sorted(field.choices, key=lambda each: each != first))


def placed_by(
    target: Target,
    text: str,
    value: Mapping[str, Any],
    schema: Schema,
    kind: str,
    before: str | None = None,
    said: Mapping[str, str] = MappingProxyType({}),
) -> tuple[Edit, str]:
    """Returns the edit that puts a text there, and the path of the field that has it then.

    `before` is the identity of the entry that a new one goes before; without it, it goes to the end. `said` are the choices that were
    made of a new entry, by field; of those that were not, the likeliest is taken.
    """
    path = format_path(target.path)
    field = schema.field(kind, target.path)
    if target.how == "entry" and field is not None and field.items is not None:
        entries = in_field(value, path) or []
        name = _naming(field.items)
        key = _free(text, {each["id"] for each in entries if isinstance(each, dict) and "id" in each})
        made: dict[str, Any] = {"id": key}
        made |= {each.name: said.get(each.name) or likely(each, text)[0] for each in target.asks}
        if name is not None:
            made[name.name] = text
        at = f"{path}[{key}].{name.name if name is not None else ''}"
        return (Insert(target.path, made, before) if entries else Set(target.path, [made])), at
    old = in_field(value, path)
    if target.how == "added" and isinstance(old, str) and old.strip():
        between = "\n" if field is not None and field.type == "long_text" else " "
        text = f"{old.rstrip()}{between}{text}"
    return Set(target.path, text), path


def entry_after(entries: list[Any], near: str, path: Path) -> str | None:
    """Returns the identity of the entry of the list at `path` that follows the one in which `near` is; None where none does."""
    chain = parse_path(near)
    step = chain[len(path)] if len(chain) > len(path) and chain[: len(path)] == path else None
    if not isinstance(step, Item):
        return None
    names = [identity(each, "id") for each in entries]
    at = names.index(step.key) + 1 if step.key in names else len(names)
    return names[at] if at < len(names) else None


@dataclass(frozen=True)
class _Search:
    """The search of a record for places where a text fits; `chain` is the path of the field that it stands near."""

    text: str
    chain: Path

    def inside(self, field: Field, value: Mapping[str, Any], path: Path, way: tuple[str, ...]) -> Iterator[Target]:
        """Yields the places in an object, in the order of its fields."""
        near = self.chain[: len(path)] == path
        for one in field.properties:
            at, called, inner = (*path, one.name), (*way, one.title), value.get(one.name)
            if one.name in _NEVER:
                continue
            if one.type == "object" and isinstance(inner, Mapping):
                yield from self.inside(one, inner, at, called)
            elif one.type == "list":
                yield from self._of_list(one, inner, at, called, offered=near or len(path) == _ENTRY)
            elif isinstance(inner, str) and fits(one, self.text):
                yield Target(at, "added", _said(called))
            elif inner is None and near and fits(one, self.text):
                yield Target(at, "field", _said(called))

    def _of_list(
        self, field: Field, entries: Any, path: Path, way: tuple[str, ...], *, offered: bool
    ) -> Iterator[Target]:
        items = field.items
        if items is None or items.type != "object":
            return
        if _takes_entries(items, self.text) and (offered or isinstance(entries, list)):
            *around, own = way
            of = f" of {_said(tuple(around[1:] if len(around) > 1 else around))}" if around else ""
            yield Target(path, "entry", f"New {singular(own)}{of}", _asked(items))
        for entry in entries if isinstance(entries, list) else ():
            name = identity(entry, field.key or "id")
            if name is not None:
                words = summary(items, entry, lambda _, said: said, field.name)
                yield from self.inside(items, entry, (*path, Item(name)), (*way, words))


def fits(field: Field, text: str) -> bool:
    """Whether a field is one of text, and this text has the form that it asks for."""
    is_text = field.type in ("text", "long_text")
    return is_text and (field.pattern is None or re.search(field.pattern, text) is not None)


def _takes_entries(items: Field, text: str) -> bool:
    """Whether an entry can be made of a text alone."""
    name = _naming(items)
    needed = {one.name for one in items.properties if one.required} - {"id"} - {one.name for one in _asked(items)}
    if name is None or "id" not in items.by_name or not fits(name, text):
        return False
    return needed <= {name.name}


def _asked(items: Field) -> tuple[Field, ...]:
    """Returns the choices that must be made of what is new."""
    return tuple(one for one in items.properties if one.required and one.choices)


def _entries(value: Mapping[str, Any], chain: Path) -> Iterator[Mapping[str, Any]]:
    """Yields the item of the agenda in which a path is, where it is in one."""
    if len(chain) > 1 and chain[0] == "items" and isinstance(chain[1], Item):
        yield from (each for each in value.get("items", ()) if identity(each, "id") == chain[1].key and "title" in each)


def _naming(items: Field) -> Field | None:
    """Returns the field of an entry that its text becomes."""
    known = [items.by_name[name] for name in _NAMING if name in items.by_name]
    known = [one for one in known if one.type in ("text", "long_text")]
    return next((one for one in known if one.required), known[0] if known else None)


def _free(text: str, taken: set[Any]) -> str:
    wanted = slug(text, _LONGEST_ID)
    found, n = wanted, 2
    while found in taken:
        found, n = f"{wanted}-{n}", n + 1
    return found


def _shared(path: Path, chain: Path) -> int:
    n = 0
    while n < min(len(path), len(chain)) and path[n] == chain[n]:
        n += 1
    return n


def _said(way: tuple[str, ...]) -> str:
    return " › ".join(shortened(" ".join(part.split()), _LONGEST_PART) for part in way)
