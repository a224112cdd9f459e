"""Approved content changes only by a step that may change it, with its authority; what states a fingerprint of it fits."""

from collections.abc import Iterator
from typing import Any

from tui.book.audit.case import Case, Touched
from tui.book.audit.check import Check
from tui.book.audit.finding import Finding, Kind, finding
from tui.procedure.amending import amendment_faults
from tui.procedure.life import (
    MAY_CHANGE_APPROVED,
    approved_changes,
    is_approved,
    move_faults,
    takes_over_approval,
    undo_needs_authority,
)  # fmt: skip
from tui.record.fingerprint import METHODS, fits, stated
from tui.record.paths import format_path
from tui.record.schema import Schema

CHANGED = Kind(
    "approved-changed",
    "Approved content changed",
    "what a meeting approved was changed without a correction that lists it, or without its authority",
)
MISFIT = Kind(
    "approval-misfit", "Approval does not fit", "the fingerprint in the approval is not that of the approved content"
)
MOVED = Kind("state-moved", "State moved", "a state was moved as it cannot, or without the step that moves it")

_WITH_AUTHORITY = ("approve", "correct")
_ONLY_MERGES = "merge"


def _run(case: Case) -> Iterator[Finding]:
    schema = case.schema
    if schema is None:
        return
    for each in case.touched:
        old, new = case.values(each)
        misfits = list(_misfit(each, old, new)) if each.is_plain else []
        yield from misfits
        if not case.is_merge:
            yield from _of_one(case, each, old, new, schema, not misfits)


def _of_one(case: Case, each: Touched, old: Any, new: Any, schema: Schema, fits_well: bool) -> Iterator[Finding]:
    action, authority = case.wording.action or "", (case.wording.first("Authority") or "").strip()
    touched = approved_changes(each.kind, old, new, schema)
    if touched and (action not in MAY_CHANGE_APPROVED or action == _ONLY_MERGES):
        place = format_path(touched[0].path) or "the record"
        by = f"by the action “{action}”" if action else "by a commit that states no action"
        yield finding(CHANGED, f"The minutes are approved, and {place} was changed {by}.", each.record_id)
        return
    if not authority and action == "undo" and undo_needs_authority(each.kind, old, new, schema):
        said = "An undo changed approved minutes, or their approval, without saying on whose authority."
        yield finding(CHANGED, said, each.record_id)
    elif touched and not authority and action in _WITH_AUTHORITY:
        yield finding(CHANGED, "Approved minutes were changed without saying on whose authority.", each.record_id)
    elif fits_well and old is not None and new is not None:
        for sentence in list(amendment_faults(each.kind, old, new, schema, action, authority))[:1]:
            yield finding(CHANGED, sentence, each.record_id)
    if takes_over_approval(each.kind, old, new, action) and action and not authority:
        said = "The minutes are taken over as approved, and the commit names no authority for that."
        yield finding(MOVED, said, each.record_id)
    elif action:
        for fault in move_faults(each.kind, old, new, schema, action):
            yield finding(MOVED, fault.sentence, each.record_id)


def _misfit(touched: Touched, old: Any, new: Any) -> Iterator[Finding]:
    before, said = stated(old), stated(new)
    if said is None:
        if before is not None and is_approved(touched.kind, new):
            yield finding(MISFIT, "The fingerprint of the approved content was taken away.", touched.record_id)
    elif said.method not in METHODS:
        if before != said:
            unknown = f"The fingerprint in {said.where} is by method {said.method}, which this program does not know."
            yield finding(MISFIT, unknown, touched.record_id)
    elif fits(new) is False and not (before == said and fits(old) is False):
        yield finding(
            MISFIT, f"The fingerprint in {said.where} is not that of the approved content.", touched.record_id
        )


CHECK = Check((CHANGED, MISFIT, MOVED), _run)
