"""Whether a step that may change approved minutes did no more than it says: an approval what it corrects, a correction what it lists.

Pure functions of the two values, so that an auditor can ask them of any commit.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from tui.errors import WrongUsage
from tui.procedure.life import approved_changes, is_approved
from tui.record.changes import Change, changes
from tui.record.fingerprint import METHODS, NEWEST_METHOD, stated
from tui.record.paths import Path, format_path, parse_path
from tui.record.schema import Schema

_CORRECTED = ("minutes", "corrected")
_APPROVAL: Path = ("minutes", "approval")
_SIGNING: tuple[Path, ...] = (("minutes", "state"), (*_APPROVAL, "signed_by"))
_COMPUTED = ("method", "content_sha256")


def amendment_faults(
    kind: str, old: Any, new: Any, schema: Schema, action: str, authority: str | None = None
) -> Iterator[str]:
    """Yields a sentence for whatever `approve` or `correct` did beyond what it says; nothing for other actions.

    `authority` is what the commit names, as one line. Both values are those of a record, not None.
    """
    if action == "correct" and is_approved(kind, old):
        yield from _correction_faults(kind, old, new, schema, authority)
    elif action == "approve" and is_approved(kind, old):
        for each in approved_changes(kind, old, new, schema):
            if each.path not in _SIGNING:
                yield f"The minutes were approved already, and the approval changes {_place(each.path)}."
    elif action == "approve" and is_approved(kind, new):
        yield from _approval_faults(kind, old, new, schema)


def _approval_faults(kind: str, old: Any, new: Any, schema: Schema) -> Iterator[str]:
    approval = new["minutes"].get("approval")
    if not isinstance(approval, Mapping):
        yield "The minutes became approved without saying which meeting approved them."
        return
    said = stated(new)
    if said is None and new.get("items"):
        yield "The approval keeps no fingerprint of what was approved."
    method = METHODS.get(said.method if said else NEWEST_METHOD, METHODS[NEWEST_METHOD])
    agreed = tuple(
        _paths(field for each in _objects(approval.get("corrections")) for field in _list(each.get("fields")))
    )
    for each in changes(kind, old, new, schema):
        if method.covers(each.path) and not any(_is_told(each, path) for path in agreed):
            yield f"The approval changes {_place(each.path)}, which is not among the corrections agreed."


def _correction_faults(kind: str, old: Any, new: Any, schema: Schema, authority: str | None) -> Iterator[str]:
    before, after = (_objects(_part(value, *_CORRECTED)) for value in (old, new))
    content = [each for each in approved_changes(kind, old, new, schema) if each.path[:2] != _CORRECTED]
    if list(after[: len(before)]) != list(before) or len(after) != len(before) + 1:
        if content or before != after:
            yield "A correction adds one entry to the corrections of the record, and changes none of the others."
        return
    entry = after[-1]
    if authority and " ".join(str(entry.get("authority", "")).split()) != authority:
        yield "The correction is recorded with another authority than the commit names."
    fields = _list(entry.get("fields"))
    for each in content:
        if each.path[:2] == _APPROVAL and (each.path == _APPROVAL or each.path[-1] in _COMPUTED):
            yield f"The correction changes {_place(each.path)}, which the approval fixed once and for all."
        elif format_path(each.path) not in fields:
            yield f"The correction changes {_place(each.path)}, which it does not list."


def _is_told(change: Change, path: Path) -> bool:
    """Returns whether a change is at or below a path, or makes or takes away a group that holds nothing but what is there."""
    if change.path[: len(path)] == path:
        return True
    if path[: len(change.path)] != change.path or change.op not in ("set", "unset"):
        return False
    inside = change.after if change.op == "set" else change.before
    for step in path[len(change.path) :]:
        if not isinstance(inside, Mapping) or list(inside) != [step]:
            return False
        inside = inside[str(step)]
    return True


def _paths(fields: Iterator[Any]) -> Iterator[Path]:
    for each in fields:
        try:
            yield parse_path(each if isinstance(each, str) else "")
        except WrongUsage:
            continue


def _objects(value: Any) -> Sequence[Mapping[str, Any]]:
    return [each for each in _list(value) if isinstance(each, Mapping)]


def _list(value: Any) -> Sequence[Any]:
    return value if isinstance(value, list) else []


def _part(value: Any, *names: str) -> Any:
    for name in names:
        value = value.get(name) if isinstance(value, Mapping) else None
    return value


def _place(path: Path) -> str:
    return format_path(path) or "the record"
