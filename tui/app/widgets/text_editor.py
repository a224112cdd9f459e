"""The box in which a text of several lines is typed: Enter begins a new line, Esc is done and keeps what is typed."""

from typing import Any, ClassVar

from textual.binding import BindingType
from textual.widget import Widget
from textual.widgets import TextArea

from tui.app.actions.registry import bindings
from tui.app.widgets.field_editor import FieldEditor

_HEIGHT = 9


class TextEditor(FieldEditor, inherit_bindings=False):
    """One field of long text being typed."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("long_text")
    DEFAULT_CSS = """
    TextEditor TextArea { width: 1fr; border: none; padding: 0 1; background: $background; }
    """

    @property
    def likely_height(self) -> int:
        """The height that the box will have."""
        return _HEIGHT + 1

    def value_now(self, *, chosen: bool = False) -> Any:  # noqa: ARG002 - there is nothing to choose
        """Returns the text that stands here; the blank lines at its end are not kept."""
        if self._seen is None:
            return self._value
        typed = self._typed_text().rstrip()
        if str(self._value or "").rstrip() == typed:
            return self._value
        return (f"{typed}\n" if "\n" in typed else typed) or None

    def do_done(self) -> None:
        """Keeps and stays."""
        self.keep(0)

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Judges with each letter."""
        event.stop()
        self._judge(event.text_area.text)
        self.post_message(self.Typing())

    def _box(self) -> Widget:
        area = TextArea(str(self._value or "").rstrip("\n"), soft_wrap=True, tab_behavior="focus", compact=True)
        area.styles.height = _HEIGHT
        return area

    def _begin(self) -> None:
        area = self.query_one(TextArea)
        area.focus()
        area.move_cursor(area.document.end)

    def _typed_text(self) -> str:
        return self.query_one(TextArea).text

    def _kept_as(self, text: str) -> list[tuple[str, str]]:  # noqa: ARG002 - whatever it is
        return [("  Tab or Esc keeps what is typed.", "faint")]
