"""Parts of records that other places refer to by short name, and what they are called: items, those who attended, themes."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from tui.app.desk import Desk
from tui.app.editing import value_at
from tui.record.paths import BadPath, Path, parse_path
from tui.record.safe import shortened
from tui.record.sentences import tell_field

_ATTENDEES = ("left", "entered")
_ITEMS = ("item", "from_item", "to_item", "after_item", "declared_during", "filed_under_item")
_NOTE = "minute_note"
_LONGEST = 72
"""Characters of a note that are enough to know it by."""
_MEETING_OF = ("meeting", "made_at", "raised_at", "reported_at")


@dataclass(frozen=True, slots=True)
class Part:
    """A part by its short name, what it is called, and what more there is to say of it."""

    id: str
    name: str
    more: str = ""


def parts_for(desk: Desk, kind: str, record: Any, path: Path) -> list[Part]:
    """Returns the parts that the field at a path may refer to; none where it refers to no part."""
    named = next((step for step in reversed(path) if isinstance(step, str) and step), "")
    if path[-1:] == (named,) and named in _ITEMS:
        where = _meeting(kind, record, path, desk.key_of(kind))
        return _items(record if where is None else desk.value(where) if where in desk.excerpts else None)
    if path[-1:] == (_NOTE,):
        return _notes(desk, kind, record, path)
    if named in _ATTENDEES and kind == "meeting":
        return _attendees(desk, record)
    return _themes(desk) if path[-1:] == ("theme",) else []


class Parts:
    """What short names in one record mean. What other records say is read once, as long as the book stays the same."""

    def __init__(self, desk: Desk, kind: str) -> None:
        self._desk = desk
        self._kind = kind
        self._known: dict[tuple[Any, ...], Mapping[str, str]] = {}
        self._record: Any = None
        self._version = -1

    def name(self, record: Any, path: Path, value: str) -> str:
        """Returns what the short name that stands at a path of the record is called; empty where it is no such name."""
        if record is not self._record or self._desk.version != self._version:
            self._known.clear()
            self._record, self._version = record, self._desk.version
        named = next((step for step in reversed(path) if isinstance(step, str)), "")
        if named == "field" and "readings" in path:
            return self._place(record, value)
        if named not in (*_ITEMS, *_ATTENDEES, _NOTE, "theme"):
            return ""
        meeting = _meeting(self._kind, record, path, self._desk.key_of(self._kind))
        of = (named in _ITEMS, meeting, named == "theme", path[:-1] if named == _NOTE else None)
        if of not in self._known:
            self._known[of] = {part.id: part.name for part in parts_for(self._desk, self._kind, record, path)}
        return self._known[of].get(value, "")

    def of(self, record: Any) -> Callable[[Path, str], str]:
        """Returns what names the parts of one record by path and short name, as a reading asks for it."""
        return lambda path, value: self.name(record, path, value)

    def _place(self, record: Any, path: str) -> str:
        """Returns what the field is called of which a source says how it was read; empty where the path is none."""
        try:
            return tell_field(parse_path(path), self._desk.schema, self._kind, record, self._desk.title)
        except BadPath:
            return ""


def _meeting(kind: str, record: Any, path: Path, key_of: Callable[[Path], str]) -> str | None:
    """Returns the id of the meeting whose items a path means: the one named nearest to it; None for the record itself."""
    for n in range(len(path) - 1, -1, -1):
        around = value_at(record, path[:n], key_of)
        names = ("meeting",) if n or kind == "meeting" else _MEETING_OF
        for name in names if isinstance(around, dict) else ():
            if isinstance(around.get(name), str):
                return str(around[name])
    return None if kind == "meeting" else ""


def _items(meeting: Any) -> list[Part]:
    found: list[Part] = []
    for one in _each_item(meeting):
        number = one.get("minute_number") or one.get("number") or ""
        found.append(Part(one["id"], f"{number} {one.get('title') or ''}".strip() or one["id"], one["id"]))
    return found


def _each_item(meeting: Any) -> Iterator[dict[str, Any]]:
    """Yields the items of a meeting that have a short name, each before those inside it."""
    pending = list(meeting.get("items") or ()) if isinstance(meeting, dict) else []
    while pending:
        one = pending.pop(0)
        if isinstance(one, dict) and isinstance(one.get("id"), str):
            yield one
            pending = list(one.get("items") or ()) + pending


def _notes(desk: Desk, kind: str, record: Any, path: Path) -> list[Part]:
    """Returns the notes of the item that stands beside the field at a path, by their words."""
    around = value_at(record, path[:-1], desk.key_of(kind))
    where = _meeting(kind, record, path, desk.key_of(kind))
    item = around.get("item") if isinstance(around, dict) else None
    meeting = desk.value(where) if where in desk.excerpts else None
    notes = next((one.get("notes") for one in _each_item(meeting) if one["id"] == item), None)
    return [
        Part(
            one["id"],
            shortened(" ".join(str(one.get("text") or one["id"]).split()), _LONGEST),
            str(one.get("type") or ""),
        )
        for one in notes or ()
        if isinstance(one, dict) and isinstance(one.get("id"), str)
    ]


def _attendees(desk: Desk, record: Any) -> list[Part]:
    """Returns the entries of the meeting's own attendance, by the names of the people; those present come first."""
    listed = record.get("attendance") if isinstance(record, dict) else None
    entries = [one for one in listed or () if isinstance(one, dict) and isinstance(one.get("id"), str)]
    entries.sort(key=lambda one: one.get("status") != "present")
    return [Part(one["id"], _called(desk, one), str(one.get("status") or "")) for one in entries]


def _called(desk: Desk, entry: dict[str, Any]) -> str:
    person = entry.get("person")
    return desk.name(("person",), person) if isinstance(person, str) else str(entry.get("label") or entry["id"])


def _themes(desk: Desk) -> list[Part]:
    found: list[Part] = []
    for one in desk.excerpts.values():
        if one.kind == "plan":
            plan = desk.value(one.id)
            themes = plan.get("themes") if isinstance(plan, dict) else None
            found += [
                Part(t["id"], str(t.get("name") or t["id"]), one.title)
                for t in themes or ()
                if isinstance(t, dict) and "id" in t
            ]
    return found
