"""A veto of a precept or of a chief constable takes two-thirds of all who are members at the time, present or not."""

from collections.abc import Iterable

from tui.procedure.majority import majority
from tui.rules.problem import Finding, Severity
from tui.rules.rule import RecordRule
from tui.rules.view import RecordView, number, part, text
from tui.rules.words import said

_ADVICE = "If the document says so, leave it. Advice, not law."
_BASES = {"members_present": "the members present", "votes_cast": "the votes cast"}


def check(view: RecordView) -> Iterable[Finding]:
    """Yields another fraction or another base of such a vote than the Act's, with the arithmetic where the members are counted."""
    value, vote = view.value, part(view.value, "veto_vote")
    constable = value.get("kind") == "confirmation_hearing" and value.get("post") == "chief_constable"
    if not vote or not (constable or value.get("kind") == "precept"):
        return
    base, fraction = text(vote, "base"), text(vote, "required_fraction")
    if base in _BASES:
        message = f"The veto is recorded as taken of {_BASES[base]}; the Act takes two-thirds of all members."
        yield Finding(("veto_vote", "base"), message, _ADVICE)
    if fraction is not None and fraction != "2/3":
        message = f"The veto is recorded as needing {said(fraction)}; the Act takes 2/3 of all members."
        yield Finding(("veto_vote", "required_fraction"), message, _ADVICE)
    members, votes = number(vote, "base_count"), number(vote, "for")
    needed = majority("2/3", members) if members is not None and base == "all_members" else None
    if needed is not None and votes is not None and value.get("vetoed") is True and votes < needed.needed:
        message = f"Recorded as vetoed with {votes} for; {needed.arithmetic} (all members)."
        yield Finding(("vetoed",), message, _ADVICE)


RULE = RecordRule(
    "veto-majority",
    Severity.WARNING,
    "A veto takes two-thirds of all who are members at the time",
    kinds=("proceeding",),
    source="Police Reform and Social Responsibility Act 2011 Sch. 5 para. 4 and Sch. 8 (read)",
    check=check,
)
