"""Who is saving: asked once, where git does not know it."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from tui.app.ink import ink


class AskIdentity(ModalScreen["tuple[str, str] | None"]):
    """Asks for a name and an e-mail address; both stand beside every change in the history."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "drop", "back", id="identity.drop", show=False)]
    DEFAULT_CSS = """
    AskIdentity { align: center middle; }
    AskIdentity > Vertical { width: 84%; max-width: 90; height: auto; background: $surface; border: solid $primary; padding: 0 1; }
    AskIdentity Static { height: auto; }
    AskIdentity Input { height: 1; border: none; padding: 0 1; background: $panel; }
    """

    def compose(self) -> ComposeResult:
        """Lays out the box."""
        with Vertical() as box:
            box.border_title = "Who is saving?"
            yield Static(
                ink("Every change bears the name of who made it. It is kept for this book only."), markup=False
            )
            yield Static(ink(("Name", "strong")), markup=False)
            yield Input(id="name", compact=True)
            yield Static(ink(("E-mail address", "strong")), markup=False)
            yield Input(id="email", compact=True)
            yield Static(
                ink(("⏎", "key"), " go on   ", ("Esc", "key"), " back: nothing is saved yet, nothing is lost"),
                markup=False,
            )

    def on_input_submitted(self) -> None:
        """Goes on to the next line, or answers."""
        name, email = self.query_one("#name", Input), self.query_one("#email", Input)
        if not name.value.strip():
            name.focus()
        elif not email.value.strip():
            email.focus()
        else:
            self.dismiss((name.value.strip(), email.value.strip()))

    def action_drop(self) -> None:
        """Answers with nothing."""
        self.dismiss(None)
