"""The names of the members present are in the minutes of a meeting."""

from collections.abc import Iterable

from tui.procedure.presence import members_present
from tui.rules.problem import Finding, Severity
from tui.rules.rule import RecordRule
from tui.rules.view import RecordView, part, text

_OUT = ("published", "approved", "signed")


def check(view: RecordView) -> Iterable[Finding]:
    """Yields the attendance of a held meeting whose minutes are recorded and out, and name no member present.

    A meeting of which the book has no minuted business is left alone: its minutes are elsewhere.
    """
    out = text(part(view.value, "minutes"), "state") in _OUT and view.value.get("status") == "held"
    minuted = any(item.get("minute_number") and (item.get("notes") or item.get("decisions")) for _, item in view.items)
    if not out or not minuted or members_present(entry for _, entry in view.attendance):
        return
    spot, at = (("attendance",), "the attendance") if "attendance" in view.value else (("minutes",), "the minutes")
    yield Finding(
        spot,
        f"The minutes are out, and {at} as entered name no member who was present.",
        "Enter who was there; if the document names nobody, leave it. Advice, not law.",
        at="key",
    )


RULE = RecordRule(
    "members-present",
    Severity.WARNING,
    "The minutes name the members who were present",
    kinds=("meeting",),
    source="Local Government Act 1972 Sch. 12 para. 40 (read in another's account of it)",
    check=check,
)
