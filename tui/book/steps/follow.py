"""A recommendation goes its way: it is sent to its addressee, and the body says what it makes of the response."""

from collections.abc import Mapping

from tui.book.steps.asking import Answers, Ask, StepForm
from tui.book.steps.step import Case, Outcome, Step, on_day, whole_day
from tui.record.edits import Set
from tui.record.words import friendly_date, plain_words


def _convey(case: Case, answers: Answers) -> Outcome:
    there, sent = case.part("conveyed"), answers.needed("conveyed")
    if isinstance(there, Mapping) and "date" in there:
        raise case.refuse(
            f"it was sent{on_day(str(there['date']))} already.",
            f"If that is wrong: minutebook set {case.record_id} conveyed.date DATE",
        )
    said = {
        "date": sent,
        "paper": answers.one("paper"),
        "number": answers.one("number"),
        "text_as_sent": answers.one("text_as_sent"),
    }
    return Outcome(
        edits=tuple(Set(("conveyed", name), value) for name, value in said.items() if value),
        says=(f"sent to its addressee{on_day(sent)}", f"sent{on_day(sent)}"),
        event_date=whole_day(sent),
        evidence=answers.one("paper"),
    )


def _assess(case: Case, answers: Answers) -> Outcome:
    meeting_id, result, minute = answers.needed("meeting"), answers.needed("assessed"), answers.number("minute")
    meeting = case.look_up(meeting_id)
    if not isinstance(meeting, Mapping):
        raise case.refuse(f"there is no meeting {meeting_id} in this book.", "See: minutebook list meeting")
    if meeting.get("status") != "held":
        raise case.refuse(
            f"{meeting_id} is recorded as {plain_words(str(meeting.get('status')))}: it has assessed nothing yet.",
            f"If it was held, say so first: minutebook set {meeting_id} status held",
        )
    said = {"meeting": meeting_id, "minute_number": minute, "result": result, "text": answers.one("text")}
    held_on = str(meeting.get("date", ""))
    when = f" on {friendly_date(held_on)}" if held_on else ""
    by = f", minute {minute}" if minute else ""
    return Outcome(
        edits=(Set(("assessed",), {name: value for name, value in said.items() if value is not None}),),
        says=(f"response assessed{when}{by}: {plain_words(result)}", f"response assessed: {plain_words(result)}"),
        authority=f"minute {minute} of {meeting_id}" if minute else meeting_id,
        event_date=whole_day(held_on),
    )


CONVEY = Step(
    name="convey",
    action="update",
    command="update",
    kinds=("recommendation",),
    form=StepForm(
        "Record the sending",
        "A recommendation is sent to its addressee",
        (
            Ask("conveyed", "Sent on", "The day on which a recommendation was sent", "vague_date", required=True),
            Ask("paper", "Paper", "The paper that reports it", "paper"),
            Ask("number", "Number as sent", "Its number in that paper"),
            Ask("text_as_sent", "Text as sent", "Its wording as sent, where that differs", "text"),
        ),
    ),
    work_out=_convey,
)

ASSESS = Step(
    name="assess",
    action="update",
    command="update",
    kinds=("recommendation",),
    form=StepForm(
        "Assess the response",
        "The body says what it makes of the response to its recommendation",
        (
            Ask("assessed", "Result", "What the body made of the response to a recommendation", "choice", required=True,
                choices=("satisfied", "partly", "not_satisfied", "closed")),
            Ask("meeting", "Meeting", "The meeting that looked at it", "meeting", required=True),
            Ask("minute", "By minute", "The number of the minute that says so", "number"),
            Ask("text", "Remark", "What was said", "text"),
        ),
    ),
    work_out=_assess,
)  # fmt: skip
