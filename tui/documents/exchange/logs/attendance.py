"""The log of attendance: who was present, excused or absent at each meeting, in what capacity, and when they came and left."""

from collections.abc import Iterator
from typing import Final

from tui.documents.exchange.extract import Extract
from tui.documents.exchange.logs.cells import MEETING, meeting_cells, texts
from tui.documents.exchange.logs.table import Row
from tui.documents.exchange.naming import number_at, person_name, record_name
from tui.procedure.register import Value, dicts, text_at

_PLAIN: Final = ("person", "name_as_printed", "capacity", "role", "post", "status", "mode")
COLUMNS: Final = (*MEETING, "entry", "name", *_PLAIN, "on_behalf_of", "there", "substituting_for", "count")


def rows(extract: Extract) -> Iterator[Row]:
    """Yields a row for every entry of the attendance of every meeting."""
    register = extract.register
    for meeting_id, meeting in extract.meetings:
        for each in dicts(meeting, "attendance"):
            behalf = text_at(each, "on_behalf_of") or record_name(register, text_at(each, "on_behalf_of_id"))
            yield {
                **meeting_cells(extract, meeting_id),
                "entry": text_at(each, "id"),
                "name": person_name(register, text_at(each, "person"))
                or text_at(each, "name_as_printed")
                or text_at(each, "label"),
                **texts(each, *_PLAIN),
                "on_behalf_of": behalf,
                "there": "; ".join(_stay(stay) for stay in dicts(each, "intervals")),
                "substituting_for": person_name(register, text_at(each, "substituting_for")),
                "count": number_at(each, "count"),
            }


def _stay(stay: Value) -> str:
    came, left = text_at(stay, "from"), text_at(stay, "to")
    return " ".join(each for each in (f"from {came}" if came else "", f"to {left}" if left else "") if each)
