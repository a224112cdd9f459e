"""Whom a meeting elected goes on the body's list of members, and whoever held the office before has an end there."""

from tui.book.steps.asking import Answers, Ask, StepForm
from tui.book.steps.step import Case, Outcome, Step, StepRefused, whole_day
from tui.procedure.elections import Seating, elections, members_of, seatings
from tui.record.words import friendly_date


def _elected(case: Case, answers: Answers) -> Outcome:
    if case.part("status") != "held":
        raise case.refuse("only a meeting that was held has elected anybody.", "If it was held, say so first.")
    item = answers.one("item")
    made = [one for one in elections(case.value) if item in (None, one.item)]
    if not made:
        raise case.refuse(
            f"under item “{item}” no election with a result is recorded."
            if item
            else "no election with a result is recorded.",
            "Record it with its decision: the post, the candidates, and who was elected.",
        )
    if case.register is None:
        raise case.refuse("the list of members cannot be read.")
    listed = members_of(case.record_id)
    found = [one for one in seatings(case.register(), case.record_id, case.value, case.look_up(listed))
             if item in (None, one.election.item)]  # fmt: skip
    if not found:
        raise case.refuse("the list of members has everybody whom it elected.", f"See: minutebook show {listed}")
    seated = [one for one in found if not one.why_not]
    if not seated:
        raise StepRefused(
            f"{case.record_id}: {found[0].why_not}.",
            f"Put it right in the list of members first: minutebook edit {listed}",
        )
    return Outcome(
        edits=(),
        says=_says(seated, case),
        authority=_authority(seated, case),
        event_date=whole_day(case.part("date")),
        pointed_out=(*(one.told for one in seated), *(f"Not written: {one.why_not}." for one in found if one.why_not)),
        beside=((listed, tuple(edit for one in seated for edit in one.edits)),),
    )


def _says(seated: list[Seating], case: Case) -> tuple[str, ...]:
    told = [f"{case.person(one.election.person)} elected {one.election.title}" for one in seated]
    return ("; ".join(told), f"{told[0]} and {len(told) - 1} more" if len(told) > 1 else told[0], "elected")


def _authority(seated: list[Seating], case: Case) -> str | None:
    minutes = [one.election.minute for one in seated if one.election.minute is not None]
    if not minutes:
        return f"the meeting of {friendly_date(str(case.part('date')))}"
    numbers = " and ".join(str(one) for one in dict.fromkeys(minutes))
    return f"minute{'s' if ' and ' in numbers else ''} {numbers} of {case.record_id}"


ELECTED = Step(
    name="elected",
    action="edit",
    command="elected",
    kinds=("meeting",),
    form=StepForm(
        "Put the elected on the list of members",
        "Whom this meeting elected holds the office from its day on, and whoever held it before no longer does",
        (Ask("item", "Item", "The item with the election; left out, every election of the meeting that the list does not have"),),
    ),
    work_out=_elected,
    says_itself=("authority", "event_date"),
)  # fmt: skip
