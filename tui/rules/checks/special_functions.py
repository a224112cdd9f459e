"""The special functions of a panel are its own: no sub-committee discharges them."""

from collections.abc import Iterable

from tui.rules import bodies
from tui.rules.problem import Finding, Severity
from tui.rules.rule import BookRule, Fact, Facts
from tui.rules.view import RecordView, text

_SPECIAL = {
    "plan_review": "reviews the plan",
    "annual_report_review": "reviews the annual report",
    "precept": "deals with the precept",
    "confirmation_hearing": "holds the hearing",
}


def gather(view: RecordView) -> Fact | None:
    """Returns what kind a body is and what it is part of, or which special function a proceeding is and whose."""
    if view.kind == "body":
        return bodies.gather_body(view)
    kind = text(view.value, "kind")
    return {"kind": kind, "body": text(view.value, "body")} if kind in _SPECIAL else None


def judge(facts: Facts) -> Iterable[tuple[str, Finding]]:
    """Yields each such proceeding of a body that is part of a police and crime panel."""
    for record_id, fact in facts.of.items():
        if "kind" not in fact:
            continue
        own = facts.get(fact["body"] or bodies.body_id(record_id)) or {}
        parent = facts.get(own.get("parent_id") or "") or {}
        if parent.get("classification") == "police-and-crime-panel":
            yield (
                record_id,
                Finding(
                    ("body",) if fact["body"] else ("kind",),
                    f"A body that is part of a police and crime panel {_SPECIAL[fact['kind']]}; the panel itself has to.",
                    "Check which body it is; if the document says so, leave it. Advice, not law.",
                ),
            )


RULE = BookRule(
    "special-functions",
    Severity.WARNING,
    "A panel does not leave its special functions to a sub-committee",
    kinds=("proceeding", "body"),
    source="Police Reform and Social Responsibility Act 2011 Sch. 6 paras 21–27 (read)",
    gather=gather,
    judge=judge,
)
