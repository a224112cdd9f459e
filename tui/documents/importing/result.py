"""What an import yields: drafts, where every line went, what is left over, what was guessed."""

from dataclasses import dataclass
from typing import Any

from tui.documents.importing.accounting import Span, Unplaced
from tui.documents.importing.drafting import Claim, Doubt
from tui.documents.importing.lines.line import Line


@dataclass(frozen=True)
class Drafted:
    """One draft record."""

    id: str
    kind: str
    data: dict[str, Any]


@dataclass(frozen=True)
class Imported:
    """Everything that was made of one document."""

    kind: str
    records: tuple[Drafted, ...]
    spans: tuple[Span, ...]
    unplaced: tuple[Unplaced, ...]
    doubts: tuple[Doubt, ...]
    lines: tuple[Line, ...]
    own_lines: bool
    claims: tuple[Claim, ...] = ()
    """Which places of the lines went into which field: what the account was made from."""

    def as_json(self) -> dict[str, Any]:
        """Returns it as the command prints it; `lines` only where the lines are not those of the file."""
        found: dict[str, Any] = {
            "records": [{"id": each.id, "kind": each.kind, "data": each.data} for each in self.records],
            "spans": [
                {"line": each.line, "to_line": each.to_line, "record": each.record, "path": each.path}
                for each in self.spans
            ],
            "unplaced": [
                {"line": each.line, "text": each.text, **({"what": each.what} if each.what else {})}
                for each in self.unplaced
            ],
            "doubts": [
                {"line": each.line, "record": each.record, "path": each.path, "message": each.message}
                for each in self.doubts
            ],
        }
        if not self.own_lines:
            found["lines"] = [each.raw for each in self.lines]
        return found
