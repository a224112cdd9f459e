"""Who sits as a substitute is on the list of substitutes of that year, and stands in for a member of the same authority."""

import datetime
from collections.abc import Iterable

from tui.procedure.calendar import in_short
from tui.procedure.membership import MEMBER_KINDS, Answer, Roll
from tui.rules import seats
from tui.rules.problem import Finding, Severity
from tui.rules.rule import BookRule, Fact, Facts
from tui.rules.view import RecordView
from tui.rules.words import named

_LEAVE_IT = "If the minutes print it so, leave it; else correct the entry or the list."


def gather(view: RecordView) -> Fact | None:
    """Returns the membership list, or who sat as a substitute at a meeting and for whom."""
    if view.kind == "members":
        return seats.gather_list(view)
    return seats.gather_attendance(view, lambda entry: entry.get("capacity") == "substitute")


def judge(facts: Facts) -> Iterable[tuple[str, Finding]]:
    """Yields each substitute whom the list of that year does not have, or who stands in where he cannot."""
    for record_id, on, fact, roll in seats.meetings(facts):
        unknown = []
        for n, person, member, _ in fact["people"]:
            seat = roll.standing(person, ("substitute",), on)
            if seat.answer is Answer.CANNOT_TELL:
                unknown.append((person, seat))
            elif seat.answer is Answer.NO:
                message = f"{named(person)} is recorded as a substitute on {in_short(on.isoformat())}, and {seat.why}."
                yield record_id, Finding(("attendance", n, "person"), message, _LEAVE_IT)
            if member is not None:
                for finding in _stands_in(roll, n, person, member, on):
                    yield record_id, finding
        for finding in seats.cannot_tell(unknown, on, "could sit as substitute"):
            yield record_id, finding


def _stands_in(roll: Roll, n: int, person: str, member: str, on: datetime.date) -> Iterable[Finding]:
    spot = ("attendance", n, "substituting_for")
    seat = roll.standing(member, MEMBER_KINDS, on)
    if seat.answer is Answer.NO:
        yield Finding(spot, f"{named(member)}, for whom the substitute stands in, held no seat: {seat.why}.", _LEAVE_IT)
    own, theirs = roll.authorities(person), roll.authorities(member)
    if own and theirs and not own & theirs:
        message = (
            f"{named(person)} sits for {', '.join(sorted(own))}, and {named(member)} for {', '.join(sorted(theirs))}."
        )
        yield Finding(spot, message, "A substitute is of the same authority. " + _LEAVE_IT)


RULE = BookRule(
    "substitute-on-day",
    Severity.WARNING,
    "Who sits as a substitute is on the list and of the same authority",
    kinds=("meeting", "members"),
    gather=gather,
    judge=judge,
    needs=seats.needs,
)
