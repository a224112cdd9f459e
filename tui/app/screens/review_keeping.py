"""What is kept, counted, checked and saved of a document under review."""

from typing import Any, cast

from textual.screen import Screen

from tui.app.actions.place import Place, run_action
from tui.app.background import in_background
from tui.app.review_desk import Reviewing
from tui.app.screens.saving_import import SavingImport
from tui.app.widgets.review_form import ReviewForm
from tui.book.intake import Prepared
from tui.documents.importing.accounting import Unplaced
from tui.errors import MinutebookError
from tui.rules.problem import Problem, Severity

_SOON = 0.3
_GRAVITY = (Severity.ERROR, Severity.WARNING, Severity.ADVICE)


class ReviewKeeping(Place, Screen[str]):
    """A review on the screen and on the disk: a draft a moment after each decision, the account and the checks renewed with it."""

    def __init__(self, reviewing: Reviewing, where: str = "") -> None:
        """`where` says which of several documents it is: “2 of 7”. The screen answers with `saved` or `later`; None for back."""
        super().__init__()
        self.reviewing = reviewing
        self.where = where
        self.problems: dict[str, tuple[Problem, ...]] = {}
        self.account: tuple[Unplaced, ...] = reviewing.account
        self._timer: Any = None
        self._state = ""
        self._times = 0

    @property
    def program(self) -> Any:
        """The program, which knows the book."""
        return cast(Any, self.app)

    @property
    def form(self) -> ReviewForm:
        """The form of the draft that is looked at."""
        return self.query_one(ReviewForm)

    @property
    def record_id(self) -> str:
        """The draft that is looked at."""
        return self.form.editing.opened.record_id

    @property
    def left(self) -> list[Unplaced]:
        """What of the source is in no field and not named."""
        return [each for each in self.account if not each.what]

    def show_account(self) -> None:
        """Shows what is in no field now; for the screen."""
        raise NotImplementedError

    def show_problems(self) -> None:
        """Shows what the checks say of the draft that is looked at; for the screen."""
        raise NotImplementedError

    def show_top(self) -> None:
        """Shows the counts, and whether all is kept; for the screen."""
        raise NotImplementedError

    def _work(self, work: Any, then: Any, what: str) -> None:
        in_background(self.program, self, work, then, group=f"review {what} {id(self)}", failed=self.program.complain)

    # -- after each decision --------------------------------------------------------------

    def decided(self, *records: str) -> None:
        """Counts anew, checks what changed, and keeps the review in a moment."""
        self.reviewing.settle()
        self.count_again()
        for record_id in records:
            self.check(record_id)
        self.keep_soon()
        self.show_top()

    def count_again(self) -> None:
        """Works out what of the source is in no field now."""
        review = self.reviewing.review

        def counted(account: tuple[Unplaced, ...]) -> None:
            if review is self.reviewing.review:
                self.account = account
                self.show_account()

        self._work(review.account, counted, "account")

    def check(self, record_id: str) -> None:
        """Checks a draft."""
        editing, desk = self.reviewing.editing(record_id), self.reviewing.desk
        text = editing.text

        def checked(problems: tuple[Problem, ...]) -> None:
            if text == editing.text:
                self.problems[record_id] = problems
                self.show_problems()

        self._work(lambda: desk.check(record_id, text), checked, f"check {record_id}")

    def check_all(self) -> None:
        """Checks every draft."""
        reviewing = self.reviewing
        texts = {each: reviewing.editing(each).text for each in reviewing.ids}

        def work() -> dict[str, tuple[Problem, ...]]:
            return {each: reviewing.desk.check(each, text) for each, text in texts.items()}

        def checked(found: dict[str, tuple[Problem, ...]]) -> None:
            self.problems = {**found, **self.problems}
            self.show_problems()

        self._work(work, checked, "check all")

    def ordered_problems(self) -> list[Problem]:
        """Returns what the checks say of the drafts that are to be saved, the gravest first."""
        kept = [each for each in self.reviewing.ids if each not in self.reviewing.review.left_out]
        order = {each: n for n, each in enumerate(kept) if each not in self.reviewing.stays}
        found = [one for record_id in order for one in self.problems.get(record_id, ())]
        return sorted(found, key=lambda one: (_GRAVITY.index(one.severity), order[one.record], one.line, one.column))

    # -- drafts ---------------------------------------------------------------------------

    def on_field_editor_typing(self) -> None:
        """What stands in an open field is kept as well."""
        self.keep_soon()

    def keep_soon(self) -> None:
        """Keeps the review a moment after the first key, and not only after the last."""
        if self._timer is None:
            self._timer = self.set_timer(_SOON, self._keep)

    def _keep(self) -> None:
        self._timer = None
        number, record_id, text = self._as_typed()

        def kept(failure: str) -> None:
            self._state = "NOT KEPT" if failure else "kept"
            if failure:
                self.program.say(failure, warn=True)
            self.show_top()

        self._work(lambda: self.reviewing.keep(number, record_id, text), kept, "keep")

    def keep_draft_now(self) -> None:
        """Keeps everything at once: one leaves, or the program is about to end."""
        self.reviewing.keep(*self._as_typed())

    def _as_typed(self) -> tuple[int, str, str]:
        """Returns what is to be kept now: which time this is, and the draft in which one types, with what stands in the box."""
        self._times += 1
        return (
            (self._times, self.record_id, self.form.text_as_typed)
            if self.form.is_box_changed
            else (self._times, "", "")
        )

    # -- saving ---------------------------------------------------------------------------

    def action_run(self, action_id: str) -> None:
        """Runs an action; the key that saves goes before all others, so that it waits here for the letters typed before it."""
        if action_id == "review.save" and self.focused is not None:
            self.focused.call_later(lambda: run_action(self, action_id))
        else:
            super().action_run(action_id)

    def do_save(self) -> None:
        """Works out what is made, asks why, saves."""
        if self.form.keep_typing():
            self.call_after_refresh(lambda: run_action(self, "review.save"))
            return
        self.keep_draft_now()
        reviewing = self.reviewing
        if not reviewing.to_save():
            next_one = f" {self.program.key_of('review.later')} goes on to the next document." if self.where else ""
            self.program.say(f"Nothing of this is new: every record is left out, or in the book already.{next_one}")
            return
        self._work_or_tell(lambda: reviewing.propose(reviewing.review.account()), self._ask_why, "propose")

    def _work_or_tell(self, work: Any, then: Any, what: str) -> None:
        in_background(self.program, self, work, then, group=f"review {what} {id(self)}", failed=self._not_saved)

    def _ask_why(self, prepared: Prepared) -> None:
        open_doubts = len(self.reviewing.open_doubts())
        lines = len({each.line for each in self.left})
        box = SavingImport(self.reviewing, prepared, self.program.sitting_reason, open_doubts, lines)
        self.app.push_screen(box, self._after_saving)

    def _after_saving(self, answer: str | MinutebookError | None) -> None:
        if isinstance(answer, MinutebookError):
            self._not_saved(answer)
        elif answer is not None:
            program, stayed = self.program, len(self.reviewing.stays)
            records = "record was" if stayed == 1 else "records were"
            more = f" {stayed} {records} in the book already and stayed as they were." if stayed else ""
            self.dismiss("saved")
            program.after_save()
            program.say(f"Saved: {answer}.{more}")

    def _not_saved(self, error: MinutebookError) -> None:
        if not self.program.ask_identity_for(error, lambda: run_action(self, "review.save")):
            self.program.complain(error)
            self.program.say("Not saved. The review is still here, and kept.", warn=True)
