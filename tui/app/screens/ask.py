"""Asking for one value, judged as it is typed."""

from collections.abc import Callable
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from tui.app.form.typed import typed
from tui.app.ink import ink
from tui.record.schema import Field


class Ask(ModalScreen[None]):
    """Asks for the value of one field; calls `then` with it, or goes away without a word."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "drop", "back", id="ask.drop", show=False)]
    DEFAULT_CSS = """
    Ask { align: center middle; }
    Ask > Vertical { width: 84%; max-width: 90; height: auto; background: $surface; border: solid $primary; padding: 0 1; }
    Ask Static { height: auto; }
    Ask Input { height: 1; border: none; padding: 0 1; background: $panel; }
    """

    def __init__(
        self,
        title: str,
        words: str,
        field: Field,
        then: Callable[[Any], None],
        value: str = "",
        *,
        typed_over: bool = False,
    ) -> None:
        """Takes what stands in the line at first; with `typed_over` the first letter takes its place."""
        super().__init__()
        self._typed_over = typed_over
        self._heading = title
        self._words = words
        self._field = field
        self._then = then
        self._value = value

    def compose(self) -> ComposeResult:
        """Lays out the box."""
        with Vertical():
            yield Static(ink((self._heading, "title")), markup=False)
            yield Static(ink(self._words), markup=False)
            yield Input(self._value, compact=True, select_on_focus=self._typed_over)
            yield Static(id="remark", markup=False)
            yield Static(ink(("⏎", "key"), " go on   ", ("Esc", "key"), " back"), markup=False)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Judges with each letter."""
        found = typed(self._field, event.value)
        remark = found.remark if event.value.strip() else ""
        self.query_one("#remark", Static).update(ink((f"✗ {remark}", "error") if remark else ""))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Answers, unless it cannot be so."""
        found = typed(self._field, event.value)
        if found.remark and event.value.strip():
            return
        self.dismiss(None)
        self._then(found.value)

    def action_drop(self) -> None:
        """Answers with nothing."""
        self.dismiss(None)
