"""A membership ends after it begins, and nobody holds two seats of a body at once."""

from collections.abc import Iterable

from tui.procedure.calendar import in_short
from tui.procedure.spans import Span, certain_overlap, ends_before_it_begins
from tui.rules.problem import Finding, Severity
from tui.rules.rule import RecordRule
from tui.rules.view import Map, RecordView, elements, text
from tui.rules.words import named

_SEATS = ("appointed", "co_opted_independent", "substitute")
_CHECK = "Check the dates against the documents. Somebody who left and came back has an entry for each time."


def check(view: RecordView) -> Iterable[Finding]:
    """Yields each membership that ends before it begins, and each that certainly shares days with another seat of the same person."""
    before: dict[str, list[tuple[Map, Span]]] = {}
    for spot, one in elements(view.value, "memberships"):
        span = text(one, "start_date"), text(one, "end_date")
        if ends_before_it_begins(span):
            yield Finding(
                (*spot, "end_date"),
                f"The membership ends on {in_short(str(span[1]))}, before it begins on {in_short(str(span[0]))}.",
                _CHECK,
            )
            continue
        person = text(one, "person")
        if person is None or one.get("member_kind") not in _SEATS:
            continue
        for other, theirs in before.get(person, ()):
            if _same_sort(one, other) and certain_overlap(span, theirs, open_ended=False):
                yield Finding(
                    (*spot, "start_date"),
                    f"{named(person)} has another seat here from {in_short(str(theirs[0]))}"
                    + (f" to {in_short(str(theirs[1]))}" if theirs[1] else "")
                    + ", and this one shares days with it.",
                    _CHECK,
                )
                break
        before.setdefault(person, []).append((one, span))


def _same_sort(one: Map, other: Map) -> bool:
    """Returns whether two entries are both seats: an office such as the chair's is held beside a seat."""
    roles = {text(one, "role") or "member", text(other, "role") or "member"}
    return len(roles) == 1


RULE = RecordRule(
    "membership-dates",
    Severity.WARNING,
    "A membership ends after it begins, and seats of one person do not overlap",
    kinds=("members",),
    check=check,
)
