"""What is known of the attendance before a meeting: apologies, and who comes in whose place."""

from collections.abc import Mapping
from typing import Any

from tui.book.steps.asking import Answers, Ask, StepForm
from tui.book.steps.step import Case, Outcome, Step, on_day, whole_day
from tui.procedure.membership import Answer
from tui.procedure.room import Room
from tui.record.edits import Edit, Set
from tui.record.paths import Item
from tui.record.words import plain_words

_OVER = ("held", "cancelled")


def _apologies(case: Case, answers: Answers) -> Outcome:
    person, received = answers.needed("from"), answers.needed("received")
    _refuse_over(case, "apologies")
    noted = {name: value for name, value in (("at", received), ("by", answers.one("by"))) if value}
    entry = _entry(case, person)
    if entry is not None and "apologies_received" in entry:
        raise case.refuse(
            f"apologies of {case.person(person)} are recorded already.", "If that is wrong, undo that change."
        )
    if entry is None:
        said = {"person": person, "capacity": "member", "status": "apologies", "apologies_received": noted}
        edits: tuple[Edit, ...] = (case.entry(("attendance",), said),)
    else:
        at = ("attendance", Item(str(entry["id"])))
        edits = (Set((*at, "status"), "apologies"), Set((*at, "apologies_received"), noted))
    says = (f"apologies of {case.person(person)}, received{on_day(received)}", f"apologies of {case.person(person)}")
    return Outcome(edits, says, event_date=whole_day(received))


def _substitute(case: Case, answers: Answers) -> Outcome:
    person, member, notified = answers.needed("person"), answers.needed("for"), answers.needed("notified")
    _refuse_over(case, "a substitute")
    if person == member:
        raise case.refuse("nobody is their own substitute.", "Name the member whose place is taken: --for PERSON")
    if _entry(case, person) is not None:
        raise case.refuse(f"{case.person(person)} is on its attendance already.", "If that is wrong, undo that change.")
    taken = next((one for one in _attendance(case) if one.get("substituting_for") == member), None)
    if taken is not None:
        other = case.person(str(taken.get("person")))
        raise case.refuse(f"{other} is to take the place of {case.person(member)} already.", "Only one can.")
    noted = {name: value for name, value in (("at", notified), ("by", answers.one("by"))) if value}
    said = {
        "person": person, "capacity": "substitute", "status": "expected", "substituting_for": member, "notified": noted,
    }  # fmt: skip
    told = f"{case.person(person)} to stand in for {case.person(member)}"
    there = _entry(case, member)
    coming = there is not None and there.get("status") in ("expected", "present")
    return Outcome(
        (case.entry(("attendance",), said),),
        (f"{told}, notified{on_day(notified)}", told),
        event_date=whole_day(notified),
        pointed_out=(f"{case.person(member)} is down as there.",) if coming else _may_not_sit(case, said),
    )


def _may_not_sit(case: Case, entry: Mapping[str, Any]) -> tuple[str, ...]:
    """Returns why somebody cannot sit in the place of another, or why that cannot be told; nothing where they can."""
    if case.register is None:
        return ()
    found = Room(case.register(), case.record_id, case.value).substitution(entry)
    if found.answer is Answer.YES:
        return ()
    who = case.person(str(entry["person"]))
    if found.answer is Answer.NO:
        return (f"{who} may not sit: {found.why}.",)
    return (f"Whether {who} may sit cannot be told: {found.why}.",)


def _refuse_over(case: Case, what: str) -> None:
    status = case.part("status")
    if status in _OVER:
        raise case.refuse(
            f"{what} beforehand are for a meeting to come, and this one is {plain_words(str(status))}.",
            f"Who was there: minutebook add {case.record_id} attendance …",
        )


def _attendance(case: Case) -> list[Mapping[str, Any]]:
    there = case.part("attendance")
    return [one for one in there if isinstance(one, Mapping)] if isinstance(there, list) else []


def _entry(case: Case, person: str) -> Mapping[str, Any] | None:
    return next((one for one in _attendance(case) if one.get("person") == person), None)


_BY = Ask("by", "By", "Who received it", "person")

APOLOGIES = Step(
    name="apologies",
    action="edit",
    command="apologies",
    kinds=("meeting",),
    form=StepForm(
        "Record apologies",
        "A member says beforehand that they cannot come to the meeting",
        (
            Ask("from", "From", "The member who sends apologies", "person", required=True),
            Ask("received", "Received on", "The day on which they came in", "vague_date", today=True),
            _BY,
        ),
    ),
    work_out=_apologies,
    says_itself=("event_date",),
)

SUBSTITUTE = Step(
    name="substitute",
    action="edit",
    command="substitute",
    kinds=("meeting",),
    form=StepForm(
        "Record a substitute",
        "It is notified beforehand who comes to the meeting in whose place",
        (
            Ask("person", "Substitute", "Who comes", "person", required=True),
            Ask("for", "In the place of", "The member whose place is taken", "person", required=True),
            Ask("notified", "Notified on", "The day on which that was notified", "vague_date", today=True),
            Ask("by", "By", "Who gave notice", "person"),
        ),
    ),
    work_out=_substitute,
    says_itself=("event_date",),
)
