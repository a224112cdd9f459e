"""The actions on the history: part of the registry."""

from tui.app.actions.action import Action
from tui.app.actions.conditions import book_is_writable, there_is_more_to_read
from tui.app.actions.history_conditions import a_change_is_chosen, nothing_forbids_the_undo, there_is_more_around

PLACES = {
    "history": "History",
    "change": "One change",
    "field_history": "Who wrote this",
    "stood": "A record as it stood",
    "undoing": "Undoing a change",
}
"""The places of the history, and what documentation calls them."""

ACTIONS: tuple[Action, ...] = (
    Action("history.open", ("enter", "l"), "whole change", "Show the whole change.", (a_change_is_chosen,), footer=1),
    Action("history.only", ("f",), "which", "Choose which changes to show: a body's, a record's, an author's, of one action.", footer=3),
    Action("history.words", ("slash",), "words", "Show only changes with these words.", footer=3),
    Action("history.now", ("r",), "record now", "Open the record as it is now.", (a_change_is_chosen,), footer=7),
    Action("history.then", ("v",), "record then", "Show the record as it stood after this change.", (a_change_is_chosen,), footer=2),
    Action("history.undo", ("u",), "undo", "Undo this change by a new one, with a reason; the history keeps both.",
           (book_is_writable, a_change_is_chosen), footer=2),
    Action("history.copy", ("y",), "copy number", "Copy the number by which this change is known, and show it.",
           (a_change_is_chosen,), footer=9),
    Action("history.page-change-down", ("J", "shift+down"), "read on", "Read on in the change that is shown."),
    Action("history.page-change-up", ("K", "shift+up"), "read back", "Read back in the change that is shown."),
    Action("history.back", ("q", "escape"), "back", "Show all changes again, or go back.", footer=96),

    Action("change.then", ("v",), "record then", "Show the record as it stood after this change.", footer=1),
    Action("change.now", ("r",), "record now", "Open the record as it is now.", footer=2),
    Action("change.undo", ("u",), "undo", "Undo this change by a new one, with a reason; the history keeps both.",
           (book_is_writable,), footer=3),
    Action("change.copy", ("y",), "copy number", "Copy the number by which this change is known, and show it.", footer=9),
    Action("change.back", ("q", "escape"), "back", "Back to where one came from.", footer=96),

    Action("field_history.open", ("enter", "l"), "whole change", "Show the whole change.", (a_change_is_chosen,), footer=1),
    Action("field_history.wider", ("w",), "wider", "Look at the entry or group that this stands in.", (there_is_more_around,), footer=4),
    Action("field_history.then", ("v",), "record then", "Show the record as it stood after this change.",
           (a_change_is_chosen,), footer=2),
    Action("field_history.undo", ("u",), "undo", "Undo this change by a new one, with a reason; the history keeps both.",
           (book_is_writable, a_change_is_chosen), footer=3),
    Action("field_history.copy", ("y",), "copy number", "Copy the number by which this change is known, and show it.",
           (a_change_is_chosen,), footer=9),
    Action("field_history.page-change-down", ("J", "shift+down"), "read on", "Read on in the change that is shown."),
    Action("field_history.page-change-up", ("K", "shift+up"), "read back", "Read back in the change that is shown."),
    Action("field_history.back", ("q", "escape"), "back", "Back to the record.", footer=96),

    Action("stood.now", ("r",), "record now", "Open the record as it is now.", footer=1),
    Action("stood.back", ("q", "escape"), "back", "Back to where one came from.", footer=96),

    Action("undoing.save", ("enter", "ctrl+s"), "undo it", "Undo the change, with this reason.", (nothing_forbids_the_undo,), footer=1),
    Action("undoing.page-down", ("pagedown",), "more", "Read on in what the undo does.", (there_is_more_to_read,), footer=3),
    Action("undoing.page-up", ("pageup",), "page up", "Back in what the undo does.", (there_is_more_to_read,)),
    Action("undoing.back", ("escape",), "back", "Leave everything as it is.", footer=2),
)  # fmt: skip
