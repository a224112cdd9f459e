"""A step in the life of a record: what its form asks, one line each, then why; saved as a change of its own. One dialog for all steps."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, ClassVar, cast

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.events import DescendantFocus
from textual.screen import ModalScreen
from textual.widgets import Input, Static, TextArea

from tui.app.actions.place import Place
from tui.app.actions.registry import bindings
from tui.app.approving import called
from tui.app.background import in_background
from tui.app.form.asked import choices_for
from tui.app.form.offers import Offer
from tui.app.ink import MARKS, ink, joined
from tui.app.screens.chooser import ChoiceLines
from tui.app.widgets.answer_row import AnswerRow
from tui.app.widgets.keyline import KeyLine
from tui.app.widgets.line_input import LineInput
from tui.book.steps.asking import Ask
from tui.book.steps.step import Step
from tui.book.steps.taking import Taken
from tui.errors import ChangedElsewhere, MinutebookError

_CHOICES_SHOWN = 5
_SENTENCES_SHOWN = 6


class StepDialog(Place, ModalScreen["str | None"]):
    """Asks what a step must record and why, shows what it changes, and saves it. Answers with the subject of the change, or None."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("step")
    DEFAULT_CSS = """
    StepDialog { align: center top; padding: 1 0 0 0; }
    StepDialog > Vertical {
        width: 96%; max-width: 120; height: auto; max-height: 96%; background: $surface; border: solid $primary; padding: 0 1;
    }
    StepDialog #record { height: auto; max-height: 2; }
    StepDialog #asks { height: auto; max-height: 14; scrollbar-size-vertical: 1; }
    StepDialog ChoiceLines { height: auto; display: none; background: $panel; }
    StepDialog #why-line { height: 1; }
    StepDialog #why-label { width: 24; }
    StepDialog #why { width: 1fr; background: $background; }
    StepDialog #help { height: auto; }
    StepDialog #said { height: auto; max-height: 34vh; }
    StepDialog KeyLine { dock: none; }
    """

    def __init__(
        self, step: Step, record_id: str, said: str, first: Mapping[str, str], text: str | None = None
    ) -> None:
        """Takes what is said of the record above the questions, and what stands in the lines at first, by question.

        `text` is the record as the step is to leave its content, where it changes that.
        """
        super().__init__()
        self._step = step
        self._record = record_id
        self._about = said
        self._first = first
        self._text = text
        self._moved = False
        self._busy = False
        self._worked_out: tuple[dict[str, list[str]], Taken] | None = None

    @property
    def program(self) -> Any:
        """The program, which knows the book."""
        return cast(Any, self.app)

    def compose(self) -> ComposeResult:
        """Lays out the box."""
        with Vertical() as box:
            box.border_title = self._step.form.title
            yield Static(ink((self._about, "title")), id="record", markup=False)
            with VerticalScroll(id="asks", can_focus=False):
                yield from self.rows()
            with Horizontal(id="why-line"):
                yield Static(ink(("Why?", "strong"), " *"), id="why-label", markup=False)
                yield LineInput(
                    self._first.get("why") or self.program.sitting_reason,
                    id="why",
                    placeholder="a few words for who reads the record of changes",
                    compact=True,
                    select_on_focus=False,
                )
            yield ChoiceLines()
            yield Static(id="help", markup=False)
            yield Static(id="said", markup=False)
            yield KeyLine()

    def on_mount(self) -> None:
        """The cursor is in the first line; a date that stands there is typed over."""
        next((row.box for row in self._rows), self._why).focus()

    def rows(self) -> Iterator[AnswerRow]:
        """Yields the questions as they stand at first."""
        for ask in self._step.form.asks:
            choices = choices_for(self.program.desk, ask, self._record)
            yield AnswerRow(ask, choices, self._first.get(ask.name, ""))

    def worked(self, given: dict[str, list[str]]) -> Taken:
        """Returns the step with these answers, still to be saved; for a thread worker. Raises MinutebookError."""
        return cast(Taken, self.program.follow_up.work_out(self._step, self._record, given, self._text))

    @property
    def _rows(self) -> list[AnswerRow]:
        return list(self.query(AnswerRow))

    @property
    def _why(self) -> Input:
        return self.query_one("#why", Input)

    @property
    def _row(self) -> AnswerRow | None:
        """The question that is being answered, None at the reason."""
        return next((row for row in self._rows if self.focused is not None and row.box is self.focused), None)

    # -- typing -------------------------------------------------------------------

    def on_descendant_focus(self, _event: DescendantFocus) -> None:
        """Shows what may be chosen and what is asked; at the reason, what the step will change."""
        self._moved = False
        row = self._row
        if row is not None:
            row.begin()
        self._show_help()
        if row is None:
            self._work_out()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Judges with each letter."""
        event.stop()
        self._moved = False
        if self._row is not None:
            self._worked_out = None
            self._show_help()

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """What was worked out before counts no more."""
        event.stop()
        self._worked_out = None

    def _show_help(self) -> None:
        row, lines = self._row, self.query_one(ChoiceLines)
        found = row.offered() if row is not None else []
        lines.choices = found
        lines.display = bool(found)
        lines.styles.height = max(1, min(_CHOICES_SHOWN, len(found)))
        lines.renew(0)
        self.query_one("#said", Static).update("")
        if row is None:
            self.query_one("#help", Static).update("")
            return
        given = row.answer()
        remark = given.remark if row.text.strip() and not found else ""
        words = (f"✗ {remark}", "error") if remark else (f"{row.ask.help}.", "faint")
        self.query_one("#help", Static).update(ink(words, (f"  {given.note}" if given.note else "", "strong")))

    def do_up(self) -> None:
        """One choice up."""
        self._moved = True
        self.query_one(ChoiceLines).do_up()

    def do_down(self) -> None:
        """One choice down."""
        self._moved = True
        self.query_one(ChoiceLines).do_down()

    def on_lines_pressed(self) -> None:
        """A choice was clicked."""
        self.do_next()

    def _settle(self, *, take: bool = False) -> bool:
        """Puts the choice into the line that one is leaving; says why it cannot be left as it is.

        With `take` the choice under the cursor counts though nothing was typed.
        """
        row, chosen = self._row, self.query_one(ChoiceLines).chosen
        if row is None:
            return True
        if chosen is not None and (take or self._moved or row.is_searching):
            if isinstance(chosen.value, Offer.New):
                self._make_person(row, chosen.value.name)
                return False
            row.take(chosen)
        given = row.answer()
        if given.remark and row.text.strip():
            self._say(f"{row.ask.title}: {given.remark}")
            return False
        return True

    def _make_person(self, row: AnswerRow, name: str) -> None:
        def made(_record_id: str) -> None:
            row.choices = choices_for(self.program.desk, row.ask, self._record)
            row.show(name)
            self._focus_after(row)

        self.program.new_person(name, self._record, made)

    def do_next(self) -> None:
        """Keeps the answer and goes on to the next question; from the last, to why; from there, saves."""
        row = self._row
        if row is None:
            self.do_save()
        elif self._settle(take=True):
            self._focus_after(row)

    def do_forward(self) -> None:
        """Keeps the answer and goes on; from why, to the first question."""
        row = self._row
        if row is None:
            self._rows[0].box.focus()
        elif self._settle():
            self._focus_after(row)

    def do_previous(self) -> None:
        """Keeps the answer and goes to the question before."""
        if self._settle():
            boxes = [*(row.box for row in self._rows), self._why]
            boxes[boxes.index(self._row.box if self._row is not None else self._why) - 1].focus()

    def _focus_after(self, row: AnswerRow) -> None:
        rows = self._rows
        at = rows.index(row) + 1
        (rows[at].box if at < len(rows) else self._why).focus()

    # -- saving ---------------------------------------------------------------------

    def _given(self) -> dict[str, list[str]] | None:
        """Returns the answers, or None after saying which is missing or cannot be."""
        given: dict[str, list[str]] = {}
        for row in self._rows:
            found = row.answer()
            if found.remark:
                row.box.focus()
                self.call_after_refresh(self._say, f"{row.ask.title}: {found.remark}")
                return None
            given[row.ask.name] = list(found.values)
        return {name: values for name, values in given.items() if values}

    def _work_out(self) -> None:
        if self._busy:
            return  # what is being saved is told when it is
        given = self._given()
        if given is None:
            return

        def done(taken: Taken) -> None:
            self._worked_out = (given, taken)
            self._show(taken)

        in_background(
            self.program,
            self,
            lambda: self.worked(given),
            done,
            group="step",
            failed=self._failed,
        )

    def _show(self, taken: Taken) -> None:
        lines = [ink((f"! {one}", "warning")) for one in taken.pointed_out[:3]]
        several = len(taken.proposals) > 1
        for each in taken.proposals:
            lines += [ink((called(self.program.desk, each.record_id), "faint"))] if several else []
            lines += [ink("  ", one) for one in (each.sentences or each.lines)[:_SENTENCES_SHOWN]]
            lines += [
                ink((f"{MARKS[one.severity]} {one.message} ", str(one.severity)), (one.hint, "faint"))
                for one in each.new_errors[:3]
            ]
        self.query_one("#said", Static).update(joined([ink((taken.note.subject or "", "strong")), *lines], "\n"))

    def do_save(self) -> None:
        """Saves, once the questions are answered and there is a reason."""
        if self._busy or not self._settle():
            return
        given = self._given()
        if given is None:
            return
        if self._row is not None:
            self._why.focus()
            if not self._why.value.strip():
                return
        reason = " ".join(self._why.value.split())
        if not reason:
            self._say("Say why in a few words: it stands in the history for ever.")
            return
        self._busy = True
        follow_up = self.program.follow_up

        def work() -> "str | Taken":
            taken = self.worked(given)
            if any(each.new_errors for each in taken.proposals):
                return taken
            return cast(str, follow_up.take(taken, reason))

        in_background(self.program, self, work, self._saved, group="step", failed=self._failed)

    def _saved(self, found: "str | Taken") -> None:
        self._busy = False
        if isinstance(found, Taken):
            self._show(found)
            return
        self.program.follow_up.kept_answers.pop((self._step.name, self._record), None)
        self.dismiss(found)

    def _failed(self, error: MinutebookError) -> None:
        self._busy = False
        if self.program.ask_identity_for(error, self.do_save):
            return
        hint = (
            " Try once more: it is worked out anew from what the record says now."
            if isinstance(error, ChangedElsewhere)
            else ""
        )
        self._say(f"{self.program.in_words(error)}{hint}")

    def _say(self, words: str) -> None:
        self.query_one("#said", Static).update(ink((words, "error")))

    def do_back(self) -> None:
        """Does not save; what was typed is kept for when the step is taken up again."""
        if self._busy:
            return
        typed = {row.ask.name: row.text for row in self._rows} | {"why": self._why.value}
        changed = any(
            text.strip() and text != self._first.get(name, "") for name, text in typed.items() if name != "why"
        )
        if changed:
            self.program.follow_up.kept_answers[self._step.name, self._record] = typed
            self.program.say("Not saved. What was typed stands here again when you come back to it in this sitting.")
        self.dismiss(None)


def _is_likely_today(ask: Ask) -> bool:
    """Returns whether today stands in a line at first: a day that must be said, or on which something is reported; no day beyond these."""
    return ask.kind in ("date", "vague_date") and (ask.today or ask.required or ask.name == "date")


def take_step(
    program: Any,
    step: Step,
    record_id: str,
    said: str,
    first: Mapping[str, str] | None = None,
    *,
    text: str | None = None,
    then: Callable[[], None] = lambda: None,
    dialog: type[StepDialog] = StepDialog,
) -> None:
    """Asks what a step must record, saves it and shows the book as it is then. `first` is what is likely, by question.

    `text` is the record with what the step corrects in it; `then` is called once the step is saved.
    """
    today = {ask.name: program.desk.today.isoformat() for ask in step.form.asks if _is_likely_today(ask)}
    kept = program.follow_up.kept_answers.get((step.name, record_id), {})

    def saved(subject: str | None) -> None:
        if subject is not None:
            then()
            program.after_save()
            program.say(f"Saved: {subject}")

    program.push_screen(dialog(step, record_id, said, {**today, **(first or {}), **kept}, text), saved)
