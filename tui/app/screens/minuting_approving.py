"""Minutes that the meeting agrees are recorded as approved, once the clerk has said so and what was agreed is saved."""

from tui.app.approving import called, may_be_approved_too
from tui.app.screens.approving import ALSO, ApproveDialog
from tui.app.screens.minuting_keeping import MinutingKeeping
from tui.app.screens.step import take_step
from tui.book.steps.approve import APPROVE
from tui.procedure.minuting.sitting import Done
from tui.procedure.register import text_at
from tui.record.words import friendly_date


class MinutingApproving(MinutingKeeping):
    """A meeting being minuted that approves the minutes of others."""

    _to_approve: tuple[str, ...] = ()
    _by_item: str | None = None

    def approve_soon(self, found: Done) -> None:
        """Saves what was agreed, if it is to be recorded as an approval now; the dialog for it follows the save."""
        if found.approves:
            self._to_approve, self._by_item = found.approves, self.minutes.sitting.item
            self.save_soon(self._by_item)

    def saved_now(self) -> None:
        """Asks for the approval that waited for this save."""
        if not self._to_approve or self._saving or self._to_save:
            return
        wanted, self._to_approve = self._to_approve, ()
        sitting = self.minutes.sitting
        item = sitting.item_at(self._by_item)
        number = item[1].get("minute_number") if item is not None else None
        day = friendly_date(text_at(sitting.meeting, "date") or "")
        known = may_be_approved_too(self.program.desk, wanted[0])
        first = {
            "at": sitting.meeting_id, "minute": str(number or ""), "item": self._by_item or "",
            ALSO: " ".join(each for each in wanted[1:] if each in known),
            "why": f"agreed at the meeting of {day}",
        }  # fmt: skip
        title = called(self.program.desk, wanted[0])
        take_step(self.program, APPROVE, wanted[0], title, first, then=self.minutes.read_again, dialog=ApproveDialog)
