"""The Text tab: the record as it is kept, with the problems of its lines below."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import TextArea

from tui.app.actions.place import Place
from tui.app.actions.registry import bindings
from tui.app.ink import MARKS, ink
from tui.app.widgets.lines import Lines
from tui.rules.problem import Problem, Severity

_PROBLEMS_SHOWN = 5


class YamlArea(Place, TextArea):
    """The text, with line numbers, coloured where the grammar for it is installed."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("text")
    DEFAULT_CSS = """
    YamlArea { height: 1fr; border: none; padding: 0; }
    YamlArea:focus { border: none; }
    """

    def do_top(self) -> None:
        """Goes to the first line."""
        self.move_cursor((0, 0))

    def do_bottom(self) -> None:
        """Goes to the last line."""
        self.move_cursor(self.document.end)

    def do_indent(self) -> None:
        """Goes two spaces further in."""
        if not self.read_only:
            self.insert("  ")

    def do_find_out(self) -> None:
        """Says what may stand where the cursor is."""
        self.screen.explain_line(self.cursor_location[0] + 1)  # type: ignore[attr-defined]

    def do_leave(self) -> None:
        """Goes back to the tab one came from."""
        self.screen.leave_text()  # type: ignore[attr-defined]


class LineProblems(Lines, can_focus=False):
    """What is wrong, by line."""

    BINDINGS: ClassVar[list[BindingType]] = []
    DEFAULT_CSS = """
    LineProblems { background: $surface; border-top: solid $panel-lighten-2; }
    """

    def __init__(self) -> None:
        super().__init__(id="line-problems")
        self.problems: tuple[Problem, ...] = ()

    def count(self) -> int:
        """Returns how many problems there are."""
        return len(self.problems)

    def line(self, n: int, width: int) -> Content:  # noqa: ARG002 - cut by the list
        """Returns one problem with its line and column."""
        one = self.problems[n]
        where = f"line {one.line}, {one.column}"
        return ink(
            (f"{where:<13} ", "strong"),
            (f"{MARKS[one.severity]} ", str(one.severity)),
            one.message,
            " ",
            (one.hint, "faint"),
        )


class TextTab(Vertical):
    """The text of a record."""

    DEFAULT_CSS = """
    TextTab { height: 1fr; }
    TextTab #line-problems { height: auto; max-height: 6; }
    TextTab.-quiet #line-problems { display: none; }
    """

    class Edited(Message):
        """The text has changed under the clerk's hands."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    def __init__(self, *, read_only: bool) -> None:
        super().__init__(id="text")
        self._read_only = read_only
        self._loaded = ""
        self._faults: tuple[Problem, ...] = ()

    def compose(self) -> ComposeResult:
        """Lays out the text and its problems."""
        area = YamlArea(
            "", soft_wrap=True, show_line_numbers=True, read_only=self._read_only, tab_behavior="focus", id="area"
        )
        area.indent_width = 2
        area.highlight_cursor_line = True
        if "yaml" in area.available_languages:
            area.language = "yaml"
        yield area
        yield LineProblems()

    @property
    def area(self) -> TextArea:
        """Where one types."""
        return self.query_one("#area", TextArea)

    @property
    def text(self) -> str:
        """The text as it is now: what cannot be shown stands in it as it was."""
        return self.area.text

    def load(self, text: str, line: int = 1, column: int = 1) -> None:
        """Shows a text, the cursor at a place."""
        self._loaded = text
        if text != self.area.text:
            self.area.load_text(text)
        self.call_after_refresh(self.go, line, column)

    def go(self, line: int, column: int) -> None:
        """Puts the cursor at a place, counted from 1."""
        area = self.area
        row = max(0, min(line - 1, area.document.line_count - 1))
        far = row >= max(1, area.size.height // 2)
        area.move_cursor((row, max(0, min(column - 1, len(area.document.get_line(row))))), center=far)
        if not far:
            area.scroll_to(y=0, animate=False)

    def show_problems(self, problems: tuple[Problem, ...]) -> None:
        """Shows what the checks say, by line."""
        shown = self.query_one(LineProblems)
        shown.problems = tuple(
            sorted(problems, key=lambda one: (one.severity is not Severity.ERROR, one.line, one.column))
        )
        shown.renew(0)
        self.set_class(not problems, "-quiet")

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Tells who listens what was typed."""
        event.stop()
        if event.text_area.text != self._loaded:
            self._loaded = event.text_area.text
            self.post_message(self.Edited(self._loaded))

    def on_text_area_selection_changed(self, event: TextArea.SelectionChanged) -> None:
        """Shows the problem of the line that the cursor is on."""
        event.stop()
        line = event.selection.end[0] + 1
        shown = self.query_one(LineProblems)
        at = next((n for n, one in enumerate(shown.problems) if one.line == line), None)
        if at is not None:
            shown.cursor = at
