"""History: what was changed in the book, the newest first, and the chosen change beside it."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from tui.app.actions.registry import bindings
from tui.app.widgets.history import HistoryPane
from tui.app.widgets.keyline import KeyLine
from tui.app.widgets.mode import ModeScreen


class HistoryScreen(ModeScreen):
    """The feed of the whole book."""

    MODE = "history"
    BINDINGS: ClassVar[list[BindingType]] = bindings("mode")

    def compose(self) -> ComposeResult:
        """Lays out the screen."""
        yield self.top_line()
        yield HistoryPane(id="history")
        yield KeyLine()

    def on_mount(self) -> None:
        """Begins to read."""
        super().on_mount()
        self._pane.feed.focus()
        self._pane.begin()

    @property
    def _pane(self) -> HistoryPane:
        return self.query_one(HistoryPane)

    def book_changed(self) -> None:
        """Reads the newest changes again."""
        self._pane.begin()

    def on_history_pane_left(self) -> None:
        """Goes back to Today."""
        self.do_today()
