"""A member with a disclosable pecuniary interest in an item neither votes on it nor speaks to it."""

from collections.abc import Iterable

from tui.rules.problem import Finding, Severity
from tui.rules.rule import RecordRule
from tui.rules.view import Map, RecordView, elements, part, text
from tui.rules.words import named


def check(view: RecordView) -> Iterable[Finding]:
    """Yields each vote of a declarer on the item concerned, and each note in which one speaks to it."""
    barred: dict[str, set[str]] = {}
    for _, one in elements(view.value, "declarations"):
        item, person = text(one, "item"), text(one, "person")
        if one.get("interest") == "disclosable_pecuniary" and one.get("effect") != "dispensation" and item and person:
            barred.setdefault(item, set()).add(person)
    if not barred:
        return
    for spot, vote, in_item in view.votes:
        people = barred.get(text(in_item, "id") or "", set())
        for below, voter in elements(vote, "voters"):
            if text(voter, "person") in people and voter.get("option") in ("for", "against", "abstain"):
                yield _voted((*spot, *below), str(voter["person"]))
        casting = text(part(vote, "casting_vote"), "person")
        if casting in people:
            yield _voted((*spot, "casting_vote"), str(casting))
    for spot, holder in view.items:
        people = barred.get(text(holder, "id") or "", set())
        if people:
            yield from _spoke(spot, holder, "notes", people)


def _voted(spot: tuple[str | int, ...], person: str) -> Finding:
    return Finding(
        (*spot, "person"),
        f"{named(person)} declared a disclosable pecuniary interest in this item, and is listed with a vote on it.",
        "Check both against the minutes; a dispensation is entered with the declaration. Advice, not law.",
    )


def _spoke(at: tuple[str | int, ...], holder: Map, name: str, people: set[str]) -> Iterable[Finding]:
    for below, note in elements(holder, name):
        if text(note, "speaker") in people:
            yield Finding(
                (*at, *below, "speaker"),
                f"{named(note['speaker'])} declared a disclosable pecuniary interest in this item, and speaks to it.",
                "Check both against the minutes; a dispensation is entered with the declaration. Advice, not law.",
                severity=Severity.WARNING,
            )
        yield from _spoke(at + below, note, "answers", people)


RULE = RecordRule(
    "declared-interest",
    Severity.ERROR,
    "Who declared a disclosable pecuniary interest does not vote",
    kinds=("meeting",),
    source="Localism Act 2011 s.31 (read)",
    check=check,
)
