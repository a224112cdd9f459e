"""Every step. Adding one is adding its file and a line here; the commands and the screen's dialogs are made from it."""

from tui.book.steps.agenda import DRAFT_AGENDA, RENUMBER
from tui.book.steps.approve import APPROVE
from tui.book.steps.attending import APOLOGIES, SUBSTITUTE
from tui.book.steps.clear import CLEAR, CLEARED
from tui.book.steps.correct import CORRECT
from tui.book.steps.elected import ELECTED
from tui.book.steps.follow import ASSESS, CONVEY
from tui.book.steps.papers import CALL_FOR, CHASE, RECEIVE
from tui.book.steps.publish import PUBLISH, PUBLISH_RECOMMENDATION
from tui.book.steps.questions import ACCEPT, PUT, SUPPLEMENT
from tui.book.steps.reschedule import CANCEL, RESCHEDULE
from tui.book.steps.respond import REPLY, RESPOND
from tui.book.steps.step import Step
from tui.book.steps.update import UPDATE_ACTION, UPDATE_DELIVERABLE
from tui.book.steps.urgent import URGENT

STEPS: tuple[Step, ...] = (
    RESCHEDULE,
    CANCEL,
    DRAFT_AGENDA,
    RENUMBER,
    APOLOGIES,
    SUBSTITUTE,
    URGENT,
    ELECTED,
    CLEAR,
    CLEARED,
    PUBLISH,
    APPROVE,
    CORRECT,
    PUBLISH_RECOMMENDATION,
    UPDATE_ACTION,
    UPDATE_DELIVERABLE,
    CONVEY,
    RESPOND,
    ASSESS,
    ACCEPT,
    PUT,
    REPLY,
    SUPPLEMENT,
    CALL_FOR,
    CHASE,
    RECEIVE,
)


def steps_for(kind: str) -> tuple[Step, ...]:
    """Returns the steps that there are for a kind of record, in the order of its life."""
    return tuple(each for each in STEPS if kind in each.kinds)


def steps_of_command(command: str) -> tuple[Step, ...]:
    """Returns the steps that a command takes."""
    return tuple(each for each in STEPS if each.command == command)
