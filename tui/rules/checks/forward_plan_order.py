"""A forward plan lists its meetings in the order of their dates."""

from collections import defaultdict
from collections.abc import Iterable

from tui.procedure.calendar import first_and_last_day, in_short
from tui.rules.problem import Finding, Severity
from tui.rules.rule import BookRule, Fact, Facts
from tui.rules.view import RecordView, elements, number, text
from tui.rules.words import said


def gather(view: RecordView) -> Fact | None:
    """Returns a meeting's date and its place in each forward plan."""
    date = text(view.value, "date")
    listed = [
        [list(spot), document, place]
        for spot, one in elements(view.value, "planned_in")
        if (document := text(one, "document")) and (place := number(one, "position")) is not None
    ]
    return {"date": date, "listed": listed} if date and listed and first_and_last_day(date) else None


def judge(facts: Facts) -> Iterable[tuple[str, Finding]]:
    """Yields each meeting that a forward plan lists after a later one."""
    plans: dict[tuple[str, str], list[tuple[int, str, str, tuple[str | int, ...]]]] = defaultdict(list)
    for record_id, fact in facts.of.items():
        for spot, document, place in fact["listed"]:
            plans[record_id.partition("/")[0], document].append((place, fact["date"], record_id, tuple(spot)))
    for (_, document), listed in plans.items():
        latest: str | None = None
        for _, date, record_id, spot in sorted(listed):
            days, before = first_and_last_day(date), first_and_last_day(latest)
            if latest is not None and days and before and days[1] < before[0]:
                message = f"{said(document)} lists {in_short(date)} after {in_short(latest)}."
                yield (
                    record_id,
                    Finding(
                        (*spot, "position"),
                        message,
                        "Kept as published; a plan made from the records puts them in order.",
                    ),
                )
            else:
                latest = date


RULE = BookRule(
    "forward-plan-order",
    Severity.WARNING,
    "A forward plan lists its meetings in the order of their dates",
    kinds=("meeting",),
    gather=gather,
    judge=judge,
)
