"""The Text tab: the record as it is kept, a sign before each line with a problem, and the words of the cursor's line below."""

from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.geometry import Offset
from textual.message import Message
from textual.strip import Strip
from textual.widgets import Static, TextArea

from tui.app.actions.place import Place
from tui.app.actions.registry import bindings
from tui.app.ink import MARKS, counted, ink
from tui.rules.problem import Problem

_KEYS_OF_THE_PROGRAM = ("f6", "f7")
"""Keys to which Textual's text area gives a meaning of its own, and that lead to tabs here."""


class YamlArea(Place, TextArea, inherit_bindings=False):
    """The text, with line numbers and signs, coloured where the grammar for it is installed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(one for one in TextArea.BINDINGS if isinstance(one, Binding) and one.key not in _KEYS_OF_THE_PROGRAM),
        *bindings("text"),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {"yaml-area--error", "yaml-area--warning", "yaml-area--advice"}
    DEFAULT_CSS = """
    YamlArea { height: 1fr; border: none; padding: 0; }
    YamlArea:focus { border: none; }
    YamlArea > .yaml-area--error { color: $text-error; text-style: bold reverse; }
    YamlArea > .yaml-area--warning { color: $text-warning; text-style: bold; }
    YamlArea > .yaml-area--advice { color: $text-accent; }
    """

    def __init__(self, *, read_only: bool) -> None:
        super().__init__(
            "", soft_wrap=True, show_line_numbers=True, read_only=read_only, tab_behavior="focus", id="area"
        )
        self.indent_width = 2
        self.highlight_cursor_line = True
        if "yaml" in self.available_languages:
            self.language = "yaml"
        self.problems: tuple[Problem, ...] = ()
        """The problems in the order of their places."""
        self._signs: dict[int, str] = {}
        self._gone_to: Problem | None = None

    def show_problems(self, problems: tuple[Problem, ...]) -> None:
        """Puts a sign before each line that has a problem, that of the gravest."""
        self.problems = tuple(sorted(problems, key=lambda one: (one.line, one.column, one.rule)))
        self._signs = {}
        for severity in reversed(MARKS):
            self._signs |= {one.line - 1: severity for one in self.problems if one.severity == severity}
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Returns one line of the window, its sign between number and text."""
        strip = super().render_line(y)
        at = y + self.scroll_offset.y
        if not self._signs or at >= self.wrapped_document.height:
            return strip
        row, column = self.wrapped_document.offset_to_location(Offset(0, at))
        severity = self._signs.get(row)
        if severity is None or column:
            return strip
        left = self.gutter_width - 2
        style = self.get_component_rich_style(f"yaml-area--{severity}", partial=True)
        under = next(iter(strip.crop(left, left + 1)), Segment(" ")).style or Style()
        sign = Strip([Segment(MARKS[severity], under + style)], 1)
        return Strip.join([strip.crop(0, left), sign, strip.crop(left + 1)])

    def problem_here(self) -> Problem | None:
        """Returns the problem of the cursor's line: of several the one that was gone to, else the last that the cursor is past."""
        row, column = self.cursor_location
        if self._gone_to in self.problems and self._gone_to.line - 1 == row:
            return self._gone_to
        here = [one for one in self.problems if one.line - 1 == row]
        return next((one for one in reversed(here) if one.column - 1 <= column), here[0] if here else None)

    def do_next_problem(self) -> None:
        """Goes to the next problem down the text; after the last comes the first."""
        here = self.problem_here()
        after = self.problems.index(here) + 1 if here else self._above()
        self._go_to(self.problems[after % len(self.problems)])

    def do_previous_problem(self) -> None:
        """Goes to the problem before; before the first comes the last."""
        here = self.problem_here()
        self._go_to(self.problems[(self.problems.index(here) if here else self._above()) - 1])

    def _above(self) -> int:
        """Returns how many problems stand above the cursor's line."""
        return sum(one.line - 1 < self.cursor_location[0] for one in self.problems)

    def _go_to(self, one: Problem) -> None:
        self._gone_to = one
        self.go(one.line, one.column)
        self.post_message(self.SelectionChanged(self.selection, self))

    def go(self, line: int, column: int) -> None:
        """Puts the cursor at a place, counted from 1."""
        row = max(0, min(line - 1, self.document.line_count - 1))
        far = row >= max(1, self.size.height // 2)
        self.move_cursor((row, max(0, min(column - 1, len(self.document.get_line(row))))), center=far)
        if not far:
            self.scroll_to(y=0, animate=False)

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


class TextTab(Vertical):
    """The text of a record."""

    DEFAULT_CSS = """
    TextTab { height: 1fr; }
    TextTab #line-problem { height: 3; background: $surface; padding: 0 1; }
    TextTab.-quiet #line-problem { display: none; }
    """

    class Edited(Message):
        """The text has changed under the clerk's hands."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    def __init__(self, *, read_only: bool) -> None:
        super().__init__(id="text", classes="-quiet")
        self._read_only = read_only
        self._loaded = ""

    def compose(self) -> ComposeResult:
        """Lays out the text, and the words of its problems below."""
        yield YamlArea(read_only=self._read_only)
        yield Static(id="line-problem", markup=False)

    @property
    def area(self) -> YamlArea:
        """Where one types."""
        return self.query_one(YamlArea)

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
        self.area.go(line, column)

    def show_problems(self, problems: tuple[Problem, ...]) -> None:
        """Shows what the checks say, beside the lines and below."""
        self.area.show_problems(problems)
        self.set_class(not problems, "-quiet")
        self._say_problem()
        self.area.refresh_bindings()

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Tells who listens what was typed."""
        event.stop()
        if event.text_area.text != self._loaded:
            self._loaded = event.text_area.text
            self.post_message(self.Edited(self._loaded))

    def on_text_area_selection_changed(self, event: TextArea.SelectionChanged) -> None:
        """Says the problem of the line that the cursor is on."""
        event.stop()
        self._say_problem()

    def _say_problem(self) -> None:
        area = self.area
        if not area.problems:
            return
        one = area.problem_here()
        self.query_one("#line-problem", Static).update(_words(one, area.problems) if one else self._nearest())

    def _nearest(self) -> Content:
        """Returns how many problems there are and the nearest, for a line without one."""
        area = self.area
        row, _ = area.cursor_location
        one = min(area.problems, key=lambda each: abs(each.line - 1 - row))
        return ink((f"{counted(area.problems)} in this record. Nearest: ", "faint")) + _words(
            one, area.problems, hint=False
        )


def _words(one: Problem, all_of_them: tuple[Problem, ...], *, hint: bool = True) -> Content:
    """Returns the sentence of a problem with its place, and which it is of several on its line."""
    here = [other for other in all_of_them if other.line == one.line]
    several = f" ({here.index(one) + 1} of {len(here)} on it)" if len(here) > 1 else ""
    return ink(
        (f"{MARKS[one.severity]} line {one.line}{several} ", str(one.severity)),
        one.message,
        (f" {one.hint}" if hint else "", "faint"),
    )
