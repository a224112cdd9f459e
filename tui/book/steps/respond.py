"""What was asked for is answered: a recommendation by its addressee, a question from the public by a reply."""

from tui.book.steps.asking import Answers, Ask, StepForm
from tui.book.steps.step import Case, Outcome, Step, on_day, whole_day
from tui.record.edits import Set


def _respond(case: Case, answers: Answers) -> Outcome:
    there = case.part("response")
    if there is not None:
        raise case.refuse(
            f"a response{_of(case.part('response', 'date'))} is recorded already.",
            f"What is wrong with it: minutebook set {case.record_id} response.FIELD VALUE",
        )
    day, by, outcome = answers.needed("date"), answers.one("from"), answers.one("outcome")
    response = {
        "date": day,
        "paper": answers.one("paper"),
        "from": by,
        "answers": list(answers.all("answers")),
        "merged_with": list(answers.all("merged_with")),
        "cited_basis": answers.one("cited_basis"),
        "text": answers.one("text"),
        "outcome": outcome,
    }
    said = f": {outcome}" if outcome else ""
    whose = f" from {case.person(by)}" if by else ""
    return Outcome(
        edits=(Set(("response",), {name: value for name, value in response.items() if value}),),
        says=(f"response{_of(day)}{whose}{said}", f"response{_of(day)}{said}", f"response{_of(day)}"),
        event_date=whole_day(day),
        evidence=answers.one("paper"),
    )


def _reply(case: Case, answers: Answers) -> Outcome:
    if case.part("reply") is not None:
        raise case.refuse(
            f"a reply{_of(case.part('reply', 'date'))} is recorded already.",
            f"What is wrong with it: minutebook set {case.record_id} reply.FIELD VALUE",
        )
    day, by, written = answers.needed("date"), answers.one("from"), answers.one("written")
    reply = {"speaker": by, "text": answers.one("text"), "written": written and written == "yes", "date": day}
    whose = f" by {case.person(by)}" if by else ""
    return Outcome(
        edits=(Set(("reply",), {name: value for name, value in reply.items() if value is not None}),),
        says=(f"answered{on_day(day)}{whose}", f"answered{on_day(day)}"),
        event_date=whole_day(day),
    )


def _of(date: object) -> str:
    return on_day(date).replace(" on ", " of ").replace(" in ", " of ") if isinstance(date, str) else ""


_DATE = Ask("date", "Date", "The date of the response, as far as it is known", "vague_date", required=True)
_FROM = Ask("from", "From", "Who responded", "person")
_TEXT = Ask("text", "Response", "What the response says", "text")

RESPOND = Step(
    name="respond",
    action="respond",
    command="respond",
    kinds=("recommendation",),
    form=StepForm(
        "Record the response",
        "The addressee of a recommendation answers it",
        (
            _DATE,
            _FROM,
            Ask("paper", "Paper", "The letter or report with the response", "paper"),
            Ask("outcome", "Outcome", "What it comes to; leave it out where the response does not say", "choice",
                choices=("accepted", "partly", "rejected", "noted")),
            _TEXT,
            Ask("cited_basis", "Provision cited", "The provision that the response cites, as printed"),
            Ask("answers", "Answers", "The number of an answer that deals with it, as printed", many=True),
            Ask("merged_with", "Answered together with", "Another recommendation answered in the same answer", "recommendation",
                many=True),
        ),
    ),
    work_out=_respond,
    says_itself=("event_date",),
)  # fmt: skip

REPLY = Step(
    name="reply",
    action="respond",
    command="respond",
    kinds=("question",),
    form=StepForm(
        "Record the reply",
        "A question from the public is answered",
        (_DATE, _FROM, _TEXT, Ask("written", "In writing", "Whether it was given in writing", "yes_no")),
    ),
    work_out=_reply,
    says_itself=("event_date",),
)
