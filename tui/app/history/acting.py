"""What can be done with a change: go to the record as it is, see it as it stood, copy the change's number."""

from collections.abc import Callable
from typing import Any

from tui.app.background import in_background
from tui.app.screens.chooser import Choice, Chooser
from tui.book.history import Commit, CommitChanges

_MOST_RECORDS = 500


def with_record(program: Any, commit: Commit, record_id: str | None, title: str, then: Callable[[str], None]) -> None:
    """Calls `then` with the record that a change is about; where it touched several, asks which."""
    if record_id is not None:
        then(record_id)
        return

    def touched(changes: CommitChanges) -> None:
        if len(changes.records) == 1:
            then(changes.records[0].record)
            return
        choices = [Choice(one.record, one.title or one.record, one.what) for one in changes.records]

        def chosen(found: str | None) -> None:
            if found is not None:
                then(found)

        program.push_screen(Chooser(title, choices, none="This change touched no record."), chosen)

    in_background(
        program,
        program,
        lambda: program.history.told(commit, None, _MOST_RECORDS),
        touched,
        group="touched",
        failed=program.complain,
    )


def open_now(program: Any, commit: Commit, record_id: str | None) -> None:
    """Opens the record that a change is about as it is now."""
    with_record(program, commit, record_id, "Which record?", program.open_record)


def copy_number(program: Any, commit: Commit) -> None:
    """Puts the change's number on the clipboard and says it."""
    program.copy_to_clipboard(commit.commit)
    program.say(f"Copied, where the terminal allows it: {commit.commit}")
