"""Something is published: an agenda, a pack, minutes as draft or as approved, decisions; or a recommendation."""

from typing import Any

from tui.book.steps.asking import Answers, Ask, StepForm
from tui.book.steps.step import Case, Outcome, Step, on_day, whole_day
from tui.procedure.life import is_approved
from tui.record.edits import Edit, Set
from tui.record.words import plain_words

_MINUTES = ("draft_minutes", "minutes")


def _publish(case: Case, answers: Answers) -> Outcome:
    what, day = answers.needed("what"), answers.needed("on")
    edits: list[Edit] = [case.entry(("publications",), _entry(answers))]
    if what in _MINUTES:
        _refuse_unless_minuted(case, what)
        if not is_approved(case.kind, case.value):
            edits.append(Set(("minutes", "state"), "published"))
    return Outcome(
        edits=tuple(edits),
        says=(f"{plain_words(what)} published{on_day(day)}", f"{plain_words(what)} published"),
        event_date=whole_day(day),
        evidence=answers.one("url"),
    )


def _entry(answers: Answers) -> dict[str, Any]:
    return {
        "what": answers.needed("what"),
        "version": answers.one("version"),
        "at": answers.needed("on"),
        "time": answers.one("time"),
        "url": answers.one("url"),
        "sent_to": answers.one("sent_to"),
        "by": answers.one("by"),
        "sha512": answers.one("file"),
    }


def _refuse_unless_minuted(case: Case, what: str) -> None:
    status = case.part("status")
    if status != "held":
        raise case.refuse(
            f"a meeting that is {plain_words(str(status))} has no minutes to publish.",
            f"If it was held, say so first: minutebook set {case.record_id} status held",
        )
    if what == "draft_minutes" and is_approved(case.kind, case.value):
        raise case.refuse("its minutes are approved, so they are no draft.", "Publish them as minutes: --what minutes")


def _publish_recommendation(case: Case, answers: Answers) -> Outcome:
    day = answers.needed("on")
    if case.part("published_at") is not None:
        raise case.refuse(
            f"it was published{on_day(case.part('published_at'))} already.",
            f"If that is wrong: minutebook set {case.record_id} published_at DATE",
        )
    return Outcome((Set(("published_at",), day),), (f"published{on_day(day)}",), event_date=whole_day(day))


_ON = Ask("on", "Published on", "The day it was published", "vague_date", today=True)

PUBLISH = Step(
    name="publish",
    action="publish",
    command="publish",
    kinds=("meeting",),
    form=StepForm(
        "Publish",
        "An agenda, a pack, minutes or decisions of the meeting are published",
        (
            Ask("what", "What", "What was published", "choice", required=True,
                choices=("agenda", "supplement", "pack", "draft_minutes", "minutes", "decisions", "recording")),
            _ON,
            Ask("time", "At", "The time of day", "time"),
            Ask("url", "Web address", "Where it stands"),
            Ask("by", "By", "Who published it", "person"),
            Ask("sent_to", "Sent to", "To whom it was sent"),
            Ask("version", "Version", "Which version it is"),
            Ask("file", "File", "The published file; its SHA-512 is kept, so that anyone can tell the file from another", "file"),
        ),
    ),
    work_out=_publish,
    says_itself=("event_date",),
)  # fmt: skip

PUBLISH_RECOMMENDATION = Step(
    name="publish-recommendation",
    action="publish",
    command="publish",
    kinds=("recommendation",),
    form=StepForm("Publish", "The body publishes its recommendation", (_ON,)),
    work_out=_publish_recommendation,
    says_itself=("event_date",),
)
