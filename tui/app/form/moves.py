"""What a form does to a record, as edits: setting a field that may not be there yet, adding, removing and moving entries."""

from collections.abc import Callable, Collection, Mapping
from typing import Any

from tui.app.form.usual import NAMED_BY, NAMES_OF_LISTS, first_values
from tui.record.edits import Edit, Insert, Move, Remove, Set, Unset
from tui.record.kinds import slug
from tui.record.paths import Item, Path, Position, identity, index_of
from tui.record.schema import Field

At = Callable[[Path], Any]
_LONGEST_NAME = 24


def setting(path: Path, value: Any, at: At) -> Edit:
    """Returns the edit that makes `path` the value; objects around it that are not there come with it. None takes it away."""
    if value is None:
        return clearing(path, at)
    start = len(path) - 1
    while start > 0 and isinstance(path[start], str) and isinstance(path[start - 1], str) and at(path[:start]) is None:
        start -= 1
    for step in reversed(path[start + 1 :]):
        value = {str(step): value}
    return Set(path[: start + 1], value)


def clearing(path: Path, at: At) -> Edit:
    """Returns the edit that takes away what stands at `path`, with the objects around it that it would leave empty."""
    if not isinstance(path[-1], str):
        return Remove(path)
    while len(path) > 1 and isinstance(path[-2], str):
        around = at(path[:-1])
        if not isinstance(around, Mapping) or len(around) > 1:
            break
        path = path[:-1]
    return Unset(path)


def naming_field(field: Field) -> Field | None:
    """Returns what a new entry of a list is asked for first; None where the list holds no objects."""
    items = field.items
    if items is None or items.type != "object":
        return None
    if field.key is not None and field.key != "id" and field.key in items.by_name:
        return items.by_name[field.key]
    wanted = NAMES_OF_LISTS.get(field.name)
    if wanted is not None and wanted in items.by_name:
        return items.by_name[wanted]
    needed = [one for one in items.properties if one.required and one.name != "id"]
    if needed:
        return needed[0]
    return next((items.by_name[name] for name in NAMED_BY if name in items.by_name), None)


def new_entry(field: Field, naming: Field, value: Any, entries: list[Any], record: Any = None) -> dict[str, Any]:
    """Returns a new entry of a list of a record, with a short name that no other entry has, in the schema's order of fields."""
    key = field.key or "id"
    made: dict[str, Any] = {naming.name: value}
    items = field.items
    if items is None:
        return made
    for name, first in first_values(field.name, record).items():
        if name in items.by_name:
            made.setdefault(name, first)
    if key not in made and key in items.by_name:
        made[key] = free_name(str(value), {found for one in entries if (found := identity(one, key))})
    return {one.name: made[one.name] for one in items.properties if one.name in made}


_COUNTED = ("first", "second", "third", "fourth", "fifth", "sixth")


def unnamed_entry(field: Field, entries: list[Any]) -> dict[str, Any]:
    """Returns a new entry that has nothing but a short name: which of the list it is."""
    key = field.key or "id"
    word = _COUNTED[min(len(entries), len(_COUNTED) - 1)]
    return {key: free_name(word, {found for one in entries if (found := identity(one, key))})}


def name_refused(name: Any, others: list[Any], key: str) -> str:
    """Returns why an entry of a list cannot have a name, an empty string where it can."""
    if name in (None, ""):
        return "An entry needs this: it is told from the others by it."
    return (
        "Another entry of this list is called that already."
        if any(identity(one, key) == name for one in others)
        else ""
    )


def fields_in(value: Any) -> int:
    """Returns how many values stand in a value: those of all that is inside it."""
    inside = value.values() if isinstance(value, Mapping) else value if isinstance(value, list) else None
    return 1 if inside is None else sum(map(fields_in, inside))


def free_name(text: str, taken: Collection[str]) -> str:
    """Returns a short name made from a text that is not among `taken`."""
    name = slug(text.rsplit("/", 1)[-1], _LONGEST_NAME)
    if name not in taken:
        return name
    n = 2
    while f"{name}-{n}" in taken:
        n += 1
    return f"{name}-{n}"


def inserting(path: Path, value: Any, after: Item | Position | None, field: Field, entries: list[Any]) -> Edit:
    """Returns the edit that puts a new entry into the list at `path`, behind `after` or at the end."""
    if after is None or field.key is None:
        return Insert(path, value, None)
    place = index_of(entries, after, field.key)
    following = entries[place + 1] if place is not None and place + 1 < len(entries) else None
    return Insert(path, value, identity(following, field.key) if following is not None else None)


def moving(path: Path, by: int, field: Field, entries: list[Any]) -> Edit | None:
    """Returns the edit that moves an entry of the list one place down (1) or up (-1); None where it is at the end."""
    step = path[-1]
    if not isinstance(step, Item | Position):
        return None
    place = index_of(entries, step, field.key or "id")
    if place is None or not 0 <= place + by < len(entries):
        return None
    if field.key is None:
        moved = list(entries)
        moved.insert(place + by, moved.pop(place))
        return Set(path[:-1], moved)
    behind = place + by + (1 if by > 0 else 0)
    return Move(path, identity(entries[behind], field.key) if behind < len(entries) else None)


def step_to(made: Mapping[str, Any], field: Field, entries: Any) -> Item | Position | None:
    """Returns the step to an entry that was put into a list just now."""
    key = field.key or "id"
    name = identity(dict(made), key)
    if name is None or not isinstance(entries, list):
        return None
    return Item(name)


def shifted(path: Path, by: int) -> Path:
    """Returns the path of an entry of a list of plain values after it moved."""
    last = path[-1]
    return (*path[:-1], Position(last.n + by)) if isinstance(last, Position) else path
