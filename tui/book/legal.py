"""What the legal life of a record forbids a save to do: approved content is changed, or a state moved, only by the step for it."""

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from tui.book.gists import value_of
from tui.errors import ProblemsFound, WrongUsage
from tui.procedure.calendar import in_short
from tui.procedure.clocks import retention
from tui.procedure.life import (
    MAY_CHANGE_APPROVED,
    approved_changes,
    move_faults,
    takes_over_approval,
    undo_needs_authority,
)  # fmt: skip
from tui.procedure.register import Register, text_at
from tui.procedure.step_fields import step_faults
from tui.record.kinds import body_of, kind_of
from tui.record.paths import format_path
from tui.record.schema import Schema

if TYPE_CHECKING:
    from tui.book.repository import Book

_SHOWN = 3


class RefusedByLife(ProblemsFound):
    """The record's legal life forbids the change: it is approved, or its state does not move so."""


def refuse_unlawful(
    record_id: str, kind: str, old: Any, new: Any, schema: Schema, action: str, authority: str | None
) -> None:
    """Returns when an action may turn the old value of a record into the new one; None is no record.

    Raises RefusedByLife when approved content would change without a correction, a step would change what is not its own, an import
    what is there, or a state would move as it cannot, and WrongUsage
    for a correction, an undo of what was approved, or minutes taken over as approved, that name no authority.
    """
    touched = approved_changes(kind, old, new, schema)
    if touched and action not in MAY_CHANGE_APPROVED:
        raise RefusedByLife(*_about_approved(record_id, [format_path(each.path) for each in touched], new is None))
    if touched and action == "correct" and not (authority or "").strip():
        raise WrongUsage(
            "A correction of approved minutes needs its authority.",
            "Name the minute, chair, delegation or statute: --authority 'minute 12 of 14 July 2026'.",
        )
    if action == "undo" and not (authority or "").strip() and undo_needs_authority(kind, old, new, schema):
        raise WrongUsage(
            "Taking this back changes approved minutes or their approval, which needs an authority.",
            "Name the minute, chair, delegation or statute: --authority 'minute 12 of 14 July 2026'.",
        )
    if takes_over_approval(kind, old, new, action) and not (authority or "").strip():
        raise WrongUsage(
            f"{record_id}: its minutes are taken over as approved, which needs the authority.",
            "Name the minute that approved them: --authority 'minute 12 of 14 July 2026'.",
        )
    _refuse_beyond_step(record_id, kind, old, new, schema, action)
    for fault in move_faults(kind, old, new, schema, action):
        raise RefusedByLife(f"{record_id}: {fault.sentence} Nothing was saved.", fault.hint)


def refuse_early_deletion(
    book: "Book", record_id: str, before: Any, action: str, today: datetime.date | None = None
) -> None:
    """Returns when a meeting or paper may be deleted; today where no day is given.

    Raises RefusedByLife while it must stay open to the public, six years from the meeting and four for background papers (Local
    Government Act 1972 ss.100C and 100D). An undo or a merge is left to what it takes back.
    """
    if action in ("undo", "merge") or not isinstance(before, Mapping) or kind_of(record_id) not in ("meeting", "paper"):
        return
    on = today or datetime.date.today()
    gists: dict[str, object] = {record_id: before}
    for each in (body_of(record_id), text_at(before, "meeting")):
        data = book.bytes_if_readable(each) if each is not None and each not in gists and kind_of(each) else None
        if each is not None and data is not None:
            gists[each] = value_of(data)
    for kept in retention.compute(Register(gists), record_id, on):
        if kept.state == "open" and kept.by is not None:
            raise RefusedByLife(
                f"{record_id}: must stay open to the public until {in_short(kept.by)} ({kept.source}), so it cannot be deleted. "
                "Nothing was saved.",
                f"Put it back as it was saved; this prints it: minutebook show {record_id} --at HEAD"
                if action == "adopt"
                else "What was entered by mistake is taken back by undoing what entered it: minutebook log, then minutebook undo.",
            )


def _refuse_beyond_step(record_id: str, kind: str, old: Any, new: Any, schema: Schema, action: str) -> None:
    if old is None or new is None:
        return
    for sentence in step_faults(kind, old, new, schema, action):
        hint = (
            f"To have the document taken in anew, undo that import first: minutebook log {record_id}"
            if action == "import"
            else f"Change the rest by a commit of its own: minutebook edit {record_id}"
        )
        raise RefusedByLife(f"{record_id}: {sentence} Nothing was saved.", hint)


def _about_approved(record_id: str, places: list[str], deleted: bool) -> tuple[str, str]:
    if deleted:
        return (
            f"{record_id}: its minutes are approved, so the record cannot be deleted.",
            "Approved minutes stay. What was wrong with them is set right by a correction: minutebook correct",
        )
    distinct = list(dict.fromkeys(places))
    more = f" and {len(distinct) - _SHOWN} more" if len(distinct) > _SHOWN else ""
    return (
        f"{record_id}: its minutes are approved; {', '.join(distinct[:_SHOWN])}{more} cannot be edited. Nothing was saved.",
        f"Approved content changes only by a correction with its authority: minutebook correct {record_id}",
    )
