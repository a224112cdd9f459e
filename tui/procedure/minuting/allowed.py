"""Whether minutes can be taken of a record at all, and why not."""

from typing import Any

from tui.procedure.life import is_approved
from tui.procedure.register import dicts

_NOT_HELD = {
    "tentative": "This meeting is only tentative: confirm it first.",
    "postponed": "This meeting is postponed.",
    "cancelled": "This meeting is cancelled.",
}


def why_no_minutes(kind: str, value: Any) -> str:
    """Returns why no minutes can be taken of a record of a kind, as a sentence; empty where they can."""
    if kind != "meeting":
        return "Minutes are taken of a meeting: choose one."
    if is_approved(kind, value):
        return "These minutes are approved: what is wrong with them is corrected, with its authority, not taken again."
    status = value.get("status") if isinstance(value, dict) else None
    if status in _NOT_HELD:
        return _NOT_HELD[str(status)]
    return "" if dicts(value, "items") else "This meeting has no agenda yet: give it items first."
