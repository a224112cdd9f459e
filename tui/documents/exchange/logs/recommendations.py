"""The log of recommendations: what was recommended to whom, on what basis, how it was answered, and how that was judged."""

from collections.abc import Iterator
from typing import Final

from tui.documents.exchange.extract import Extract
from tui.documents.exchange.logs.cells import ITEM, MEETING, item_cells, meeting_cells, texts
from tui.documents.exchange.logs.table import Row
from tui.documents.exchange.naming import party_name, person_name
from tui.procedure.register import text_at
from tui.record.excerpts import excerpt

_PLAIN: Final = ("number", "text", "legal_basis", "response_required_by", "published_at", "matter")
COLUMNS: Final = (
    "id", *MEETING, *ITEM, *_PLAIN, "addressee", "conveyed_on", "conveyed_text", "status", "response_on", "response_by",
    "response_outcome", "response", "assessed_at", "assessed_result",
)  # fmt: skip


def rows(extract: Extract) -> Iterator[Row]:
    """Yields a row for every recommendation."""
    register = extract.register
    for each, value in extract.of("recommendation"):
        made_at = text_at(value, "made_at")
        addressee = party_name(register, text_at(value, "addressee"))
        yield {
            "id": each,
            **meeting_cells(extract, made_at),
            **item_cells(extract, made_at, text_at(value, "item")),
            **texts(value, *_PLAIN),
            "addressee": addressee or person_name(register, text_at(value, "addressee_person")),
            "conveyed_on": text_at(value, "conveyed", "date"),
            "conveyed_text": text_at(value, "conveyed", "text_as_sent"),
            "status": excerpt(each, value).status,
            "response_on": text_at(value, "response", "date"),
            "response_by": person_name(register, text_at(value, "response", "from")),
            "response_outcome": text_at(value, "response", "outcome"),
            "response": text_at(value, "response", "text"),
            "assessed_at": text_at(value, "assessed", "meeting"),
            "assessed_result": text_at(value, "assessed", "result"),
        }
