"""The section that an answer cites is the one under which the recommendation was made."""

import re
from collections.abc import Iterable

from tui.rules.problem import Finding, Severity
from tui.rules.rule import RecordRule
from tui.rules.view import RecordView, part, text
from tui.rules.words import said

_SECTION = re.compile(r"(?:section|s\.?) ?([0-9]+)", re.IGNORECASE)
_SCHEDULE = re.compile(r"(?:schedule|sch\.?) ?([0-9]+)", re.IGNORECASE)
_BASIS = re.compile(r"prsra-2011-(s|sch)([0-9]+)\Z")


def check(view: RecordView) -> Iterable[Finding]:
    """Yields a cited section or schedule that is not that of the recommendation's own basis."""
    cited, basis = text(part(view.value, "response"), "cited_basis"), text(view.value, "legal_basis")
    own = _BASIS.match(basis or "")
    if cited is None or basis is None:
        return
    named = [("s", n) for n in _SECTION.findall(cited)] + [("sch", n) for n in _SCHEDULE.findall(cited)]
    if not named or (own is not None and (own[1], own[2]) in named):
        return
    here = f"{'section' if own[1] == 's' else 'Schedule'} {own[2]}" if own else "no statutory basis"
    yield Finding(
        ("response", "cited_basis"),
        f"The answer cites {said(cited)}, and the recommendation was made under {here}.",
        "Kept as published; advice, not law.",
    )


RULE = RecordRule(
    "cited-basis",
    Severity.WARNING,
    "An answer cites the section under which the recommendation was made",
    kinds=("recommendation",),
    source="Police Reform and Social Responsibility Act 2011 ss.5, 12, 28, 29, Sch. 1, 5, 8 (read)",
    check=check,
)
