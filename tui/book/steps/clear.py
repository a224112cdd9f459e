"""Draft minutes are sent to be cleared, to officers or to the chair, and come back."""

from collections.abc import Mapping

from tui.book.steps.asking import Answers, Ask, StepForm
from tui.book.steps.step import Case, Outcome, Step, on_day, whole_day
from tui.record.edits import Edit, Set
from tui.record.paths import Item

_STATES = {"officers": "with_officers", "chair": "with_chair"}
_POSTS = {"officers": "Officers", "chair": "Chair"}


def _send(case: Case, answers: Answers) -> Outcome:
    to, person, sent = answers.needed("with"), answers.one("person"), answers.needed("sent_on")
    post = answers.one("post") or (None if person else _POSTS[to])
    entry = {"person": person, "post": post, "sent_on": sent, "due": answers.one("due")}
    edits: tuple[Edit, ...] = (
        Set(("minutes", "state"), _STATES[to]),
        case.entry(("minutes", "clearance"), entry),
    )
    whom = "officers" if to == "officers" else "the chair"
    return Outcome(
        edits=edits,
        says=(f"draft minutes sent to {whom}{on_day(sent)}", f"draft minutes sent to {whom}", f"draft with {whom}"),
        event_date=whole_day(sent),
    )


def _return(case: Case, answers: Answers) -> Outcome:
    back, person = answers.needed("returned_on"), answers.one("person")
    open_ones = [
        each
        for each in case.part("minutes", "clearance") or []
        if isinstance(each, Mapping)
        and isinstance(each.get("id"), str)
        and "returned_on" not in each
        and person in (None, each.get("person"))
    ]
    if not open_ones:
        raise case.refuse(
            f"no draft is out{f' with {case.person(person)}' if person else ''}, so none came back.",
            "Say first to whom it was sent: --with officers or --with chair",
        )
    sent = open_ones[-1]
    at = ("minutes", "clearance", Item(sent["id"]))
    edits: list[Edit] = [Set((*at, "returned_on"), back)]
    comment = answers.one("comment")
    edits += [Set((*at, "comment"), comment)] if comment else []
    whom = (
        case.name_of(f"people/{sent['person']}")
        if "person" in sent
        else f"the {str(sent.get('post', 'reader')).lower()}"
    )
    return Outcome(
        edits=tuple(edits),
        says=(f"draft minutes back from {whom}{on_day(back)}", f"draft minutes back{on_day(back)}", "draft minutes back"),
        event_date=whole_day(back),
    )  # fmt: skip


_PERSON = Ask("person", "With", "Who is to clear the draft", "person")

CLEAR = Step(
    name="clear",
    action="clear",
    command="clear",
    kinds=("meeting",),
    form=StepForm(
        "Send for clearance",
        "The draft minutes are sent to officers or to the chair",
        (
            Ask("with", "To", "To whom the draft goes", "choice", required=True, choices=("officers", "chair")),
            _PERSON,
            Ask("post", "Post", "The post, where no person is named"),
            Ask("sent_on", "Sent on", "The day it was sent", "date", today=True),
            Ask("due", "Wanted by", "The day it is wanted back", "date"),
        ),
    ),
    work_out=_send,
    says_itself=("event_date",),
)

CLEARED = Step(
    name="cleared",
    action="clear",
    command="clear",
    kinds=("meeting",),
    form=StepForm(
        "Back from clearance",
        "A draft that was sent out comes back",
        (
            Ask("returned_on", "Returned on", "The day the draft came back", "date", required=True),
            _PERSON,
            Ask("comment", "Comment", "What was said of the draft", "text"),
        ),
    ),
    work_out=_return,
    says_itself=("event_date",),
)
