"""Where something stands is reported: an action that somebody undertook, a deliverable of a plan."""

from collections.abc import Mapping

from tui.book.steps.asking import Answers, Ask, StepForm
from tui.book.steps.step import Case, Outcome, Step, on_day, whole_day
from tui.record.words import plain_words


def _update(case: Case, answers: Answers) -> Outcome:
    entry = {name: answers.one(name) for name in ("date", "meeting", "item", "paper", "text", "status")}
    meeting_id, status = answers.one("meeting"), answers.one("status")
    meeting = case.look_up(meeting_id) if meeting_id else None
    held_on = meeting.get("date") if isinstance(meeting, Mapping) else None
    day = answers.one("date") or (held_on if isinstance(held_on, str) else None)
    now = plain_words(status) if status else "update"
    return Outcome(
        edits=(case.entry(("updates",), entry),),
        says=(f"{now}, as reported{on_day(day)}" if status else f"update{on_day(day)}", now),
        event_date=whole_day(day),
        evidence=answers.one("paper"),
    )


_TEXT = Ask("text", "Update", "What was reported", "text", required=True)
_DATE = Ask("date", "Date", "The day of the report", "vague_date")
_PAPER = Ask("paper", "Paper", "The paper that reports it", "paper")

UPDATE_ACTION = Step(
    name="update-action",
    action="update",
    command="update",
    kinds=("action",),
    form=StepForm(
        "Update",
        "What was reported on an action, and where it stands",
        (
            _TEXT,
            Ask("status", "Status", "Where it stands now", "choice", required=True,
                choices=("open", "in_progress", "done", "not_taken_up", "dropped", "superseded")),
            _DATE,
            Ask("meeting", "Meeting", "The meeting at which it was reported", "meeting"),
            Ask("item", "Item", "The item there"),
            _PAPER,
        ),
    ),
    work_out=_update,
)  # fmt: skip

UPDATE_DELIVERABLE = Step(
    name="update-deliverable",
    action="update",
    command="update",
    kinds=("deliverable",),
    form=StepForm(
        "Update",
        "What was reported on a deliverable, and where it stands",
        (
            _TEXT,
            Ask("status", "Status", "Where it stands now", "choice",
                choices=("not_started", "ongoing", "on_hold", "nearly_completed", "completed", "business_as_usual")),
            _DATE,
            _PAPER,
        ),
    ),
    work_out=_update,
)  # fmt: skip
