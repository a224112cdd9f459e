"""The steps in the life of the record that is open: chosen, asked for in their dialog, and the record shown as it is then."""

from collections.abc import Callable

from tui.app.screens.approving import ApproveDialog
from tui.app.screens.chooser import Choice, Chooser
from tui.app.screens.record_tabs import RecordTabs
from tui.app.screens.step import StepDialog, take_step
from tui.book.steps.approve import APPROVE
from tui.book.steps.registry import steps_for
from tui.book.steps.step import Step
from tui.procedure.life import is_approved


class RecordSteps(RecordTabs):
    """A record whose steps can be taken."""

    @property
    def kind(self) -> str:
        """The kind of the record."""
        return self._opened.kind

    def show_as_saved(self) -> None:
        """Shows the record as the book has it now; for the screen, which keeps drafts and checks."""
        raise NotImplementedError

    def do_steps(self) -> None:
        """Offers every step that there is for the record, but corrections, which are typed first."""
        self._offer([step for step in steps_for(self.kind) if step.command != "correct"])

    def do_publish(self) -> None:
        """Asks what was published."""
        self._offer(self._of("publish"))

    def do_approve(self) -> None:
        """Asks which meeting approved the minutes, and in what words it agreed the corrections that are typed and not saved."""
        if self._is_readable(self.do_approve):
            self._take(APPROVE)

    def do_respond(self) -> None:
        """Asks for the answer."""
        self._offer(self._of("respond"))

    def do_update(self) -> None:
        """Asks where it stands."""
        self._offer(self._of("update"))

    def do_correct(self) -> None:
        """Asks on whose authority what was typed corrects the minutes."""
        for step in self._of("correct") if self._is_readable(self.do_correct) else ():
            self._take(step, self.editing.text)

    def _is_readable(self, again: Callable[[], None]) -> bool:
        """Returns whether all that was typed is in the record and can be read; where it is being put there, `again` is called then."""
        if self.form.keep_typing():
            self.call_after_refresh(again)
            return False
        if self.editing.faults:
            self.show_tab("text")
            self.program.say(f"Not saved. {self._fault_words()}", warn=True)
            return False
        return True

    def _of(self, command: str) -> list[Step]:
        return [step for step in steps_for(self.kind) if step.command == command]

    def _offer(self, steps: list[Step]) -> None:
        if len(steps) == 1:
            self._take(steps[0])
            return
        choices = [Choice(step, step.form.title, detail=f"{step.form.help}.") for step in steps]

        def chosen(step: Step | None) -> None:
            if step is not None:
                self._take(step)

        self.program.push_screen(Chooser("Which step?", choices), chosen)

    def _take(self, step: Step, text: str | None = None) -> None:
        dialog = StepDialog
        if step is APPROVE and not is_approved(self.kind, self.editing.saved_at(())):
            dialog = ApproveDialog
            text = self.editing.text if self.editing.is_typed else None
        take_step(
            self.program, step, self._opened.record_id, self._title(),
            text=text, then=self.show_as_saved, dialog=dialog,
        )  # fmt: skip
