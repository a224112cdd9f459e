"""A paper on its way to a meeting: it is asked for, its author is reminded, it comes in."""

from tui.book.steps.asking import Answers, Ask, StepForm
from tui.book.steps.step import Case, Outcome, Step, on_day, whole_day
from tui.procedure.calendar import first_and_last_day
from tui.record.edits import Edit, Insert, Set
from tui.record.words import friendly_date


def _call_for(case: Case, answers: Answers) -> Outcome:
    asked, due = answers.needed("requested"), answers.one("due")
    there = case.part("requested_on")
    if there is not None:
        raise case.refuse(
            f"it was asked for{on_day(str(there))} already.", "A reminder: minutebook paper ID --chased DATE"
        )
    edits: list[Edit] = [Set(("requested_on",), asked)]
    edits += [Set(("due_from_author",), due)] if due else []
    by = f", for {friendly_date(due)}" if due else ""
    return Outcome(tuple(edits), (f"asked for{on_day(asked)}{by}", "asked for"), event_date=whole_day(asked))


def _chase(case: Case, answers: Answers) -> Outcome:
    on = answers.needed("chased")
    _refuse_received(case)
    if on in (case.part("chased_on") or ()):
        raise case.refuse(f"a reminder{on_day(on)} is recorded already.", "Name another day: --chased DATE")
    return Outcome((Insert(("chased_on",), on),), (f"author reminded{on_day(on)}", "author reminded"), event_date=on)


def _receive(case: Case, answers: Answers) -> Outcome:
    received, reason = answers.needed("received"), answers.one("late_reason")
    _refuse_received(case)
    edits: list[Edit] = [Set(("received_at",), received)]
    edits += [Set(("late_reason",), reason)] if reason else []
    late = _days_late(case.part("due_from_author"), received)
    says = f"received{on_day(received)}{_late(late)}"
    noted = () if late <= 0 or reason else (f"It came{_late(late)[1:]}, and no reason is recorded: --late-reason.",)
    return Outcome(tuple(edits), (says, "received"), event_date=whole_day(received), pointed_out=noted)


def _refuse_received(case: Case) -> None:
    there = case.part("received_at")
    if there is not None:
        raise case.refuse(
            f"it was received{on_day(str(there))} already.",
            f"If that is wrong: minutebook set {case.record_id} received_at DATE",
        )


def _days_late(due: object, received: str) -> int:
    """Returns how many days after the day it was wanted a paper certainly came; 0 where it did not, or nobody can tell."""
    wanted, came = first_and_last_day(due if isinstance(due, str) else None), first_and_last_day(received)
    return max((came[0] - wanted[1]).days, 0) if wanted and came else 0


def _late(days: int) -> str:
    return f", {days} day{'' if days == 1 else 's'} late" if days else ""


CALL_FOR = Step(
    name="call-for-paper",
    action="update",
    command="paper",
    kinds=("paper",),
    form=StepForm(
        "Call for the paper",
        "The author of a paper is asked for it",
        (
            Ask("requested", "Asked for on", "The day on which the author was asked", "vague_date", required=True),
            Ask("due", "Wanted by", "The day by which it is wanted", "vague_date"),
        ),
    ),
    work_out=_call_for,
    says_itself=("event_date",),
)

CHASE = Step(
    name="chase-paper",
    action="update",
    command="paper",
    kinds=("paper",),
    form=StepForm(
        "Remind the author",
        "The author of a paper is reminded of it",
        (Ask("chased", "Reminded on", "The day of the reminder", "date", required=True),),
    ),
    work_out=_chase,
    says_itself=("event_date",),
)

RECEIVE = Step(
    name="receive-paper",
    action="update",
    command="paper",
    kinds=("paper",),
    form=StepForm(
        "Receive the paper",
        "A paper comes in",
        (
            Ask("received", "Received on", "The day it came in", "vague_date", required=True),
            Ask("late_reason", "Why late", "The reason given, where it came later than it was wanted", "text"),
        ),
    ),
    work_out=_receive,
    says_itself=("event_date",),
)
