"""Undo: a new commit that takes back what one commit did, field by field. History is only ever added to.

What was changed since stays, unless it stands on what would be taken back: then the undo is refused, and says by whom and when.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from tui.book.checking import errors_with
from tui.book.editing import Proposal, as_saved, commit, propose_bytes
from tui.book.history.walking import read_commits
from tui.book.linewise import merged_lines
from tui.book.message import LONGEST_SUBJECT
from tui.book.saving import Note, Saved
from tui.book.undoable import (
    SHOWN_ID,
    UndoneRecord,
    UndoRefused,
    records_of,
    refuse_against_life,
    refuse_come_and_gone,
    stands_on,
    target_of,
    value_of,
)  # fmt: skip
from tui.procedure.life import undo_needs_authority
from tui.record.differences import same
from tui.record.edits import EditRefused
from tui.record.reversal import reverse, rewrite
from tui.record.safe import shortened

if TYPE_CHECKING:
    from tui.book.repository import Book

UNDO = "undo"
_UNDONE, _REDONE = "Undone: ", "Done again: "
_SHORTEST_NAME = 12


def propose_undo(book: "Book", commit_id: str) -> tuple[Proposal, ...]:
    """Returns what taking back a commit would do to its records, ready for `undo` or for `editing.commit` with `undo_note`.

    Raises UndoRefused with the reason when it cannot be taken back, WrongUsage for no such commit, BookUnusable when git's store is
    damaged.
    """
    target = target_of(book, commit_id)
    records = records_of(book, target)
    wanted = {each.record_id: _wanted(book, each) for each in records}
    changed = {each.record_id: wanted[each.record_id] for each in records if wanted[each.record_id] != each.now}
    if not changed:
        raise UndoRefused(_nothing_left(records))
    beside = {record_id: data for record_id, data in changed.items() if data is not None}
    found = [
        replace(
            propose_bytes(book, each.record_id, each.now, changed[each.record_id], UNDO, beside),
            subject=undo_subject(target.subject),
        )
        for each in records
        if each.record_id in changed
    ]
    _refuse_new_errors(book, found, changed)
    return tuple(found)


def undo_note(
    book: "Book",
    commit_id: str,
    reason: str,
    *,
    authority: str | None = None,
    event_date: str | None = None,
    evidence: str | None = None,
    warnings: Sequence[str] = (),
) -> Note:
    """Returns what is said of an undo: its subject, and as its evidence the commit that it takes back. Raises WrongUsage."""
    target = read_commits(book, [book.git.revision(commit_id)])[0]
    shown = f"commit {target.commit[:SHOWN_ID]}"
    said = f"{shown}; {evidence}" if evidence and evidence.strip() else shown
    return Note(UNDO, undo_subject(target.subject), reason, authority, event_date, said, tuple(warnings))


def undo(
    book: "Book", commit_id: str, reason: str, *, authority: str | None = None, event_date: str | None = None,
    evidence: str | None = None,
) -> tuple[Saved, tuple[Proposal, ...]]:  # fmt: skip
    """Takes back a commit by a new one, and returns what was saved and what it did.

    Raises what `propose_undo` and `editing.commit` raise: WrongUsage too, where what was approved would change on no authority.
    """
    found = propose_undo(book, commit_id)
    standing = sorted({each.rule for one in found for each in one.standing if each.severity.value == "warning"})
    note = undo_note(
        book, commit_id, reason, authority=authority, event_date=event_date, evidence=evidence, warnings=standing
    )
    return commit(book, found, note), found


def needs_authority(book: "Book", found: Sequence[Proposal]) -> bool:
    """Returns whether an undo changes approved minutes or their approval, as taking back a correction or an approval does."""
    return any(undo_needs_authority(each.kind, each.before, each.after, book.schema) for each in found)


def undo_subject(undone: str) -> str:
    """Returns the subject of the undo of a commit with this subject; the undo of an undo says what is done again.

    Where it would be too long, the name at its beginning is shortened before what was done is.
    """
    again = undone.startswith(_UNDONE)
    said, rest = (_REDONE, undone.removeprefix(_UNDONE)) if again else (_UNDONE, undone.removeprefix(_REDONE))
    name, _, what = rest.partition(": ")
    head, comma, day = name.rpartition(", ")
    room = LONGEST_SUBJECT - len(f"{said}{comma}{day}: {what}")
    if len(said + rest) > LONGEST_SUBJECT and comma and room >= _SHORTEST_NAME:
        return f"{said}{shortened(head, room)}{comma}{day}: {what}"
    return said + rest


def _wanted(book: "Book", record: UndoneRecord) -> bytes | None:
    """Returns the bytes that the record would have, None for no record. Raises UndoRefused."""
    refuse_come_and_gone(book, record)
    before, left, now = (value_of(each) for each in (record.before, record.left, record.now))
    wanted, data = before, record.before
    if record.now != record.left:
        if None in (now, left) or (before is None and record.before is not None):
            raise UndoRefused(f"{record.record_id} was changed since, and cannot be read field by field as it was.")
        found = reverse(record.kind, before, left, now, book.schema)
        if found.conflicts:
            raise stands_on(book, record, found.conflicts[0])
        wanted, data = found.value, None
    refuse_against_life(book, record, left, now, wanted)
    if data is not None or wanted is None:
        return data
    return record.now if same(now, wanted) else _written(book, record, now, wanted)


def _written(book: "Book", record: UndoneRecord, now: Any, wanted: Any) -> bytes:
    """Returns the record's text made to say what is wanted: with the old lines and comments where they still fit."""
    old = record.now or b""
    lines = merged_lines(book, old, record.left or b"", record.before or b"")
    text = lines.decode("utf-8", "replace") if lines is not None and same(value_of(lines), wanted) else None
    if text is None:
        try:
            text = rewrite(old.decode("utf-8"), now, wanted, book.schema, record.kind)
        except EditRefused as error:
            raise UndoRefused(f"{record.record_id}: {error.sentence}", error.hint) from error
    return as_saved(old, text).encode("utf-8")


def _refuse_new_errors(book: "Book", found: Sequence[Proposal], changed: Mapping[str, bytes | None]) -> None:
    problems = [problem for each in found for problem in each.new_errors]
    if not problems and any(_takes_away(each) for each in found):
        problems = list(errors_with(book, changed))
    if problems:
        first = problems[0]
        more = (
            f" There {'is one more' if len(problems) == 2 else f'are {len(problems) - 1} more'}."
            if problems[1:]
            else ""
        )
        raise UndoRefused(f"Taking this back would leave an error: {first.file}: {first.message}{more}", first.hint)


def _takes_away(proposal: Proposal) -> bool:
    """Whether a record or a part goes to which others may point; only then is the whole book looked at."""
    return proposal.new is None or any(
        each.op == "remove" or (each.op == "unset" and isinstance(each.before, dict | list))
        for each in proposal.changes
    )


def _nothing_left(records: Sequence[UndoneRecord]) -> str:
    what = records[0].record_id if len(records) == 1 else "Every record of this change"
    return f"{what} says again what it said before this change: there is nothing left to take back."
