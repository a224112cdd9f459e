"""What stands at a path of a record's value, and what a new element of a list may be called."""

from collections.abc import Collection, Mapping
from typing import Any

from tui.errors import WrongUsage
from tui.record.kinds import slug
from tui.record.paths import Item, Path, Position, format_path, identity, index_of
from tui.record.schema import Schema

_NAMED_BY = (
    "person",
    "title",
    "name",
    "post",
    "label",
    "what",
    "heading",
    "text",
    "description",
    "name_as_printed",
    "type",
    "url",
)
_LONGEST = 40


def value_at(value: Any, path: Path, schema: Schema, kind: str) -> Any:
    """Returns what stands at the path, None where the schema has such a field and the record does not.

    Raises WrongUsage when the path leads through an element that is not there, naming those that are.
    """
    if path:
        schema.resolve(kind, path)
    at = value
    for n, step in enumerate(path):
        if isinstance(step, Item | Position):
            elements = at if isinstance(at, list) else []
            key = schema.key_of(kind, path[:n])
            found = index_of(elements, step, key)
            if found is None:
                there = ", ".join(str(identity(each, key)) for each in elements)
                raise WrongUsage(f"There is no {format_path(path[: n + 1])}.", f"There are: {there}" if there else "")
            at = elements[found]
        else:
            at = at.get(step) if isinstance(at, Mapping) else None
    return at


def suggest_key(element: Mapping[str, Any], taken: Collection[object]) -> str:
    """Returns an identity for a new element of a list, made from what it says, that is not among those taken."""
    said = next((text for name in _NAMED_BY if isinstance(text := element.get(name), str) and slug(text)), "entry")
    base = slug(said, _LONGEST) or "entry"
    names = (base if n == 1 else f"{base}-{n}" for n in range(1, len(taken) + 2))
    return next(name for name in names if name not in taken)
