"""The log of actions: what was asked for or promised, by whom, by when, and where it stands by its last update."""

from collections.abc import Iterator
from typing import Final

from tui.documents.exchange.extract import Extract
from tui.documents.exchange.logs.cells import ITEM, MEETING, item_cells, meeting_cells, names, texts
from tui.documents.exchange.logs.table import Row
from tui.documents.exchange.naming import person_name, texts_at
from tui.procedure.register import dicts, text_at
from tui.record.excerpts import excerpt

_PLAIN: Final = ("kind", "text", "condition", "due", "due_meeting", "due_as_printed")
COLUMNS: Final = (
    "id", *MEETING, *ITEM, *_PLAIN, "owners", "raised_by", "status", "updates", "last_update_on", "last_update", "matter",
)  # fmt: skip


def rows(extract: Extract) -> Iterator[Row]:
    """Yields a row for every action."""
    register = extract.register
    for each, value in extract.of("action"):
        raised_at, updates = text_at(value, "raised_at"), dicts(value, "updates")
        last = updates[-1] if updates else {}
        on = text_at(last, "date") or text_at(register.get(text_at(last, "meeting")), "date")
        yield {
            "id": each,
            **meeting_cells(extract, raised_at),
            **item_cells(extract, raised_at, text_at(value, "item")),
            **texts(value, *_PLAIN, "matter"),
            "owners": names(register, texts_at(value, "owners"), text_at(value, "owner_as_printed")),
            "raised_by": person_name(register, text_at(value, "raised_by")),
            "status": excerpt(each, value).status,
            "updates": len(updates),
            "last_update_on": on,
            "last_update": text_at(last, "text"),
        }
