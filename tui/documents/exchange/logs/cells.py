"""Cells that several logs have: the meeting something belongs to, the item, names in a list."""

from collections.abc import Iterable, Mapping
from typing import Any

from tui.documents.exchange.extract import Extract
from tui.documents.exchange.naming import item_called, line, number_of, party_name, record_name
from tui.procedure.register import Register, Value, text_at
from tui.record.kinds import body_of

MEETING = ("meeting", "body", "meeting_date")
ITEM = ("item", "minute", "item_title")


def meeting_cells(extract: Extract, meeting_id: str | None) -> dict[str, Any]:
    """Returns a meeting's id, the name of its body, and its date, as vague as it is recorded."""
    body = record_name(extract.register, body_of(meeting_id)) if meeting_id else ""
    return {
        "meeting": meeting_id,
        "body": body,
        "meeting_date": text_at(extract.register.get(meeting_id), "date"),
    }


def item_cells(extract: Extract, meeting_id: str | None, item_id: str | None) -> dict[str, Any]:
    """Returns an item's id, its number in minutes or agenda, and its title."""
    return told(item_called(extract.register.get(meeting_id), item_id), item_id)


def told(item: Value, item_id: str | None) -> dict[str, Any]:
    """Returns the cells of an item at hand."""
    return {"item": item_id, "minute": number_of(item), "item_title": line(text_at(item, "title"))}


def names(register: Register, references: Iterable[str], printed: str | None = None) -> str:
    """Returns the names of people and bodies with `; ` between them; as printed where none is linked."""
    return "; ".join(party_name(register, each) for each in references) or line(printed)


def texts(value: Value, *columns: str) -> Mapping[str, str | None]:
    """Returns the texts of a value under the names that they have there."""
    return {each: text_at(value, each) for each in columns}


def yes_no(value: Value, *columns: str) -> Mapping[str, bool | None]:
    """Returns what is recorded as true or false, under the names that it has there."""
    return {each: found if isinstance(found := value.get(each), bool) else None for each in columns}
