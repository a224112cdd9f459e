"""A record: Read, Edit, Text, History and Problems, on one text; drafts kept behind every edit; saving with sentences and a reason."""

import datetime
from dataclasses import replace
from typing import Any, ClassVar, cast

from textual.binding import BindingType

from tui.app.actions.place import run_action
from tui.app.actions.registry import BY_ID, bindings
from tui.app.background import in_background
from tui.app.screens.beforehand import Beforehand
from tui.app.screens.draft import DraftFound
from tui.app.screens.record_drafts import RecordDrafts
from tui.app.screens.record_steps import RecordSteps
from tui.app.screens.record_tabs import TabName
from tui.app.screens.saving import Saving
from tui.app.widgets.record_problems import RecordProblems
from tui.app.widgets.text_tab import TextTab
from tui.book.legal import RefusedByLife
from tui.errors import ChangedElsewhere, MinutebookError
from tui.record.paths import parse_path
from tui.rules.problem import Problem, Severity

_GRAVITY = (Severity.ERROR, Severity.WARNING, Severity.ADVICE)
_CHECK_AFTER = 0.25


class RecordScreen(RecordSteps, RecordDrafts):
    """One record: its tabs, and what is kept, checked and saved of it."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("record")

    def on_mount(self) -> None:
        """Shows the tab asked for, then looks for a draft."""
        if self.editing.faults and self._first_tab != "problems":
            self.show_tab("text")
            self._to_first_fault()
        else:
            self.show_tab(self._tab_for(self._first_tab))
        self.begin_drafts()
        self._check(path=self._first_path)
        self._renew_top()
        if self._text is not None:
            self._edited()
        elif not self._opened.is_new and self._offer_draft(self._first_tab):
            return
        if self._first_tab == "editor":
            self._soon_to_editor()

    @staticmethod
    def _tab_for(wanted: str) -> TabName:
        return cast(TabName, {"edit": "form", "editor": "text"}.get(wanted, wanted))

    def _soon_to_editor(self) -> None:
        self.call_after_refresh(lambda: run_action(self, "record.editor"))

    # -- edits, drafts and checks -----------------------------------------------------

    def on_form_edited(self) -> None:
        """The form changed the text."""
        self._edited()

    def on_history_pane_left(self) -> None:
        """One goes back from the history."""
        self.do_back()

    def on_form_left(self) -> None:
        """One goes back from the form."""
        self.do_back()

    def on_text_tab_edited(self, event: TextTab.Edited) -> None:
        """The text was typed into."""
        self.editing.set_text(event.text, typing=True)
        self._edited()

    def _edited(self) -> None:
        self._state = ""
        self._at_problem = -1
        self._renew_top()
        if self._check_timer is not None:
            self._check_timer.stop()
        self._check_timer = self.set_timer(_CHECK_AFTER, self._check)
        self._draft_soon()

    def _check(self, path: str = "") -> None:
        text, record_id = self.editing.text, self._opened.record_id

        def checked(problems: tuple[Problem, ...]) -> None:
            if text != self.editing.text:
                return
            self.problems = problems
            self.form.show_problems(problems)
            self.text_tab.show_problems(problems)
            self.query_one(RecordProblems).show(tuple(self._by_gravity))
            self._renew_top()
            if path:
                self._go(path)

        self._in_background(lambda: self.desk.check(record_id, text), checked, "check")

    # -- going to problems ------------------------------------------------------------

    def on_record_problems_chosen(self, event: RecordProblems.Chosen) -> None:
        """Goes to the field of a problem."""
        ordered = self._by_gravity
        self._at_problem = ordered.index(event.problem) if event.problem in ordered else -1
        self._go_to_problem(event.problem)

    def do_next_problem(self) -> None:
        """Goes to the next problem."""
        self._step_problem(1)

    def do_previous_problem(self) -> None:
        """Goes to the problem before."""
        self._step_problem(-1)

    def _step_problem(self, by: int) -> None:
        if self._at_problem < 0 and by < 0:
            self._at_problem = 0
        ordered = self._by_gravity
        self._at_problem = (self._at_problem + by) % len(ordered)
        self._go_to_problem(ordered[self._at_problem])

    @property
    def _by_gravity(self) -> list[Problem]:
        """The problems in the order in which one goes through them: the gravest first, then down the record."""
        return sorted(self.problems, key=lambda one: (_GRAVITY.index(one.severity), one.line, one.column))

    def _go_to_problem(self, problem: Problem) -> None:
        if self.tab == "text" or self.editing.faults:
            self.show_tab("text")
            self.text_tab.go(problem.line, problem.column)
        else:
            self._go(problem.path)
        if len(self.problems) > 1 and self._at_problem >= 0:
            self.program.say(f"Problem {self._at_problem + 1} of {len(self.problems)}: {problem.message}")

    def _go(self, path: str) -> None:
        if self.editing.faults:
            return
        if self.tab != "form":
            self.show_tab("form")
        if self.tab == "form":
            self.form.go_to(parse_path(path))

    def leave_text(self) -> None:
        """Goes from Text to the tab before; where the text cannot be read, says why, and the second time goes back altogether."""
        if not self.editing.faults:
            self.show_tab(self._before_text)
        elif self._warned_of == self.editing.text:
            self.do_back()
        else:
            self._warned_of = self.editing.text
            self._to_first_fault()
            self.program.say(
                f"{self._fault_words()} Esc again goes back altogether; the text is kept as a draft.", warn=True
            )

    # -- $EDITOR ------------------------------------------------------------------------

    def do_editor(self) -> None:
        """Opens the clerk's own editor; where none was chosen, says first which it will be and how one leaves it."""
        if self._draft_waits and self._offer_draft("editor"):
            return
        told = "" if self.program.knows_editor else self.desk.editor_told()
        if not told:
            self._lend_terminal()
            return

        def answered(go_on: bool | None) -> None:
            if go_on:
                self.program.knows_editor = True
                self._lend_terminal()

        self.app.push_screen(Beforehand("No editor of your own is set", told), answered)

    def _lend_terminal(self) -> None:
        """Lends the terminal to the editor and takes the text that comes back, whatever it is."""
        self.form.keep_typing()
        failed: MinutebookError | None = None
        text = ""
        with self.app.suspend():
            try:
                text = self.desk.in_editor(self._opened.record_id, self.editing.text)
            except MinutebookError as error:
                failed = error  # told below: suspend takes the terminal back only where nothing is raised
        self.app.refresh(layout=True)
        if failed is not None:
            self.program.complain(failed)
            return
        if not text.strip():
            self.program.say("The editor left nothing, so nothing was changed.")
            return
        if text == self.editing.text:
            self.program.say("The editor changed nothing.")
            return
        self.editing.set_text(text)
        self._edited()
        if self.tab == "text":
            self.text_tab.load(text)
        self.show_tab("text" if self.editing.faults else self.tab)
        if self.editing.faults:
            self.text_tab.load(text)
            self._to_first_fault()

    # -- drafts that were found ---------------------------------------------------------

    def show_tab(self, tab: TabName) -> None:
        """Shows a tab. While a draft waits one reads: what was typed now would take its place, so that it is offered first."""
        if not (self._draft_waits and tab in ("form", "text") and self._offer_draft(tab)):
            super().show_tab(tab)

    def _offer_draft(self, wanted: str) -> bool:
        """Asks what to do with the draft, if there is one, and says whether there is; `wanted` is the tab one was going to, or editor."""
        draft = self.desk.draft(self._opened.record_id)
        self._draft_waits = False
        if draft is not None and draft.text == self._opened.text:
            self.desk.drop_draft(self._opened.record_id)
            draft = None
        if draft is None:
            return False
        changed_since = self.desk.base_of(self._opened.old) != draft.base
        said = self.desk.sentences(self._opened.record_id, self._opened.text, draft.text)

        def answered(answer: str | None) -> None:
            if answer is None:
                self._put_off()
                return
            self.editing.set_text(draft.text)
            if answer == "resume":
                self._kept_text = draft.text
            else:
                self.desk.drop_draft(self._opened.record_id)
                self.editing.set_text(self._opened.text)
                self.program.say("The draft is gone: this is what the book has. Ctrl+Z in the form brings it back.")
            self._edited()
            if self.tab == "text":
                self.text_tab.load(self.editing.text)
            self.show_tab("text" if self.editing.faults else "form" if answer == "resume" else self._tab_for(wanted))
            if wanted == "editor":
                self._soon_to_editor()

        self.app.push_screen(
            DraftFound(_time_of(draft.saved_at), self._opened.text, draft.text, said, changed_since=changed_since),
            answered,
        )
        return True

    def _put_off(self) -> None:
        """Leaves a draft for later; until then the record is read, or, where it cannot be read, left."""
        if self.editing.faults:
            self.dismiss(None)
            return
        if self.tab in ("form", "text"):
            self.show_tab("read")
        self._draft_waits = True
        self._renew_top()

    def do_discard(self) -> None:
        """Puts back what is in the book."""
        self.form.keep_typing()
        self.editing.set_text(self.editing.opened.text)
        self._edited()
        self.show_tab(self.tab)
        if self.tab == "text":
            self.text_tab.load(self.editing.text)
        self.program.say("This is what the book has. Ctrl+Z in the form brings your changes back.")

    # -- saving -------------------------------------------------------------------------

    def action_run(self, action_id: str) -> None:
        """Runs an action; the key that saves goes before all others, so that it waits here for the letters typed before it."""
        if action_id == "record.save" and self.focused is not None:
            self.focused.call_later(lambda: run_action(self, action_id))
        else:
            super().action_run(action_id)

    def do_save(self) -> None:
        """Works out the changes, asks why, saves."""
        if self.form.keep_typing():
            self.call_after_refresh(lambda: run_action(self, "record.save"))
            return
        opened, text = self.editing.opened, self.editing.tidied(self.editing.text)
        if self.editing.faults:
            self.show_tab("text")
            self._to_first_fault()
            self.program.say(f"Not saved. {self._fault_words()}", warn=True)
            return
        history = self.program.history
        in_background(
            self.program,
            self,
            lambda: history.lawful(self.desk.propose(self._named(opened, text), text)),
            self._ask_why,
            group="propose",
            failed=self._not_saved,
        )

    def _ask_why(self, proposal: Any) -> None:
        self._take_name(replace(self.editing.opened, record_id=proposal.record_id))
        if not proposal.is_change:
            self.editing.set_text(self.editing.opened.text)
            self._edited()
            self.show_tab(self.tab)
            self.program.say("Nothing differs from what the book has, so there is nothing to save.")
            return
        self.keep_draft_now()
        self.stop_draft_timer()  # a draft kept while the record is saved would outlive it
        self.app.push_screen(Saving(proposal, self.program.sitting_reason), self._after_saving)

    def _after_saving(self, answer: str | MinutebookError | None) -> None:
        if isinstance(answer, MinutebookError):
            self._not_saved(answer)
        elif answer is not None:
            self.show_as_saved()
            self.program.after_save()
            self.program.say(f"Saved: {answer}")

    def show_as_saved(self) -> None:
        """Shows the record as the book has it now."""
        record_id = self._opened.record_id
        self._opened = self.desk.open(record_id)
        self.editing.saved(self._opened)
        self._drop_drafts()
        self._names = {record_id}
        self._draft_waits = False
        self._kept_text = self.editing.text
        self._state = ""
        if self.tab == "text":
            self.text_tab.load(self.editing.text)
        self.show_tab(self.tab)
        self._check()

    def _not_saved(self, error: MinutebookError) -> None:
        self.desk.keep_draft(self.editing.opened, self.editing.text)
        if self.program.ask_identity_for(error, lambda: run_action(self, "record.save")):
            return
        if isinstance(error, RefusedByLife) and not BY_ID["record.correct"].why_not(self):
            key = self.program.key_of("record.correct")
            words = f"{key} saves what you typed as a correction, on an authority. It is kept as a draft."
            self.program.say(f"These minutes are approved, so they are not saved like this: {words}", warn=True)
            return
        self.program.complain(error)
        if isinstance(error, ChangedElsewhere):
            words = "What was typed is kept as a draft. Go back and open the record again: it is offered beside what the record says now."
            self.program.say(words, warn=True)
        else:
            self.program.say("Not saved. What was typed is still here, and kept as a draft.", warn=True)

    # -- minutes ------------------------------------------------------------------------

    def chosen_record(self) -> str:
        """Returns the record that is open."""
        return self._opened.record_id

    def do_minutes(self) -> None:
        """Takes the minutes of this meeting; what is typed and not saved goes along as a draft."""
        if self.form.keep_typing():
            self.call_after_refresh(self.do_minutes)
            return
        self.keep_draft_now()
        self.program.take_minutes(self._opened.record_id, instead=True)

    # -- going back ---------------------------------------------------------------------

    def do_back(self) -> None:
        """Back to where one came from; what is not saved is kept as a draft."""
        if self.form.keep_typing():
            self.call_after_refresh(self.do_back)
            return
        if self.editing.is_typed:
            self.keep_draft_now()
            where = "Today lists it" if self._opened.is_new else "It is offered when the record is opened again"
            self.program.say(f"Not saved: kept as a draft. {where}.")
        else:
            self.keep_draft_now()
            if self._opened.is_new:
                self.program.say("Nothing was typed, so no record was made.")
        self.dismiss(None)


def _time_of(saved_at: str) -> str:
    """Returns when a draft was kept, in words: the time alone where it was today."""
    try:
        when = datetime.datetime.fromisoformat(saved_at)
    except ValueError:
        return saved_at
    today = datetime.datetime.now().astimezone().date()
    return f"{when:%H:%M}" if when.date() == today else f"{when.day} {when:%b %Y, %H:%M}"
