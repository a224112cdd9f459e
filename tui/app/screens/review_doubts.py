"""The doubts of a review: from one to the next, accepted singly or all of a kind, and every step taken back."""

from tui.app.actions.place import run_action
from tui.app.review_steps import Step
from tui.app.screens.chooser import Choice, Chooser
from tui.app.screens.review_panes import ReviewPanes
from tui.documents.importing.review.alike import Alike, about, alike


class ReviewDoubts(ReviewPanes):
    """The doubts beside the source, and the way back."""

    # -- doubts ---------------------------------------------------------------------------

    def go_to_doubt(self, number: int) -> None:
        """Shows the field that a doubt is about, and the lines of the source that it came from, or its record begins with."""
        doubt = self.reviewing.review.doubts[number]
        self._doubt = number
        self.go(doubt.record, doubt.path)
        self._landed = self.form.row.path if self.form.row is not None else None
        line = doubt.line or (0 if self.source.marked else self.reviewing.review.first_line_of(doubt.record))
        if line:
            self.source.go_to(line)
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
        self.go_to_doubt(found[at % len(found)])

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

    # -- many at once, and back -----------------------------------------------------------

    def do_accept_all(self) -> None:
        """Offers the kinds of doubts that are left, the one of the doubt here first, and accepts all of one."""
        numbers, here = self.reviewing.open_doubts(), self.doubt_here()
        kinds = sorted(
            alike(self.reviewing.review, numbers), key=lambda one: (here not in one.numbers, -len(one.numbers))
        )

        def detail(one: Alike) -> str:
            said = [about(self.reviewing.review, each) for each in one.numbers]
            return ", ".join(dict.fromkeys(filter(None, said)))

        choices = [Choice(one, f"{len(one.numbers):>3} × {one.message}", detail=detail(one)) for one in kinds]

        def chosen(one: Alike | None) -> None:
            if one is None:
                return
            self.reviewing.review = self.reviewing.review.accepting_all(one.numbers)
            number, key = len(one.numbers), self.program.key_of("review.undo")
            self.decided()
            self.program.say(f"{number} {'doubt' if number == 1 else 'doubts'} accepted. {key} takes it back.")
            if self.reviewing.open_doubts():
                self._doubt = one.numbers[0]
                self._step_doubt(1)
            else:
                self.show_problems()

        self.app.push_screen(Chooser("Accept all doubts of which kind?", choices), chosen)

    def do_undo(self) -> None:
        """Undoes the last step, and shows where it was."""
        self.reviewing.edited(self.record_id)  # an edit whose news is still on the way is the last step
        self.reviewing.settle()
        self._stepped(self.reviewing.undo(), "Undone")

    def do_redo(self) -> None:
        """Makes the step again that was undone."""
        self._stepped(self.reviewing.redo(), "Done again")

    def _stepped(self, step: Step, what: str) -> None:
        record_id, path = step.record, step.path
        if step.line and record_id not in self.reviewing.ids:
            record_id, path = self.reviewing.near(step.line)
        if record_id not in self.reviewing.ids:
            record_id, path = self.reviewing.ids[0], ""
        if step.line:
            self.remove_class("-only-right")
            self.set_focus(self.source)
            self.source.go_to(step.line)
        self.go(record_id, path, stay=bool(step.line), anew=True)
        self.program.say(f"{what}: {step.said}.")
        self.decided(record_id)
        self.show_problems()
