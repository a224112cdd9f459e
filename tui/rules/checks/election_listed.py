"""Whom a meeting elected to an office is on the body's list of members in it."""

from collections.abc import Iterable

from tui.procedure.elections import POSTS, Election, is_listed
from tui.rules import seats
from tui.rules.problem import Finding, Severity
from tui.rules.rule import BookRule, Fact, Facts
from tui.rules.view import RecordView, elements, part, text
from tui.rules.words import named

_KEPT = ("post", "post_title", "result", "from")


def gather(view: RecordView) -> Fact | None:
    """Returns the membership list, or whom a meeting that was held elected to what, and where that stands."""
    if view.kind == "members":
        return {"memberships": view.value.get("memberships", [])}
    found = [
        [[*at, *below, "election", "result"], {name: election[name] for name in _KEPT if name in election}]
        for at, item in view.items
        for below, decision in elements(item, "decisions")
        if (election := part(decision, "election")) and text(election, "result") and text(election, "post") in POSTS
    ]  # fmt: skip
    date = text(view.value, "date")
    return {"date": date, "elected": found} if found and date and view.value.get("status") == "held" else None


def judge(facts: Facts) -> Iterable[tuple[str, Finding]]:
    """Yields each election of which the list of members says nothing; nothing where there is no list."""
    for record_id, fact in facts.of.items():
        members = facts.get(seats.members_id(record_id)) if "elected" in fact else None
        for spot, value in fact["elected"] if members else ():
            election = Election("", None, value["result"], value)
            if not is_listed(members, record_id, fact["date"], election):
                yield (
                    record_id,
                    Finding(
                        tuple(spot),
                        f"{named(election.person)} was elected {election.title}, and the list of members does not have that.",
                        f"Its step “elected” puts it there: minutebook elected {record_id}.",
                    ),
                )


RULE = BookRule(
    "election-listed",
    Severity.ADVICE,
    "Whom a meeting elected is on the list of members",
    kinds=("meeting", "members"),
    gather=gather,
    judge=judge,
    needs=lambda record_id, fact: [seats.members_id(record_id)] if "elected" in fact else [],
)
