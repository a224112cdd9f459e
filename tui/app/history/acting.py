"""What can be done with a change: go to the record as it is, see it as it stood, copy the change's number."""

from collections.abc import Callable
from typing import Any

from tui.app.background import in_background
from tui.app.screens.chooser import Choice, Chooser
from tui.app.screens.stood import StoodScreen
from tui.app.screens.undoing import Undoing
from tui.book.history import Commit, CommitChanges
from tui.errors import MinutebookError

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


def show_then(program: Any, commit: Commit, record_id: str | None) -> None:
    """Shows the record that a change is about as the change left it."""

    def look(record: str) -> None:
        in_background(
            program,
            program,
            lambda: program.history.stood(record, commit),
            lambda stood: program.push_screen(StoodScreen(stood)),
            group="stood",
            failed=program.complain,
        )

    with_record(program, commit, record_id, "Which record?", look)


def offer_undo(program: Any, commit: Commit, then: Callable[[], None]) -> None:
    """Shows what undoing a change would do, asks why, does it, and calls `then`."""

    def answered(answer: str | MinutebookError | None) -> None:
        if isinstance(answer, MinutebookError):
            if not program.ask_identity_for(answer, lambda: offer_undo(program, commit, then)):
                program.complain(answer)
        elif answer is not None:
            program.after_save()
            program.say(f"Saved: {answer}")
            then()

    in_background(
        program,
        program,
        lambda: program.history.taking_back(commit),
        lambda found: program.push_screen(Undoing(commit, found), answered),
        group="taking back",
        failed=program.complain,
    )


def copy_number(program: Any, commit: Commit) -> None:
    """Puts the change's number on the clipboard and says it."""
    program.copy_to_clipboard(commit.commit)
    program.say(f"Copied, where the terminal allows it: {commit.commit}")
