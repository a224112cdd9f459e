"""A commissioner is no member of a police and crime panel."""

from collections.abc import Iterable

from tui.procedure.membership import MEMBER_KINDS
from tui.procedure.spans import certain_overlap
from tui.rules import bodies
from tui.rules.problem import Finding, Severity
from tui.rules.rule import BookRule, Fact, Facts
from tui.rules.view import RecordView, elements, text
from tui.rules.words import named

_KINDS = (*MEMBER_KINDS, "substitute", "commissioner")


def gather(view: RecordView) -> Fact | None:
    """Returns what kind a body is, or who sits on it, and who holds the office of commissioner, with first and last day."""
    if view.kind == "body":
        return bodies.gather_body(view)
    seats = [
        [spot[1], text(one, "person"), one.get("member_kind"), text(one, "start_date"), text(one, "end_date")]
        for spot, one in elements(view.value, "memberships")
        if one.get("member_kind") in _KINDS and text(one, "person")
    ]
    return {"seats": seats} if seats else None


def judge(facts: Facts) -> Iterable[tuple[str, Finding]]:
    """Yields each seat on a panel of somebody who certainly was a commissioner at the time."""
    seats = [(record_id, seat) for record_id, fact in facts.of.items() for seat in fact.get("seats", ())]
    office: dict[str, list[list[str | None]]] = {}
    for _, (_, person, kind, start, end) in seats:
        if kind == "commissioner":
            office.setdefault(person, []).append([start, end])
    for record_id, (n, person, kind, start, end) in seats:
        if kind == "commissioner" or bodies.kind_of_body(facts, record_id) != "police-and-crime-panel":
            continue
        if any(certain_overlap((start, end), (since, until)) for since, until in office.get(person, ())):
            yield (
                record_id,
                Finding(
                    ("memberships", n, "person"),
                    f"{named(person)} has a seat here and is recorded as commissioner at the same time.",
                    "A commissioner is no member of a panel: check the dates of both. Advice, not law.",
                ),
            )


RULE = BookRule(
    "commissioner-seat",
    Severity.WARNING,
    "A commissioner is no member of a police and crime panel",
    kinds=("members", "body"),
    source="Police Reform and Social Responsibility Act 2011 Sch. 6 paras 21–27 (read)",
    gather=gather,
    judge=judge,
)
