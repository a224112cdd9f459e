"""Plan: the forward plan, what differs between two plans, and where the deliverables of plans stand."""

import datetime
from collections.abc import Callable
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Input, Static

from tui.app.actions.place import run_action
from tui.app.actions.registry import bindings
from tui.app.background import in_background
from tui.app.ink import ink, spread
from tui.app.plan_desk import NOW, Coming, Drafted, Stand, likely_day
from tui.app.plan_lines import PlanLine, coming_lines, deliverable_lines, difference_lines, meeting_lines
from tui.app.screens.agenda_draft import AgendaDraft
from tui.app.screens.ask_day import ask_day
from tui.app.screens.chooser import Choice, Chooser
from tui.app.screens.records import FilterLine
from tui.app.screens.saving import Saving
from tui.app.screens.step import take_step
from tui.app.widgets.keyline import KeyLine
from tui.app.widgets.lines import Lines
from tui.app.widgets.mode import ModeScreen
from tui.app.widgets.reading import WIDEST
from tui.book.steps.update import UPDATE_DELIVERABLE
from tui.errors import MinutebookError
from tui.procedure.calendar import in_short
from tui.procedure.forward_plan import Difference
from tui.procedure.matters import Station


class PlanList(Lines):
    """Bodies, meetings and items, or themes and deliverables."""

    def __init__(self) -> None:
        super().__init__(id="plan")
        self.lines: list[PlanLine] = []

    def count(self) -> int:
        """Returns how many lines there are."""
        return len(self.lines)

    def line(self, n: int, width: int) -> Content:  # noqa: ARG002 - cut by the list
        """Returns one line."""
        return ink(*self.lines[n].pieces)

    def can_stop(self, n: int) -> bool:
        """Returns whether the line leads somewhere."""
        return self.lines[n].leads


class PlanScreen(ModeScreen):
    """What is planned."""

    MODE = "plan"
    BINDINGS: ClassVar[list[BindingType]] = bindings("plan")
    DEFAULT_CSS = """
    PlanScreen #hint { height: 1; background: $surface; }
    PlanScreen #filter { display: none; background: $surface; padding: 0 1; }
    PlanScreen.-filtering #filter { display: block; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._on: datetime.date | None = None
        self._since: datetime.date | None = None
        self._view = "plan"
        self._words = ""
        self._coming: Coming | None = None
        self._stand: Stand | None = None
        self._other: list[PlanLine] = []
        self._other_name = ""
        self._version = -1
        self._said = "Reading the book …"

    @property
    def on(self) -> datetime.date:
        """The day from which, or as at which, all is told."""
        return self._on or self.program.desk.today

    def compose(self) -> ComposeResult:
        """Lays out the screen."""
        yield self.top_line()
        yield Static(id="hint", markup=False)
        yield FilterLine(id="filter", placeholder="words of a meeting, an item, a theme or a deliverable")
        yield PlanList()
        yield KeyLine()

    def on_mount(self) -> None:
        """Reads what is planned."""
        super().on_mount()
        self.query_one(PlanList).focus()
        self._show()
        self.book_changed()

    def on_resize(self) -> None:
        """Draws charts and head for the new width."""
        self._show(stay=True)

    def on_screen_resume(self) -> None:
        """Shows what has changed meanwhile."""
        super().on_screen_resume()
        if self.program.desk.version != self._version:
            self.book_changed()

    def book_changed(self) -> None:
        """Reads anew what is planned; while the list of records is not read yet it waits for it."""
        desk, plans, on, since = self.program.desk, self.program.plans, self.on, self._since
        if not desk.version:
            return
        self._version = desk.version

        def come(found: tuple[Coming, Stand]) -> None:
            self._coming, self._stand = found
            self._said = ""
            self._show(stay=True)

        self._work(lambda: (plans.coming(on), plans.stand(on, since)), come, "plan")

    def _work(self, work: Callable[[], Any], then: Callable[[Any], None], group: str) -> None:
        in_background(self.program, self, work, then, group=group, failed=self.program.complain)

    # -- showing ----------------------------------------------------------------

    def _show(self, *, stay: bool = False) -> None:
        shown = self.query_one(PlanList)
        lines = self._lines()
        shown.lines = lines or [PlanLine(((self._said or self._nothing(), "faint"),))]
        first = next((n for n, one in enumerate(lines) if one.leads and one.record != one.body), 0)
        shown.renew(min(shown.cursor, len(shown.lines) - 1) if stay and shown.cursor else first)
        if not stay:
            shown.scroll_to(y=0, animate=False)
        self._show_hint()
        self.refresh_bindings()

    def _lines(self) -> list[PlanLine]:
        if self._view == "other":
            return self._other
        if self._view == "deliverables" and self._stand is not None:
            days = (in_short(self._since.isoformat()) if self._since else "", in_short(self.on.isoformat()))
            return deliverable_lines(self._stand, self._width, days, self._words)
        return coming_lines(self._coming, self._width, self._words) if self._coming is not None else []

    @property
    def _width(self) -> int:
        return min(WIDEST, self.query_one(PlanList).inner_width)

    def _nothing(self) -> str:
        if self._words:
            return f"Nothing here has “{self._words}”. Esc drops the filter."
        if self._view == "deliverables":
            return "No plan in this book has deliverables."
        return f"The book has no meeting from {in_short(self.on.isoformat())} on."

    def _show_hint(self) -> None:
        on = self.on
        day = f"{on:%a} {on.day} {on:%b %Y}"
        said = {"deliverables": " Deliverables as at ", "other": f" {self._other_name}  "}.get(
            self._view, " Forward plan from "
        )
        with_words = f"  with “{self._words}”" if self._words else ""
        left = ink(said, (day if self._view != "other" else "", "strong"), with_words)
        other = {"plan": "the deliverables", "deliverables": "the forward plan"}.get(self._view, "")
        right = ink((self.program.key_of("plan.view"), "key"), f" {other} ") if other else ink(("Esc", "key"), " back ")
        self.query_one("#hint", Static).update(spread(left, right, self.size.width))

    def _show_other(self, name: str, lines: list[PlanLine]) -> None:
        self._view, self._other_name, self._other = "other", name, lines
        self._show()

    # -- actions ----------------------------------------------------------------

    def chosen_line(self) -> PlanLine | None:
        """Returns the line under the cursor."""
        shown = self.query_one(PlanList)
        return shown.lines[shown.cursor] if shown.cursor < len(shown.lines) else None

    def chosen_record(self) -> str | None:
        """Returns the record under the cursor."""
        line = self.chosen_line()
        return line.record if line is not None else None

    def on_lines_pressed(self) -> None:
        """A line was clicked twice."""
        run_action(self, "plan.open")

    def do_open(self) -> None:
        """Opens the record, or shows the printed plan."""
        line = self.chosen_line()
        if line is None:
            return
        if line.record is not None:
            self.open_at(line.record, "read")
            return
        plans, document = self.program.plans, line.document
        if document is not None:
            self._work(
                lambda: plans.printed(document),
                lambda found: self._show_other(document, meeting_lines(*found)),
                "printed",
            )

    def do_edit(self) -> None:
        """Edits the record."""
        record = self.chosen_record()
        if record is not None:
            self.open_at(record, "edit")

    def do_update(self) -> None:
        """Asks where a deliverable stands."""
        record = self.chosen_record()
        if record is not None:
            take_step(self.program, UPDATE_DELIVERABLE, record, self.program.desk.title(record))

    def do_view(self) -> None:
        """Shows the deliverables, or the forward plan."""
        self._view = "deliverables" if self._view == "plan" else "plan"
        self._show()

    def do_day(self) -> None:
        """Asks for the day."""

        def chosen(day: datetime.date | None) -> None:
            self._on = day
            self.book_changed()

        ask_day(self.program, "From which day?", self.on, chosen)

    def do_compare(self) -> None:
        """Asks for two days of deliverables, or for two plans."""
        if self._view == "deliverables":
            self._compare_days()
        elif self._coming is not None:
            self._choose_plan(
                "Compare which plan …",
                lambda old: self._choose_plan("… with which?", lambda new: self._differ(old, new)),
            )

    def _compare_days(self) -> None:
        def chosen(day: datetime.date | None) -> None:
            self._since = day if day is not None and day < self.on else None
            self.book_changed()

        ask_day(
            self.program, "What was reported after which day? Today compares no more.", self._since or self.on, chosen
        )

    def _choose_plan(self, title: str, then: Callable[[str], None]) -> None:
        printed = self._coming.printed if self._coming is not None else ()
        choices = [Choice(one.document, one.document, in_short(one.date) if one.date else "") for one in printed]
        choices.append(Choice(NOW, "The book's own plan, as it is now"))

        def typed(words: str) -> list[Choice[str]]:
            return [Choice(words, f"The book's own plan, as it stood on {in_short(words)}")] if len(words) == 10 else []

        def chosen(found: str | None) -> None:
            if found is not None:
                then(found)

        self.app.push_screen(
            Chooser(title, choices, placeholder="type to search, or a day: 2026-03-25", from_typed=typed), chosen
        )

    def _differ(self, old: str, new: str) -> None:
        plans, on = self.program.plans, self.on

        def called(name: str) -> str:
            printed = {one.document for one in self._coming.printed} if self._coming is not None else set()
            return (
                name
                if name in printed
                else f"the book's own plan, {name if name == NOW else f'as it stood on {in_short(name)}'}"
            )

        def come(found: list[Difference]) -> None:
            self._show_other("What differs", difference_lines(found, called(old), called(new), self._width))

        self._work(lambda: plans.differ(old, new, on), come, "differ")

    def do_matter(self) -> None:
        """Shows where the matter was dealt with; Enter opens the record."""
        line, plans, desk = self.chosen_line(), self.program.plans, self.program.desk
        matter = line.matter if line is not None else None
        if matter is None:
            return

        def come(found: list[Station]) -> None:
            choices = [
                Choice(one.record, f"{in_short(one.date) if one.date else 'no day':<12} {one.what}",
                       "planned" if one.planned else "", one.record, detail=desk.called(one.record))
                for one in found
            ]  # fmt: skip
            title = f"The matter “{matter.replace('-', ' ')}”"
            self.app.push_screen(
                Chooser(title, choices), lambda record: self.open_at(record, "read") if record else None
            )

        self._work(lambda: plans.stations(matter), come, "matter")

    # -- a new meeting ----------------------------------------------------------

    def do_draft(self) -> None:
        """Asks for the day and drafts the agenda."""
        line = self.chosen_line()
        if line is None or line.body is None or self._coming is None:
            return
        body, plans = line.body, self.program.plans

        def chosen(day: datetime.date | None) -> None:
            self._work(lambda: plans.drafted(body, day or self.program.desk.today), self._offer, "draft")

        ask_day(
            self.program,
            f"The next meeting of {self.program.desk.title(body)}: on which day?",
            likely_day(self._coming, body, self.on),
            chosen,
        )

    def _offer(self, drafted: Drafted) -> None:
        def answered(go_on: bool | None) -> None:
            if go_on and drafted.meeting is not None:
                meeting = drafted.meeting
                self._work(
                    lambda: self.program.plans.filled(drafted),
                    lambda text: self.program.open_record(meeting, tab="edit", text=text),
                    "draft",
                )
            elif go_on:
                self._work(lambda: self.program.plans.propose(drafted), self._ask_why, "draft")

        self.app.push_screen(AgendaDraft(drafted), answered)

    def _ask_why(self, proposed: Any) -> None:
        opened, proposal = proposed

        def saved(answer: "str | MinutebookError | None") -> None:
            if isinstance(answer, MinutebookError):
                if not self.program.ask_identity_for(answer, lambda: self._ask_why(proposed)):
                    self.program.complain(answer)
            elif answer is not None:
                self.program.after_save()
                self.program.say(f"Saved: {answer}")
                self.open_at(opened.record_id, "read")

        self.app.push_screen(Saving(proposal, self.program.sitting_reason), saved)

    # -- filter -----------------------------------------------------------------

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
        self.query_one(PlanList).focus()

    def do_back(self) -> None:
        """Drops the filter, goes back to the forward plan, or to Today."""
        if self._words or self.has_class("-filtering"):
            self.filter_done(keep=False)
        elif self._view != "plan":
            self._view = "plan"
            self._show()
        else:
            self.do_today()
