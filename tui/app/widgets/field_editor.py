"""The line in which one field is typed: over its line in the form, judged with each letter, with what may be chosen below."""

from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.events import Resize
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Static

from tui.app.actions.place import Place
from tui.app.actions.registry import bindings
from tui.app.form.typed import shown_for_typing, typed
from tui.app.ink import ink
from tui.app.screens.chooser import Choice, ChoiceLines, matching
from tui.app.widgets.form_lines import LABEL
from tui.app.widgets.line_input import LineInput
from tui.record.paths import Path
from tui.record.schema import Field

_CHOICES_SHOWN = 8
_EXAMPLES = {
    "date": "2026-03-25 or 25 Mar 2026",
    "time": "13:30",
    "datetime": "2026-03-25 12:00",
    "vague_date": "2026-03-25, 2026-03 or 2026",
}
_REPLACED = ("date", "vague_date", "time", "datetime", "integer", "number", "boolean", "choice", "reference")
"""Types of fields whose value is more often replaced than mended: the first letter typed takes its place."""
FromTyped = Callable[[str], list[Choice[Any]]]


class FieldEditor(Place, Vertical):
    """One field being typed. `choices` are what may be chosen; `free` says whether anything else may be typed as well."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("field")
    DEFAULT_CSS = """
    FieldEditor { layer: above; background: $panel; height: auto; }
    FieldEditor #line { height: auto; background: $panel; }
    FieldEditor #label { height: 1; padding: 0 0 0 1; text-style: bold; }
    FieldEditor LineInput { width: 1fr; background: $background; }
    FieldEditor ChoiceLines { height: auto; background: $panel; }
    FieldEditor #remark { height: auto; padding: 0 1 0 1; }
    """

    class Kept(Message):
        """A value is to be kept; `go` says where to go on: 1 the next field, -1 the one before, 0 stay."""

        def __init__(self, path: Path, value: Any, go: int) -> None:
            super().__init__()
            self.path = path
            self.value = value
            self.go = go

    class Typing(Message):
        """Something was typed that is not kept in the record yet."""

    class Dropped(Message):
        """The field stays as it was."""

    class Sized(Message):
        """The box has another height, in lines."""

        def __init__(self, path: Path, height: int) -> None:
            super().__init__()
            self.path = path
            self.height = height

    def __init__(
        self,
        path: Path,
        field: Field,
        value: Any,
        choices: Sequence[Choice[Any]] = (),
        *,
        free: bool = True,
        from_typed: FromTyped | None = None,
        depth: int = 0,
        label_width: int = LABEL,
    ) -> None:
        super().__init__()
        self.path = path
        self.field = field
        self.is_closed = False
        """Whether it is on its way out: what stands in it counts no more."""
        self._value = value
        self._choices = choices
        self._free = free
        self._from_typed = from_typed
        self._depth = depth
        self._label_width = label_width + 1
        self._touched = False
        self._moved = False
        self._seen: str | None = None

    def compose(self) -> ComposeResult:
        """Lays out label, line, choices and remark."""
        with Horizontal(id="line"):
            label = Static(ink("  " * self._depth, (self.field.title, "strong")), id="label", markup=False)
            label.styles.width = self._label_width
            yield label
            yield self._box()
        below: list[Widget] = [ChoiceLines()] if self._choices or self._from_typed else []
        for one in (*below, Static(id="remark", markup=False)):
            one.styles.margin = (0, 0, 0, self._label_width)
            yield one

    def on_mount(self) -> None:
        """Puts the cursor where one types."""
        self._begin()
        self._seen = start = self._typed_text()
        if self._choices or self._from_typed:
            self._show_choices("")
        self._judge(start)

    def _box(self) -> Widget:
        start = "" if self._choices and not self._free else shown_for_typing(self.field, self._value)
        return LineInput(start, placeholder=self._placeholder(), compact=True, select_on_focus=False)

    def _begin(self) -> None:
        line = self.query_one(Input)
        line.focus()
        if self._choices or self.field.type in _REPLACED:
            line.select_all()

    def on_resize(self, event: Resize) -> None:
        """Tells how much room the box takes."""
        self.post_message(self.Sized(self.path, event.size.height))

    @property
    def likely_height(self) -> int:
        """The height that the box will have, as far as that can be told before it is drawn."""
        return 2 + max(1, min(_CHOICES_SHOWN, len(self._choices))) if self._choices or self._from_typed else 2

    def on_input_changed(self, event: Input.Changed) -> None:
        """Judges, and searches the choices, with each letter."""
        event.stop()
        self.post_message(self.Typing())
        self._catch_up()

    def _catch_up(self) -> None:
        """Takes in what stands in the line: a key that follows the last letter at once may come before the news of that letter."""
        text = self._typed_text()
        if text == self._seen or self._seen is None:
            return
        self._seen = text
        self._touched = True
        if self._choices or self._from_typed:
            self._show_choices(text)
        self._judge(text)

    def on_lines_pressed(self) -> None:
        """A choice was clicked."""
        self.do_keep()

    def do_keep(self) -> None:
        """Keeps and stays."""
        self.keep(0)

    def do_next(self) -> None:
        """Keeps and goes on."""
        self.keep(1)

    def do_previous(self) -> None:
        """Keeps and goes back."""
        self.keep(-1)

    def do_up(self) -> None:
        """One choice up."""
        self._moved = True
        for lines in self.query(ChoiceLines):
            lines.do_up()

    def do_down(self) -> None:
        """One choice down."""
        self._moved = True
        for lines in self.query(ChoiceLines):
            lines.do_down()

    def do_drop(self) -> None:
        """Leaves the field as it was."""
        self.post_message(self.Dropped())

    def keep(self, go: int) -> None:
        """Says what is to be kept."""
        self.post_message(self.Kept(self.path, self.value_now(chosen=go == 0), go))

    def value_now(self, *, chosen: bool = False) -> Any:
        """Returns the value that stands here; with `chosen`, the choice under the cursor counts though nothing was typed."""
        if self._seen is None:
            return self._value  # the box is not drawn yet
        self._catch_up()
        text = self._typed_text()
        lines = self.query(ChoiceLines)
        choice = lines.first().chosen if lines else None
        if not self._touched:
            return choice.value if choice is not None and chosen and not self._free else self._value
        if choice is not None and not self._free and (text.strip() or (self._moved and chosen)):
            return choice.value
        if choice is not None and self._free and choice.value == text.strip():
            return choice.value
        if self._choices and not self._free:
            return self._value
        return typed(self.field, text).value

    def _typed_text(self) -> str:
        return self.query_one(Input).value

    def _show_choices(self, text: str) -> None:
        lines = self.query_one(ChoiceLines)
        found = matching(self._choices, text)
        if self._from_typed is not None and text.strip():
            found += self._from_typed(text.strip())
        lines.choices = found
        lines.styles.height = max(1, min(_CHOICES_SHOWN, len(found)))
        current = next((n for n, one in enumerate(found) if one.value == self._value), 0) if not text else 0
        lines.renew(current)

    def _judge(self, text: str) -> None:
        remark = ""
        if self._choices and not self._free:
            remark = "" if self.query_one(ChoiceLines).choices else "Nothing to choose has these letters."
        elif text.strip():
            remark = typed(self.field, text).remark
        words = (
            ink((f"✗ {remark}", "error")) if remark else ink((self.field.description, "faint"), *self._kept_as(text))
        )
        self.query_one("#remark", Static).update(words)

    def _kept_as(self, text: str) -> list[tuple[str, str]]:
        if self.field.type in ("date", "vague_date", "time", "datetime") and text.strip():
            value = typed(self.field, text).value
            if value != text.strip():
                return [(f"  kept as {value}", "strong")]
        return []

    def _placeholder(self) -> str:
        if self._choices:
            return "type to find it, ↑↓ to choose"
        return _EXAMPLES.get(self.field.type, "")
