"""The public is excluded from an item by a resolution that names the paragraph of Schedule 12A."""

from collections.abc import Iterable

from tui.rules import bodies
from tui.rules.problem import Finding, Severity
from tui.rules.rule import BookRule, Fact, Facts
from tui.rules.view import RecordView, part, text

_OUT = ("published", "approved", "signed")
_LEAVE_IT = "If the document gives none, leave it. Advice, not law."


def gather(view: RecordView) -> Fact | None:
    """Returns what kind a body is, or the items of a meeting that are not open to the public and what of them is lacking."""
    if view.kind == "body":
        return bodies.gather_body(view)
    minuted = view.value.get("status") == "held" and text(part(view.value, "minutes"), "state") in _OUT
    found = []
    for spot, item in view.items:
        if item.get("public") is not False and "exempt" not in item:
            continue
        exempt = part(item, "exempt")
        lacks = [] if text(exempt, "paragraph") or text(exempt, "instrument") else ["paragraph"]
        if minuted and exempt and exempt.get("resolved") is not True:
            lacks.append("resolved" if exempt.get("resolved") is False else "unknown")
        if lacks:
            found.append([[*spot], "exempt" in item, lacks])
    return {"items": found} if found else None


def judge(facts: Facts) -> Iterable[tuple[str, Finding]]:
    """Yields each such item without a paragraph, and after the meeting without a resolution; nothing for parish councils."""
    for record_id, fact in facts.of.items():
        if bodies.kind_of_body(facts, record_id) not in bodies.UNDER_SCHEDULE_12A:
            continue
        for spot, has_exempt, lacks in fact.get("items", ()):
            at = (*spot, "exempt" if has_exempt else "public")
            if "paragraph" in lacks:
                message = "The item is not open to the public, and no paragraph of Schedule 12A is recorded for it."
                yield record_id, Finding(at, message, f"Enter it as `exempt.paragraph`. {_LEAVE_IT}", at="key")
            if "resolved" in lacks:
                message = (
                    "The item is not open to the public, and the minutes record no resolution to exclude the public."
                )
                yield record_id, Finding(at, message, _LEAVE_IT, at="key")
            if "unknown" in lacks:
                yield (
                    record_id,
                    Finding(
                        at,
                        "Whether the minutes record a resolution to exclude the public from this item is not entered.",
                        "Enter it as `exempt.resolved`, true or false. Advice, not law.",
                        at="key",
                        severity=Severity.ADVICE,
                    ),
                )


RULE = BookRule(
    "exempt-resolution",
    Severity.WARNING,
    "The public is excluded by a resolution that names the paragraph of Schedule 12A; parish councils have another Act",
    kinds=("meeting", "body"),
    source="Local Government Act 1972 s.100A(4) (read in another's account of it)",
    gather=gather,
    judge=judge,
    needs=bodies.needs_body,
)
