"""What `import` prints of what documents gave."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tui.cli.call import Call
from tui.record.safe import shortened

if TYPE_CHECKING:
    from tui.documents.importing.result import Imported

_SHOWN = 12
_LONGEST = 300
"""Characters of a line that are shown; all of them are in the JSON."""


def show(call: Call, found: "Imported") -> None:
    """Prints what one document gave: its kind, the records, the doubts, what is in no field."""
    call.line(f"Read as: {found.kind}")
    for record in found.records:
        call.row(record.kind, record.id)
    _list(
        call, "Doubts", [f"line {each.line or '-'}: {each.path or 'the file'}: {each.message}" for each in found.doubts]
    )
    left = [each for each in found.unplaced if not each.what]
    _list(call, "In no field", [f"line {each.line}: {each.text}" for each in left])
    named = len(found.unplaced) - len(left)
    call.line(f"Besides, {named} places are the page's or the form's own: numbers, running heads, labels.")


def show_in_a_line(call: Call, name: str, found: "Imported") -> None:
    """Prints a line for one document of many: its name, its kind, the meeting or first record, how much there is to review."""
    first = next(
        (each.id for each in found.records if each.kind == "meeting"), found.records[0].id if found.records else "-"
    )
    left = sum(not each.what for each in found.unplaced)
    call.row(
        name, found.kind, first, f"{len(found.records)} records", f"{len(found.doubts)} doubts", f"{left} in no field"
    )


def _list(call: Call, title: str, lines: Sequence[str]) -> None:
    call.line("")
    call.line(f"{title}: {len(lines)}")
    for each in lines[:_SHOWN]:
        call.line(f"  {shortened(each, _LONGEST)}")
    if len(lines) > _SHOWN:
        call.line(f"  … and {len(lines) - _SHOWN} more: all of them with --format json")
