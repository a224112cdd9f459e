"""Whether a commit can be undone: what is never taken back, and what later changes, approvals and steps stand on it.

Every refusal is a sentence with the place, and names the later commit that is in the way, by whom and when.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tui.book.history.commit import Commit
from tui.book.history.versions import FileStep, Stored, Versions, file_steps
from tui.book.history.walking import read_commits, revisions
from tui.errors import Exit, MinutebookError
from tui.procedure.life import approved_changes, is_approved, steps_of
from tui.record.differences import same
from tui.record.kinds import file_of, id_of, kind_of
from tui.record.paths import Path, format_path
from tui.record.reading import Unreadable, read
from tui.record.reversal import value_at
from tui.record.safe import safe, shortened
from tui.record.words import plain_words

if TYPE_CHECKING:
    from tui.book.repository import Book

SHOWN_ID = 12
"""Digits of a commit's id where it is named to people."""

_SHOWN = 3


class UndoRefused(MinutebookError):
    """A change cannot be taken back; the sentence says why. `stands` is the id of the later commit that stands on it, where one does."""

    exit_code = Exit.PROBLEMS

    def __init__(self, sentence: str, hint: str = "", stands: str | None = None) -> None:
        super().__init__(sentence, hint)
        self.stands = stands


@dataclass(frozen=True)
class UndoneRecord:
    """One record of the commit to undo: its bytes before it, as it left them, and now; None for no record. `since` came later."""

    record_id: str
    kind: str
    before: bytes | None
    left: bytes | None
    now: bytes | None
    since: tuple[Commit, ...]


def target_of(book: "Book", commit_id: str) -> Commit:
    """Returns the commit to undo. Raises UndoRefused for what is never undone."""
    target = read_commits(book, [book.git.revision(commit_id)])[0]
    if target.is_beginning:
        raise UndoRefused(
            "What was there before this change is not in this copy of the book, so it cannot be taken back here.",
            "To have all of the history: git fetch --unshallow",
        )
    if not target.parents:
        raise UndoRefused("This is the first change of the book: there is nothing before it to go back to.")
    if len(target.parents) > 1:
        raise UndoRefused(
            "This brought the changes of several people together, and is no change of its own.",
            "Undo the change that is wrong, one at a time.",
        )
    if book.git.outcome("merge-base", "--is-ancestor", target.commit, "HEAD", ok=(0, 1))[0]:
        raise UndoRefused("This change is not part of the book as it stands, so there is nothing to take back.")
    return target


def records_of(book: "Book", target: Commit) -> list[UndoneRecord]:
    """Returns the records that the commit changed. Raises UndoRefused for one that changed anything else, or no field."""
    steps = file_steps(book, [target.commit])[target.commit]
    others = [safe(step.path) for step in steps if id_of(step.path) is None]
    if others:
        more = f" and {len(others) - _SHOWN} more" if len(others) > _SHOWN else ""
        raise UndoRefused(
            f"This changed files that are not records: {', '.join(others[:_SHOWN])}{more}. Only changes of records are undone."
        )
    versions = Versions(book)
    versions.load(steps)
    found = []
    for step in steps:
        before, left = (versions.of(each) for each in (step.before[0], step.after))
        faults = [each.fault for each in (before, left) if each is not None and each.fault is not None]
        readable = not faults and before is not None and left is not None
        if readable and before is not None and left is not None and same(before.value, left.value):
            continue
        found.append(_record(book, target, step))
    if not found:
        raise UndoRefused("This changed only how records are laid out, and no field: there is nothing to take back.")
    return found


def refuse_come_and_gone(book: "Book", record: UndoneRecord) -> None:
    """Refuses where the record is not the one that the commit left: deleted since, or made again under the same id."""
    name = record.record_id
    gone = [each for each, had in _existence(book, record) if not had]
    made = [each for each, had in _existence(book, record) if had]
    if record.left is not None and gone:
        last = gone[-1]
        if record.now is None:
            raise UndoRefused(f"{name} was deleted since{_by(last)}.", _first(last), last.commit)
        raise UndoRefused(f"{name} was deleted since{_by(last)}. It was made again after that.", "", last.commit)
    if record.left is None and record.now is not None:
        by = made[-1] if made else None
        raise UndoRefused(
            f"{name} was made again since{_by(by)}.", _first(by) if by else "", by.commit if by is not None else None
        )
    if record.left is None and made:
        last = made[-1]
        raise UndoRefused(f"{name} was made again since{_by(last)}. It was deleted after that.", "", last.commit)


def refuse_against_life(book: "Book", record: UndoneRecord, left: Any, now: Any, wanted: Any) -> None:
    """Refuses where approval, or a later step of the record's life, forbids it."""
    kind, schema, name = record.kind, book.schema, record.record_id
    if approved_changes(kind, now, wanted, schema):
        if not is_approved(kind, left):
            raise UndoRefused(
                f"{name}: its minutes were approved since, so what they say is not taken back.",
                f"Approved content changes only by a correction with its authority: minutebook correct {name}",
            )
        later = approved_changes(kind, left, now, schema)
        if later:
            raise stands_on(book, record, later[0].path)
    if not isinstance(now, dict) or not isinstance(wanted, dict):
        return
    steps = steps_of(kind, schema)
    for at, step in enumerate(steps):
        lost = step.shown_by is not None and step.shown_by in now and step.shown_by not in wanted
        stands = next((each for each in steps[at + 1 :] if each.shown_by is not None and each.shown_by in wanted), None)
        if lost and stands is not None and stands.shown_by is not None:
            by = _changed_by(book, record, (stands.shown_by,))
            raise UndoRefused(
                f"{name}: it is {plain_words(stands.state)} already, which stands on this change{_by(by)}.",
                _first(by),
                by.commit if by else None,
            )


def stands_on(book: "Book", record: UndoneRecord, path: Path) -> UndoRefused:
    """Returns the refusal that names the last commit that changed what stands at a path."""
    by = _changed_by(book, record, path)
    place = format_path(path) or "the record"
    return UndoRefused(
        f"{record.record_id}: {place} was changed again since{_by(by)}.", _first(by), by.commit if by else None
    )


def _record(book: "Book", target: Commit, step: FileStep) -> UndoneRecord:
    record_id = id_of(step.path) or ""
    now = book.bytes_on_disk(record_id)
    if now != book.committed_bytes(record_id):
        raise UndoRefused(
            f"{record_id} was changed by hand since it was last saved.",
            f"Take that over first: minutebook commit {record_id} --reason '…'",
        )
    since = _since(book, target, step.path)
    return UndoneRecord(
        record_id, kind_of(record_id) or "", _bytes(book, step.before[0]), _bytes(book, step.after), now, since
    )


def _bytes(book: "Book", stored: Stored | None) -> bytes | None:
    if stored is None:
        return None
    data = book.blob(stored.id)
    if data is None or not stored.mode.startswith("100"):
        raise UndoRefused(
            "What this change did was no change of a record: there was a link, or a part of git's store is gone."
        )
    return data


def _since(book: "Book", target: Commit, path: str) -> tuple[Commit, ...]:
    """Returns the later commits that touched a file, each after its parents."""
    ids = revisions(book, "--full-history", "--topo-order", "--reverse", "HEAD", f"^{target.commit}", "--", path)
    return tuple(read_commits(book, ids))


def _existence(book: "Book", record: UndoneRecord) -> list[tuple[Commit, bool]]:
    """Returns the later commits, each after its parents, by which the record went or came, with whether it was there after each."""
    steps = file_steps(book, [each.commit for each in record.since], file_of(record.record_id))
    return [
        (each, step.after is not None)
        for each in record.since
        for step in steps[each.commit]
        if any((one is None) != (step.after is None) for one in step.before)
    ]


def _changed_by(book: "Book", record: UndoneRecord, path: Path) -> Commit | None:
    steps = file_steps(book, [each.commit for each in record.since], file_of(record.record_id))
    versions = Versions(book)
    versions.load(step for found in steps.values() for step in found)
    for each in reversed(record.since):
        for step in steps[each.commit]:
            sides = [versions.of(one) for one in (*step.before, step.after)]
            seen = [value_at(one.value if one else None, path, record.kind, book.schema) for one in sides]
            if not all(same(one, seen[-1]) for one in seen[:-1]):
                return each
    return record.since[-1] if record.since else None


def _by(later: Commit | None) -> str:
    if later is None:
        return ""
    return f", by {safe(shortened(later.author, 60))} on {later.day}: “{safe(shortened(later.subject, 80))}”"


def _first(later: Commit | None) -> str:
    return f"Undo that change first: minutebook undo {later.commit[:SHOWN_ID]}" if later is not None else ""


def value_of(data: bytes | None) -> Any:
    if data is None:
        return None
    try:
        return read(data).value
    except Unreadable:
        return None
