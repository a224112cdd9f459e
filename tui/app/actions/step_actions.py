"""The steps in the life of a record, as actions in a record: part of the registry."""

from tui.app.actions.action import Action
from tui.app.actions.conditions import book_is_writable
from tui.app.actions.step_conditions import (
    it_has_the_step,
    minutes_are_approved,
    minutes_can_be_approved,
    nothing_is_typed,
    there_is_a_step,
)

ACTIONS: tuple[Action, ...] = (
    Action("record.steps", ("S",), "steps", "Choose the next step in the life of this record: send, publish, approve, answer and the like.",
           (book_is_writable, there_is_a_step, nothing_is_typed), footer=8),
    Action("record.publish", ("P",), "publish", "Record that it was published: when, where, and which file.",
           (book_is_writable, it_has_the_step("publish"), nothing_is_typed)),
    Action("record.approve", ("A",), "approve", "A later meeting approved the minutes, with corrections typed here; or they were signed.",
           (book_is_writable, it_has_the_step("approve"), minutes_can_be_approved)),
    Action("record.correct", ("C",), "correct", "Save what was typed into approved minutes as a correction, on an authority.",
           (book_is_writable, it_has_the_step("correct"), minutes_are_approved), footer=2),
    Action("record.respond", ("R",), "respond", "Record the answer that was given.",
           (book_is_writable, it_has_the_step("respond"), nothing_is_typed)),
    Action("record.update", ("U",), "update", "Record where it stands now.",
           (book_is_writable, it_has_the_step("update"), nothing_is_typed)),
)  # fmt: skip
