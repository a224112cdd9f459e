"""Minutes are approved at a later meeting, not at their own or an earlier one."""

from collections.abc import Iterable

from tui.procedure.calendar import day, in_short
from tui.rules.problem import Finding, Severity
from tui.rules.rule import BookRule, Fact, Facts
from tui.rules.view import RecordView, part, text


def gather(view: RecordView) -> Fact | None:
    """Returns a meeting's date and the meeting that approved its minutes."""
    date = text(view.value, "date")
    approved_at = text(part(part(view.value, "minutes"), "approval"), "meeting")
    return {"date": date, "at": approved_at} if date or approved_at else None


def judge(facts: Facts) -> Iterable[tuple[str, Finding]]:
    """Yields each approval that is not later than the meeting."""
    spot = ("minutes", "approval", "meeting")
    hint = "If the minutes print it so, leave it; else name the meeting that approved them."
    for record_id, fact in facts.of.items():
        at = fact["at"]
        if at is None:
            continue
        if at == record_id:
            yield record_id, Finding(spot, "The minutes are approved at the meeting that they are of.", hint)
            continue
        own, approved = day(fact["date"]), day((facts.get(at) or {}).get("date"))
        if own and approved and approved <= own:
            message = f"The minutes of {in_short(own.isoformat())} are approved on {in_short(approved.isoformat())}"
            same = "under their own date" if approved == own else "before the meeting took place"
            yield record_id, Finding(spot, f"{message}, {same}.", hint)


def needs(record_id: str, fact: Fact) -> Iterable[str]:  # noqa: ARG001 - the fact says it all
    """Returns the meeting that approved the minutes."""
    return [fact["at"]] if fact["at"] else []


RULE = BookRule(
    "approval-own-date",
    Severity.WARNING,
    "Minutes are approved at a later meeting",
    kinds=("meeting",),
    source="Local Government Act 1972 Sch. 12 paras 40-41 (secondary)",
    gather=gather,
    judge=judge,
    needs=needs,
)
