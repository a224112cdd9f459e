"""A vote that needs more than half has it when it is carried, and lacks it when it is lost."""

from collections.abc import Iterable

from tui.procedure.majority import majority
from tui.procedure.presence import members_present
from tui.rules.problem import Finding, Severity
from tui.rules.rule import RecordRule
from tui.rules.view import Map, RecordView, number, text
from tui.rules.words import count

_LEAVE_IT = "If the minutes print it so, leave it; advice, not law."
_BASES = {"members_present": "members present", "all_members": "all members", "votes_cast": "votes cast"}


def check(view: RecordView) -> Iterable[Finding]:
    """Yields each result that the stated votes and the required fraction do not bear out, with the arithmetic."""
    for spot, vote, _ in view.votes:
        fraction, votes_for, result = text(vote, "required_fraction"), number(vote, "for"), text(vote, "result")
        base = text(vote, "base")
        if fraction is None or votes_for is None or base not in _BASES:
            continue
        of = _base_count(view, vote, base)
        needed = majority(fraction, of) if of is not None else None
        if needed is None:
            yield Finding(
                (*spot, "required_fraction"),
                f"Whether {fraction} of {_BASES[base]} was reached cannot be checked: their number is not recorded.",
                "Enter it as `base_count` if the document gives it.",
                severity=Severity.ADVICE,
            )
            continue
        reached = votes_for >= needed.needed
        if (result == "carried" and not reached) or (result == "lost" and reached):
            has = count(votes_for, "vote")
            message = f"Recorded as {result} with {has} for; {needed.arithmetic} ({_BASES[base]})."
            yield Finding((*spot, "result"), message, _LEAVE_IT)


def _base_count(view: RecordView, vote: Map, base: str) -> int | None:
    """Returns the number that the fraction is taken of, None where the record does not have it."""
    stated = number(vote, "base_count")
    if stated is not None:
        return stated
    if base == "members_present":
        return number(vote, "present") or members_present(entry for _, entry in view.attendance) or None
    if base == "votes_cast":
        against = number(vote, "against")
        return (number(vote, "for") or 0) + against if against is not None else None
    return None


RULE = RecordRule(
    "majority",
    Severity.WARNING,
    "A special majority is reached by its own base",
    kinds=("meeting", "proceeding"),
    source="Sch. 5 para. 4 and Sch. 8, Police Reform and Social Responsibility Act 2011 (read); else the body's own rules",
    check=check,
)
