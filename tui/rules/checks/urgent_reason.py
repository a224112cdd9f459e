"""A late item is taken only because the chair holds it urgent, for a reason that the minutes give."""

from collections.abc import Iterable

from tui.rules.problem import Finding, Severity
from tui.rules.rule import RecordRule
from tui.rules.view import RecordView, text


def check(view: RecordView) -> Iterable[Finding]:
    """Yields each item that is recorded as urgent without the chair's reason."""
    for spot, item in view.items:
        urgent = item.get("urgent")
        if isinstance(urgent, dict) and not (text(urgent, "chair_reason") or "").strip():
            yield Finding(
                (*spot, "urgent"),
                "The item is taken as urgent, and the chair's reason is not recorded.",
                "Enter the reason as `chair_reason` if the minutes give it; if they do not, leave it. Advice, not law.",
                at="key",
            )


RULE = RecordRule(
    "urgent-reason",
    Severity.WARNING,
    "A late item is taken as urgent for a reason of the chair that the minutes give",
    kinds=("meeting",),
    source="Local Government Act 1972 s.100B(4)(b) (read in another's account of it)",
    check=check,
)
