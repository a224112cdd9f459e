"""The actions of taking in a document and reviewing what it gives: part of the registry."""

from tui.app.actions.action import Action
from tui.app.actions.review_conditions import (
    a_doubt_is_open,
    a_passage_is_chosen,
    a_problem_is_there,
    a_step_was_made,
    a_step_was_undone,
    a_text_can_go,
    something_is_left,
    there_are_more_documents,
    there_is_more_than_one_record,
)

PLACES = {
    "file_chooser": "Choosing a file",
    "review": "Reviewing a document",
    "source": "Reviewing a document: the source",
}
"""The places of a review, and what documentation calls them."""

ACTIONS: tuple[Action, ...] = (
    Action("file_chooser.complete", ("tab",), "complete", "Type the rest of the path as far as it is certain.", footer=2),

    Action("review.next-doubt", ("n", "f8"), "next doubt", "Go to the next doubt, in whatever record it is.", (a_doubt_is_open,), footer=1),
    Action("review.previous-doubt", ("N", "shift+f8", "f20"), "doubt before", "Go to the doubt before.", (a_doubt_is_open,)),
    Action("review.accept", ("a",), "accept", "Accept the doubt here and go to the next; on an accepted one, take that back.", footer=2),
    Action("review.accept-all", ("A",), "accept alike", "Accept all doubts of one kind.", (a_doubt_is_open,), footer=7),
    Action("review.correct", ("e",), "correct", "Correct the field: type another value.", footer=14),
    Action("review.remove", ("d",), "remove", "Remove the field or entry that is wrong; Ctrl+Z brings it back.", footer=8),
    Action("review.leave-out", ("D",), "leave out", "Leave the record out of the import, or take it in again.", footer=9),
    Action("review.next-text", ("t",), "next text", "Go to the next text that is in no field.", (something_is_left,), footer=3),
    Action("review.previous-text", ("T",), "text before", "Go to the text before that is in no field.", (something_is_left,)),
    Action("review.place", ("p",), "place", "Put the chosen text into a field: added to one, or as a note, decision, item or action.",
           (a_passage_is_chosen,), footer=5),
    Action("review.move", ("m",), "move", "Move the text of this field, or of the chosen lines, to another field or entry.",
           (a_text_can_go,), footer=9),
    Action("review.aside", ("x",), "no part of it", "Say that the chosen text is no part of the record; again takes that back.",
           (a_passage_is_chosen,), footer=6),
    Action("review.next-problem", ("w",), "what is wrong", "Go to the next problem of the drafts.", (a_problem_is_there,), footer=10),
    Action("review.records", ("r",), "records", "Go to another record of the document.", (there_is_more_than_one_record,), footer=11),
    Action("review.other", ("tab", "shift+tab"), "other side", "Go from the source to the record, or back.", footer=7),
    Action("review.whole", ("z",), "one side", "Show this side alone, or both again.", footer=12),
    Action("review.undo", ("ctrl+z", "u"), "undo", "Undo the last step: an edit, an acceptance, a text placed, a record left out.",
           (a_step_was_made,), footer=8),
    Action("review.redo", ("ctrl+y", "ctrl+r"), "redo", "Make the step again that was undone.", (a_step_was_undone,)),
    Action("review.save", ("ctrl+s",), "save", "Save: see what is made, and say why.", footer=4, priority=True),
    Action("review.later", ("ctrl+n",), "next document", "Leave this document for later, kept, and go on to the next.",
           (there_are_more_documents,), footer=6, priority=True),
    Action("review.back", ("escape", "q"), "back", "Back. The review goes on when the same document is opened again.", footer=98),

    Action("source.select", ("space",), "choose", "Choose this line with others, to place them together; again drops it.", footer=6),
    Action("source.go", ("enter", "l", "right"), "to its field", "Go to the field that this line went into.", footer=7),
)  # fmt: skip
