"""Minute numbers run on without gap through the year over which the body counts them, and none is given twice.

The body's own rules say over which year; without them only the run within one meeting is looked at. What lies between
two meetings is only called missing where the book knows of no meeting in between that could have it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from tui.procedure.calendar import day, in_short
from tui.procedure.numbering import numbering_in_force
from tui.rules.problem import Finding, Severity
from tui.rules.rule import BookRule, Fact, Facts
from tui.rules.view import RecordView, number, text
from tui.rules.words import span

_LEAVE_IT = "If the minutes print it so, leave it; else correct the number."


def gather(view: RecordView) -> Fact | None:
    """Returns the body's numbering rules, or a meeting's day and its minute numbers with their places."""
    if view.kind == "rules":
        wanted = ("minute_numbering", "state", "in_force_from", "in_force_to")
        fact = {name: view.value[name] for name in wanted if name in view.value}
        return fact if "minute_numbering" in fact else None
    minutes = [[list(spot), n] for spot, item in view.items if (n := number(item, "minute_number")) is not None]
    date = text(view.value, "date")
    held = view.value.get("status") not in ("cancelled", "postponed")
    return {"date": date, "minutes": minutes} if minutes or (held and day(date)) else None


def judge(facts: Facts) -> Iterable[tuple[str, Finding]]:
    """Yields each number given twice, each gap, and each number that comes before a smaller one."""
    rules: dict[str, list[Fact]] = defaultdict(list)
    for record_id, fact in facts.of.items():
        if "minute_numbering" in fact:
            rules[record_id.partition("/")[0]].append(fact)
    runs: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for record_id, fact in facts.of.items():
        if "minutes" not in fact:
            continue
        yield from ((record_id, finding) for finding in _within(fact["minutes"]))
        on = day(fact["date"])
        body = record_id.partition("/")[0]
        numbering = numbering_in_force(rules[body], on) if on is not None and body in rules else None
        period = numbering.period(on) if numbering is not None and on is not None else None
        if period is not None:
            runs[body, period].append((fact["date"], record_id))
    for (_, period), run in runs.items():
        yield from _across(period, sorted(run), facts)


def _within(minutes: list[Fact]) -> Iterator[Finding]:
    seen: set[int] = set()
    before: int | None = None
    for spot, n in sorted(minutes, key=lambda one: (one[1], one[0])):
        at = (*spot, "minute_number")
        if n in seen:
            yield Finding(at, f"Minute {n} is given twice in this meeting.", _LEAVE_IT)
        elif before is not None and n > before + 1:
            yield Finding(at, f"Minute {n} follows minute {before}: {_missing(before, n)} not there.", _LEAVE_IT)
        seen.add(n)
        before = n


def _across(period: str, run: list[tuple[str, str]], facts: Facts) -> Iterator[tuple[str, Finding]]:
    last: tuple[int, str] | None = None
    could_hold = False
    for date, record_id in run:
        minutes = facts.of[record_id]["minutes"]
        if not minutes:
            could_hold = True
            continue
        spot, first = min(minutes, key=lambda one: one[1])
        at = (*spot, "minute_number")
        if last is not None and first <= last[0]:
            message = f"Minute {first} of {period} comes after minute {last[0]} of the meeting of {in_short(last[1])}."
            yield record_id, Finding(at, f"{message} Numbers do not begin again within the year.", _LEAVE_IT)
        elif last is not None and first > last[0] + 1 and not could_hold:
            message = (
                f"Minute {first} follows minute {last[0]} of the meeting of {in_short(last[1])}: "
                f"{_missing(last[0], first)} in no meeting of {period} in this book."
            )
            yield record_id, Finding(at, message, "If a meeting in between is not in the book, nothing is wrong.")
        highest = max(n for _, n in minutes)
        last, could_hold = (max(highest, last[0] if last else 0), date), False


def _missing(before: int, n: int) -> str:
    return f"{span(before + 1, n - 1)} {'is' if n == before + 2 else 'are'}"


RULE = BookRule(
    "minute-numbers",
    Severity.WARNING,
    "Minute numbers run on without gap through the body's numbering year",
    kinds=("meeting", "rules"),
    gather=gather,
    judge=judge,
)
