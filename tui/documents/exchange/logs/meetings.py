"""The log of meetings: when, where, of what sort, whether held, and how far their minutes are."""

from collections.abc import Iterator
from typing import Final

from tui.documents.exchange.extract import Extract
from tui.documents.exchange.logs.cells import MEETING, meeting_cells, texts
from tui.documents.exchange.logs.table import Row
from tui.documents.rendering.kinds.heading import place
from tui.procedure.register import text_at

_PLAIN: Final = (
    "classification", "status", "start_time", "end_time", "actual_start", "actual_end", "contingent_on", "rescheduled_to",
)  # fmt: skip
COLUMNS: Final = (*MEETING, *_PLAIN, "place", "minutes_state", "approved_at")


def rows(extract: Extract) -> Iterator[Row]:
    """Yields a row for every meeting."""
    for each, meeting in extract.meetings:
        yield {
            **meeting_cells(extract, each),
            **texts(meeting, *_PLAIN),
            "place": place(meeting),
            "minutes_state": text_at(meeting, "minutes", "state"),
            "approved_at": text_at(meeting, "minutes", "approval", "meeting"),
        }
