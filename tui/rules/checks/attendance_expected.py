"""Who is only expected is not left so once the meeting was held, and nobody is present at a meeting still to come."""

from collections.abc import Iterable

from tui.procedure.presence import is_expected, is_present
from tui.rules.problem import Finding, Severity
from tui.rules.rule import RecordRule
from tui.rules.view import RecordView, text
from tui.rules.words import named

_TO_COME = ("tentative", "confirmed", "postponed")


def check(view: RecordView) -> Iterable[Finding]:
    """Yields each person still expected at a meeting that was held, and each present at one that has not begun."""
    status = view.value.get("status")
    is_to_come = status in _TO_COME and "actual_start" not in view.value and "minutes" not in view.value
    for spot, entry in view.attendance:
        who = text(entry, "person") or ""
        name = named(who) if who else text(entry, "name_as_printed") or text(entry, "label") or "Somebody"
        if status == "held" and is_expected(entry):
            yield Finding(
                (*spot, "status"),
                f"{name} is recorded as expected, and the meeting was held.",
                "Say what the minutes say: present, apologies or absent.",
            )
        elif is_to_come and is_present(entry):
            yield Finding(
                (*spot, "status"),
                f"{name} is recorded as present, and nothing says that the meeting was held.",
                "Before a meeting, who is to come is expected; taking minutes makes them present.",
            )


RULE = RecordRule(
    "attendance-expected",
    Severity.WARNING,
    "Who is expected is so before the meeting only, and nobody is present before it",
    kinds=("meeting",),
    check=check,
)
