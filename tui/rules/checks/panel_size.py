"""A police and crime panel with all its co-opted members has at most twenty."""

from collections.abc import Iterable

from tui.procedure.calendar import day, in_short
from tui.procedure.membership import MEMBER_KINDS, Answer, Roll
from tui.rules import bodies, seats
from tui.rules.problem import Finding, Severity
from tui.rules.rule import BookRule, Fact, Facts
from tui.rules.view import RecordView, elements, text

_MOST = 20


def gather(view: RecordView) -> Fact:
    """Returns what kind a body is, or its membership list."""
    return bodies.gather_body(view) if view.kind == "body" else seats.gather_list(view)


def judge(facts: Facts) -> Iterable[tuple[str, Finding]]:
    """Yields each published list by which more than twenty people certainly were members on its day."""
    for record_id, fact in facts.of.items():
        if "memberships" not in fact or bodies.kind_of_body(facts, record_id) != "police-and-crime-panel":
            continue
        roll = Roll(fact)
        people = {text(one, "person") for _, one in elements(fact, "memberships")} - {None}
        for spot, printed in elements(fact, "lists"):
            on = day(text(printed, "date"))
            if on is None:
                continue
            sat = sum(roll.standing(one or "", MEMBER_KINDS, on).answer is Answer.YES for one in people)
            if sat > _MOST:
                message = f"{sat} people were members on {in_short(on.isoformat())}; with those co-opted a panel has at most {_MOST}."
                yield record_id, Finding(spot, message, "Check who still sat on that day. Advice, not law.")


RULE = BookRule(
    "panel-size",
    Severity.WARNING,
    "A police and crime panel with its co-opted members has at most twenty",
    kinds=("members", "body"),
    source="Police Reform and Social Responsibility Act 2011 Sch. 6 paras 4, 21–27 (read; the figure is recalled, not read)",
    gather=gather,
    judge=judge,
)
