"""What the legal life of a record forbids a save to do: approved content is changed, or a state moved, only by the step for it."""

from typing import Any

from tui.errors import ProblemsFound, WrongUsage
from tui.procedure.life import MAY_CHANGE_APPROVED, approved_changes, move_faults
from tui.record.paths import format_path
from tui.record.schema import Schema

_SHOWN = 3


class RefusedByLife(ProblemsFound):
    """The record's legal life forbids the change: it is approved, or its state does not move so."""


def refuse_unlawful(
    record_id: str, kind: str, old: Any, new: Any, schema: Schema, action: str, authority: str | None
) -> None:
    """Returns when an action may turn the old value of a record into the new one; None is no record.

    Raises RefusedByLife when approved content would change without a correction or a state would move as it cannot, and WrongUsage
    for a correction that names no authority.
    """
    touched = approved_changes(kind, old, new, schema)
    if touched and action not in MAY_CHANGE_APPROVED:
        raise RefusedByLife(*_about_approved(record_id, [format_path(each.path) for each in touched], new is None))
    if touched and action == "correct" and not (authority or "").strip():
        raise WrongUsage(
            "A correction of approved minutes needs its authority.",
            "Name the minute, chair, delegation or statute: --authority 'minute 12 of 14 July 2026'.",
        )
    for fault in move_faults(kind, old, new, schema, action):
        raise RefusedByLife(f"{record_id}: {fault.sentence} Nothing was saved.", fault.hint)


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
