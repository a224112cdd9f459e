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
    """Yields each membership that ends before it begins, and each that shares days with another seat of the same person, or may."""
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
        others = [theirs for other, theirs in before.get(person, ()) if _same_sort(one, other)]
        certain = next((theirs for theirs in others if certain_overlap(span, theirs, open_ended=False)), None)
        perhaps = next((theirs for theirs in others if certain_overlap(span, theirs)), None)
        if certain is not None:
            since = f"from {in_short(str(certain[0]))}" + (f" to {in_short(certain[1])}" if certain[1] else "")
            message = f"{named(person)} has another seat here {since}, and this one shares days with it."
            yield Finding((*spot, "start_date"), message, _CHECK)
        elif perhaps is not None:
            message = f"{named(person)} has another seat here from {in_short(str(perhaps[0]))}, and one of the two has no last day: "
            yield Finding(
                (*spot, "start_date"),
                f"{message}whether they share days cannot be told.",
                "Enter the last day of the seat that has ended.",
                severity=Severity.ADVICE,
            )
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
