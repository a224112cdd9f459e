"""Follow-up: everything that is open as at a day, with whom it rests and since when; beside or below it the entry and its minute."""

import datetime
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Input, Static

from tui.app.actions.place import run_action
from tui.app.actions.registry import bindings
from tui.app.background import in_background
from tui.app.follow_up_desk import answering, likely_answer, updating
from tui.app.follow_up_lines import ORDER, FollowUpLine, list_lines
from tui.app.ink import ink, spread
from tui.app.screens.ask_day import ask_day
from tui.app.screens.records import FilterLine
from tui.app.screens.step import take_step
from tui.app.widgets.keyline import KeyLine
from tui.app.widgets.lines import Lines
from tui.app.widgets.mode import ModeScreen
from tui.app.widgets.reading import Reading
from tui.documents.reading_lines import ReadLine
from tui.errors import MinutebookError
from tui.procedure.follow_up import Owed
from tui.procedure.register import Register

BESIDE = 110
"""Columns from which the entry stands beside the list, not below it."""
_TOLD_AFTER = 0.12


class FollowUpList(Lines):
    """Headings, and each entry in two lines; the cursor stops on the first."""

    def __init__(self) -> None:
        super().__init__(id="entries")
        self.lines: list[FollowUpLine] = []

    def count(self) -> int:
        """Returns how many lines there are."""
        return len(self.lines)

    def line(self, n: int, width: int) -> Content:  # noqa: ARG002 - cut by the list
        """Returns one line."""
        return ink(*self.lines[n].pieces)

    def can_stop(self, n: int) -> bool:
        """Returns whether an entry begins on the line."""
        return self.lines[n].owed is not None

    @property
    def chosen(self) -> Owed | None:
        """The entry under the cursor."""
        return self.lines[self.cursor].owed if self.cursor < len(self.lines) else None

    def watch_cursor(self, old: int, new: int) -> None:
        """Brings both lines of the entry, and the heading of a group's first, into the window."""
        super().watch_cursor(old, new)
        top, height = round(self.scroll_y), self.size.height
        if height and new + 2 > top + height:
            self.scroll_to(y=new + 2 - height, animate=False)
        elif new and new <= top and not self.can_stop(new - 1):
            self.scroll_to(y=new - 1, animate=False)


class FollowUpScreen(ModeScreen):
    """What is owed."""

    MODE = "follow_up"
    BINDINGS: ClassVar[list[BindingType]] = bindings("follow_up")
    DEFAULT_CSS = """
    FollowUpScreen #hint { height: 1; background: $surface; }
    FollowUpScreen #filter { display: none; background: $surface; padding: 0 1; }
    FollowUpScreen.-filtering #filter { display: block; }
    FollowUpScreen #two { height: 1fr; layout: vertical; }
    FollowUpScreen #entries { height: 3fr; }
    FollowUpScreen #entry { height: 2fr; border-top: solid $panel-lighten-2; }
    FollowUpScreen.-beside #two { layout: horizontal; }
    FollowUpScreen.-beside #entries { width: 52%; height: 1fr; }
    FollowUpScreen.-beside #entry { width: 1fr; height: 1fr; border-top: none; border-left: solid $panel-lighten-2; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._on: datetime.date | None = None
        self._by = ORDER[0]
        self._closed_too = False
        self._words = ""
        self._entries: list[Owed] = []
        self._register: Register | None = None
        self._version = -1
        self._told_of: Owed | None = None
        self._timer: Timer | None = None
        self._said = "Reading the book …"

    @property
    def on(self) -> datetime.date:
        """The day as at which all is told."""
        return self._on or self.program.desk.today

    def compose(self) -> ComposeResult:
        """Lays out the screen."""
        yield self.top_line()
        yield Static(id="hint", markup=False)
        yield FilterLine(id="filter", placeholder="words of what it is, whose it is, its body, its day or its minute")
        with Container(id="two"):
            yield FollowUpList()
            yield Reading(id="entry")
        yield KeyLine()

    def on_mount(self) -> None:
        """Reads what is owed."""
        super().on_mount()
        self.query_one("#entry", Reading).can_focus = False
        self.query_one(FollowUpList).focus()
        self._show()
        self.book_changed()

    def on_resize(self) -> None:
        """Puts the entry beside the list where there is room."""
        self.set_class(self.size.width >= BESIDE, "-beside")
        self._show_hint()

    def on_screen_resume(self) -> None:
        """Shows what has changed meanwhile."""
        super().on_screen_resume()
        if self.program.desk.version != self._version:
            self.book_changed()

    def book_changed(self) -> None:
        """Reads anew what is owed; while the list of records is not read yet it waits for it."""
        desk, follow_up, on, closed = self.program.desk, self.program.follow_up, self.on, self._closed_too
        if not desk.version:
            return
        self._version = desk.version

        def come(found: tuple[Register, list[Owed]]) -> None:
            self._register, self._entries = found
            self._said = ""
            self._show()

        in_background(
            self.program, self, lambda: follow_up.owed(on, closed=closed), come, group="follow-up", failed=self._failed
        )

    def _failed(self, error: MinutebookError) -> None:
        self._said = str(error)
        self._show()

    # -- showing ----------------------------------------------------------------

    def _show(self) -> None:
        shown = self.query_one(FollowUpList)
        chosen, at = shown.chosen, shown.cursor
        lines = list_lines(self._register, self._entries, self._by, self._words) if self._register is not None else []
        if not lines:
            lines = [FollowUpLine(((self._said or self._nothing(), "faint"),))]
        shown.lines = lines
        wanted = chosen.record if chosen is not None else None
        first = next((n for n, one in enumerate(lines) if one.owed is not None), 0)
        same = next((n for n, one in enumerate(lines) if one.owed is not None and one.owed.record == wanted), None)
        shown.renew(same if same is not None else min(at, len(lines) - 1) if chosen is not None else first)
        self._told_of = None
        self._show_hint()
        self._tell_soon()
        self.refresh_bindings()

    def _nothing(self) -> str:
        if self._words:
            return f"Nothing here has “{self._words}”. Esc drops the filter."
        what = "Nothing is recorded as raised" if self._closed_too else "Nothing is recorded as open"
        return f"{what} on {self.on.isoformat()}."

    def _show_hint(self) -> None:
        on = self.on
        many = sum(one.owed is not None for one in self.query_one(FollowUpList).lines)
        counted = f"{many} open" if not self._closed_too else f"{many}, what is closed too"
        with_words = f"  with “{self._words}”" if self._words else ""
        left = ink(" As at ", (f"{on:%a} {on.day} {on:%b %Y}", "strong"), f"  {counted}{with_words}")
        self.query_one("#hint", Static).update(spread(left, ink(("by " + self._by, "strong"), " "), self.size.width))

    def on_lines_moved(self) -> None:
        """Tells of the entry under the cursor, once the cursor rests."""
        self._tell_soon()

    def _tell_soon(self) -> None:
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(_TOLD_AFTER, self._tell)

    def _tell(self) -> None:
        owed = self.chosen_owed()
        shown = self.query_one("#entry", Reading)
        if owed is None:
            shown.show(())
        elif owed is not self._told_of:
            self._told_of = owed
            follow_up = self.program.follow_up

            def come(found: tuple[ReadLine, ...]) -> None:
                if owed is self._told_of:
                    shown.show(found)

            in_background(
                self.program, self, lambda: follow_up.told(owed), come, group="entry", failed=self.program.complain
            )

    # -- actions ----------------------------------------------------------------

    def chosen_owed(self) -> Owed | None:
        """Returns the entry under the cursor."""
        return self.query_one(FollowUpList).chosen

    def chosen_record(self) -> str | None:
        """Returns the record under the cursor."""
        owed = self.chosen_owed()
        return owed.record if owed is not None else None

    def owner_here(self) -> str:
        """Returns the body of the entry."""
        return (self.chosen_record() or "").partition("/")[0]

    def on_lines_pressed(self) -> None:
        """An entry was clicked twice."""
        run_action(self, "follow_up.open")

    def do_open(self) -> None:
        """Opens the record."""
        record = self.chosen_record()
        if record is not None:
            self.open_at(record, "read")

    def do_edit(self) -> None:
        """Edits the record."""
        record = self.chosen_record()
        if record is not None:
            self.open_at(record, "edit")

    def do_respond(self) -> None:
        """Asks for the answer."""
        owed = self.chosen_owed()
        step = answering(owed.record) if owed is not None else None
        if owed is not None and step is not None:
            take_step(self.program, step, owed.record, owed.what, likely_answer(owed))

    def do_update(self) -> None:
        """Asks where it stands."""
        owed = self.chosen_owed()
        step = updating(owed)
        if owed is not None and step is not None:
            take_step(self.program, step, owed.record, owed.what)

    def do_by(self) -> None:
        """Groups in the next way."""
        self._by = ORDER[(ORDER.index(self._by) + 1) % len(ORDER)]
        self._show()

    def do_closed(self) -> None:
        """Shows what is closed as well, or not."""
        self._closed_too = not self._closed_too
        self.book_changed()

    def do_day(self) -> None:
        """Asks for the day."""

        def chosen(day: datetime.date | None) -> None:
            self._on = day
            self.book_changed()

        ask_day(self.program, "As at which day?", self.on, chosen)

    def do_page_entry_down(self) -> None:
        """Reads on in the entry."""
        self.query_one("#entry", Reading).do_page_down()

    def do_page_entry_up(self) -> None:
        """Reads back in the entry."""
        self.query_one("#entry", Reading).do_page_up()

    def do_filter(self) -> None:
        """Lets one type what to look for."""
        self.add_class("-filtering")
        self.query_one("#filter", Input).focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Filters with each letter."""
        self._words = event.value.strip()
        self._show()

    def filter_done(self, *, keep: bool) -> None:
        """Goes back to the list, with the filter or without."""
        if not keep or not self._words:
            self.query_one("#filter", Input).value = ""
            self._words = ""
            self.remove_class("-filtering")
            self._show()
        self.query_one(FollowUpList).focus()

    def do_back(self) -> None:
        """Drops the filter, or goes back to Today."""
        if self._words or self.has_class("-filtering"):
            self.filter_done(keep=False)
        else:
            self.do_today()
