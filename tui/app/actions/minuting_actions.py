"""The actions of taking minutes: part of the registry. Signs and small letters, for an empty line; capitals always begin a text."""

from tui.app.actions.action import Action
from tui.app.actions.conditions import book_is_writable
from tui.app.actions.minuting_conditions import (
    a_line_is_chosen,
    an_item_is_under_way,
    minutes_can_be_taken,
    something_to_take_back,
    something_was_said,
    the_line_is_empty,
    the_meeting_goes_on,
)

PLACES = {
    "minutes": "Taking minutes: on an empty line",
    "minute_line": "Taking minutes: while typing",
}
"""The places of minute-taking, and what documentation calls them."""

_HELD = (an_item_is_under_way,)
_HELP = "Take minutes: who is there, question, answer, decision, vote and action by one key each, saved item by item."

BEGINNING = tuple(
    Action(f"{place}.minutes", ("m",), "take minutes", _HELP, (book_is_writable, minutes_can_be_taken), footer=rank)
    for place, rank in (("today", 3), ("records", 4), ("record", 4))
)
"""The action that begins minute-taking, at each place where a meeting may be chosen."""

ACTIONS: tuple[Action, ...] = (
    Action("minutes.question", ("q",), "question", "A question: by whom, then the words.", _HELD, footer=2),
    Action("minutes.answer", ("a",), "answer", "An answer to the question before: by whom, then the words.", _HELD, footer=3),
    Action("minutes.decision", ("d",), "decision", "A decision: its outcome, then its sentence, which may be typed over.", _HELD, footer=4),
    Action("minutes.vote", ("v",), "vote", "A vote, by counts or names, with mover, seconder and majority.", _HELD, footer=5),
    Action("minutes.action", ("t",), "action", "An action: in the words said last or in others, by whom, by when.", _HELD, footer=6),
    Action("minutes.undertake", ("greater_than_sign",), "their action", "What was said last, or is chosen, becomes its speaker's action.",
           (something_was_said,), footer=14),
    Action("minutes.interest", ("i",), "interest", "A declaration of interest; “none” where none is declared.", footer=9),
    Action("minutes.come", ("plus",), "in", "Somebody came in, by the clock; a time may be typed after the name.", footer=7),
    Action("minutes.leave", ("minus",), "out", "Somebody left, or is not there: apologies or absent.", footer=8),
    Action("minutes.preside", ("p",), "presides", "Somebody presides from here on.", footer=13),
    Action("minutes.next", ("n",), "next", "Begin the meeting; go to the next item, and save this one; after the last, end the meeting.",
           (the_meeting_goes_on,), footer=1),
    Action("minutes.adjourn", ("x",), "adjourn", "Adjourn the meeting, or resume it, by the clock.", footer=12),
    Action("minutes.go", ("slash",), "go to item", "Go to an item out of order, or back to one.", footer=15),
    Action("minutes.number", ("number_sign",), "minute number", "Give this minute another number; those after it run on.", _HELD),
    Action("minutes.next-meeting", ("at",), "next meeting", "What was said of the next meeting: day, time, place."),
    Action("minutes.end", ("f8",), "end", "End the meeting, even if items are left.", _HELD),
    Action("minutes.retype", ("tab",), "other sort", "What was said last, or is chosen: question, statement or plain text.",
           (the_line_is_empty, something_was_said), footer=11),
    Action("minutes.reason", ("f4",), "reason", "The reason that the record of changes gives for this sitting."),
    Action("minutes.room", ("f2",), "room", "Show who is in the room, who left and who sent apologies; again: the item.", footer=16),
    Action("minutes.save", ("ctrl+s",), "save", "Save now; going on to the next item saves as well.", priority=True),

    Action("minute_line.enter", ("enter",), "keep", "Keep the line; on an empty line, change the chosen one.", footer=10),
    Action("minute_line.up", ("up",), "before", "The line before, or the choice before.", listed=False),
    Action("minute_line.down", ("down",), "after", "The line after, or the choice after.", listed=False),
    Action("minute_line.take-back", ("ctrl+z",), "take back", "Take back the last thing; while one types, the last letters.",
           (something_to_take_back,)),
    Action("minute_line.remove", ("delete",), "take away", "Take the chosen line away.", (a_line_is_chosen,)),
    Action("minute_line.page-up", ("pageup",), "page up", "Look at what was written before.", listed=False),
    Action("minute_line.page-down", ("pagedown",), "page down", "Look at what was written after.", listed=False),
    Action("minute_line.back", ("escape",), "back", "Drop the command; then leave the meeting: all is kept as a draft.", footer=20),
)  # fmt: skip
