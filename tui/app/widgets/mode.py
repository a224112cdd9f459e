"""What the modes of the first line have in common: the tabs, going from one to another, and making a record."""

from typing import Any, ClassVar, cast

from textual.binding import BindingType
from textual.screen import Screen

from tui.app.actions.place import Place, run_action
from tui.app.actions.registry import bindings
from tui.app.ink import counted
from tui.app.widgets.topline import Tab, TopLine

ORDER = ("today", "records", "follow_up", "plan", "history", "problems")


class ModeScreen(Place, Screen[None]):
    """One of the modes."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("mode")
    MODE: ClassVar[str]

    @property
    def program(self) -> Any:
        """The program, which knows the book."""
        return cast(Any, self.app)

    def top_line(self) -> TopLine:
        """Returns the first line of this mode."""
        return TopLine("Minutebook", self.tabs(), f"mode.{self.MODE.replace('_', '-')}", self.state())

    def tabs(self) -> tuple[Tab, ...]:
        """Returns the tabs, the problems with their numbers by severity."""
        count = counted(self.program.problems or ())
        key = self.program.key_of
        return (
            Tab("mode.today", key("mode.today"), "Today"),
            Tab("mode.records", key("mode.records"), "Records"),
            Tab("mode.follow-up", key("mode.follow-up"), "Follow-up"),
            Tab("mode.plan", key("mode.plan"), "Plan"),
            Tab("mode.history", key("mode.history"), "History"),
            Tab("mode.problems", key("mode.problems"), "Problems", count),
        )

    def state(self) -> str:
        """Returns the words at the right of the first line."""
        return "Reading only" if self.program.desk.read_only else "All saved"

    def on_mount(self) -> None:
        """Follows the book."""
        self.program.book_checked.subscribe(self, lambda _: self._renew_top())
        self.program.book_read.subscribe(self, lambda _: self.book_changed())
        self.program.progress.subscribe(self, self._show_progress)

    def on_screen_resume(self) -> None:
        """Shows what has changed while something else was on the screen."""
        self._renew_top()

    def book_changed(self) -> None:
        """Shows the book anew; for subclasses."""

    def _renew_top(self) -> None:
        top = self.query_one(TopLine)
        top.tabs = self.tabs()
        top.state = self.state()

    def _show_progress(self, step: tuple[str, int, int]) -> None:
        what, done, total = step
        self.query_one(TopLine).state = self.state() if done >= total else f"{what} {100 * done // max(1, total)} %"

    def on_top_line_chosen(self, event: TopLine.Chosen) -> None:
        """A tab was clicked."""
        run_action(self, event.action)

    def do_today(self) -> None:
        """Goes to Today."""
        self.app.switch_mode("today")

    def do_records(self) -> None:
        """Goes to Records."""
        self.app.switch_mode("records")

    def do_follow_up(self) -> None:
        """Goes to Follow-up."""
        self.app.switch_mode("follow_up")

    def do_plan(self) -> None:
        """Goes to Plan."""
        self.app.switch_mode("plan")

    def do_history(self) -> None:
        """Goes to History."""
        self.app.switch_mode("history")

    def do_problems(self) -> None:
        """Goes to Problems."""
        self.app.switch_mode("problems")

    def do_next(self) -> None:
        """Goes to the mode after this."""
        self.app.switch_mode(ORDER[(ORDER.index(self.MODE) + 1) % len(ORDER)])

    def do_previous(self) -> None:
        """Goes to the mode before this."""
        self.app.switch_mode(ORDER[ORDER.index(self.MODE) - 1])

    def do_new(self) -> None:
        """Makes a new record."""
        from tui.app.creating import offer_new

        offer_new(self.program, self.owner_here())

    def owner_here(self) -> str:
        """Returns the folder of the body (or plan) that a new record is likely for; for subclasses."""
        return ""

    def do_import(self) -> None:
        """Takes in a document."""
        from tui.app.taking_in import offer_import

        offer_import(self.program, self.owner_here())

    def do_search(self) -> None:
        """Searches the book."""
        self.program.do_search()

    def do_reload(self) -> None:
        """Reads the book again."""
        self.program.read_book()

    def chosen_record(self) -> str | None:
        """Returns the record on the cursor's line; for subclasses."""
        return None

    def do_minutes(self) -> None:
        """Takes the minutes of the meeting on the cursor's line."""
        record = self.chosen_record()
        if record is not None:
            self.program.take_minutes(record)

    def open_at(self, record_id: str, tab: str) -> None:
        """Opens a record from this mode."""
        self.program.open_record(record_id, tab=tab)
