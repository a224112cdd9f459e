"""Items that were taken out of the order of the agenda are named: their minutes are easily looked for in vain."""

from collections.abc import Iterable

from tui.rules.problem import Finding, Severity
from tui.rules.rule import RecordRule
from tui.rules.view import RecordView, elements, number, text
from tui.rules.words import said


def check(view: RecordView) -> Iterable[Finding]:
    """Yields each item that was taken before one that stands above it on the agenda, and each place given twice."""
    latest: tuple[int, str] | None = None
    seen: dict[int, str] = {}
    for spot, item in elements(view.value, "items"):
        taken = number(item, "order_taken")
        if taken is None:
            continue
        name = text(item, "title") or text(item, "id") or ""
        if taken in seen:
            yield Finding(
                (*spot, "order_taken"),
                f"{said(seen[taken])} was taken as number {taken} already.",
                "Give each item its own place, or leave it out where the minutes do not say.",
                severity=Severity.WARNING,
            )
        elif latest is not None and taken < latest[0]:
            yield Finding(
                (*spot, "order_taken"),
                f"Taken before {said(latest[1])}, which stands above it on the agenda.",
                "Nothing to correct if the minutes say so.",
            )
        seen.setdefault(taken, name)
        if latest is None or taken > latest[0]:
            latest = (taken, name)


RULE = RecordRule(
    "items-order", Severity.ADVICE, "Items taken out of the agenda's order are known", kinds=("meeting",), check=check
)
