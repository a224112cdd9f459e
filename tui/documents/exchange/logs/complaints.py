"""The log of complaints: how many in which period, as they were reported. Counts only, never names."""

from collections.abc import Iterator
from typing import Final

from tui.documents.exchange.extract import Extract
from tui.documents.exchange.logs.cells import texts
from tui.documents.exchange.logs.table import Row
from tui.documents.exchange.naming import number_at, record_name
from tui.record.kinds import body_of

_PLAIN: Final = ("period_start", "period_end", "period_as_printed", "reported_at")
_COUNTS: Final = ("received", "closed", "unfounded", "upheld", "referred", "open")
COLUMNS: Final = ("id", "body", *_PLAIN, *_COUNTS)


def rows(extract: Extract) -> Iterator[Row]:
    """Yields a row for every return of complaints."""
    for each, value in extract.of("complaints"):
        yield {
            "id": each,
            "body": record_name(extract.register, body_of(each)),
            **texts(value, *_PLAIN),
            **{name: number_at(value, name) for name in _COUNTS},
        }
