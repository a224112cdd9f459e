"""What is said above a record that is edited: that its minutes are a draft, or that they are approved and how they change then."""

from typing import Any

from tui.procedure.life import is_approved, is_draft


def life_banner(kind: str, saved: Any, typed: Any) -> str:
    """Returns the words for a record as the book has it and as it is typed now; empty where nothing is to be said."""
    if is_approved(kind, saved):
        return "APPROVED  These minutes change only by a correction, with its authority."
    return "DRAFT  These minutes are not approved." if is_draft(kind, typed) else ""
