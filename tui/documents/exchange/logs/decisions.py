"""The log of decisions: what was decided under which item, in the words of the minutes, with the votes as they were stated."""

from collections.abc import Iterator
from typing import Final

from tui.documents.exchange.extract import Extract
from tui.documents.exchange.logs.cells import ITEM, MEETING, meeting_cells, texts, told
from tui.documents.exchange.logs.table import Row
from tui.documents.exchange.naming import all_items, number_at, person_name, shown_id, texts_at
from tui.procedure.register import dicts, text_at

_PLAIN: Final = ("number", "verb", "outcome", "text", "table_text", "legal_basis")
_COUNTS: Final = ("for", "against", "abstentions", "not_voting")
COLUMNS: Final = (
    *MEETING, "minutes_state", *ITEM, "decision", *_PLAIN, "proposer", "seconder", *_COUNTS, "required_fraction", "result",
    "recommendations",
)  # fmt: skip


def rows(extract: Extract) -> Iterator[Row]:
    """Yields a row for every decision, in the order of the minutes."""
    register = extract.register
    for meeting_id, meeting in extract.meetings:
        for item in all_items(meeting):
            for each in dicts(item, "decisions"):
                yield {
                    **meeting_cells(extract, meeting_id),
                    "minutes_state": text_at(meeting, "minutes", "state"),
                    **told(item, shown_id(item)),
                    "decision": text_at(each, "id"),
                    **texts(each, *_PLAIN),
                    "proposer": person_name(register, text_at(each, "proposer")),
                    "seconder": person_name(register, text_at(each, "seconder")),
                    **{name: number_at(each, "vote", name) for name in _COUNTS},
                    "required_fraction": text_at(each, "vote", "required_fraction"),
                    "result": text_at(each, "vote", "result"),
                    "recommendations": "; ".join(texts_at(each, "recommendations")),
                }
