"""Every step. Adding one is adding its file and a line here; the commands and the screen's dialogs are made from it."""

from tui.book.steps.approve import APPROVE
from tui.book.steps.correct import CORRECT
from tui.book.steps.step import Step

STEPS: tuple[Step, ...] = (
    APPROVE,
    CORRECT,
)


def steps_for(kind: str) -> tuple[Step, ...]:
    """Returns the steps that there are for a kind of record, in the order of its life."""
    return tuple(each for each in STEPS if kind in each.kinds)


def steps_of_command(command: str) -> tuple[Step, ...]:
    """Returns the steps that a command takes."""
    return tuple(each for each in STEPS if each.command == command)
