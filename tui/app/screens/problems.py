"""Problems: everything that the checks say of the book, the gravest first. Enter goes to the field."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Input

from tui.app import settings
from tui.app.actions.place import run_action
from tui.app.actions.registry import bindings
from tui.app.ink import MARKS, ink
from tui.app.screens.records import FilterLine
from tui.app.widgets.keyline import KeyLine
from tui.app.widgets.lines import Lines
from tui.app.widgets.mode import ModeScreen
from tui.record.kinds import kind
from tui.rules.problem import Problem, Severity
from tui.rules.published import is_as_published

_TITLES = {
    Severity.ERROR: "Errors: must be put right",
    Severity.WARNING: "Warnings: to be looked at",
    Severity.ADVICE: "Advice: may wait",
}
Line = Problem | str


class ProblemList(Lines):
    """Headings and problems."""

    def __init__(self) -> None:
        super().__init__(id="problems")
        self.lines: list[tuple[str, Problem | None]] = []

    def count(self) -> int:
        """Returns how many lines there are."""
        return len(self.lines)

    def can_stop(self, n: int) -> bool:
        """Returns whether the line is a problem."""
        return self.lines[n][1] is not None

    def line(self, n: int, width: int) -> Content:  # noqa: ARG002 - cut by the list
        """Returns one line."""
        text, problem = self.lines[n]
        if problem is None:
            return ink((text, "heading" if text.endswith(":") else "strong"))
        return ink(
            "  ",
            (f"{MARKS[problem.severity]} ", str(problem.severity)),
            problem.message,
            ("  " + problem.path, "faint"),
        )


class ProblemsScreen(ModeScreen):
    """All problems of the book."""

    MODE = "problems"
    BINDINGS: ClassVar[list[BindingType]] = bindings("book_problems")
    DEFAULT_CSS = """
    ProblemsScreen #filter { display: none; background: $surface; padding: 0 1; }
    ProblemsScreen.-filtering #filter { display: block; }
    ProblemsScreen #detail { height: 3; background: $surface; padding: 0 1; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._words = ""
        self._aside = False
        self.published = 0
        """How many problems of the book are of something recorded as published."""

    def compose(self) -> ComposeResult:
        """Lays out the screen."""
        from textual.widgets import Static

        yield self.top_line()
        yield FilterLine(id="filter", placeholder="words of the problem, its field or its record")
        yield ProblemList()
        yield Static(id="detail", markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        """Shows what is known so far."""
        super().on_mount()
        self.program.book_checked.subscribe(self, lambda _: self.book_changed())
        self._aside = settings.puts_published_aside(self.program.config)
        self.query_one(ProblemList).focus()
        self.book_changed()

    def book_changed(self) -> None:
        """Shows the problems as they are now."""
        shown = self.query_one(ProblemList)
        problems = self.program.problems
        self.published = sum(is_as_published(one) for one in problems or ())
        if problems is None:
            shown.lines = [("The book is being checked …", None)]
        elif not problems:
            shown.lines = [("The checks have nothing to say: every record is as it should be.", None)]
        else:
            shown.lines = self._listed(problems)
        shown.renew()
        self.refresh_bindings()
        self._show_detail()

    def _listed(self, problems: tuple[Problem, ...]) -> list[tuple[str, Problem | None]]:
        aside = self._aside and self.published > 0
        lines = self._grouped(tuple(one for one in problems if not (aside and is_as_published(one))))
        if not lines and self._words:
            lines = [(f"No problem has “{self._words}” in it.", None)]
        if not lines:
            lines = [("Nothing else is to be looked at.", None)]
        if not aside:
            return lines
        key = self.program.key_of("book_problems.published")
        one, them = ("is", "it") if self.published == 1 else ("are", "them")
        return [(f"{self.published} as published {one} put aside; {key} shows {them}.", None), ("", None), *lines]

    def _grouped(self, problems: tuple[Problem, ...]) -> list[tuple[str, Problem | None]]:
        wanted = self._words.casefold().split()
        lines: list[tuple[str, Problem | None]] = []
        desk = self.program.desk
        for severity, title in _TITLES.items():
            found = [
                one
                for one in problems
                if one.severity is severity
                and all(
                    word in f"{one.record} {desk.title(one.record)} {one.path} {one.rule} {one.message}".casefold()
                    for word in wanted
                )
            ]
            if not found:
                continue
            lines += [("", None)] if lines else []
            lines.append((f"{MARKS[severity]} {title}  {len(found)}", None))
            record = ""
            for one in sorted(found, key=lambda p: (p.record, p.line, p.column)):
                if one.record != record:
                    record = one.record
                    lines.append((f" {self._called(record)}", None))
                lines.append(("", one))
        return lines

    def _called(self, record: str) -> str:
        found = self.program.desk.excerpts.get(record)
        if found is None:
            return record
        name = self.program.desk.label(found)
        return name if found.kind == "meeting" else f"{kind(found.kind).title}: {name}" if found.kind else name

    def on_lines_moved(self) -> None:
        """Shows the whole of the problem under the cursor."""
        self._show_detail()

    def _show_detail(self) -> None:
        from textual.widgets import Static

        problem = self._problem()
        words = (
            ink((f"{MARKS[problem.severity]} {problem.severity} ", str(problem.severity)), problem.message, " ", problem.hint,
                (f"  {problem.file}:{problem.line}:{problem.column} {problem.rule}", "faint"))
            if problem
            else ink("")
        )  # fmt: skip
        self.query_one("#detail", Static).update(words)

    def _problem(self) -> Problem | None:
        shown = self.query_one(ProblemList)
        return shown.lines[shown.cursor][1] if shown.lines and shown.cursor < len(shown.lines) else None

    def chosen_record(self) -> str | None:
        """Returns the record of the problem under the cursor."""
        problem = self._problem()
        return problem.record if problem else None

    def on_lines_pressed(self) -> None:
        """A line was clicked twice."""
        run_action(self, "book_problems.open")

    def do_open(self) -> None:
        """Opens the record at the field."""
        problem = self._problem()
        if problem is not None:
            self.program.open_record(problem.record, tab="edit", path=problem.path)

    def do_published(self) -> None:
        """Puts aside what is recorded as published, or shows it again; the cursor stays on its problem where that is shown."""
        problem, shown = self._problem(), self.query_one(ProblemList)
        self._aside = not self._aside
        settings.put_published_aside(self.program.config, aside=self._aside)
        self.book_changed()
        found = next((n for n, (_, one) in enumerate(shown.lines) if one is problem and one is not None), None)
        shown.cursor = found if found is not None else shown.cursor
        if found is None:
            shown.do_first()

    def do_filter(self) -> None:
        """Lets one type what to look for."""
        self.add_class("-filtering")
        self.query_one("#filter", Input).focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Filters with each letter."""
        self._words = event.value.strip()
        self.book_changed()

    def filter_done(self, *, keep: bool) -> None:
        """Goes back to the list, with the filter or without."""
        if not keep or not self._words:
            self.query_one("#filter", Input).value = ""
            self._words = ""
            self.remove_class("-filtering")
            self.book_changed()
        self.query_one(ProblemList).focus()

    def do_back(self) -> None:
        """Drops the filter, or goes back to Today."""
        if self._words or self.has_class("-filtering"):
            self.filter_done(keep=False)
        else:
            self.do_today()
