"""One change on the whole screen: everything that it did, and what can be done with it."""

from typing import Any, ClassVar, cast

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen

from tui.app.actions.place import Place
from tui.app.actions.registry import bindings
from tui.app.background import in_background
from tui.app.history import acting
from tui.app.history.telling import Block, moment, told
from tui.app.widgets.change_view import ChangeView
from tui.app.widgets.keyline import KeyLine
from tui.app.widgets.topline import TopLine
from tui.book.history import Commit
from tui.documents.reading_lines import ReadLine
from tui.errors import MinutebookError

_RECORDS_TOLD = 100


class ChangeScreen(Place, Screen[bool]):
    """A change, to all records that it touched, or to one (`record`). Answers whether it was undone meanwhile."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("change")

    def __init__(self, commit: Commit, record: str | None = None) -> None:
        super().__init__()
        self._commit = commit
        self._record = record

    @property
    def program(self) -> Any:
        """The program, which knows the book."""
        return cast(Any, self.app)

    def compose(self) -> ComposeResult:
        """Lays out the screen."""
        state = "Reading only" if self.program.desk.read_only else ""
        yield TopLine(f"The change of {moment(self._commit)}", (), "", state)
        yield ChangeView(id="change")
        yield KeyLine()

    def on_mount(self) -> None:
        """Reads the whole change in the background."""
        view = self.query_one(ChangeView)
        view.focus()
        view.tell((ReadLine((("Reading the change …", "faint"),)),))
        history, commit, record = self.program.history, self._commit, self._record

        def work() -> tuple[Block, ...]:
            signature = history.signatures([commit]).get(commit.commit)
            return told(history.told(commit, record, _RECORDS_TOLD), signature, whole=True)

        in_background(self.program, self, work, view.tell, group=f"change {id(self)}", failed=self._failed)

    def _failed(self, error: MinutebookError) -> None:
        self.query_one(ChangeView).tell((ReadLine(((str(error), "error"),)),))

    def chosen_commit(self) -> Commit | None:
        """Returns the change."""
        return self._commit

    def do_now(self) -> None:
        """Opens the record as it is now."""
        acting.open_now(self.program, self._commit, self._record)

    def do_then(self) -> None:
        """Shows the record as the change left it."""
        commit = self.chosen_commit()
        if commit is not None:
            acting.show_then(self.program, commit, self._record)

    def do_undo(self) -> None:
        """Asks why, and undoes the change by a new one."""
        commit = self.chosen_commit()
        if commit is not None:
            acting.offer_undo(self.program, commit, self._undone)

    def _undone(self) -> None:
        self.dismiss(True)

    def do_copy(self) -> None:
        """Copies the change's number."""
        acting.copy_number(self.program, self._commit)

    def do_back(self) -> None:
        """Back to where one came from."""
        self.dismiss(False)
