"""A member may ask that the minutes say how they voted, and then the minutes say just that: for, against, or abstained."""

from collections.abc import Iterable
from typing import Final

from tui.rules.problem import Finding, Severity
from tui.rules.rule import RecordRule
from tui.rules.view import RecordView, elements, text

_SAID: Final = ("for", "against", "abstain")


def check(view: RecordView) -> Iterable[Finding]:
    """Yields each vote recorded at a member's own request that does not say whose it was, or how they voted."""
    for spot, vote, _ in view.votes:
        for below, voter in elements(vote, "voters"):
            if voter.get("recorded_at_request") is not True:
                continue
            if not (text(voter, "person") or text(voter, "name_as_printed")):
                yield Finding(
                    (*spot, *below, "recorded_at_request"),
                    "Somebody's own vote was recorded at their request, and whose it was is not recorded.",
                    "Enter who it was as `person` or `name_as_printed` if the minutes say it. Advice, not law.",
                    at="key",
                )
            elif "option" in voter and voter["option"] not in _SAID:
                yield Finding(
                    (*spot, *below, "option"),
                    "A vote recorded at the member's own request is for, against or an abstention, and this is none of them.",
                    "Correct it, or take away `recorded_at_request`; if the minutes say it so, leave it. Advice, not law.",
                )


RULE = RecordRule(
    "vote-on-request",
    Severity.WARNING,
    "A vote recorded at a member's own request says whose it was, and whether for, against or an abstention",
    kinds=("meeting",),
    source="SI 1993/202 (read)",
    check=check,
)
