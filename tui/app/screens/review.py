"""Reviewing a document: its source beside the drafts made of it, from doubt to doubt and from one text in no field to the next."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Vertical
from textual.content import Content
from textual.events import DescendantFocus
from textual.widgets import Static

from tui.app.actions.place import run_action
from tui.app.actions.registry import bindings
from tui.app.ink import counted, ink, spread
from tui.app.review_desk import Reviewing
from tui.app.screens.chooser import Choice, Chooser
from tui.app.screens.placing import offer_places
from tui.app.screens.review_keeping import ReviewKeeping
from tui.app.widgets.keyline import KeyLine
from tui.app.widgets.lines import Lines
from tui.app.widgets.review_form import ReviewForm
from tui.app.widgets.source_lines import SourceLines
from tui.app.widgets.topline import TopLine
from tui.documents.importing.accounting import ASIDE, Unplaced
from tui.documents.importing.drafting import in_field
from tui.record.kinds import kind, kind_of
from tui.record.paths import Path, format_path, parse_path
from tui.record.safe import shortened

SIDE_BY_SIDE = 110
"""Columns from which source and record stand side by side; below, one above the other."""
_LONGEST_NAME = 48


class ReviewScreen(ReviewKeeping):
    """The source at the left or above, the drafts at the right or below, and between the keys and them what is said of the place."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("review")
    DEFAULT_CSS = """
    ReviewScreen #panes { height: 1fr; layout: vertical; }
    ReviewScreen #panes > Vertical { height: 1fr; }
    ReviewScreen.-wide #panes { layout: horizontal; }
    ReviewScreen.-wide #panes > Vertical { width: 1fr; height: 100%; }
    ReviewScreen.-wide #right { border-left: solid $panel-lighten-2; }
    ReviewScreen .head { height: 1; padding: 0 1; background: $surface; }
    ReviewScreen #said { height: 2; padding: 0 1; background: $surface; }
    ReviewScreen.-only-left #right, ReviewScreen.-only-right #left { display: none; }
    """

    def __init__(self, reviewing: Reviewing) -> None:
        super().__init__(reviewing)
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

    def on_mount(self) -> None:
        """Goes to the first doubt."""
        self.show_account()
        self.count_again()
        self.check_all()
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        doubts = self.reviewing.open_doubts()
        if doubts:
            self._go_to_doubt(doubts[0])
        else:
            self.go(self.record_id, "")
        self.show_problems()

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
            lines = self.reviewing.review.lines_of(self.record_id, self._path_here())
            return ink((_lines_said(lines), "label"))
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

    def go(self, record_id: str, path: str, *, stay: bool = False) -> None:
        """Shows a field of a draft, and the lines it came from; with `stay` the cursor stays in the source."""
        in_source = self.is_in_source
        self.form.take(self.reviewing.editing(record_id))
        self.form.go_to(parse_path(path))
        self.show_problems()
        self._landed = None
        if self.has_class("-only-left") and not stay:
            self.remove_class("-only-left")
        if stay and in_source:
            self.source.focus()
        else:
            self.source.mark(self.reviewing.review.lines_of(record_id, self._path_here() or path), follow=True)
        self.show_top()

    def is_of_the_document(self, record_id: str, path: Path) -> bool:
        """Whether what stands at a path of a draft was given by the document."""
        return in_field(self.reviewing.review.drafted(record_id), format_path(path)) is not None

    # -- doubts ---------------------------------------------------------------------------

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

    def _go_to_doubt(self, number: int) -> None:
        doubt = self.reviewing.review.doubts[number]
        self._doubt = number
        self.go(doubt.record, doubt.path)
        self._landed = self.form.row.path if self.form.row is not None else None
        if doubt.line:
            self.source.go_to(doubt.line)
        self._show_said()

    def do_next_doubt(self) -> None:
        """Goes to the next doubt."""
        self._step_doubt(1)

    def do_previous_doubt(self) -> None:
        """Goes to the doubt before."""
        self._step_doubt(-1)

    def _step_doubt(self, by: int) -> None:
        found = self.reviewing.open_doubts()
        if not found:
            self.program.say("No doubt is left: every guess was accepted, corrected or removed.")
            return
        at = found.index(self._doubt) + by if self._doubt in found else self._next_after(found) + min(0, by)
        self._go_to_doubt(found[at % len(found)])

    def _next_after(self, found: list[int]) -> int:
        """Returns the place of the first open doubt after the one that was looked at last, now settled."""
        if self._doubt is None:
            return 0
        order = {each: n for n, each in enumerate(self.reviewing.ids)}
        doubts = self.reviewing.review.doubts

        def key(number: int) -> tuple[int, int]:
            return order.get(doubts[number].record, 0), number

        return next((n for n, number in enumerate(found) if key(number) > key(self._doubt)), 0)

    def do_accept(self) -> None:
        """Accepts the doubt and goes on; takes back the acceptance of one that was; on a list without doubts, adds to it."""
        number = self.doubt_here()
        if number is None:
            if not self.is_in_source and self.form.chosen_list() is not None:
                run_action(self.form, "form.add")
            else:
                key = self.program.key_of("review.next-doubt")
                self.program.say(f"Nothing was guessed of this field. {key} goes to the next doubt.")
            return
        was_open = self.reviewing.review.state(number) == "open"
        self.reviewing.review = self.reviewing.review.accepting(number)
        self._doubt = number
        self.decided()
        if was_open and self.reviewing.open_doubts():
            self._step_doubt(1)
        else:
            self.show_problems()

    def do_correct(self) -> None:
        """Opens the field for typing."""
        self.form.lines.focus()
        run_action(self.form, "form.change")

    def do_remove(self) -> None:
        """Removes the field or the entry in the record."""
        self.form.lines.focus()
        run_action(self.form, "form.remove")

    def do_leave_out(self) -> None:
        """Leaves the record out, or takes it in again."""
        record_id = self.record_id
        if record_id in self.reviewing.stays:
            self.program.say(self.reviewing.stays[record_id])
            return
        out = self.reviewing.leave_out(record_id)
        called, key = self.reviewing.called(record_id), self.program.key_of("review.leave-out")
        self.program.say(f"Left out: {called}. {key} takes it in again." if out else f"Taken in again: {called}.")
        self.decided()
        self.check_all()
        self.show_problems()

    # -- text in no field -----------------------------------------------------------------

    def passages(self) -> list[Unplaced]:
        """Returns the words in no field of the lines that are chosen, or of the line under the cursor."""
        source = self.source
        numbers = sorted(source.chosen) or [source.number]
        return [each for number in numbers for each in source.passages(number)]

    def do_next_text(self) -> None:
        """Goes to the next text in no field."""
        self._step_text(1)

    def do_previous_text(self) -> None:
        """Goes to the text before that is in no field."""
        self._step_text(-1)

    def _step_text(self, by: int) -> None:
        here = self.source.number
        numbers = sorted({each.line for each in self.left})
        if not numbers:
            return
        after = [each for each in numbers if (each > here if by > 0 else each < here)]
        number = (after[0] if by > 0 else after[-1]) if after else numbers[0 if by > 0 else -1]
        self.remove_class("-only-right")
        self.source.focus()
        self.source.go_to(number)
        self.call_after_refresh(lambda: self._follow(number))

    def _follow(self, number: int) -> None:
        """Shows the place of the record in which the source goes on at a line."""
        if self.is_in_source and self.source.number == number:
            record_id, path = self.reviewing.near(number)
            self.go(record_id, path, stay=True)

    def on_source_lines_select(self) -> None:
        """Lines were chosen."""
        chosen = len(self.source.chosen)
        if chosen:
            self.program.say(f"{chosen} {'line' if chosen == 1 else 'lines'} chosen.")
        self.refresh_bindings()

    def on_source_lines_go(self) -> None:
        """Goes to the field of the line."""
        fields = self.reviewing.review.fields_of(self.source.number)
        if fields:
            self.form.lines.focus()
            self.go(*fields[0])
        else:
            self.program.say("This line is in no field.")

    def do_place(self) -> None:
        """Asks where the chosen text goes."""
        passages = self.passages()
        if passages:
            offer_places(self, passages)

    def placed(self, record_id: str, path: str) -> None:
        """Shows the field into which a text was put."""
        self.source.drop_choice()
        self.go(record_id, path)
        self.decided(record_id)

    def do_aside(self) -> None:
        """Names the chosen text as no part of the record, or takes that back."""
        passages = self.passages()
        if not passages:
            return
        if all(each.what == ASIDE for each in passages):
            for each in passages:
                self.reviewing.review = self.reviewing.review.taking_back(each.line)
        else:
            self.reviewing.put_aside(passages)
        self.source.drop_choice()
        self.decided()

    # -- elsewhere ------------------------------------------------------------------------

    def do_next_problem(self) -> None:
        """Goes to the next problem of the drafts."""
        found = self.ordered_problems()
        if found:
            self._at_problem = (self._at_problem + 1) % len(found)
            problem = found[self._at_problem]
            self.go(problem.record, problem.path)
            self.program.say(f"Problem {self._at_problem + 1} of {len(found)}: {problem.message}")

    def do_records(self) -> None:
        """Offers the records."""
        reviewing = self.reviewing
        of: dict[str, int] = {}
        for number in reviewing.open_doubts():
            record_id = reviewing.review.doubts[number].record
            of[record_id] = of.get(record_id, 0) + 1

        def more(record_id: str) -> str:
            if record_id in reviewing.review.left_out:
                return "left out"
            if record_id in reviewing.stays:
                return "in the book already"
            doubts = f"?{of[record_id]}" if record_id in of else ""
            return " ".join(filter(None, (doubts, counted(self.problems.get(record_id, ())))))

        def name(record_id: str) -> str:
            return shortened(f"{kind(kind_of(record_id) or '').title}: {reviewing.called(record_id)}", _LONGEST_NAME)

        choices = [Choice(each, name(each), more(each), each) for each in reviewing.ids]

        def chosen(record_id: str | None) -> None:
            if record_id is not None:
                self.form.lines.focus()
                self.go(record_id, "")

        self.app.push_screen(Chooser("The records of this document", choices), chosen)

    def do_other(self) -> None:
        """Goes to the other side."""
        to_left = not self.is_in_source
        if self.has_class("-only-left") or self.has_class("-only-right"):
            self.set_class(to_left, "-only-left")
            self.set_class(not to_left, "-only-right")
        (self.source if to_left else self.form.lines).focus()

    def do_whole(self) -> None:
        """Shows this side alone, or both."""
        alone = self.has_class("-only-left") or self.has_class("-only-right")
        self.set_class(not alone and self.is_in_source, "-only-left")
        self.set_class(not alone and not self.is_in_source, "-only-right")

    def do_back(self) -> None:
        """Keeps everything and goes back."""
        self.form.keep_typing()
        self.keep_draft_now()
        self._is_left()
        self.dismiss(None)

    def _is_left(self) -> None:
        name, key = self.reviewing.document.name, self.program.key_of("mode.import")
        if self.reviewing.review.is_begun:
            self.program.say(f"The review of {name} is kept; {key} goes on with it.")

    # -- the form -------------------------------------------------------------------------

    def on_form_edited(self) -> None:
        """The draft was edited."""
        self.reviewing.edited(self.record_id)
        self.show_problems()
        self.decided(self.record_id)

    def on_form_left(self) -> None:
        """One goes back from the form of the whole record."""
        self.do_back()


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
