"""An undo takes back exactly what one earlier commit did, of each of its records, worked out again from the three states of each record."""

import re
from collections.abc import Iterator
from typing import Any

from tui.book.audit import history
from tui.book.audit.case import Case, Touched
from tui.book.audit.check import Check
from tui.book.audit.checks.approval import CHANGED
from tui.book.audit.commits import Commit
from tui.book.audit.finding import Finding, Kind, finding
from tui.book.audit.trees import differences, entry_at
from tui.book.objects import Entry
from tui.procedure.life import approved_changes, is_approved
from tui.record.differences import same
from tui.record.kinds import id_of, kind_of
from tui.record.reversal import reverse

DIFFERS = Kind(
    "undo-differs",
    "Undo differs",
    "a commit that calls itself an undo does something else than take back the commit it names",
)

_NAMED = re.compile(r"commit ([0-9a-f]{7,64})(?![0-9a-f])")


def _run(case: Case) -> Iterator[Finding]:
    if case.wording.action != "undo" or case.is_merge or not case.touched or case.schema is None:
        return
    named = _NAMED.match(case.wording.first("Evidence") or "")
    undone = case.find_ancestor(named[1]) if named else None
    if named is None:
        yield finding(DIFFERS, "The undo does not say, as its evidence, which commit it takes back.")
    elif case.is_cut_off and (undone is None or (undone.parents and case.first_parent(undone) is None)):
        said = f"The history is cut off: whether the undo takes back commit {named[1]} cannot be told. {history.REST}"
        yield finding(history.SHALLOW, said)
    elif undone is None:
        yield finding(DIFFERS, f"The undo names commit {named[1]}, on which it does not stand.")
    else:
        yield from _left_standing(case, undone)
        for each in case.touched:
            if each.is_plain and not _takes_back(case, each, undone):
                yield finding(DIFFERS, f"The undo does not take back what commit {undone.id[:10]} did.", each.record_id)
            elif each.is_plain and _was_approved_since(case, each, undone):
                said = f"The undo takes back what commit {undone.id[:10]} did, and what it did was approved since."
                yield finding(CHANGED, said, each.record_id)


def _takes_back(case: Case, touched: Touched, undone: Commit) -> bool:
    assert case.schema is not None
    parent = case.first_parent(undone)
    before = entry_at(case.store, parent.tree, touched.path) if parent is not None else None
    left = entry_at(case.store, undone.tree, touched.path)
    if before == left:
        return False
    if touched.old == left and touched.new == before:
        return True
    values = [case.contents.value(each) for each in (before, left)]
    now, made = case.values(touched)
    if _same(now, values[1]) and _same(made, values[0]):
        return True
    return _same(made, reverse(touched.kind, values[0], values[1], now, case.schema).value)


def _left_standing(case: Case, undone: Commit) -> Iterator[Finding]:
    """Yields the records that the commit changed, that still say what it made of them, and that the undo leaves so."""
    parent = case.first_parent(undone)
    had = entry_at(case.store, parent.tree, "records") if parent is not None else None
    for each in differences(case.store, had, entry_at(case.store, undone.tree, "records"), "records"):
        record_id = id_of(each.path)
        kind = kind_of(record_id) if record_id is not None else None
        if record_id is None or kind is None or record_id in case.by_id:
            continue
        if not _is_back(case, kind, each.old, each.new, entry_at(case.store, case.commit.tree, each.path)):
            said = f"The undo takes back only a part of commit {undone.id[:10]}: what that did to this record stays."
            yield finding(DIFFERS, said, record_id)


def _is_back(case: Case, kind: str, before: Entry | None, left: Entry | None, now: Entry | None) -> bool:
    """Returns whether nothing is left to take back of a record that an undo does not touch."""
    assert case.schema is not None
    if now == before:
        return True
    was, made, stands = (case.contents.value(each) for each in (before, left, now))
    if None not in (before, left) and _same(was, made):
        return True  # the commit changed its layout only
    if None in (left, now) or now == left:
        return False
    found = reverse(kind, was, made, stands, case.schema)
    return not found.conflicts and _same(found.value, stands)


def _was_approved_since(case: Case, touched: Touched, undone: Commit) -> bool:
    assert case.schema is not None
    left = case.contents.value(entry_at(case.store, undone.tree, touched.path))
    return not is_approved(touched.kind, left) and bool(
        approved_changes(touched.kind, *case.values(touched), case.schema)
    )


def _same(one: Any, other: Any) -> bool:
    return one is other if one is None or other is None else same(one, other)


CHECK = Check((DIFFERS,), _run)
