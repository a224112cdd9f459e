"""The actions on what is owed: part of the registry."""

from tui.app.actions.action import Action
from tui.app.actions.conditions import a_record_is_chosen, book_is_writable
from tui.app.actions.follow_up_conditions import it_can_be_answered, it_can_be_updated, something_is_waited_for

PLACES = {
    "follow_up": "Follow-up",
    "step": "A step: what is asked",
}
"""The places of the follow-up, and what documentation calls them."""

ON_TODAY: tuple[Action, ...] = (
    Action("today.respond", ("r",), "respond", "Record the response that is waited for on this line.",
           (book_is_writable, something_is_waited_for, it_can_be_answered), footer=3),
    Action("today.update", ("u",), "update", "Record where what is waited for on this line stands.",
           (book_is_writable, something_is_waited_for, it_can_be_updated), footer=3),
)  # fmt: skip

ACTIONS: tuple[Action, ...] = (
    Action("follow_up.open", ("enter", "l"), "open", "Open the record on this line.", (a_record_is_chosen,), footer=1),
    Action("follow_up.respond", ("r",), "respond", "Record the response to a recommendation, or the reply to a question.",
           (book_is_writable, a_record_is_chosen, it_can_be_answered), footer=2),
    Action("follow_up.update", ("u",), "update", "Record where it stands: an action's update, a recommendation's sending or assessment.",
           (book_is_writable, a_record_is_chosen, it_can_be_updated), footer=3),
    Action("follow_up.by", ("b",), "by", "Group by owner, age, meeting or body, one after another.", footer=4),
    Action("follow_up.filter", ("slash",), "filter", "Show only what has these words.", footer=5),
    Action("follow_up.closed", ("c",), "closed", "Show what is closed as well, or only what is open.", footer=6),
    Action("follow_up.day", ("d",), "day", "Choose the day as at which all this is told.", footer=7),
    Action("follow_up.edit", ("e",), "edit", "Edit the record on this line.", (book_is_writable, a_record_is_chosen)),
    Action("follow_up.page-entry-down", ("J", "shift+down"), "read on", "Read on in the entry that is shown."),
    Action("follow_up.page-entry-up", ("K", "shift+up"), "read back", "Read back in the entry that is shown."),
    Action("follow_up.back", ("q", "escape"), "back", "Drop the filter, or go back to Today.", listed=False),

    Action("step.next", ("enter",), "next", "Keep the answer and go on; at the last line, save.", footer=1),
    Action("step.forward", ("tab",), "next question", "Keep what was typed and go on to the next question.", footer=3),
    Action("step.previous", ("shift+tab",), "question before", "Keep what was typed and go to the question before."),
    Action("step.up", ("up",), "up", "One choice up.", listed=False),
    Action("step.down", ("down",), "down", "One choice down.", listed=False),
    Action("step.save", ("ctrl+s",), "save", "Save this step, once there is a reason.", footer=2, priority=True),
    Action("step.back", ("escape",), "back", "Do not save; what was typed is kept for this sitting.", footer=4),
)  # fmt: skip
