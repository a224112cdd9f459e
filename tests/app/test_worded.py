"""What is refused is said in the words of the screen: names and not ids, changes and not commits, keys and not commands."""

import pytest

from tui.app.worded import Names, worded
from tui.book.undoable import UndoRefused
from tui.errors import MinutebookError

MEETING = "example-joint-panel/meetings/2026-03-25"
NAMES = Names(
    {MEETING: "Example Joint Panel, 25 Mar 2026"}.__getitem__,
    lambda record, path: "minute 41, Outcome" if record == MEETING else path,
    {
        "record.correct": "C",
        "record.edit": "2",
        "history.undo": "u",
        "record.publish": "P",
        "mode.records": "2",
    }.__getitem__,
)


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (
            UndoRefused(
                f"{MEETING}: items[custody].decisions[noted].outcome was changed again since.",
                "Undo that change first: minutebook undo 12ab",
            ),
            "Example Joint Panel, 25 Mar 2026: minute 41, Outcome was changed again since. Undo that change first: u in its history",
        ),
        (
            MinutebookError(
                f"records/{MEETING}.yaml: its minutes are drafting.",
                f"First: minutebook publish {MEETING} --what draft_minutes",
            ),
            "Example Joint Panel, 25 Mar 2026: its minutes are drafting. First: P in the record",
        ),
        (
            MinutebookError("A merge joins several commits.", "See: minutebook list meeting"),
            "A merge joins several changes. See: 2 in any mode",
        ),
        (
            MinutebookError(
                f"{MEETING} was changed by hand.",
                f"Take that over first: minutebook commit {MEETING}",
            ),
            f"Example Joint Panel, 25 Mar 2026 was changed by hand. Take that over first: in a terminal, minutebook commit {MEETING}",
        ),
        (
            MinutebookError("There is no file agenda.pdf/.", "Name the file."),
            "There is no file agenda.pdf/. Name the file.",
        ),
    ],
)
def test_an_error_is_said_in_the_words_of_the_screen(error: MinutebookError, said: str) -> None:
    assert worded(error, NAMES) == said
