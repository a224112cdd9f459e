"""A decision as the minutes have it and as their own action table prints it are one and the same."""

from collections.abc import Iterable

from tui.rules.problem import Finding, Severity
from tui.rules.rule import RecordRule
from tui.rules.view import RecordView, elements, text
from tui.rules.words import said


def check(view: RecordView) -> Iterable[Finding]:
    """Yields each decision for which the printed table has other words, or is the only place that has it."""
    for spot, item in view.items:
        for below, decision in elements(item, "decisions"):
            table = text(decision, "table_text")
            if table is None:
                continue
            only_there = "text" not in decision and "verb" not in decision
            message = (
                f"The printed table alone has this decision: {said(table)}"
                if only_there
                else f"The printed table has other words for this decision: {said(table)}"
            )
            yield Finding(
                (*spot, *below, "table_text"),
                message,
                "Kept as published. The minutes count; the body may want to know.",
            )


RULE = RecordRule(
    "table-differs", Severity.WARNING, "Minutes and their printed table agree", kinds=("meeting",), check=check
)
