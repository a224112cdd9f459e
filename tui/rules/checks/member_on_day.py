"""Who attends as a member held a seat on that day, as far as the body's published lists tell."""

from collections.abc import Iterable

from tui.procedure.calendar import in_short
from tui.procedure.membership import MEMBER_KINDS, Answer
from tui.rules import seats
from tui.rules.problem import Finding, Severity
from tui.rules.rule import BookRule, Fact, Facts
from tui.rules.view import RecordView
from tui.rules.words import named


def gather(view: RecordView) -> Fact | None:
    """Returns the membership list, or who is recorded as a member at a meeting, present or with apologies."""
    if view.kind == "members":
        return seats.gather_list(view)
    return seats.gather_attendance(view, lambda entry: entry.get("capacity") == "member")


def judge(facts: Facts) -> Iterable[tuple[str, Finding]]:
    """Yields each member at a meeting whom the list of that year does not have, and what cannot be told."""
    for record_id, on, fact, roll in seats.meetings(facts):
        unknown = []
        for n, person, _, status in fact["people"]:
            seat = roll.standing(person, MEMBER_KINDS, on)
            if seat.answer is Answer.CANNOT_TELL:
                unknown.append((person, seat))
            elif seat.answer is Answer.NO:
                if status == "apologies" and roll.standing(person, ("substitute",), on).answer is Answer.YES:
                    continue  # the rule on apologies of substitutes says more
                message = f"{named(person)} is recorded as a member on {in_short(on.isoformat())}, and {seat.why}."
                yield (
                    record_id,
                    Finding(
                        ("attendance", n, "person"),
                        message,
                        "If the minutes print it so, leave it; else correct the entry or the list.",
                    ),
                )
        for finding in seats.cannot_tell(unknown, on, "held a seat"):
            yield record_id, finding


RULE = BookRule(
    "member-on-day",
    Severity.WARNING,
    "Who attends as a member was one on that day",
    kinds=("meeting", "members"),
    gather=gather,
    judge=judge,
    needs=seats.needs,
)
