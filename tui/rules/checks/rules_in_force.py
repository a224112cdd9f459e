"""The rules of a body follow one another in time: no day without any, and no day with two that say different things."""

import datetime
from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise

from tui.procedure.calendar import day, in_short
from tui.procedure.spans import certain_overlap, ends_before_it_begins
from tui.rules.problem import Finding, Severity
from tui.rules.rule import BookRule, Fact, Facts
from tui.rules.view import RecordView, text
from tui.rules.words import all_of, field

_PARTS = ("minute_numbering", "quorum", "public_questions", "notice", "response_period", "working_days", "terms")
_IN_FORCE = ("in_force", "superseded")
_ONE = datetime.timedelta(days=1)


def gather(view: RecordView) -> Fact | None:
    """Returns from when to when a set of rules is in force, which it is, and which parts it has."""
    value = view.value
    if value.get("state", "in_force") not in _IN_FORCE:
        return None
    parts = [one for one in _PARTS if one in value]
    names = ("instrument", "in_force_from", "in_force_to")
    return {**{name: text(value, name) for name in names}, "parts": parts}


def judge(facts: Facts) -> Iterable[tuple[str, Finding]]:
    """Yields rules that end before they begin, gaps between rules of one sort, and overlaps of those that have the same part."""
    by_sort: dict[tuple[str, str], list[tuple[str, Fact]]] = defaultdict(list)
    for record_id, fact in facts.of.items():
        if ends_before_it_begins((fact["in_force_from"], fact["in_force_to"])):
            message = f"The rules end on {in_short(fact['in_force_to'])}, before they begin on {in_short(fact['in_force_from'])}."
            yield record_id, Finding(("in_force_to",), message, "Check both dates against the document.")
        elif day(fact["in_force_from"]) is not None:
            by_sort[record_id.partition("/")[0], str(fact["instrument"])].append((record_id, fact))
    for some in by_sort.values():
        in_order = sorted(some, key=lambda one: (one[1]["in_force_from"], one[0]))
        for (earlier_id, earlier), (later_id, later) in pairwise(in_order):
            yield from _gap(later_id, earlier, later)
            yield from _overlap(earlier_id, later_id, earlier, later)


def _gap(later_id: str, earlier: Fact, later: Fact) -> Iterable[tuple[str, Finding]]:
    ended, begins = day(earlier["in_force_to"]), day(later["in_force_from"])
    if ended is not None and begins is not None and begins > ended + _ONE:
        first, last = (ended + _ONE).isoformat(), (begins - _ONE).isoformat()
        yield (
            later_id,
            Finding(
                ("in_force_from",),
                f"From {in_short(first)} to {in_short(last)} no rules of this sort were in force: "
                "a meeting on those days cannot be judged.",
                "Enter the rules of that time, or correct the dates.",
            ),
        )


def _overlap(earlier_id: str, later_id: str, earlier: Fact, later: Fact) -> Iterable[tuple[str, Finding]]:
    shared = [one for one in later["parts"] if one in earlier["parts"]]
    spans = [(one["in_force_from"], one["in_force_to"]) for one in (earlier, later)]
    if shared and certain_overlap(spans[0], spans[1], open_ended=False):
        yield (
            later_id,
            Finding(
                ("in_force_from",),
                f"{earlier_id.rpartition('/')[2]} is still in force on that day, and has {all_of(map(field, shared))} as well: "
                "the later rules count.",
                "If these take its place, enter the last day of the earlier ones as `in_force_to`.",
            ),
        )


RULE = BookRule(
    "rules-in-force",
    Severity.WARNING,
    "The rules of a body follow one another without gap or overlap",
    kinds=("rules",),
    gather=gather,
    judge=judge,
)
