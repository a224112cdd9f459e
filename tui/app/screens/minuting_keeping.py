"""Minutes on the screen and on the disk: a draft a moment after each key, a save after each item, neither in the way of typing."""

from typing import Any, cast

from textual.screen import Screen

from tui.app.actions.place import Place
from tui.app.background import in_background
from tui.app.minuting import MinuteTaking, Snapshot
from tui.errors import ChangedElsewhere, MinutebookError
from tui.procedure.register import text_at

_DRAFT_AFTER = 0.4


class MinutingKeeping(Place, Screen[None]):
    """What is kept and saved of a meeting being minuted."""

    def __init__(self, minutes: MinuteTaking) -> None:
        super().__init__()
        self.minutes = minutes
        self._saving = False
        self._to_save: list[tuple[Snapshot, tuple[str, ...]]] = []
        self._state = ""
        self._said: tuple[str, str] = ("", "")
        self._nobody: MinutebookError | None = None
        self._failed = False
        self._timer: Any = None

    @property
    def program(self) -> Any:
        """The program, which knows the book."""
        return cast(Any, self.app)

    def renew(self) -> None:
        """Shows everything as it is now; for the screen."""
        raise NotImplementedError

    def show_head(self) -> None:
        """Shows the time, the quorum, and whether all is kept; for the screen."""
        raise NotImplementedError

    def snapshot(self) -> Snapshot:
        """Returns everything as it is now, with what stands on the line; for the screen."""
        raise NotImplementedError

    def tell(self, text: str, style: str = "faint") -> None:
        """Says something on the line above the one at which one types."""
        self._said = (text, style)

    # -- drafts ---------------------------------------------------------------------------

    def draft_soon(self) -> None:
        """Keeps a draft a moment after the first key, and not only after the last: one who types on and on is kept as well."""
        if self._timer is None:
            self._timer = self.set_timer(_DRAFT_AFTER, self._keep_draft)

    def _keep_draft(self) -> None:
        self._timer = None
        at = self.snapshot()

        def kept(failure: str) -> None:
            if failure:
                self._state = "DRAFT NOT KEPT"
                self.tell(failure, "warning")
            elif self.minutes.is_changed:
                self._state = f"{'NOT SAVED, ' if self._failed else ''}draft {self.minutes.now:%H:%M:%S}"
            self.show_head()

        in_background(
            self.program,
            self,
            lambda: self.minutes.keep(at),
            kept,
            group=f"minutes draft {id(self)}",
            failed=self.program.complain,
        )

    def keep_draft_now(self) -> None:
        """Keeps everything at once: one leaves, or the program is about to end."""
        self.minutes.keep(self.snapshot())

    # -- saving ---------------------------------------------------------------------------

    def save_soon(self, item: str | None, told: tuple[str, ...] = ()) -> None:
        """Saves in the background what stands now, as soon as no other save is under way; `item` is the one that is over."""
        found = self.minutes.sitting.item_at(item)
        if found is not None and not told:
            number, title = found[1].get("minute_number"), text_at(found[1], "title") or ""
            minute = f"minute {number}" if number else "minutes"
            told = (f"{minute} taken, {title}", f"{minute} taken")
        if self.minutes.sitting.is_over:
            told = ("minutes taken to the end of the meeting", "minutes taken to the end")
        self._to_save.append((self.minutes.snapshot(), told or ("the meeting has begun",)))
        self._save_next()

    def _save_next(self) -> None:
        """Saves what waits, all of it at once, unless a save is under way."""
        if self._saving or not self._to_save:
            return
        at, told = self._to_save[-1]
        self._to_save.clear()
        self._saving = True
        in_background(
            self.program,
            self,
            lambda: self.minutes.save(at, told),
            self._saved,
            group=f"minutes save {id(self)}",
            failed=self._not_saved,
        )

    def _saved(self, done: tuple[Snapshot, str]) -> None:
        at, subject = done
        self._saving = False
        self._failed = False
        self.minutes.saved(at)
        self._state = f"saved {self.minutes.clock}" if subject else self._state
        if self.minutes.seats.told:
            self.tell(self.minutes.seats.told)
            self.minutes.seats.told = ""
            self.renew()
        self.draft_soon()
        self.show_head()
        self._save_next()
        self.saved_now()

    def saved_now(self) -> None:
        """Does what waited for a save; for the screen."""

    def _not_saved(self, error: MinutebookError) -> None:
        self._saving = False
        if isinstance(error, ChangedElsewhere) and self.minutes.bring_together():
            self.tell("Somebody else has changed this record too: both are in it now.")
            self.renew()
            self.save_soon(self.minutes.sitting.item)
            return
        self._state = "NOT SAVED, kept as draft"
        if self.program.desk.is_nobody_known(error):
            self.tell(
                "✗ Not saved, but kept as a draft: nobody's name is known to save under. ^s asks for it.", "warning"
            )
        else:
            words = (
                "somebody else has changed the same meanwhile. Esc leaves; the record shows both."
                if isinstance(error, ChangedElsewhere)
                else f"{error.sentence} ^s tries again."
            )
            self.tell(f"✗ Not saved, but kept as a draft: {words}", "warning")
        self._failed = True
        self._nobody = error if self.program.desk.is_nobody_known(error) else None
        self.draft_soon()
        self.renew()
        self._save_next()

    def do_save(self) -> None:
        """Saves now; asks who is saving where that is not known."""
        nobody, self._nobody = self._nobody, None
        if nobody is not None and self.program.ask_identity_for(nobody, self.do_save):
            return
        self.save_soon(self.minutes.sitting.item)
