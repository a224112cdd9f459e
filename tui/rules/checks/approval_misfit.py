"""Approved minutes are what was approved: their content has the fingerprint that the approval, or the newest correction, states."""

from collections.abc import Iterable, Mapping
from typing import Any

from tui.record.fingerprint import METHODS, fingerprint, fits, stated
from tui.rules.problem import Finding, Severity
from tui.rules.rule import RecordRule
from tui.rules.view import RecordView


def check(view: RecordView) -> Iterable[Finding]:
    """Yields the stated fingerprint when the content of the minutes has another."""
    said = stated(view.value)
    if said is None:
        return
    spot = _spot(view.value, said.where)
    if said.method not in METHODS:
        known = ", ".join(map(str, METHODS))
        yield Finding(
            (*spot, "method"),
            f"The fingerprint is made by method {said.method}, which this program does not know (known: {known}).",
            "A newer program may know it; it cannot be checked here.",
            severity=Severity.ADVICE,
        )
    elif fits(view.value) is False:
        yield Finding(
            (*spot, "content_sha256"),
            f"The approved content has changed: its fingerprint is {_now(view, said.method)}…, and {said.sha256[:12]}… was approved.",
            "Approved content changes only by a correction: minutebook correct. Run “minutebook audit” to see what was changed otherwise.",
        )


def _now(view: RecordView, method: int) -> str:
    try:
        return fingerprint(view.value, method)[:12]
    except ValueError:
        return "not to be made"


def _spot(value: Mapping[str, Any], where: str) -> tuple[str | int, ...]:
    if not where.startswith("minutes.corrected"):
        return ("minutes", "approval")
    minutes = value["minutes"]
    made = minutes["corrected"] if isinstance(minutes, dict) else []
    newest = max(
        n for n, one in enumerate(made) if isinstance(one, dict) and isinstance(one.get("content_sha256"), str)
    )
    return ("minutes", "corrected", newest)


RULE = RecordRule(
    "approval-misfit",
    Severity.ERROR,
    "Approved minutes are what was approved",
    kinds=("meeting",),
    check=check,
)
