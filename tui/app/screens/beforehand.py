"""Something to know before one goes on: Enter goes on, Escape does not."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.app.ink import ink


class Beforehand(ModalScreen[bool]):
    """Says something and asks whether to go on."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "answer(True)", "go on", id="beforehand.on", show=False),
        Binding("escape,q", "answer(False)", "back", id="beforehand.back", show=False),
    ]
    DEFAULT_CSS = """
    Beforehand { align: center middle; }
    Beforehand > Vertical { width: 84%; max-width: 90; height: auto; background: $surface; border: solid $primary; padding: 0 1; }
    Beforehand Static { height: auto; }
    """

    def __init__(self, title: str, words: str) -> None:
        super().__init__()
        self._heading = title
        self._words = words

    def compose(self) -> ComposeResult:
        """Lays out the box."""
        with Vertical():
            yield Static(ink((self._heading, "title")), markup=False)
            yield Static(ink(self._words), markup=False)
            yield Static(ink(("⏎", "key"), " go on   ", ("Esc", "key"), " back"), markup=False)

    def action_answer(self, answer: bool) -> None:
        """Answers."""
        self.dismiss(answer)
