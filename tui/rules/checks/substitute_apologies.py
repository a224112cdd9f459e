"""Apologies come from members: somebody who is on the list of substitutes owes none."""

from collections.abc import Iterable

from tui.procedure.calendar import in_short
from tui.procedure.membership import MEMBER_KINDS, Answer
from tui.rules import seats
from tui.rules.problem import Finding, Severity
from tui.rules.rule import BookRule, Fact, Facts
from tui.rules.view import RecordView
from tui.rules.words import named


def gather(view: RecordView) -> Fact | None:
    """Returns the membership list, or whose apologies as a member a meeting records."""
    if view.kind == "members":
        return seats.gather_list(view)
    wanted = ("member", "substitute")
    return seats.gather_attendance(
        view, lambda entry: entry.get("status") == "apologies" and entry.get("capacity") in wanted
    )


def judge(facts: Facts) -> Iterable[tuple[str, Finding]]:
    """Yields each apology of somebody whom the list of that year has as a substitute and not as a member."""
    for record_id, on, fact, roll in seats.meetings(facts):
        for n, person, *_ in fact["people"]:
            as_substitute = roll.standing(person, ("substitute",), on)
            as_member = roll.standing(person, MEMBER_KINDS, on)
            if as_substitute.answer is Answer.YES and as_member.answer is not Answer.YES:
                message = (
                    f"Apologies from {named(person)} on {in_short(on.isoformat())}, "
                    f"who is on the list of substitutes ({as_substitute.why})."
                )
                yield (
                    record_id,
                    Finding(
                        ("attendance", n, "person"),
                        message,
                        "If the minutes print it so, leave it; else correct the entry or the list.",
                    ),
                )


RULE = BookRule(
    "substitute-apologies",
    Severity.WARNING,
    "Apologies come from members, not from substitutes",
    kinds=("meeting", "members"),
    gather=gather,
    judge=judge,
    needs=seats.needs,
)
