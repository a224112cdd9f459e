"""A co-opted member's further term, or removal, takes the special majority of the body's own arrangements."""

from collections.abc import Iterable
from typing import Any

from tui.procedure.calendar import day
from tui.procedure.majority import majority
from tui.procedure.presence import members_present
from tui.rules.problem import Finding, Severity
from tui.rules.rule import BookRule, Fact, Facts
from tui.rules.view import RecordView, elements, number, part, text
from tui.rules.words import count, named

_HINT = "If the minutes print it so, leave it; a different rule of the body is entered with its rules. Advice, not law."


def gather(view: RecordView) -> Fact | None:
    """Returns the rules on terms, the terms of co-opted members, or a meeting's elections of co-opted members with their votes."""
    if view.kind == "rules":
        return _rules(view)
    if view.kind == "members":
        terms = [
            [text(one, "person"), text(one, "elected_at"), number(one, "term_number")]
            for _, one in elements(view.value, "memberships")
            if one.get("member_kind") == "co_opted_independent" and number(one, "term_number") is not None
        ]
        return {"terms": terms} if terms else None
    present = members_present(entry for _, entry in view.attendance)
    found = [
        [[*at, *below], person, text(vote, "base"), number(vote, "for"), number(vote, "present") or present]
        for at, item in view.items
        for below, decision in elements(item, "decisions")
        if (vote := part(decision, "vote"))
        and part(decision, "election").get("post") == "co_opted_member"
        and (person := text(part(decision, "election"), "result")) is not None
    ]
    return {"elected": found, "date": text(view.value, "date")} if found else None


def _rules(view: RecordView) -> Fact | None:
    without_vote = number(part(view.value, "terms"), "without_vote")
    fractions = [
        text(one, "required_fraction")
        for _, one in elements(view.value, "majorities")
        if one.get("base") == "members_present" and text(one, "id") == "reappointment"
    ]
    if without_vote is None or not fractions or view.value.get("state") not in ("in_force", "superseded"):
        return None
    since, until = text(view.value, "in_force_from"), text(view.value, "in_force_to")
    return {"without_vote": without_vote, "fraction": fractions[0], "from": since, "to": until}


def judge(facts: Facts) -> Iterable[tuple[str, Finding]]:
    """Yields each further term of a co-opted member whose vote has another base, or too few votes, with the arithmetic."""
    for record_id, fact in facts.of.items():
        for spot, person, base, votes, present in fact.get("elected", ()):
            rule = _rule_on(facts, record_id, fact.get("date"))
            if rule is None or _term(facts, record_id, person) <= rule["without_vote"]:
                continue
            at = (*spot, "vote")
            if base not in (None, "members_present"):
                message = f"A further term of {named(person)} takes {rule['fraction']} of the members present; recorded is another base."
                yield record_id, Finding((*at, "base"), message, _HINT)
                continue
            needed = majority(rule["fraction"], present) if present else None
            if needed is not None and votes is not None and votes < needed.needed:
                message = f"{named(person)} is recorded as appointed for a further term with {count(votes, 'vote')}; "
                yield record_id, Finding((*at, "for"), f"{message}{needed.arithmetic} (members present).", _HINT)


def _rule_on(facts: Facts, record_id: str, date: object) -> Any:
    on, folder = day(date) if isinstance(date, str) else None, record_id.partition("/")[0]
    for each, fact in facts.of.items():
        if "without_vote" in fact and each.startswith(f"{folder}/") and on is not None:
            since, until = day(fact["from"]), day(fact["to"])
            if (fact["from"] is None or (since is not None and since <= on)) and (until is None or on <= until):
                return fact
    return None


def _term(facts: Facts, record_id: str, person: str) -> int:
    """Returns which term of a person a meeting began, 0 where the membership list does not say."""
    fact = facts.get(f"{record_id.partition('/')[0]}/members") or {}
    return max((n for who, at, n in fact.get("terms", ()) if who == person and at == record_id), default=0)


RULE = BookRule(
    "co-optee-majority",
    Severity.WARNING,
    "A co-opted member's further term has the majority of members present that the body's arrangements ask for",
    kinds=("meeting", "members", "rules"),
    source="the body's own arrangements (of the Cambridgeshire panel: minute 10 of 20 July 2022, read)",
    gather=gather,
    judge=judge,
)
