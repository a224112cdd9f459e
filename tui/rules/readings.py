"""The readings in a record's sources: single fields that are not simply as printed."""

from collections.abc import Iterator
from dataclasses import dataclass

from tui.record.paths import BadPath, parse_path
from tui.record.safe import safe, shortened
from tui.rules.spots import Spot
from tui.rules.view import RecordView, elements, text


@dataclass(frozen=True, slots=True)
class FieldReading:
    """One reading: the spot it speaks of (its own where the record has nothing there) and what it says."""

    spot: Spot
    own_spot: Spot
    field_shown: str
    known_field: bool
    remark: str
    reading: str | None
    as_printed: str | None
    document: str

    def sentence(self, predicate: str) -> str:
        """Returns a sentence about the field: its place says which, but where the record has nothing there."""
        if self.spot == self.own_spot:
            return f"{self.field_shown} is {predicate}"
        return predicate[:1].upper() + predicate[1:]


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
            there = view.paths.spot(steps) if steps else None
            yield FieldReading(
                spot=there or own,
                own_spot=own,
                field_shown=f"`{safe(shortened(path, 200))}`",
                known_field=bool(steps) and view.schema.field(view.kind, steps) is not None,
                remark=f" {safe(shortened(note, 200))}" if (note := text(one, "note")) else "",
                reading=text(one, "reading"),
                as_printed=text(one, "as_printed"),
                document=safe(shortened(text(source, "document") or "the document", 200)),
            )
