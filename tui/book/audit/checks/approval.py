"""Approved content changes only by a step that may change it, with its authority; what states a fingerprint of it fits."""

from collections.abc import Iterator

from tui.book.audit.case import Case
from tui.book.audit.check import Check
from tui.book.audit.finding import Finding, Kind, finding
from tui.procedure.life import MAY_CHANGE_APPROVED, approved_changes, move_faults
from tui.record.fingerprint import fits, stated
from tui.record.paths import format_path

CHANGED = Kind(
    "approved-changed",
    "Approved content changed",
    "what a meeting approved was changed without a correction, or without its authority",
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
    action, authority = case.wording.action or "", (case.wording.first("Authority") or "").strip()
    for each in case.touched:
        old, new = case.values(each)
        if (
            each.is_plain
            and fits(new) is False
            and (old is None or fits(old) is not False or stated(old) != stated(new))
        ):
            said = stated(new)
            where = said.where if said is not None else "the approval"
            yield finding(MISFIT, f"The fingerprint in {where} is not that of the approved content.", each.record_id)
        if case.is_merge:
            continue
        touched = approved_changes(each.kind, old, new, schema)
        if touched and (action not in MAY_CHANGE_APPROVED or action == _ONLY_MERGES):
            place = format_path(touched[0].path) or "the record"
            by = f"by the action “{action}”" if action else "by a commit that states no action"
            yield finding(CHANGED, f"The minutes are approved, and {place} was changed {by}.", each.record_id)
        elif touched and action in _WITH_AUTHORITY and not authority:
            yield finding(CHANGED, "Approved minutes were changed without saying on whose authority.", each.record_id)
        elif not touched and action:
            for fault in move_faults(each.kind, old, new, schema, action):
                yield finding(MOVED, fault.sentence, each.record_id)


CHECK = Check((CHANGED, MISFIT, MOVED), _run)
