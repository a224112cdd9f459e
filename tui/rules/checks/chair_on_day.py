"""Who is recorded as chair of a meeting held the chair on that day, as far as the membership list tells."""

from collections.abc import Iterable

from tui.procedure.calendar import in_short
from tui.procedure.membership import Answer
from tui.rules import seats
from tui.rules.problem import Finding, Severity
from tui.rules.rule import BookRule, Fact, Facts
from tui.rules.view import RecordView, elements, part, text
from tui.rules.words import all_of, named


def gather(view: RecordView) -> Fact | None:
    """Returns the membership list, or who is recorded as chair of a meeting and whom it elected."""
    if view.kind == "members":
        return seats.gather_list(view)
    fact = seats.gather_attendance(view, lambda entry: entry.get("role") == "chair")
    if fact is not None:
        elected = [
            text(part(decision, "election"), "result")
            for _, item in view.items
            for _, decision in elements(item, "decisions")
            if part(decision, "election").get("post") == "chair"
        ]
        fact["elected"] = [person for person in elected if person is not None]
    return fact


def judge(facts: Facts) -> Iterable[tuple[str, Finding]]:
    """Yields each chair of a meeting where the list has somebody else as chair on that day and not this person."""
    for record_id, on, fact, roll in seats.meetings(facts):
        known = roll.chairs(on)
        held = [person for person, seat in known.items() if seat.answer is Answer.YES]
        for n, person, *_ in fact["people"]:
            seat = known.get(person)
            if person in fact.get("elected", ()) or (seat is not None and seat.answer is not Answer.NO):
                continue
            others = [one for one in held if one != person]
            if others:
                message = (
                    f"{named(person)} is recorded as chair on {in_short(on.isoformat())}, and the membership list has "
                    f"{all_of(named(one) for one in others)} as chair on that day."
                )
                yield (
                    record_id,
                    Finding(
                        ("attendance", n, "role"),
                        message,
                        "If the minutes print it so, leave it; else correct the entry or the list.",
                    ),
                )
            elif not known:
                yield (
                    record_id,
                    Finding(
                        ("attendance", n, "role"),
                        f"Whether {named(person)} held the chair on {in_short(on.isoformat())} cannot be checked: "
                        "the membership list names no chair.",
                        "Nothing is known to be wrong. Enter the election or the chair's membership if a document gives it.",
                        severity=Severity.ADVICE,
                    ),
                )


RULE = BookRule(
    "chair-on-day",
    Severity.WARNING,
    "Who is recorded as chair held the chair on that day",
    kinds=("meeting", "members"),
    gather=gather,
    judge=judge,
    needs=seats.needs,
)
