"""A voting member is in the room: the regulations that allowed attendance from elsewhere ended with 6 May 2021."""

import datetime
from collections.abc import Iterable

from tui.procedure.calendar import day, in_short
from tui.procedure.presence import VOTING_CAPACITIES, is_present
from tui.rules import bodies
from tui.rules.problem import Finding, Severity
from tui.rules.rule import BookRule, Fact, Facts
from tui.rules.view import RecordView, part, text
from tui.rules.words import named, said

_LAST = datetime.date(2021, 5, 6)
_ENGLAND = (None, "GB-ENG")


def gather(view: RecordView) -> Fact | None:
    """Returns what kind a body is, whose calendar its rules have, or who sat in a held meeting from elsewhere after the last day."""
    if view.kind == "body":
        return bodies.gather_body(view)
    if view.kind == "rules":
        calendar = text(part(view.value, "working_days"), "calendar")
        return {"calendar": calendar} if calendar else None
    date = text(view.value, "date")
    on = day(date)
    if on is None or on <= _LAST or view.value.get("status") != "held":
        return None
    away = [
        [spot[1], text(entry, "person") or text(entry, "name_as_printed")]
        for spot, entry in view.attendance
        if is_present(entry) and entry.get("mode") == "virtual" and entry.get("capacity") in VOTING_CAPACITIES
    ]
    return {"date": date, "away": away} if away else None


def judge(facts: Facts) -> Iterable[tuple[str, Finding]]:
    """Yields each member or substitute of a council or panel in England recorded as present from elsewhere."""
    elsewhere = {
        record_id.partition("/")[0]
        for record_id, fact in facts.of.items()
        if fact.get("calendar", "GB-ENG") not in _ENGLAND
    }
    for record_id, fact in facts.of.items():
        away = fact.get("away", ())
        outside = record_id.partition("/")[0] in elsewhere
        if not away or outside or bodies.kind_of_body(facts, record_id) not in bodies.IN_PERSON:
            continue
        for n, person in away:
            who = named(person) if facts.exists(f"people/{person}") else said(person or "Somebody")
            yield (
                record_id,
                Finding(
                    ("attendance", n, "mode"),
                    f"{who} is recorded as present from elsewhere on {in_short(fact['date'])}; since 7 May 2021 a member "
                    "who votes is in the room. Later law may have changed this.",
                    "If the minutes print it so, leave it. Advice, not law.",
                ),
            )


RULE = BookRule(
    "remote-attendance",
    Severity.WARNING,
    "A member who votes is in the room, after 6 May 2021",
    kinds=("meeting", "body", "rules"),
    source="SI 2020/392 reg. 3(4) (read in another's account of it); whether it has changed since is recalled, not read",
    gather=gather,
    judge=judge,
)
