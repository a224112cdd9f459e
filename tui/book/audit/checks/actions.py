"""What a commit says that it did is what it did: what is created was not there, what is only laid out says what it said.

A step of a record's life changes no field but its own.
"""

from collections.abc import Iterator
from typing import Any

from tui.book.audit.case import Case, Touched
from tui.book.audit.check import Check
from tui.book.audit.finding import Finding, Kind, finding
from tui.procedure.life import is_approved
from tui.procedure.step_fields import STEP_FIELDS, step_faults
from tui.record.differences import same

DIFFERS = Kind("action-differs", "Action differs", "the commit did something else than the action that it states")

_MAY_DELETE = ("delete", "adopt", "undo")


def _run(case: Case) -> Iterator[Finding]:
    action = case.wording.action
    if case.is_merge or not case.is_comparable or not case.touched or action is None:
        return
    if action == "merge":
        if not any(is_approved(each.kind, case.values(each)[0]) for each in case.touched):  # told as a change of those
            yield finding(DIFFERS, "The commit calls itself a merge, and stands on one commit only.")
    elif action == "upgrade" and not case.schema_touched:
        yield finding(DIFFERS, "The commit calls itself an upgrade, and the schema is the one before.")
    else:
        for each in case.touched:
            sentence = _fault(case, action, each) if each.is_plain else ""
            if sentence:
                yield finding(DIFFERS, sentence, each.record_id)


def _fault(case: Case, action: str, touched: Touched) -> str:
    is_there, stays = touched.old is not None, touched.new is not None
    if action == "create" and is_there:
        return "The commit says that it creates the record, which was there already."
    if action == "delete" and stays:
        return "The commit says that it deletes the record, and it does not."
    if not stays and action not in _MAY_DELETE and all(each.old is not None for each in case.touched):
        return f"The record was deleted by the action “{action}”."
    if action in STEP_FIELDS and not is_there:
        return f"The record was made by the action “{action}”, which is a step of one that is there."
    if action in ("format", "correct", "approve"):
        return _fault_of_values(action, touched.kind, *case.values(touched))
    old, new = case.values(touched)
    if old is None or new is None or case.schema is None:
        return ""
    return next(step_faults(touched.kind, old, new, case.schema, action), "")


def _fault_of_values(action: str, kind: str, old: Any, new: Any) -> str:
    if action == "format":
        is_same = old is not None and new is not None and same(old, new)
        return (
            "" if is_same else "The commit says that it changes the layout only, and it changes what the record says."
        )
    if action == "correct" and not is_approved(kind, old):
        return "The commit says that it corrects approved minutes, and they were not approved."
    if action == "approve" and not is_approved(kind, new):
        return "The commit says that minutes were approved, and they are not."
    return ""


CHECK = Check((DIFFERS,), _run)
