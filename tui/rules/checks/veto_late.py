"""A veto of a precept has effect only in a report made by 8 February."""

from collections.abc import Iterable

from tui.procedure.calendar import first_and_last_day, in_short
from tui.procedure.clocks.precept import last_day_for_veto
from tui.rules.problem import Finding, Severity
from tui.rules.rule import RecordRule
from tui.rules.view import RecordView, part, text


def check(view: RecordView) -> Iterable[Finding]:
    """Yields a recorded veto whose report was certainly made after the last day for it."""
    last = last_day_for_veto(view.value)
    reported = text(part(view.value, "report"), "date")
    days = first_and_last_day(reported)
    if view.value.get("vetoed") is True and last is not None and days is not None and days[0] > last:
        yield Finding(
            ("vetoed",),
            f"The report with the veto is of {in_short(str(reported))}; after {in_short(last.isoformat())} a veto has no effect.",
            "Check the date of the report; if it is so, leave it. Advice, not law.",
        )


RULE = RecordRule(
    "veto-late",
    Severity.WARNING,
    "A veto of a precept is made by 8 February",
    kinds=("proceeding",),
    source="SI 2012/2271 regs 4 and 5 (read)",
    check=check,
)
