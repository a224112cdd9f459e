"""A question from the public goes its way: it is accepted or not, put at the meeting, and followed by another."""

from typing import Any

from tui.book.steps.asking import Answers, Ask, StepForm
from tui.book.steps.step import Case, Outcome, Step, whole_day
from tui.procedure.membership import Answer, Standing
from tui.procedure.question_time import in_time
from tui.record.edits import Edit, Set


def _accept(case: Case, answers: Answers) -> Outcome:
    accepted, why = answers.needed("accepted") == "yes", answers.one("why_not")
    late = {name: said for name in ("by", "on", "reason") if (said := answers.one(f"allowed_{name}"))}
    allowing = accepted and late and case.part("accepted") is True and case.part("late_acceptance") is None
    if case.part("accepted") is not None and not allowing:
        raise case.refuse(
            f"it is recorded as {'accepted' if case.part('accepted') else 'not accepted'} already.",
            "If that is wrong, undo that change.",
        )
    if not accepted and why is None:
        raise case.refuse("a question that is not taken has a reason.", "Say it: --why-not TEXT")
    if accepted and why is not None:
        raise case.refuse("it is accepted, and there is a reason why not.", "Leave one of them out.")
    came = _in_time(case)
    edits: list[Edit] = [] if allowing else [Set(("accepted",), accepted)]
    edits += [Set(("in_time",), came.answer is Answer.YES)] if came.answer is not Answer.CANNOT_TELL else []
    edits += [Set(("reject_reason",), why)] if why else []
    edits += [Set(("late_acceptance",), late)] if late else []
    said = "allowed though late" if allowing else "accepted" if accepted else "not accepted"
    words = "" if allowing else {Answer.YES: ", in time", Answer.NO: ", late", Answer.CANNOT_TELL: ""}[came.answer]
    return Outcome(
        tuple(edits),
        (f"{said}{words}", said),
        event_date=whole_day(answers.one("allowed_on")),
        pointed_out=tuple(_pointed_out(came, accepted, late)),
    )


def _in_time(case: Case) -> Standing:
    if case.register is None:
        return Standing(Answer.CANNOT_TELL, "the book's rules are not at hand")
    return in_time(case.register(), case.value)


def _pointed_out(came: Standing, accepted: bool, late: dict[str, str]) -> list[str]:
    if came.answer is Answer.CANNOT_TELL:
        return [f"Whether it came in time cannot be told: {came.why.rstrip('.')}."]
    if came.answer is Answer.NO and accepted and not late:
        return [f"It came late ({came.why}), and nobody is recorded as having allowed it: --allowed-by."]
    return [f"It came in time: {came.why}."] if came.answer is Answer.YES and not accepted else []


def _put(case: Case, answers: Answers) -> Outcome:
    person, item, there = answers.needed("put_by"), answers.one("item"), answers.one("asker_present")
    if case.part("accepted") is False:
        raise case.refuse("it was not accepted, so nobody put it.", "If that is wrong, undo that change first.")
    edits: list[Edit] = [Set(("put_by",), person)]
    edits += [Set(("item",), item)] if item else []
    edits += [Set(("asker_present",), there == "yes")] if there else []
    meeting = case.look_up(str(case.part("meeting")))
    held = meeting.get("date") if isinstance(meeting, dict) else None
    return Outcome(
        tuple(edits),
        (f"put by {case.person(person)}", "put"),
        event_date=whole_day(held if isinstance(held, str) else None),
    )


def _supplement(case: Case, answers: Answers) -> Outcome:
    fields: dict[str, Any] = {
        "text": answers.needed("supplementary"),
        "reply": answers.one("reply"),
        "speaker": answers.one("replied_by"),
    }
    number = len(case.part("supplementary") or ()) + 1
    told = "supplementary question" if number == 1 else f"supplementary question {number}"
    answered = ", answered" if fields["reply"] else ""
    return Outcome((case.entry(("supplementary",), fields),), (f"{told}{answered}", told))


ACCEPT = Step(
    name="accept-question",
    action="update",
    command="question",
    kinds=("question",),
    form=StepForm(
        "Accept or not",
        "It is settled whether a question is taken; whether it came in time is worked out from the body's rules",
        (
            Ask("accepted", "Accepted", "Whether it is taken", "yes_no", required=True),
            Ask("why_not", "Why not", "Why it is not taken", "text"),
            Ask("allowed_by", "Allowed by", "Who allows it though it came late", "person"),
            Ask("allowed_on", "Allowed on", "The day on which that was allowed", "vague_date"),
            Ask("allowed_reason", "Why allowed", "The reason", "text"),
        ),
    ),
    work_out=_accept,
    says_itself=("event_date",),
)

PUT = Step(
    name="put-question",
    action="update",
    command="question",
    kinds=("question",),
    form=StepForm(
        "Put the question",
        "A question is put at the meeting, by the asker's proxy or by an officer",
        (
            Ask("put_by", "Put by", "Who put or read it", "person", required=True),
            Ask("item", "Item", "The short name of the item under which it was taken"),
            Ask("asker_present", "Asker present", "Whether the asker was there", "yes_no"),
        ),
    ),
    work_out=_put,
    says_itself=("event_date",),
)

SUPPLEMENT = Step(
    name="supplementary-question",
    action="update",
    command="question",
    kinds=("question",),
    form=StepForm(
        "Add a supplementary question",
        "Something further is asked",
        (
            Ask("supplementary", "Question", "What was asked further", "text", required=True),
            Ask("reply", "Reply", "The answer", "text"),
            Ask("replied_by", "From", "Who replied", "person"),
        ),
    ),
    work_out=_supplement,
)
