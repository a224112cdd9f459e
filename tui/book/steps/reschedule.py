"""A meeting is put off or called off. Its id stays, whatever day it is moved to."""

from collections.abc import Mapping

from tui.book.steps.asking import Answers, Ask, StepForm
from tui.book.steps.step import Case, Outcome, Step, on_day, whole_day
from tui.record.edits import Edit, Set, Unset
from tui.record.words import friendly_date, plain_words

_OVER = ("held", "cancelled")


def _reschedule(case: Case, answers: Answers) -> Outcome:
    status = case.part("status")
    if status in _OVER:
        raise case.refuse(
            f"a meeting that is {plain_words(status)} is not moved.", "A new meeting has a record of its own."
        )
    to, old = answers.one("to"), case.part("date")
    if to is None:
        if status == "postponed":
            raise case.refuse("it is postponed already.", "Its new day: --to DATE")
        return Outcome((Set(("status",), "postponed"),), ("postponed, without a new day yet", "postponed"))
    if to == old:
        raise case.refuse(f"its date is {friendly_date(to)} already.", "Name the new day: --to DATE")
    edits: list[Edit] = [Set(("date",), to)]
    if case.part("rescheduled_from") is None and isinstance(old, str) and whole_day(old):
        edits.append(Set(("rescheduled_from",), old))
    if case.part("weekday") is not None:
        edits.append(Unset(("weekday",)))
    edits += [Set(("start_time",), time)] if (time := answers.one("time")) else []
    edits += [Set(("status",), "confirmed")] if status == "postponed" else []
    moved = f"moved from {friendly_date(old)}" if isinstance(old, str) else f"fixed for {friendly_date(to)}"
    return Outcome(tuple(edits), (moved, "moved"), pointed_out=_left_behind(case))


def _left_behind(case: Case) -> tuple[str, ...]:
    deadline = case.part("question_deadline")
    if not isinstance(deadline, Mapping) or "at" not in deadline:
        return ()
    return (f"The question deadline, {friendly_date(str(deadline['at']))}, is still that of the old day.",)


def _cancel(case: Case, answers: Answers) -> Outcome:
    status, day = case.part("status"), answers.one("on")
    if status in _OVER:
        raise case.refuse(
            f"it is {plain_words(status)} already." if status == "cancelled" else "a meeting that was held is not cancelled.",
            "If that was recorded by mistake, undo that change.",
        )  # fmt: skip
    return Outcome(
        (Set(("status",), "cancelled"),), (f"cancelled{on_day(day)}", "cancelled"), event_date=whole_day(day)
    )


RESCHEDULE = Step(
    name="reschedule",
    action="reschedule",
    command="reschedule",
    kinds=("meeting",),
    form=StepForm(
        "Reschedule",
        "A meeting is moved to another day, or postponed without one",
        (
            Ask("to", "New day", "The new day; left out, the meeting is postponed without one", "date"),
            Ask("time", "Starts at", "The new time, where it changes", "time"),
        ),
    ),
    work_out=_reschedule,
)

CANCEL = Step(
    name="cancel",
    action="cancel",
    command="cancel",
    kinds=("meeting",),
    form=StepForm(
        "Cancel",
        "A meeting does not take place",
        (Ask("on", "Decided on", "The day on which it was called off", "date"),),
    ),
    work_out=_cancel,
    says_itself=("event_date",),
)
