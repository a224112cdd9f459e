"""A body that has been abolished meets no more."""

from collections.abc import Iterable

from tui.procedure.calendar import first_and_last_day, in_short
from tui.rules import bodies
from tui.rules.problem import Finding, Severity
from tui.rules.rule import BookRule, Fact, Facts
from tui.rules.view import RecordView, text

_OFF = ("cancelled", "postponed")


def gather(view: RecordView) -> Fact | None:
    """Returns when a body was dissolved, or the date of a meeting that is not called off."""
    if view.kind == "body":
        return bodies.gather_body(view)
    date = text(view.value, "date")
    return {"date": date} if date is not None and view.value.get("status") not in _OFF else None


def judge(facts: Facts) -> Iterable[tuple[str, Finding]]:
    """Yields each meeting that certainly falls after the end of its body."""
    for record_id, fact in facts.of.items():
        ended = (facts.get(bodies.body_id(record_id)) or {}).get("dissolution_date")
        days, last = first_and_last_day(fact.get("date")), first_and_last_day(ended)
        if days is not None and last is not None and days[0] > last[1]:
            yield (
                record_id,
                Finding(
                    ("date",),
                    f"The body was dissolved in or on {in_short(ended)}, and this meeting is of {in_short(fact['date'])}.",
                    "Check both dates; a meeting of the body that took over belongs to that body.",
                ),
            )


RULE = BookRule(
    "after-dissolution",
    Severity.WARNING,
    "A body that was dissolved meets no more",
    kinds=("meeting", "body"),
    gather=gather,
    judge=judge,
    needs=bodies.needs_body,
)
