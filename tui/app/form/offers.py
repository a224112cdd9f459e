"""What a field offers to choose from: words of an enumeration, people and other records by name, items of the same meeting."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from tui.app.desk import Desk
from tui.app.screens.chooser import Choice
from tui.documents.reading_lines import phrase
from tui.record.kinds import slug
from tui.record.paths import Path
from tui.record.schema import Field

_ATTENDEES = ("left", "entered")
_ITEMS = ("item", "from_item", "to_item", "after_item", "declared_during", "filed_under_item")
_MEETING_OF = ("meeting", "made_at", "raised_at")


@dataclass(frozen=True)
class Offer:
    """What may be chosen, whether anything else may be typed, and what is made of it."""

    @dataclass(frozen=True, slots=True)
    class New:
        """A person who is not in the book yet."""

        name: str

    choices: Sequence[Choice[Any]] = ()
    free: bool = True
    from_typed: Callable[[str], list[Choice[Any]]] | None = None


def offer_for(desk: Desk, kind: str, record: Any, path: Path, field: Field) -> Offer:
    """Returns what the field at a path offers."""
    if field.type == "choice":
        return Offer([Choice(word, phrase(word), also=word) for word in field.choices], free=False)
    if field.type == "boolean":
        return Offer([Choice(True, "yes"), Choice(False, "no"), Choice(None, "not stated")], free=False)
    if field.type == "reference":
        choices = [Choice(value, name, more, value) for value, name, more in desk.candidates(field.ref)]
        return Offer(choices, free=False, from_typed=_unknown(field))
    items = _items_of(desk, kind, record) if path and path[-1] in _ITEMS else []
    if items:
        return Offer(items, free=False, from_typed=_as_typed)
    if next((step for step in reversed(path) if isinstance(step, str) and step), "") in _ATTENDEES:
        return Offer(_attendees(desk, record), free=False, from_typed=_as_typed)
    if path and path[-1] == "theme":
        return Offer(_themes(desk), free=False, from_typed=_as_typed)
    return Offer()


def _as_typed(words: str) -> list[Choice[Any]]:
    return [Choice(words.strip(), f"As typed: {words.strip()}", "the short name of an entry that is not there yet")]


def _unknown(field: Field) -> Callable[[str], list[Choice[Any]]]:
    def made(words: str) -> list[Choice[Any]]:
        found: list[Choice[Any]] = []
        if "person" in field.ref and " " in words.strip():
            found.append(Choice(Offer.New(words), f"A new person: {words}", f"becomes {slug(words)}"))
        if "person" in field.ref and " " not in words.strip() and words[:1].isupper():
            found.append(Choice(Offer.New(words), f"A new person: {words}"))
        if set(field.ref) != {"person"} and "/" in words:
            found.append(Choice(words.strip(), f"As typed: {words}", "a record that is not in the book yet"))
        return found

    return made


def _items_of(desk: Desk, kind: str, record: Any) -> list[Choice[Any]]:
    meeting = record if kind == "meeting" else None
    if meeting is None and isinstance(record, dict):
        wanted = next((record[name] for name in _MEETING_OF if isinstance(record.get(name), str)), None)
        if wanted is not None and wanted in desk.excerpts:
            meeting = desk.value(wanted)
    found: list[Choice[Any]] = []
    pending = list(meeting.get("items") or ()) if isinstance(meeting, dict) else []
    while pending:
        one = pending.pop(0)
        if isinstance(one, dict) and isinstance(one.get("id"), str):
            number = one.get("minute_number") or one.get("number") or ""
            found.append(Choice(one["id"], f"{number} {one.get('title') or ''}".strip(), one["id"]))
            pending = list(one.get("items") or ()) + pending
    return found


def _attendees(desk: Desk, record: Any) -> list[Choice[Any]]:
    """Returns the entries of the meeting's own attendance, by the names of the people; those present come first."""
    listed = record.get("attendance") if isinstance(record, dict) else None
    entries = [one for one in listed or () if isinstance(one, dict) and isinstance(one.get("id"), str)]
    entries.sort(key=lambda one: one.get("status") != "present")
    return [Choice(one["id"], _called(desk, one), str(one.get("status") or ""), one["id"]) for one in entries]


def _called(desk: Desk, entry: dict[str, Any]) -> str:
    person = entry.get("person")
    return desk.name(("person",), person) if isinstance(person, str) else str(entry.get("label") or entry["id"])


def _themes(desk: Desk) -> list[Choice[Any]]:
    found: list[Choice[Any]] = []
    for one in desk.excerpts.values():
        if one.kind == "plan":
            plan = desk.value(one.id)
            themes = plan.get("themes") if isinstance(plan, dict) else None
            found += [
                Choice(t["id"], str(t.get("name") or t["id"]), one.title)
                for t in themes or ()
                if isinstance(t, dict) and "id" in t
            ]
    return found
