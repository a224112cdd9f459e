"""The short names inside records that other places refer to: items, notes, motions, memberships, themes."""

from typing import Any

from tui.rules.spots import Spot
from tui.rules.view import Map, RecordView, elements, text


def item_ids(view: RecordView) -> list[str]:
    """Returns the short names of a meeting's items, those inside items included."""
    return [name for _, item in view.items if (name := text(item, "id")) is not None]


def note_ids(value: Map, list_name: str = "notes") -> list[str]:
    """Returns the short names of an item's notes and of the answers inside them."""
    found: list[str] = []
    inner = value.get(list_name)
    for note in inner if isinstance(inner, list) else ():
        if isinstance(note, dict):
            name = note.get("id")
            if isinstance(name, str):
                found.append(name)
            if "answers" in note:
                found += note_ids(note, "answers")
    return found


def ids(value: Any, list_name: str) -> list[str]:
    """Returns the short names of the elements of one list."""
    return [name for _, one in elements(value, list_name) if (name := text(one, "id")) is not None]


Wanted = tuple[Spot, str, str]
"""A place that refers to a part, what is meant (`item`, `theme`, …), and the short name it gives."""
