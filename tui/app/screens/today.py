"""Today: the first thing that a clerk sees."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from tui.app.actions.place import run_action
from tui.app.actions.registry import bindings
from tui.app.ink import ink, spread
from tui.app.today import TodayLine, first_choice, today_lines
from tui.app.widgets.keyline import KeyLine
from tui.app.widgets.lines import Lines
from tui.app.widgets.mode import ModeScreen


class TodayLines(Lines):
    """The lines of Today; the cursor stands only on those that lead somewhere."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("list")

    def __init__(self) -> None:
        super().__init__(id="today")
        self.lines: list[TodayLine] = []

    def count(self) -> int:
        """Returns how many lines there are."""
        return len(self.lines)

    def line(self, n: int, width: int) -> Content:  # noqa: ARG002 - cut by the list
        """Returns one line."""
        one = self.lines[n]
        return ink("  ", *one.pieces) if one.record or one.mode else ink(*one.pieces)

    def can_stop(self, n: int) -> bool:
        """Returns whether the line leads somewhere."""
        return bool(self.lines[n].record or self.lines[n].mode)

    def do_up(self) -> None:
        """One line up; from the first, the page scrolls to its head."""
        super().do_up()


class TodayScreen(ModeScreen):
    """The next meetings, what is awaited, what is wrong."""

    MODE = "today"
    BINDINGS: ClassVar[list[BindingType]] = bindings("today")
    DEFAULT_CSS = """
    TodayScreen #hint { height: 1; color: $foreground; background: $surface; }
    """

    def compose(self) -> ComposeResult:
        """Lays out the screen."""
        yield self.top_line()
        yield Static(id="hint", markup=False)
        yield TodayLines()
        yield KeyLine()

    def on_mount(self) -> None:
        """Shows what is known so far."""
        super().on_mount()
        self.program.book_checked.subscribe(self, lambda _: self.book_changed())
        self.query_one(TodayLines).focus()
        self.book_changed()

    def on_resize(self) -> None:
        """Lays the head out anew."""
        self._show_hint()

    def on_screen_resume(self) -> None:
        """Shows what has changed meanwhile."""
        super().on_screen_resume()
        self.book_changed()

    def book_changed(self) -> None:
        """Shows the book as it is now."""
        shown = self.query_one(TodayLines)
        desk = self.program.desk
        if not desk.excerpts and self.program.problems is None:
            shown.lines = [TodayLine((("Reading the book …", "faint"),))]
            shown.renew()
            return
        chosen = self.chosen_record()
        shown.lines = today_lines(desk.excerpts, desk.today, self.program.problems, desk.value, desk.drafts())
        at = next(
            (n for n, line in enumerate(shown.lines) if line.record and line.record == chosen),
            first_choice(shown.lines),
        )
        shown.renew(at)
        if at == first_choice(shown.lines):
            shown.scroll_to(y=0, animate=False)
        self._show_hint()

    def chosen_record(self) -> str | None:
        """Returns the record on the cursor's line."""
        shown = self.query_one(TodayLines)
        return shown.lines[shown.cursor].record if shown.lines else None

    def on_lines_pressed(self) -> None:
        """A line was clicked twice."""
        run_action(self, "today.open")

    def do_open(self) -> None:
        """Opens the record of the line."""
        shown = self.query_one(TodayLines)
        record = self.chosen_record()
        if record is not None:
            self.open_at(record, "read")
        elif shown.lines and shown.lines[shown.cursor].mode:
            self.app.switch_mode(str(shown.lines[shown.cursor].mode))

    def do_edit(self) -> None:
        """Edits the record of the line."""
        record = self.chosen_record()
        if record is not None:
            self.open_at(record, "edit")

    def do_quit(self) -> None:
        """Leaves the program."""
        self.program.do_quit()

    def owner_here(self) -> str:
        """Returns the body of the line's record."""
        return (self.chosen_record() or "").partition("/")[0]

    def _show_hint(self) -> None:
        desk = self.program.desk
        right = ink((f"{desk.today:%a} {desk.today.day} {desk.today:%b %Y}", "strong"), " ")
        left = ink(" ", ("e", "key"), " edits the record on the line, ", ("⏎", "key"), " reads it")
        if desk.read_only:
            left = ink(" ", (f"Reading only: {desk.read_only}", "warning"))
        self.query_one("#hint", Static).update(spread(left, right, self.size.width))
