"""A paper's pages lie within those of the agenda item that it is filed under."""

from collections.abc import Iterable

from tui.rules.problem import Finding, Severity
from tui.rules.rule import BookRule, Fact, Facts
from tui.rules.view import RecordView, number, text
from tui.rules.words import said


def gather(view: RecordView) -> Fact | None:
    """Returns the page ranges of a meeting's items, or a paper's own with its place in an agenda."""
    if view.kind == "meeting":
        pages = {
            name: [first, last]
            for _, item in view.items
            if (name := text(item, "id")) is not None
            and (first := number(item, "page_start")) is not None
            and (last := number(item, "page_end")) is not None
        }
        return {"items": pages} if pages else None
    meeting, item = text(view.value, "meeting"), text(view.value, "filed_under_item") or text(view.value, "item")
    first, last = number(view.value, "page_start"), number(view.value, "page_end")
    return {"in": [meeting, item], "pages": [first, last]} if meeting and item and first is not None else None


def judge(facts: Facts) -> Iterable[tuple[str, Finding]]:
    """Yields each paper that begins or ends outside its item's pages."""
    for record_id, fact in facts.of.items():
        if "in" not in fact:
            continue
        meeting, item = fact["in"]
        of_item = ((facts.get(meeting) or {}).get("items") or {}).get(item)
        if of_item is None:
            continue
        start, end = of_item
        for name, page in zip(("page_start", "page_end"), fact["pages"], strict=True):
            if page is not None and not start <= page <= end:
                message = f"Page {page} is outside pages {start} to {end} of item {said(item)}."
                yield (
                    record_id,
                    Finding((name,), message, "If both are printed so, leave them; else correct the pages."),
                )
                break


def needs(record_id: str, fact: Fact) -> Iterable[str]:  # noqa: ARG001 - the fact says it all
    """Returns the meeting in whose pack the paper is."""
    return [fact["in"][0]] if "in" in fact else []


RULE = BookRule(
    "paper-pages",
    Severity.WARNING,
    "A paper's pages lie within those of its agenda item",
    kinds=("meeting", "paper"),
    gather=gather,
    judge=judge,
    needs=needs,
)
