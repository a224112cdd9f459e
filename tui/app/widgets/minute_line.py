"""The line at which minutes are typed: commands on an empty line, text on any other, wrapped so that all of it is seen."""

from typing import Any, ClassVar, cast

from textual.binding import BindingType
from textual.events import Key
from textual.message import Message
from textual.widgets import TextArea

from tui.app.actions.place import Place, run_action
from tui.app.actions.registry import BY_ID, bindings

_MOST_LINES = 6


class MinuteLine(Place, TextArea):
    """One line, or a few wrapped ones. The screen around it says what an empty line's keys do and takes what is typed."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("minute_line")
    DEFAULT_CSS = """
    MinuteLine { height: auto; max-height: 6; width: 1fr; border: none; padding: 0; background: $panel; scrollbar-size-vertical: 0; }
    MinuteLine:focus { border: none; }
    """

    class Entered(Message):
        """Enter was pressed."""

    class Typed(Message):
        """The line says something else."""

    def __init__(self) -> None:
        super().__init__(
            "", soft_wrap=True, compact=True, tab_behavior="focus", show_line_numbers=False, highlight_cursor_line=False
        )

    @property
    def around(self) -> Any:
        """The screen of the meeting."""
        return cast(Any, self.screen)

    @property
    def minutes(self) -> Any:
        """The minutes that are taken."""
        return self.around.minutes

    @property
    def is_bare(self) -> bool:
        """Whether the line is empty and no command waits for an answer: keys are commands."""
        return not self.text and not self.around.is_asking

    def check_consume_key(self, key: str, character: str | None = None) -> bool:
        """Whether a key is a letter of a text and no command: what help and the line of keys ask."""
        return not self.is_bare and super().check_consume_key(key, character)

    def put(self, text: str) -> None:
        """Makes this the line's text, the cursor at its end."""
        self.load_text(text)
        self.move_cursor(self.document.end)

    async def _on_key(self, event: Key) -> None:
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            run_action(self, "minute_line.enter")
        elif self.is_bare and (event.is_printable or event.key == "tab"):
            # Done here and now: a key that is typed right after must find what this one began.
            active = self.screen.active_bindings.get(event.key)
            if active is not None and active.binding.id in BY_ID:
                event.stop()
                event.prevent_default()
                run_action(active.node, active.binding.id or "")
        elif event.key == "tab":
            event.stop()
            event.prevent_default()
            self.around.take_offer()

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Tells the screen, which keeps a draft."""
        event.stop()
        self.post_message(self.Typed())

    def do_enter(self) -> None:
        """Takes the line."""
        self.around.take_line()

    def do_up(self) -> None:
        """The offer or the line before; within a text, a line up."""
        if not self.around.step(-1):
            self.action_cursor_up()

    def do_down(self) -> None:
        """The offer or the line after; within a text, a line down."""
        if not self.around.step(1):
            self.action_cursor_down()

    def do_take_back(self) -> None:
        """Takes back the last thing, or the last letters."""
        if self.text:
            self.undo()
        else:
            self.around.take_back()

    def do_remove(self) -> None:
        """Takes the chosen line away, or the letter after the cursor."""
        if self.text:
            self.action_delete_right()
        else:
            self.around.command("remove")

    def do_page_up(self) -> None:
        """Shows what was written before."""
        self.around.page(-1)

    def do_page_down(self) -> None:
        """Shows what was written after."""
        self.around.page(1)

    def do_back(self) -> None:
        """Drops the command, or leaves."""
        self.around.back()
