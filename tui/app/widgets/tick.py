"""A box to tick whose state is read without colour: `[x]` or `[ ]`."""

from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from tui.app.actions.place import Place
from tui.app.actions.registry import bindings
from tui.app.ink import ink


class Tick(Place, Widget, can_focus=True):
    """One box with its words; Space ticks it."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("tick")
    DEFAULT_CSS = """
    Tick { height: 1; }
    Tick:focus { background: $block-cursor-background; color: $block-cursor-foreground; text-style: bold; }
    """
    value: reactive[bool] = reactive(False)

    def __init__(self, words: str, *, value: bool) -> None:
        super().__init__()
        self._words = words
        self.set_reactive(Tick.value, value)

    def render(self) -> Content:
        """Returns the box and its words."""
        hint = "  Space" if self.has_focus else "  Tab, then Space"
        return ink(
            (f"[{'x' if self.value else ' '}] ", "strong"), self._words, (hint, "" if self.has_focus else "faint")
        )

    def on_click(self) -> None:
        """A click ticks it."""
        self.do_toggle()

    def do_toggle(self) -> None:
        """Ticks it, or takes the tick away."""
        self.value = not self.value
