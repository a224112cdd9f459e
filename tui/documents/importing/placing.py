"""Where a passage that is in no field may go: added to a text, as a field that is not there yet, or as an entry of a list.

Pure: a record's value and the schema in, places out, the nearest to what stands before the passage first.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from tui.documents.importing.drafting import in_field
from tui.documents.reading_lines import summary
from tui.record.edits import Edit, Insert, Set
from tui.record.kinds import slug
from tui.record.paths import Item, Path, format_path, identity, parse_path
from tui.record.safe import shortened
from tui.record.schema import Field, Schema

How = Literal["added", "field", "entry"]
HOW_SAID: Mapping[How, str] = {"added": "added to it", "field": "a new field", "entry": "a new entry"}
_NAMING = ("text", "title", "heading", "name", "label", "description")
"""What of an entry the passage becomes: the first of these that it has, or must have."""
_TYPE = "narrative"
"""What kind of note a passage is of which nothing more is known."""
_NEVER = ("id", "sources", "timezone")
_ENTRY = 2
"""Steps to an entry of a list of the record."""
_LONGEST_ID = 24
_LONGEST_PART = 40


@dataclass(frozen=True, slots=True)
class Target:
    """A place for a passage: the field at `path` (of an entry that is to be made, the list), and in words the way there."""

    path: Path
    how: How
    way: str


def targets(schema: Schema, kind: str, value: Mapping[str, Any], text: str, near: str = "") -> list[Target]:
    """Returns the places of a record for a text, those nearest to the field at the path `near` first."""
    chain = parse_path(near)
    found = list(_Search(text, chain).inside(schema.root(kind), value, (), ()))
    order = {each: n for n, each in enumerate(found)}
    return sorted(found, key=lambda each: (-_shared(each.path, chain), order[each]))


def placed_by(
    target: Target, text: str, value: Mapping[str, Any], schema: Schema, kind: str, before: str | None = None
) -> tuple[Edit, str]:
    """Returns the edit that puts a text there, and the path of the field that has it then.

    `before` is the identity of the entry that a new one goes before; without it, it goes to the end.
    """
    path = format_path(target.path)
    field = schema.field(kind, target.path)
    if target.how == "entry" and field is not None and field.items is not None:
        entries = in_field(value, path) or []
        name = _naming(field.items)
        key = _free(text, {each["id"] for each in entries if isinstance(each, dict) and "id" in each})
        made: dict[str, Any] = {"id": key}
        kinds = field.items.by_name.get("type")
        if kinds is not None and kinds.required:
            made["type"] = _TYPE
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
            yield Target(path, "entry", _said(way))
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
    needed = {one.name for one in items.properties if one.required} - {"id"}
    if name is None or "id" not in items.by_name or not fits(name, text):
        return False
    kinds = items.by_name.get("type")
    if kinds is not None and _TYPE in kinds.choices:
        needed.discard("type")
    return needed <= {name.name}


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
