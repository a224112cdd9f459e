"""Which fields each step of a record's life may touch, so that nothing else is changed under its name.

Pure functions of the two values: the program asks them before it saves, an auditor of any commit.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from tui.procedure.foreseen import is_only_foreseen
from tui.procedure.life import is_approved
from tui.record.changes import Change, changes
from tui.record.paths import Path, format_path
from tui.record.schema import Schema

_STATE: Final[Path] = ("minutes", "state")


def _fields(*names: str) -> tuple[Path, ...]:
    return tuple((name,) for name in names)


STEP_FIELDS: Final[Mapping[str, Mapping[str, tuple[Path, ...]]]] = {
    "publish": {
        "meeting": (("publications",), ("question_deadline",), _STATE, ("minutes", "signature_line")),
        "recommendation": _fields("published_at"),
    },
    "clear": {"meeting": (_STATE, ("minutes", "clearance"))},
    "respond": {"recommendation": _fields("response", "conveyed"), "question": _fields("reply")},
    "update": {
        "action": _fields("updates"),
        "deliverable": _fields("updates"),
        "recommendation": _fields("conveyed", "assessed"),
        "paper": _fields("requested_on", "due_from_author", "chased_on", "received_at", "late_reason"),
        "question": _fields(
            "accepted",
            "in_time",
            "reject_reason",
            "late_acceptance",
            "put_by",
            "item",
            "asker_present",
            "supplementary",
        ),
    },
    "reschedule": {"meeting": _fields("date", "rescheduled_from", "weekday", "start_time", "status")},
    "cancel": {"meeting": _fields("status")},
}
"""For each action that is a step, the kinds of record that take it and the fields that it writes there.

What is published or answered may quote more: an agenda the day until which questions come, minutes their line for a signature, a letter
the recommendation as it was sent.
"""

_TAKEN_OVER: Final[tuple[Path, ...]] = (_STATE, ("minutes", "approval"))
"""What an import may add to a meeting that is there: that its minutes were approved, as later minutes say. One of which nothing was known
but that it was called may be told whole."""


def step_faults(kind: str, old: Any, new: Any, schema: Schema, action: str) -> Iterator[str]:
    """Yields a sentence for whatever a step, or an import, changed beyond what is its own; nothing for other actions.

    Both values are those of a record that was there and stays, not None.
    """
    if action == "import":
        yield from _import_faults(kind, old, new, schema)
        return
    kinds = STEP_FIELDS.get(action)
    if kinds is None:
        return
    if kind not in kinds:
        yield f"“{action}” is no step of a {kind}."
        return
    for each in changes(kind, old, new, schema):
        if not _is_remark(each) and not _is_of(each, kinds[kind]):
            yield f"“{action}” changes {format_path(each.path)}, which is not of this step."


def _import_faults(kind: str, old: Any, new: Any, schema: Schema) -> Iterator[str]:
    if kind == "meeting" and is_only_foreseen(old):
        return
    is_approval = is_approved(kind, new) and not is_approved(kind, old)
    for each in changes(kind, old, new, schema):
        if not is_approval or not (_is_remark(each) or _is_of(each, _TAKEN_OVER)):
            yield f"An import makes records, and this one was there: it changes {format_path(each.path)}."


def _is_of(change: Change, fields: tuple[Path, ...]) -> bool:
    """Returns whether a change is at or below one of the fields, or makes a group that holds nothing but such fields."""
    if any(change.path[: len(path)] == path for path in fields):
        return True
    made = change.after if change.op == "set" else None
    return isinstance(made, Mapping) and all(any(path == (*change.path, name) for path in fields) for name in made)


def _is_remark(change: Change) -> bool:
    """Returns whether a change adds a remark, or how something was read in a source, where there was none."""
    if change.path == ("note",):
        return change.op == "set" and change.before is None
    is_reading = change.path[:1] == ("sources",) and "readings" in change.path[2:3]
    return is_reading and change.op in ("set", "add") and change.before is None
