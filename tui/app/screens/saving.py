"""Saving: the changes as sentences, what stays wrong, what stops it, and why."""

from typing import Any, ClassVar, cast

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Input, Static

from tui.app.actions.registry import bindings
from tui.app.background import in_background
from tui.app.ink import MARKS, ink, joined
from tui.app.screens.reads_on import ReadsOn, Told
from tui.app.widgets.keyline import KeyLine
from tui.app.widgets.line_input import LineInput
from tui.app.widgets.tick import Tick
from tui.book.editing import Proposal
from tui.errors import MinutebookError
from tui.record.kinds import kind
from tui.record.paths import parse_path
from tui.record.safe import shortened
from tui.rules.problem import Problem

_SENTENCES_SHOWN = 200
_REFERRING_SHOWN = 6
_LONGEST_NAME = 64
_STAYING_SHOWN = 3
_STOPPED = "Not saved: put this right first. What was typed is kept."


class Saving(ReadsOn["str | MinutebookError | None"]):
    """Asks why and saves. Answers with the subject of what was saved, an error that needs more than this box, or None."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("saving")
    DEFAULT_CSS = """
    Saving { align: center middle; }
    Saving > Vertical {
        width: 92%; max-width: 110; height: auto; max-height: 90%; background: $surface; border: solid $primary; padding: 0 1;
    }
    Saving #subject { height: auto; }
    Saving #why { height: 1; }
    Saving #said { height: auto; }
    """

    def __init__(self, proposal: Proposal, reason: str) -> None:
        super().__init__()
        self._proposal = proposal
        self._reason = reason
        self._details = False
        self._busy = False

    @property
    def is_stopped(self) -> bool:
        """Whether errors that this change would add stop it."""
        return bool(self._proposal.new_errors)

    @property
    def deletes(self) -> bool:
        """Whether the record is to be deleted."""
        return self._proposal.new is None

    def compose(self) -> ComposeResult:
        """Lays out the box."""
        with Vertical() as box:
            box.border_title = "Delete this record" if self.deletes else "Save"
            yield Static(ink((self._subject(), "title")), id="subject", markup=False)
            with Told():
                yield Static(self._stopping() if self.is_stopped else self._brought(), id="first", markup=False)
                yield Static(id="sentences", markup=False)
                yield Static(self._staying(), id="standing", markup=False)
            if not self.is_stopped:
                yield Static(
                    ink("Why? ", ("a few words for who reads the record of changes", "faint")), id="why", markup=False
                )
                yield LineInput(
                    self._reason,
                    placeholder=f"such as: {self._example()}",
                    compact=True,
                    select_on_focus=False,
                )
                yield Tick("this reason is for the whole sitting", value=bool(self._reason))
            yield Static(id="said", markup=False)
            yield KeyLine()

    def on_mount(self) -> None:
        """Shows the sentences; the cursor is where one says why."""
        self._show_sentences()
        for one in self.query("#first, #standing").results(Static):
            one.display = bool(str(one.content))
        super().on_mount()
        if self.is_stopped:
            told = "Not deleted: take out what refers to it first." if self.deletes else _STOPPED
            self._say(told, "error")
        else:
            self.query_one(Input).focus()

    def _show_sentences(self) -> None:
        said = self._said()
        words = [ink("  ", one) for one in said[:_SENTENCES_SHOWN]]
        more = len(said) - _SENTENCES_SHOWN
        words += [ink((f"  and {more} more changes", "faint"))] if more > 0 else []
        self.query_one("#sentences", Static).update(joined(words, "\n"))

    def _said(self) -> tuple[str, ...]:
        """Returns the changes in sentences, or in the lines of the history."""
        proposal = self._proposal
        said = proposal.lines if self._details else proposal.sentences
        if said:
            return said
        if proposal.new is None:
            return self._deleted()
        return ("a new record",) if proposal.old is None else proposal.lines

    def _write(self, reason: str) -> str:
        """Saves and returns the subject; for a thread worker."""
        subject: str = cast(Any, self.app).desk.save(self._proposal, reason)
        return subject

    def _example(self) -> str:
        """Returns a reason as somebody might give it."""
        return "entered twice" if self.deletes else "the vote was to note"

    def _subject(self) -> str:
        """Returns the first line: the subject of the change, or what is to be deleted, so that nobody takes it for another."""
        proposal = self._proposal
        if not self.deletes:
            return proposal.subject
        return f"{kind(proposal.kind).title}: {cast(Any, self.app).desk.called(proposal.record_id)}"

    def _deleted(self) -> tuple[str, ...]:
        return (f"Its id is {self._proposal.record_id}.", "It goes from the book; the history keeps it.")

    def _referring(self) -> Any:
        """Returns the records that refer to the one to be deleted, by name."""
        desk = cast(Any, self.app).desk
        records = list(dict.fromkeys(one.record for one in self._proposal.new_errors))
        what = "1 record refers to it:" if len(records) == 1 else f"{len(records)} records refer to it:"
        lines = [ink((what, "error"))]
        lines += [ink("  ", shortened(desk.called(one), _LONGEST_NAME)) for one in records[:_REFERRING_SHOWN]]
        more = len(records) - _REFERRING_SHOWN
        return joined([*lines, *([ink((f"  and {more} more", "faint"))] if more > 0 else [])], "\n")

    def _stopping(self) -> Any:
        """Returns what stops the save, which is read before all else."""
        if self.deletes and self.is_stopped:
            return self._referring()
        return joined([self._problem(one) for one in self._proposal.new_errors], "\n")

    def _brought(self) -> Any:
        """Returns the warnings that this change itself brings: who looks through the old ones would not find them."""
        found = self._proposal.brought
        if not found:
            return ink("")
        what = "This change brings a warning:" if len(found) == 1 else f"This change brings {len(found)} warnings:"
        return joined([ink((what, "strong")), *(self._problem(one) for one in found)], "\n")

    def _staying(self) -> Any:
        """Returns what was wrong before and stays so."""
        stay = [one for one in self._proposal.standing if one not in self._proposal.brought]
        if self.is_stopped or not stay:
            return ink("")
        what = "1 problem stays:" if len(stay) == 1 else f"{len(stay)} problems stay:"
        lines = [
            ink((what, "strong")),
            *(self._problem(one) for one in stay[:_STAYING_SHOWN]),
        ]
        if len(stay) > _STAYING_SHOWN:
            lines.append(ink((f"and {len(stay) - _STAYING_SHOWN} more, in Problems", "faint")))
        return joined(lines, "\n")

    def _problem(self, one: Problem) -> Any:
        """Returns a problem at what its place in this record is called; the line of the text is for Text and the command line."""
        program, proposal = cast(Any, self.app), self._proposal
        if one.record != proposal.record_id:
            where = f"{program.desk.called(one.record)}, line {one.line}: "
        else:
            place = program.history.place(one.record, proposal.after, parse_path(one.path)) if one.path else ""
            where = f"{place}: " if place else ""
        return ink((f"{MARKS[one.severity]} ", str(one.severity)), f"{where}{one.message} ", (one.hint, "faint"))

    def _say(self, text: str, style: str = "") -> None:
        self.query_one("#said", Static).update(ink((text, style)))

    def do_save(self) -> None:
        """Saves, once there is a reason."""
        if self.is_stopped or self._busy:
            return
        reason = " ".join(self.query_one(Input).value.split())
        if not reason:
            self._say("Say why in a few words: it stands in the history for ever.", "error")
            self.query_one(Input).focus()
            return
        program = cast(Any, self.app)
        program.sitting_reason = reason if self.query_one(Tick).value else ""
        self._busy = True
        self._say("Deleting …" if self.deletes else "Saving …", "faint")
        in_background(
            program,
            self,
            lambda: self._write(reason),
            self._saved,
            group="save",
            failed=self._failed,
        )

    def _saved(self, subject: str) -> None:
        self.dismiss(subject)

    def _failed(self, error: MinutebookError) -> None:
        self._busy = False
        self.dismiss(error)

    def do_details(self) -> None:
        """Shows the lines of the history instead of sentences, or sentences again."""
        self._details = not self._details
        self._show_sentences()
        self.fit()

    def do_back(self) -> None:
        """Does not save yet."""
        if not self._busy:
            self.dismiss(None)
