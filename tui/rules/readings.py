"""The readings in a record's sources: single fields that are not simply as printed."""

from collections.abc import Iterator
from dataclasses import dataclass

from tui.record.paths import BadPath, parse_path
from tui.rules.problem import Spot
from tui.rules.spots import spot_of
from tui.rules.view import RecordView, elements, text
from tui.rules.words import field


@dataclass(frozen=True, slots=True)
class FieldReading:
    """One reading: the spot it speaks of (its own where the record has nothing there) and what it says."""

    spot: Spot
    own_spot: Spot
    field_shown: str
    known_field: bool
    reading: str | None
    as_printed: str | None
    document: str


def readings(view: RecordView) -> Iterator[FieldReading]:
    """Yields every reading of every source."""
    for at, source in elements(view.value, "sources"):
        for below, one in elements(source, "readings"):
            own = at + below
            path = text(one, "field") or ""
            try:
                steps = parse_path(path)
            except BadPath:
                steps = ()
            there = spot_of(view.schema, view.kind, view.value, steps) if steps else None
            known = bool(steps) and view.schema.field(view.kind, steps) is not None
            yield FieldReading(
                there or own,
                own,
                field(path),
                known,
                text(one, "reading"),
                text(one, "as_printed"),
                text(source, "document") or "the document",
            )
