"""The log of public questions and statements: from whom, where that may be said, when, whether taken, and what was replied."""

from collections.abc import Iterator
from typing import Final

from tui.documents.exchange.extract import Extract
from tui.documents.exchange.logs.cells import ITEM, MEETING, item_cells, meeting_cells, texts, yes_no
from tui.documents.exchange.logs.table import Row
from tui.documents.exchange.naming import person_name
from tui.procedure.register import dicts, text_at

_PLAIN: Final = ("kind", "received_at", "received_time", "reject_reason", "subject", "text")
_ANSWERED: Final = ("in_time", "accepted", "asker_present")
COLUMNS: Final = (
    "id", *MEETING, *ITEM, *_PLAIN, "asker", *_ANSWERED, "put_by", "reply_by", "reply_on", "reply", "supplementary",
)  # fmt: skip


def rows(extract: Extract) -> Iterator[Row]:
    """Yields a row for every question or statement; an asker who asked not to be named is not."""
    register = extract.register
    for each, value in extract.of("question"):
        meeting = text_at(value, "meeting")
        yield {
            "id": each,
            **meeting_cells(extract, meeting),
            **item_cells(extract, meeting, text_at(value, "item")),
            **texts(value, *_PLAIN),
            "asker": text_at(value, "asker") or text_at(value, "asker_as_printed"),
            **yes_no(value, *_ANSWERED),
            "put_by": person_name(register, text_at(value, "put_by")),
            "reply_by": person_name(register, text_at(value, "reply", "speaker")),
            "reply_on": text_at(value, "reply", "date"),
            "reply": text_at(value, "reply", "text"),
            "supplementary": len(dicts(value, "supplementary")),
        }
