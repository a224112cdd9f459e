"""The tree of a merge is what merging its parents field by field gives, worked out again."""

from collections.abc import Iterator
from typing import Any

from tui.book.audit.case import Case
from tui.book.audit.check import Check
from tui.book.audit.checks.approval import CHANGED
from tui.book.audit.finding import Finding, Kind, finding
from tui.book.audit.trees import differences, entry_at
from tui.book.objects import Entry
from tui.errors import WrongUsage
from tui.procedure.life import approved_changes, is_approved
from tui.record.changes import Change, changes
from tui.record.differences import same
from tui.record.kinds import id_of, kind_of
from tui.record.lookup import value_at
from tui.record.merging import merge
from tui.record.paths import Path, format_path, identity
from tui.record.schema import Schema

DIFFERS = Kind(
    "merge-differs",
    "Merge differs",
    "a merge holds something else than its parents give when they are merged field by field",
)
UNRELATED = Kind(
    "merge-unrelated",
    "Merge of another history",
    "a merge brings in a history with a beginning of its own, which no change of the book stands on",
)
_UNRELATED = (
    "The sides that it brings together have no commit in common: one of them is another history than the book's."
)


def _run(case: Case) -> Iterator[Finding]:
    if case.is_merge and case.is_comparable:
        bases = case.merge_bases() or (None,)
        if bases == (None,) and not case.is_cut_off:
            yield finding(UNRELATED, _UNRELATED)
        found = [list(_against(case, base.tree if base is not None else None)) for base in bases]
        if all(found):
            yield from found[0]


def _against(case: Case, base: str | None) -> Iterator[Finding]:
    """Yields what differs from the merge of the parents on this base."""
    trees = [each.tree for each in case.parents]
    records = [entry_at(case.store, tree, "records") for tree in trees]
    mine = entry_at(case.store, case.commit.tree, "records")
    from_base = entry_at(case.store, base, "records") if base is not None else None
    paths = {each.path for parent in records for each in differences(case.store, from_base, parent, "records")}
    paths |= {each.path for each in differences(case.store, from_base, mine, "records")}
    for path in sorted(paths):
        sides = [entry_at(case.store, tree, path) for tree in trees]
        was = entry_at(case.store, base, path) if base is not None else None
        fault = _fault(case, path, was, sides, entry_at(case.store, case.commit.tree, path))
        if fault:
            yield finding(DIFFERS, fault, id_of(path) or path)
        lost = _approval_lost(case, path, was, sides, entry_at(case.store, case.commit.tree, path))
        if lost:
            yield finding(CHANGED, lost, id_of(path) or path)


def _fault(case: Case, path: str, was: Entry | None, sides: list[Entry | None], made: Entry | None) -> str:
    """Returns why what stands at a path is not the merge of what the parents have there; empty where it is."""
    changed = list(dict.fromkeys(each for each in sides if each != was))
    if not changed:
        return "" if made == was else "The merge changes it, and none of its parents does."
    if len(changed) == 1:
        return (
            "" if made == changed[0] else "Only one of the merged sides changed it, and the merge has something else."
        )
    record_id = id_of(path)
    kind = kind_of(record_id) if record_id else None
    if kind is None or case.schema is None:
        return "" if made in changed else "The merge has none of the merged sides."
    values = [case.contents.value(each) for each in changed]
    if any(value is None for value, each in zip(values, changed, strict=True) if each is not None):
        return "" if made in changed else "It cannot be read on one of the merged sides, and the merge has neither."
    return _unlike(case, kind, case.contents.value(was), values, case.contents.value(made))


def _approval_lost(case: Case, path: str, was: Entry | None, sides: list[Entry | None], made: Entry | None) -> str:
    """Returns what a merge changes of what one of its sides had approved or corrected; empty where nothing."""
    record_id = id_of(path)
    changed = list(dict.fromkeys(each for each in sides if each != was))
    if record_id is None or case.schema is None or kind_of(record_id) != "meeting" or len(changed) < 2:
        return ""
    base, after = case.contents.value(was), case.contents.value(made)
    for each in changed:
        value = case.contents.value(each)
        if not is_approved("meeting", value):
            continue
        if is_approved("meeting", base) and is_approved("meeting", after):
            continue  # both sides corrected it: the merge by field, and the fingerprint, say whether it is right
        if is_approved("meeting", base) and not approved_changes("meeting", base, value, case.schema):
            continue
        lost = approved_changes("meeting", value, after, case.schema)
        if lost:
            place = format_path(lost[0].path) or "the record"
            return f"The minutes were approved on one of the merged sides, and the merge changes {place}."
    return ""


def _unlike(case: Case, kind: str, base: Any, values: list[Any], made: Any) -> str:
    assert case.schema is not None
    merged = values[0]
    disputed: list[Path] = []
    for theirs in values[1:]:
        step = merge(kind, base, merged, theirs, case.schema)
        merged = step.value
        disputed += step.conflicts
    if _same(made, merged) or (() in disputed and any(_same(made, each) for each in values)):
        return ""
    if made is None or merged is None:
        return (
            "The merge of its sides is a record, and there is none."
            if made is None
            else "It should not be there any more."
        )
    for each in changes(kind, merged, made, case.schema):
        places = [path for path in disputed if _touch(path, each.path)]
        if not any(_is_settled(each, place, made, values, kind, case.schema) for place in places):
            return f"{format_path(each.path)} is not what its sides give when they are merged by field."
    return ""


def _is_settled(change: Change, place: Path, made: Any, values: list[Any], kind: str, schema: Schema) -> bool:
    """Returns whether a change against the merge is no more than a choice between what the sides have at a disputed place."""
    if _is_in_order_only(values, place, kind, schema):
        return change.op == "move" and change.path[:-1] == place
    return any(_alike(made, value, place, kind, schema) for value in values)


def _is_in_order_only(values: list[Any], place: Path, kind: str, schema: Schema) -> bool:
    """Returns whether what the sides dispute is the order of a list: what is in it is merged, element by element."""
    key = schema.key_of(kind, place)
    lists = [_at(each, place, kind, schema) for each in values]
    return all(isinstance(each, list) and all(identity(one, key) is not None for one in each) for each in lists)


def _same(one: Any, other: Any) -> bool:
    return one is other if one is None or other is None else same(one, other)


def _touch(one: Path, other: Path) -> bool:
    shorter = min(len(one), len(other))
    return one[:shorter] == other[:shorter]


def _alike(made: Any, side: Any, place: Path, kind: str, schema: Schema) -> bool:
    """Returns whether a field that the sides had changed differently is as one of them has it."""
    return _same(_at(made, place, kind, schema), _at(side, place, kind, schema))


def _at(value: Any, path: Path, kind: str, schema: Schema) -> Any:
    try:
        return value_at(value, path, schema, kind)
    except WrongUsage:
        return None


CHECK = Check((DIFFERS, UNRELATED), _run)
