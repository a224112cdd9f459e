"""The actions on plans: part of the registry."""

from tui.app.actions.action import Action
from tui.app.actions.conditions import a_record_is_chosen, book_is_writable
from tui.app.actions.plan_conditions import (
    a_body_is_chosen,
    a_deliverable_is_chosen,
    a_matter_is_chosen,
    something_is_there,
)

PLACES = {
    "plan": "Plan",
    "agenda_draft": "A drafted agenda",
}
"""The places of the plan, and what documentation calls them."""

ACTIONS: tuple[Action, ...] = (
    Action("plan.open", ("enter", "l"), "open", "Open the record; show the printed plan.", (something_is_there,), footer=1),
    Action("plan.view", ("v",), "view", "Show the deliverables, or the forward plan again.", footer=2),
    Action("plan.compare", ("c",), "compare", "Compare two plans; among deliverables, two days.", footer=3),
    Action("plan.draft", ("n",), "new meeting", "Draft the next meeting of this body: its agenda, and why each item is on it.",
           (book_is_writable, a_body_is_chosen), footer=3),
    Action("plan.update", ("u",), "update", "Record where a deliverable stands.", (book_is_writable, a_deliverable_is_chosen), footer=3),
    Action("plan.matter", ("m",), "matter", "Follow the matter of this item through all meetings, bodies and papers.",
           (a_matter_is_chosen,), footer=4),
    Action("plan.filter", ("slash",), "filter", "Show only what has these words.", footer=5),
    Action("plan.day", ("d",), "day", "Choose the day from which, or as at which, all this is told.", footer=6),
    Action("plan.edit", ("e",), "edit", "Edit the record on this line.", (book_is_writable, a_record_is_chosen)),
    Action("plan.back", ("q", "escape"), "back", "Drop the filter, go back to the plan, or to Today.", listed=False),

    Action("agenda_draft.keep", ("enter",), "go on", "Make the meeting with this agenda; the next box asks why.", footer=1),
    Action("agenda_draft.back", ("escape", "q"), "back", "Make nothing.", footer=2),
)  # fmt: skip
