"""A vote that needs more than half has it when it is carried, and lacks it when it is lost."""

from collections.abc import Iterable

from tui.procedure.majority import majority
from tui.procedure.membership import Answer
from tui.procedure.presence import is_present, members_present
from tui.procedure.room_times import RoomTimes
from tui.rules.problem import Finding, Severity
from tui.rules.rule import RecordRule
from tui.rules.spots import Spot
from tui.rules.view import Map, RecordView, number, text
from tui.rules.words import count

_LEAVE_IT = "If the minutes print it so, leave it; advice, not law."
_BASES = {"members_present": "members present", "all_members": "all members", "votes_cast": "votes cast"}


def check(view: RecordView) -> Iterable[Finding]:
    """Yields each result that the stated votes and the required fraction do not bear out, with the arithmetic."""
    for spot, vote, item in view.votes:
        fraction, votes_for, result = text(vote, "required_fraction"), number(vote, "for"), text(vote, "result")
        base = text(vote, "base")
        if fraction is None or votes_for is None or base not in _BASES:
            continue
        least, most = _base_count(view, vote, item, base)
        needed = majority(fraction, least) if least is not None else None
        at_most = majority(fraction, most) if most is not None else None
        if needed is None or at_most is None:
            yield _cannot_tell(spot, fraction, base, "their number is not recorded")
            continue
        certain, possible = votes_for >= at_most.needed, votes_for >= needed.needed
        if (result == "carried" and not possible) or (result == "lost" and certain):
            arithmetic = needed.arithmetic if result == "carried" else at_most.arithmetic
            message = f"Recorded as {result} with {count(votes_for, 'vote')} for; {arithmetic} ({_BASES[base]})."
            yield Finding((*spot, "result"), message, _LEAVE_IT)
        elif result in ("carried", "lost") and certain is not possible:
            yield _cannot_tell(spot, fraction, base, f"by the attendance {least} to {most} were there")


def _cannot_tell(spot: Spot, fraction: str, base: str, why: str) -> Finding:
    return Finding(
        (*spot, "required_fraction"),
        f"Whether {fraction} of {_BASES[base]} was reached cannot be checked: {why}.",
        "Enter it as `base_count` if the document gives it.",
        severity=Severity.ADVICE,
    )


def _base_count(view: RecordView, vote: Map, item: Map, base: str) -> tuple[int | None, int | None]:
    """Returns the least and the most that the fraction may be taken of; None where the record does not have it."""
    stated = number(vote, "base_count")
    if stated is None and base == "members_present":
        stated = number(vote, "present")
        if stated is None:
            return _in_the_room(view, text(item, "id"))
    elif stated is None and base == "votes_cast":
        against = number(vote, "against")
        stated = (number(vote, "for") or 0) + against if against is not None else None
    return stated, stated


def _in_the_room(view: RecordView, item: str | None) -> tuple[int | None, int | None]:
    times, here = RoomTimes(view.value), [entry for _, entry in view.attendance if is_present(entry)]
    certain = members_present(entry for entry in here if times.present(entry, item).answer is Answer.YES)
    possible = members_present(entry for entry in here if times.present(entry, item).answer is not Answer.NO)
    return (certain, possible) if possible else (None, None)


RULE = RecordRule(
    "majority",
    Severity.WARNING,
    "A special majority is reached by its own base",
    kinds=("meeting", "proceeding"),
    source="Sch. 5 para. 4 and Sch. 8, Police Reform and Social Responsibility Act 2011 (read); else the body's own rules",
    check=check,
)
