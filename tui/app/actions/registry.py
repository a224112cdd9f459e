"""All actions, in the order in which help and documentation show them. Adding one is a line here and a method at its place."""

from textual.binding import Binding, BindingType

from tui.app.actions import (
    follow_up_actions,
    history_actions,
    history_conditions,
    minuting_actions,
    plan_actions,
    review_actions,
    step_actions,
)
from tui.app.actions.action import Action
from tui.app.actions.conditions import (
    a_list_is_chosen,
    a_record_is_chosen,
    an_element_is_chosen,
    book_is_writable,
    delete_where_it_deletes,
    not_this_tab_edit,
    not_this_tab_history,
    not_this_tab_problems,
    not_this_tab_read,
    not_this_tab_text,
    nothing_stops_the_save,
    something_is_published,
    something_to_clear,
    something_to_redo,
    something_to_save,
    something_to_undo,
    the_terminal_can_be_lent,
    there_are_problems,
    there_is_more_to_read,
)

PLACES = {
    "program": "Everywhere",
    "mode": "Today, Records, Follow-up, Plan, History, Problems",
    "list": "Any list",
    "today": "Today",
    "records": "Records",
    "filter": "Filter",
    "book_problems": "Problems",
    **follow_up_actions.PLACES,
    **plan_actions.PLACES,
    **history_actions.PLACES,
    **minuting_actions.PLACES,
    **review_actions.PLACES,
    "record": "A record",
    "form": "A record: Edit",
    "field": "A field being typed",
    "long_text": "A longer text being typed",
    "text": "A record: Text",
    "record_problems": "A record: Problems",
    "chooser": "Choosing from a list",
    "saving": "Saving",
    "tick": "A box to tick",
    "draft": "A draft that was found",
}
"""The places where actions are at home, and what documentation calls them."""

REGISTRY: tuple[Action, ...] = (
    Action("program.help", ("question_mark", "f1"), "help", "Show what can be done here; typing searches, Enter runs it.", footer=99),
    Action("program.palette", ("ctrl+p",), "find anything", "Find an action or a record by a few letters."),
    Action("program.search", ("ctrl+f",), "search the book", "Search the words of all records."),
    Action("program.theme", ("f9",), "colours", "Change the colours: dark, light, high contrast, the terminal's own."),
    Action("program.quit", ("ctrl+q",), "leave", "Leave the program. What was typed and not saved is kept as a draft.", priority=True),

    Action("mode.today", ("1",), "Today", "The next meetings, what is awaited and what is wrong."),
    Action("mode.records", ("2",), "Records", "All records by body, kind and year."),
    Action("mode.follow-up", ("3",), "Follow-up", "What is open, with whom it rests, and since when."),
    Action("mode.plan", ("4",), "Plan", "The coming meetings, what differs between plans, and where deliverables stand."),
    Action("mode.history", ("5",), "History", "What was changed in the book, by whom, when and why."),
    Action("mode.problems", ("6",), "Problems", "Everything that the checks say of the book."),
    Action("mode.next", ("tab",), "next", "The next of the modes in the first line.", listed=False),
    Action("mode.previous", ("shift+tab",), "previous", "The one before.", listed=False),
    Action("mode.new", ("n",), "new", "Make a new record: its kind, its body, then the form.", (book_is_writable,), footer=4),
    Action("mode.import", ("i",), "import", "Take in a published document: its records are reviewed beside it before they are saved.",
           (book_is_writable,), footer=8),
    Action("mode.search", ("s",), "search", "Search the words of all records.", footer=6),
    Action("mode.reload", ("f5",), "read again", "Read the book again from the disk."),

    Action("list.up", ("up", "k"), "up", "One line up.", listed=False),
    Action("list.down", ("down", "j"), "down", "One line down.", listed=False),
    Action("list.page-up", ("pageup", "ctrl+b"), "page up", "One page up.", listed=False),
    Action("list.page-down", ("pagedown", "space"), "page down", "One page down.", listed=False),
    Action("list.first", ("home", "g"), "first", "To the first line."),
    Action("list.last", ("end", "G"), "last", "To the last line."),

    Action("today.open", ("enter", "l"), "open", "Open the record on this line.", (a_record_is_chosen,), footer=1),
    *follow_up_actions.ON_TODAY,
    Action("today.edit", ("e",), "edit", "Edit the record on this line.", (book_is_writable, a_record_is_chosen), footer=2),
    Action("today.quit", ("q",), "leave", "Leave the program. What was typed and not saved is kept as a draft.", footer=98),
    Action("today.stay", ("escape",), "stay", "Say how to leave the program.", listed=False),

    Action("records.open", ("enter",), "open", "Open the record, or open and close the group.", footer=1),
    Action("records.edit", ("e",), "edit", "Edit the record on this line.", (book_is_writable, a_record_is_chosen), footer=2),
    Action("records.into", ("right", "l"), "into", "Open the group, or the record.", listed=False),
    Action("records.out", ("left", "h"), "out of", "Close the group, or go to the group that this line is in.", listed=False),
    Action("records.filter", ("slash",), "filter", "Show only records whose name, date or state has these words.", footer=3),
    Action("records.editor", ("o",), "$EDITOR", "Edit the record's text in your own editor.",
           (book_is_writable, a_record_is_chosen, the_terminal_can_be_lent), footer=7),
    Action("records.delete", ("X",), "delete", "Delete the record, with a reason; its history stays.",
           (book_is_writable, a_record_is_chosen)),
    Action("records.all", ("z",), "open all", "Open all groups, or close them."),
    Action("records.back", ("q", "escape"), "back", "Drop the filter, or go back to Today.", listed=False),

    Action("filter.keep", ("enter", "down"), "to the list", "Go to the list that is left.", footer=1),
    Action("filter.drop", ("escape",), "drop", "Drop the filter.", footer=2),

    Action("book_problems.open", ("enter", "l", "e"), "go to it", "Open the record at the field that this problem is about.",
           (a_record_is_chosen,), footer=1),
    Action("book_problems.filter", ("slash",), "filter", "Show only problems with these words.", footer=3),
    Action("book_problems.published", ("p",), "as published", "Put aside what is only recorded as published, or show it again.",
           (something_is_published,), footer=5),
    Action("book_problems.back", ("q", "escape"), "back", "Drop the filter, or go back to Today.", listed=False),

    *follow_up_actions.ACTIONS,

    *plan_actions.ACTIONS,

    *history_actions.ACTIONS,

    *minuting_actions.BEGINNING,
    *minuting_actions.ACTIONS,

    *review_actions.ACTIONS,

    Action("record.read", ("1", "f3"), "Read", "Show the record as it reads.", (not_this_tab_read,)),
    Action("record.edit", ("2", "f4", "e"), "edit", "Show the record as a form to fill in.", (not_this_tab_edit,), footer=1),
    Action("record.text", ("3", "f6"), "Text", "Show the record's text, as it is kept.", (not_this_tab_text,), footer=7),
    Action("record.history", ("4", "f5"), "History", "Show what was changed in this record, by whom, when and why.",
           (not_this_tab_history,)),
    Action("record.problems", ("5", "f7"), "Problems", "Show what the checks say of this record.", (not_this_tab_problems,)),
    Action("record.who", ("b", "ctrl+g"), "who wrote this",
           "Show who wrote what stands under the cursor, when, why, and what it said before.",
           (history_conditions.a_field_is_here,), footer=5),
    Action("record.save", ("ctrl+s",), "save", "Save: see the changes as sentences, say why.",
           (book_is_writable, something_to_save), footer=2, priority=True),
    Action("record.next-problem", ("f8",), "next problem", "Go to the next problem.", (there_are_problems,), footer=6),
    Action("record.previous-problem", ("shift+f8", "f20"), "previous problem", "Go to the problem before.", (there_are_problems,)),
    Action("record.editor", ("o", "ctrl+o"), "$EDITOR", "Edit the text in your own editor.",
           (book_is_writable, the_terminal_can_be_lent), footer=9),
    Action("record.discard", ("D",), "discard", "Put back what is in the book; Ctrl+Z brings the changes back.",
           (book_is_writable, something_to_save)),
    Action("record.back", ("q", "escape"), "back", "Back. Nothing is lost: what was typed is kept as a draft.", footer=98),

    *step_actions.ACTIONS,

    Action("form.change", ("enter", "l", "right"), "change", "Type a new value, or open the entry.", footer=1),
    Action("form.add-field", ("plus",), "add field", "Add a field that is not there yet; typing searches.", (book_is_writable,), footer=4),
    Action("form.add", ("a", "insert"), "add to list", "Add an entry to the list under the cursor.",
           (book_is_writable, a_list_is_chosen), footer=4),
    Action("form.remove", ("d", "delete"), "remove", "Remove this value or entry; Ctrl+Z brings it back.",
           (book_is_writable, something_to_clear), footer=5),
    Action("form.move-down", ("J", "shift+down"), "move down", "Move this entry down.", (book_is_writable, an_element_is_chosen), footer=8),
    Action("form.move-up", ("K", "shift+up"), "move up", "Move this entry up.", (book_is_writable, an_element_is_chosen)),
    Action("form.undo", ("ctrl+z", "u"), "undo", "Undo the last edit.", (book_is_writable, something_to_undo), footer=6),
    Action("form.redo", ("ctrl+y", "ctrl+r"), "redo", "Bring back what was undone.", (book_is_writable, something_to_redo)),
    Action("form.out", ("escape", "q"), "back", "Out of this entry, or out of the form.", footer=97),
    Action("form.out-of-entry", ("left", "h"), "out of the entry", "Out of this entry.", listed=False),

    Action("field.keep", ("enter",), "keep", "Keep what was typed.", footer=1),
    Action("field.next", ("tab",), "keep, next field", "Keep what was typed and go on to the next field.", footer=2),
    Action("field.previous", ("shift+tab",), "previous field", "Keep what was typed and go back a field."),
    Action("field.up", ("up",), "up", "One choice up.", listed=False),
    Action("field.down", ("down",), "down", "One choice down.", listed=False),
    Action("field.drop", ("escape",), "as it was", "Leave the field as it was.", footer=3),

    Action("long_text.done", ("escape",), "done", "Keep what was typed and close the box.", footer=1),
    Action("long_text.next", ("tab",), "keep, next field", "Keep what was typed and go on to the next field.", footer=2),
    Action("long_text.previous", ("shift+tab",), "previous field", "Keep what was typed and go back a field."),

    Action("text.leave", ("escape",), "back", "Go back to the tab where one was before; it shows what was typed here.", footer=1),
    Action("text.indent", ("tab",), "indent", "Two spaces further in.", listed=False),
    Action("text.next-problem", ("f8",), "next problem", "Go to the next problem down the text; its sentence stands below.",
           (there_are_problems,), footer=3),
    Action("text.previous-problem", ("shift+f8", "f20"), "problem before", "Go to the problem before this place in the text.",
           (there_are_problems,)),
    Action("text.top", ("ctrl+home",), "top", "To the first line of the text."),
    Action("text.bottom", ("ctrl+end",), "bottom", "To the last line of the text."),
    Action("text.find-out", ("f2",), "what is allowed", "Say what may stand where the cursor is.", footer=4),

    Action("record_problems.go", ("enter", "l"), "go to it", "Go to the field that this problem is about.", footer=1),

    Action("chooser.take", ("enter",), "take", "Take the line under the cursor.", footer=1),
    Action("chooser.up", ("up",), "up", "One line up.", listed=False),
    Action("chooser.down", ("down",), "down", "One line down.", listed=False),
    Action("chooser.page-up", ("pageup",), "page up", "One page up.", listed=False),
    Action("chooser.page-down", ("pagedown",), "page down", "One page down.", listed=False),
    Action("chooser.drop", ("escape",), "back", "Take nothing.", footer=2),

    Action("saving.save", ("enter", "ctrl+s"), "save", "Save with this reason.", (nothing_stops_the_save,), footer=1,
           called=delete_where_it_deletes),
    Action("saving.details", ("ctrl+d",), "details", "Show each change as the history keeps it.", footer=4),
    Action("saving.page-down", ("pagedown",), "more", "Read on in the changes and problems.", (there_is_more_to_read,), footer=2),
    Action("saving.page-up", ("pageup",), "page up", "Back in the changes and problems.", (there_is_more_to_read,)),
    Action("saving.back", ("escape",), "back", "Do not save yet; what was typed is kept.", footer=3),

    Action("tick.toggle", ("space",), "tick", "Tick the box, or take the tick away.", footer=2),

    Action("draft.resume", ("r", "enter"), "resume", "Go on with the draft.", footer=1),
    Action("draft.discard", ("d",), "discard", "Throw the draft away and show what is in the book.", footer=2),
    Action("draft.compare", ("c",), "compare", "Show how the draft differs from what is in the book.", footer=3),
    Action("draft.back", ("escape", "q"), "back", "Decide later: the draft stays.", footer=4),
)  # fmt: skip

BY_ID = {one.id: one for one in REGISTRY}


def bindings(place: str) -> list[BindingType]:
    """Returns the bindings of a place, each with its action's id, so that keys can be changed."""
    return [
        Binding(
            ",".join(one.keys), f"run('{one.id}')", one.label, id=one.id, show=one.footer > 0, priority=one.priority
        )
        for one in REGISTRY
        if one.place == place
    ]
