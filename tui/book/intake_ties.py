"""What the drafts of a document have to do with records that the book has already, or lacks: it stands in their sources.

Somebody whom the book has under the same name is taken to be meant, which is a guess and is recorded as one. A meeting at which something
arose, by the document, and which nobody has recorded, becomes a record of its own that says no more than its day.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from tui.record.kinds import reference_target
from tui.record.paths import format_path
from tui.record.quick import quick
from tui.rules.contents import contents_of
from tui.rules.spots import Paths

if TYPE_CHECKING:
    from tui.book.repository import Book

_DAY = re.compile(r"/meetings/(\d{4}-\d{2}-\d{2})$")
_SAME_NAME: Final = "Taken to be the person whom the book has under this name."
_NAMED_ONLY: Final = "The document names only the day of this meeting, as that at which something arose."
_UNSURE: Final = "The document names this day, but hardly means it: see the records that refer to this meeting."


@dataclass(frozen=True, slots=True)
class Ties:
    """Who was taken to be meant (field and sentence of each guess), and the meetings that are missing, by the field that names them."""

    guesses: tuple[tuple[str, str], ...]
    missing: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class NamedMeeting:
    """A meeting of which a document names only the day: its id, its fields, and what was guessed."""

    id: str
    data: dict[str, Any]
    guesses: tuple[tuple[str, str], ...]


def ties(book: "Book", kind: str, data: dict[str, Any], drafted: Collection[str]) -> Ties:
    """Returns what a draft is tied to beyond the records that are drafted with it and are new."""
    paths = Paths(book.schema, kind, data)
    guesses: dict[str, tuple[str, str]] = {}
    missing: list[tuple[str, str]] = []
    for spot, kinds, value in contents_of(book.schema, kind, data).references:
        target = reference_target(kinds[0], value) if len(kinds) == 1 else value
        if target in drafted:
            continue
        if kinds == ("person",) and target not in guesses and book.exists(target):
            guesses[target] = (format_path(paths.path(spot)), _SAME_NAME)
        elif kinds == ("meeting",) and len(spot) == 1 and not book.exists(target):
            missing.append((str(spot[0]), target))
    return Ties(tuple(guesses.values()), tuple(missing))


def named_meeting(book: "Book", meeting_id: str, is_doubted: bool) -> NamedMeeting:
    """Returns the record of a meeting of which only the day is named; one whose day is doubted is not said to have been held."""
    body = quick(book.bytes_if_readable(f"{meeting_id.split('/')[0]}/body") or b"")
    name = body.get("name") if isinstance(body, dict) else None
    day = _DAY.search(meeting_id)
    data = {
        "name": name if isinstance(name, str) else "Meeting",
        "classification": "ordinary",
        "status": "tentative" if is_doubted else "held",
        **({"date": day[1]} if day else {}),
    }
    return NamedMeeting(
        meeting_id, data, (("classification", _NAMED_ONLY), ("status", _UNSURE if is_doubted else _NAMED_ONLY))
    )
