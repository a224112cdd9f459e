"""What a review shows: the source beside the draft, both at the same place, the counts above and what is said of the place below."""

from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.content import Content
from textual.events import DescendantFocus
from textual.widgets import Static

from tui.app.ink import MARKS, counted, ink, joined, spread
from tui.app.review_desk import Reviewing
from tui.app.screens.review_keeping import ReviewKeeping
from tui.app.widgets.keyline import KeyLine
from tui.app.widgets.lines import Lines
from tui.app.widgets.review_form import ReviewForm
from tui.app.widgets.source_lines import SourceLines
from tui.app.widgets.topline import TopLine
from tui.documents.importing.drafting import in_field
from tui.record.kinds import kind
from tui.record.paths import Path, format_path, parse_path

SIDE_BY_SIDE = 110
"""Columns from which source and record stand side by side; below, one above the other."""


class ReviewPanes(ReviewKeeping):
    """The source at the left or above, the draft at the right or below."""

    DEFAULT_CSS = """
    ReviewPanes #panes { height: 1fr; layout: vertical; }
    ReviewPanes #panes > Vertical { height: 1fr; }
    ReviewPanes.-wide #panes { layout: horizontal; }
    ReviewPanes.-wide #panes > Vertical { width: 1fr; height: 100%; }
    ReviewPanes.-wide #right { border-left: solid $panel-lighten-2; }
    ReviewPanes .head { height: 1; padding: 0 1; background: $surface; }
    ReviewPanes #said { height: 2; padding: 0 1; background: $surface; }
    ReviewPanes.-only-left #right, ReviewPanes.-only-right #left { display: none; }
    """

    def __init__(self, reviewing: Reviewing, where: str = "") -> None:
        super().__init__(reviewing, where)
        self._doubt: int | None = None
        self._landed: Path | None = None
        self._at_problem = -1

    def compose(self) -> ComposeResult:
        """Lays out the screen."""
        first = next((each for each in self.reviewing.ids if each not in self.reviewing.stays), self.reviewing.ids[0])
        yield TopLine(f"Import › {self.reviewing.document.name}", (), "", "")
        with Container(id="panes"):
            with Vertical(id="left"):
                yield SourceLines(self.reviewing.review.found.lines)
            with Vertical(id="right"):
                yield Static(id="record", classes="head", markup=False)
                yield ReviewForm(self.reviewing.editing(first))
        yield Static(id="said", markup=False)
        yield KeyLine()

    def on_resize(self) -> None:
        """Puts both sides beside one another where there is room."""
        self.set_class(self.size.width >= SIDE_BY_SIDE, "-wide")
        self.show_top()

    # -- showing --------------------------------------------------------------------------

    @property
    def source(self) -> SourceLines:
        """The lines of the source."""
        return self.query_one(SourceLines)

    @property
    def is_in_source(self) -> bool:
        """Whether the cursor is in the source."""
        return self.focused is self.source

    def show_account(self) -> None:
        """Shows what is in no field now."""
        self.source.tell(self.account)
        self.show_top()

    def show_problems(self) -> None:
        """Shows beside the fields what the checks say of them and what was guessed."""
        record_id = self.record_id
        self.form.show_problems((*self.reviewing.doubts_as_problems(record_id), *self.problems.get(record_id, ())))
        self.show_top()

    def show_top(self) -> None:
        """Shows the counts, and which record this is."""
        doubts, lines = len(self.reviewing.open_doubts()), len({each.line for each in self.left})
        said = [
            *([self.where] if self.where else []),
            f"{doubts} {'doubt' if doubts == 1 else 'doubts'}",
            f"{lines} {'line' if lines == 1 else 'lines'} in no field",
        ]
        self.query_one(TopLine).state = ", ".join([*said, *([self._state] if self._state == "NOT KEPT" else [])])
        head = self.query_one("#record", Static)
        head.update(self._head(max(20, head.size.width - 2)))
        self._show_said()
        self.refresh_bindings()

    def _head(self, width: int) -> Content:
        reviewing, record_id = self.reviewing, self.record_id
        ids = reviewing.ids
        called = f"{kind(self.form.kind).title}: {reviewing.called(record_id)}"
        if record_id in reviewing.review.left_out:
            state = "left out"
        elif record_id in reviewing.stays:
            state = "in the book already, stays as it is"
        else:
            state = counted(self.problems.get(record_id, ()))
        where = f"{ids.index(record_id) + 1} of {len(ids)}"
        return spread(ink((called, "strong")), ink((f"{state}  " if state else "", "warning"), (where, "label")), width)

    def _show_said(self) -> None:
        self.query_one("#said", Static).update(self._said())

    def _said(self) -> Content:
        """Returns what is said of the place where the cursor is."""
        number = self.doubt_here()
        if self.is_in_source:
            found = self.source.named(self.source.number)
            left = [each for each in found if not each.what]
            key = self.program.key_of
            if left:
                told = " … ".join(each.text for each in left)
                keys = f"  {key('review.place')} places it, {key('review.aside')}: no part of the record"
                return ink(("? In no field: ", "warning"), f"“{told}”", (keys, "faint"))
            if found:
                what = dict.fromkeys(each.what for each in found)
                return ink(
                    (f"Line {self.source.number}: ", "label"),
                    f"{', '.join(what)}: ",
                    " … ".join(each.text for each in found),
                )
            return self._where_it_went()
        if number is None:
            path = self._path_here()
            lines = ink((_lines_said(self.reviewing.review.lines_of(self.record_id, path)), "label"))
            problem = next((each for each in self.problems.get(self.record_id, ()) if each.path == path), None)
            return (
                joined([ink((f"{MARKS[problem.severity]} ", str(problem.severity)), problem.message), lines], " ")
                if problem
                else lines
            )
        doubt = self.reviewing.review.doubts[number]
        state = self.reviewing.review.state(number)
        of = "Accepted" if state == "accepted" else f"Doubt, {len(self.reviewing.open_doubts())} left"
        where = f", line {doubt.line}" if doubt.line else ""
        return ink(("? ", "advice"), (f"{of}{where}: ", "strong"), doubt.message)

    def _where_it_went(self) -> Content:
        fields = self.reviewing.review.fields_of(self.source.number)
        if not fields:
            return ink(("An empty line." if self.source.number else "", "faint"))
        record_id, path = fields[0]
        return ink((f"Line {self.source.number} is in ", "label"), f"{self.reviewing.called(record_id)}: {path}")

    # -- both sides follow ----------------------------------------------------------------

    def on_lines_moved(self, event: Lines.Moved) -> None:
        """Marks the lines that the field came from; says what stands under the cursor."""
        if event.lines is self.form.lines:
            lines = self.reviewing.review.lines_of(self.record_id, self._path_here())
            self.source.mark(lines, follow=not self.is_in_source)
        self._show_said()
        self.refresh_bindings()

    def on_descendant_focus(self, _event: DescendantFocus) -> None:
        """Says what stands under the cursor of the side where one is now."""
        self._show_said()

    def _path_here(self) -> str:
        row = self.form.row
        return format_path(row.path) if row is not None else ""

    def go(self, record_id: str, path: str, *, stay: bool = False, anew: bool = False) -> None:
        """Shows a field of a draft, and the lines it came from; with `stay` the cursor stays in the source. A draft that was changed
        elsewhere is shown `anew`."""
        stay = stay and self.is_in_source
        self.form.take(self.reviewing.editing(record_id), anew=anew)
        self.form.go_to(parse_path(path), focus=not stay)
        self.show_problems()
        self._landed = None
        if not stay:
            self.remove_class("-only-left")
            self.source.mark(self.reviewing.review.lines_of(record_id, self._path_here() or path), follow=True)
        self.show_top()

    def is_of_the_document(self, record_id: str, path: Path) -> bool:
        """Whether what stands at a path of a draft was given by the document."""
        return in_field(self.reviewing.review.drafted(record_id), format_path(path)) is not None

    def doubt_here(self) -> int | None:
        """Returns the doubt about the field under the cursor, by its number; None where nothing was guessed there."""
        row = self.form.row
        review = self.reviewing.review
        if row is None:
            return None
        last = self._doubt if row.path == self._landed else None
        if (
            last is not None
            and review.doubts[last].record == self.record_id
            and review.state(last) in ("open", "accepted")
        ):
            return last
        return next(iter(self.reviewing.doubts_at(self.record_id, format_path(row.path))), None)


def _lines_said(lines: tuple[int, ...]) -> str:
    if not lines:
        return "No line of the source went into this field."
    first, last = lines[0], lines[-1]
    if first == last:
        return f"From line {first}."
    return (
        f"From lines {first} to {last}."
        if len(lines) == last - first + 1
        else f"From {len(lines)} lines, {first} to {last}."
    )
