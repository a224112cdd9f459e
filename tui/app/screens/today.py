"""Today: the first thing that a clerk sees."""

import textwrap
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from tui.app.actions.place import run_action
from tui.app.actions.registry import bindings
from tui.app.background import in_background
from tui.app.follow_up_desk import answering, likely_answer, updating
from tui.app.ink import ink, spread
from tui.app.screens.step import take_step
from tui.app.today import Outlook, first_choice, outlook, today_lines
from tui.app.today_line import NAME, TodayLine
from tui.app.widgets.keyline import KeyLine
from tui.app.widgets.lines import Lines
from tui.app.widgets.mode import ModeScreen
from tui.procedure.follow_up import Owed
from tui.record.safe import shortened


class TodayLines(Lines):
    """The lines of Today; the cursor stands only on those that lead somewhere."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("list")

    def __init__(self) -> None:
        super().__init__(id="today")
        self.lines: list[TodayLine] = []

    def count(self) -> int:
        """Returns how many lines there are."""
        return len(self.lines)

    def line(self, n: int, width: int) -> Content:
        """Returns one line, what stands at its end at the right."""
        one = self.lines[n]
        column = self._column(one.left, width) if one.left is not None else ""
        said = ink(" ", (column, "strong"), *one.pieces) if one.leads else ink((column, "strong"), *one.pieces)
        return spread(said, ink((one.right, "label")), width) if one.right else said

    def _column(self, name: str, width: int) -> str:
        longest = max((len(each.left) for each in self.lines if each.left), default=0)
        cells = min(longest, max(NAME, width // 4))
        return f"{shortened(name, cells):<{cells}}  "

    def can_stop(self, n: int) -> bool:
        """Returns whether the line leads somewhere."""
        return self.lines[n].leads


class TodayScreen(ModeScreen):
    """The next meetings, what is awaited, what is wrong."""

    MODE = "today"
    BINDINGS: ClassVar[list[BindingType]] = bindings("today")
    DEFAULT_CSS = """
    TodayScreen #hint { height: 1; color: $foreground; background: $surface; }
    TodayScreen #foot { height: 2; padding: 0 1; background: $surface; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._outlook: Outlook | None = None
        self._version = -1

    def compose(self) -> ComposeResult:
        """Lays out the screen."""
        yield self.top_line()
        yield Static(id="hint", markup=False)
        yield TodayLines()
        yield Static(id="foot", markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        """Shows what is known so far."""
        super().on_mount()
        self.program.book_checked.subscribe(self, lambda _: self.book_changed())
        self.query_one(TodayLines).focus()
        self.book_changed()

    def on_resize(self) -> None:
        """Lays the head and the foot out anew."""
        self._show_hint()
        self._show_foot()

    def on_screen_resume(self) -> None:
        """Shows what has changed meanwhile."""
        super().on_screen_resume()
        self.book_changed()

    def book_changed(self) -> None:
        """Works out anew what the records say of the day; until that has come, what was known is shown."""
        self._show()
        desk, follow_up = self.program.desk, self.program.follow_up
        if not desk.version or desk.version == self._version:
            return
        self._version = desk.version

        def come(found: Outlook) -> None:
            self._outlook = found
            self._show()

        in_background(
            self.program,
            self,
            lambda: outlook(follow_up.register(), desk.today),
            come,
            group="today",
            failed=self.program.complain,
        )

    def _show(self) -> None:
        shown = self.query_one(TodayLines)
        chosen, first = self.chosen_record(), not any(one.leads for one in shown.lines)
        if self._outlook is None:
            reading = [TodayLine((("Reading the book …", "faint"),))]
            known = Outlook((), is_empty=False)
            shown.lines = [*reading, TodayLine(), *self._lines(known)]
        else:
            shown.lines = self._lines(self._outlook)
        begin = first_choice(shown.lines)
        at = next((n for n, one in enumerate(shown.lines) if one.record and one.record == chosen), begin)
        here = shown.lines[shown.cursor] if shown.cursor < len(shown.lines) else None
        shown.renew(shown.cursor if here is not None and here.record and here.record == chosen else at)
        if first or at == begin:
            shown.scroll_to(y=0, animate=False)
        self._show_hint()
        self._show_foot()

    def _lines(self, found: Outlook) -> list[TodayLine]:
        desk, key = self.program.desk, self.program.key_of("mode.import")
        reviews = [(f"review of {name}: {key} goes on with it", saved_at) for name, saved_at in desk.reviews()]
        reviews += [(f"review of {said}: {key} goes on", saved_at) for said, saved_at in desk.review_queues()]
        return today_lines(found, desk.today, self.program.problems, desk.drafts(), reviews)

    def on_lines_moved(self) -> None:
        """Shows what stands behind the line."""
        self._show_foot()

    def _show_foot(self) -> None:
        """Shows what stands behind the line, in two lines; where there is more, a mark says so."""
        line = self.chosen_line()
        told = textwrap.wrap(line.foot, max(self.size.width - 2, 20), max_lines=2, placeholder=" …") if line else []
        self.query_one("#foot", Static).update(Content("\n").join(ink((one, "label")) for one in told))

    def chosen_line(self) -> TodayLine | None:
        """Returns the line under the cursor."""
        shown = self.query_one(TodayLines)
        return shown.lines[shown.cursor] if shown.cursor < len(shown.lines) else None

    def chosen_owed(self) -> Owed | None:
        """Returns what is waited for on the cursor's line."""
        line = self.chosen_line()
        return line.owed if line is not None else None

    def chosen_record(self) -> str | None:
        """Returns the record on the cursor's line."""
        line = self.chosen_line()
        return line.record if line is not None else None

    def on_lines_pressed(self) -> None:
        """A line was clicked twice."""
        run_action(self, "today.open")

    def do_open(self) -> None:
        """Opens the record of the line, or goes to the mode that has more."""
        line = self.chosen_line()
        if line is not None and line.record is not None:
            self.open_at(line.record, "read")
        elif line is not None and line.mode:
            self.app.switch_mode(line.mode)

    def do_respond(self) -> None:
        """Asks for the answer that is waited for."""
        owed = self.chosen_owed()
        step = answering(owed.record) if owed is not None else None
        if owed is not None and step is not None:
            take_step(self.program, step, owed.record, owed.what, likely_answer(owed))

    def do_update(self) -> None:
        """Asks where what is waited for stands."""
        owed = self.chosen_owed()
        step = updating(owed)
        if owed is not None and step is not None:
            take_step(self.program, step, owed.record, owed.what)

    def do_edit(self) -> None:
        """Edits the record of the line."""
        record = self.chosen_record()
        if record is not None:
            self.open_at(record, "edit")

    def do_stay(self) -> None:
        """Says that there is nothing to go back to: one Esc too many does not end the program."""
        self.program.say(f"This is the first screen. {self.program.key_of('today.quit')} leaves the program.")

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
