"""A record as it stood after a change: to read, never to edit, and plainly marked as what it was."""

from typing import Any, ClassVar, cast

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen
from textual.widgets import Static

from tui.app.actions.place import Place
from tui.app.actions.registry import bindings
from tui.app.history.telling import moment
from tui.app.history_desk import Stood
from tui.app.ink import ink
from tui.app.widgets.keyline import KeyLine
from tui.app.widgets.reading import Reading
from tui.app.widgets.topline import TopLine
from tui.documents.reading_view import is_draft
from tui.record.kinds import kind_of


class StoodScreen(Place, Screen[None]):
    """A record as it stood."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("stood")
    DEFAULT_CSS = """
    StoodScreen #banner { height: auto; padding: 0 1; text-style: bold reverse; }
    """

    def __init__(self, stood: Stood) -> None:
        super().__init__()
        self._stood = stood

    @property
    def program(self) -> Any:
        """The program, which knows the book."""
        return cast(Any, self.app)

    def compose(self) -> ComposeResult:
        """Lays out the banner and the record."""
        stood = self._stood
        when = moment(stood.commit)
        words = f"As it stood before {when}, when it was deleted" if stood.was_deleted else f"As it stood on {when}"
        draft = "  DRAFT" if is_draft(kind_of(stood.record_id) or "", stood.value) else ""
        yield TopLine(self.program.history.name(stood.record_id), (), "", "As it was")
        yield Static(ink(f"{words}{draft}"), id="banner", markup=False)
        yield Reading(id="read")
        yield KeyLine()

    def on_mount(self) -> None:
        """Shows the record."""
        reading = self.query_one(Reading)
        reading.show(self._stood.lines)
        reading.focus()

    def do_now(self) -> None:
        """Opens the record as it is now."""
        self.program.open_record(self._stood.record_id)

    def do_back(self) -> None:
        """Back to where one came from."""
        self.dismiss(None)
