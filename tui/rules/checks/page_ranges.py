"""The printed page ranges of an agenda run on without gap or overlap."""

from collections.abc import Iterable

from tui.rules.problem import Finding, Severity
from tui.rules.rule import RecordRule
from tui.rules.view import RecordView, elements, number, text
from tui.rules.words import said, span

_LEAVE_IT = "If the agenda prints it so, leave it; else correct the pages."


def check(view: RecordView) -> Iterable[Finding]:
    """Yields each range that ends before it begins, and each that does not begin where the one before it ends."""
    if view.kind == "paper":
        first, last = number(view.value, "page_start"), number(view.value, "page_end")
        if first is not None and last is not None and last < first:
            yield Finding(("page_end",), f"The last page, {last}, comes before the first, {first}.", _LEAVE_IT)
        return
    before: tuple[int, str] | None = None
    for spot, item in elements(view.value, "items"):
        first, last = number(item, "page_start"), number(item, "page_end")
        if first is None:
            continue
        if last is not None and last < first:
            yield Finding((*spot, "page_end"), f"The last page, {last}, comes before the first, {first}.", _LEAVE_IT)
            before = None
            continue
        if before is not None and first <= before[0]:
            message = f"The item begins on page {first}, and {said(before[1])} before it ends on page {before[0]}."
            yield Finding((*spot, "page_start"), message, _LEAVE_IT)
        elif before is not None and first > before[0] + 1:
            pages = f"{'Page' if first == before[0] + 2 else 'Pages'} {span(before[0] + 1, first - 1)}"
            gap = f"{pages} {'belongs' if first == before[0] + 2 else 'belong'}"
            yield Finding(
                (*spot, "page_start"), f"{gap} to no item: {said(before[1])} ends on page {before[0]}.", _LEAVE_IT
            )
        before = (last if last is not None else first, text(item, "title") or text(item, "id") or "the item")


RULE = RecordRule(
    "page-ranges",
    Severity.WARNING,
    "Page ranges run on without gap or overlap",
    kinds=("meeting", "paper"),
    check=check,
)
