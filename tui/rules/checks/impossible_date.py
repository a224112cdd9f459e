"""No date, time or moment that the calendar and the clock do not have."""

from collections.abc import Iterable
from functools import lru_cache

from tui.procedure.calendar import moment_fault
from tui.rules.problem import Finding, Severity
from tui.rules.rule import RecordRule
from tui.rules.view import RecordView

_fault = lru_cache(maxsize=20_000)(moment_fault)


def check(view: RecordView) -> Iterable[Finding]:
    """Yields every date that does not exist; what is not written as a date at all is the schema's to tell."""
    for spot, _, value in view.contents.dates:
        fault = _fault(value)
        if fault is not None:
            yield Finding(spot, fault, "Look it up in the document, and leave it out if the document is no help.")


RULE = RecordRule("impossible-date", Severity.ERROR, "Every date and time exists", check=check)
