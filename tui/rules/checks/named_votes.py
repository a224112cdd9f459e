"""A council's vote on its budget is recorded by name."""

import re
from collections.abc import Iterable

from tui.procedure.calendar import day
from tui.rules import bodies
from tui.rules.problem import Finding, Severity
from tui.rules.rule import BookRule, Fact, Facts
from tui.rules.view import RecordView, elements, number, text

_BUDGET = re.compile(r"\b(?:budget|council tax|precept)\b", re.IGNORECASE)
_FIRST = "2014-02-25"
_COUNTED = ("for", "against", "abstentions")


def gather(view: RecordView) -> Fact | None:
    """Returns what kind a body is, or the counted votes without names under items on the budget."""
    if view.kind == "body":
        return bodies.gather_body(view)
    date = text(view.value, "date")
    if day(date) is None or str(date) < _FIRST or view.value.get("status") != "held":
        return None
    spots = [
        [*spot]
        for spot, vote, item in view.votes
        if _BUDGET.search(text(item, "title") or "")
        and any(number(vote, one) is not None for one in _COUNTED)
        and not elements(vote, "voters")
    ]
    return {"spots": spots} if spots else None


def judge(facts: Facts) -> Iterable[tuple[str, Finding]]:
    """Yields each such vote of a council."""
    for record_id, fact in facts.of.items():
        if fact.get("spots") and bodies.kind_of_body(facts, record_id) == "council":
            for spot in fact["spots"]:
                message = "A vote under an item on the budget is counted here and not recorded by name."
                hint = "At a budget decision of a council the minutes give each name. If these do not, leave it. Advice, not law."
                yield record_id, Finding(tuple(spot), message, hint, at="key")


RULE = BookRule(
    "named-votes",
    Severity.ADVICE,
    "A council's vote on its budget is recorded by name",
    kinds=("meeting", "body"),
    source="SI 2014/165 (read in another's account of it)",
    gather=gather,
    judge=judge,
    needs=bodies.needs_body,
)
