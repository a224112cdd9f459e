"""Saving is one transaction: everything is in the history by one commit of exactly these files, or all is as it was before.

An acknowledged save is a moved branch. On any failure the old bytes are back, and what was typed is kept as a draft.
"""

import contextlib
import secrets
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tui.book import states
from tui.book.carrying import BranchMovedError, Step, carry_out, no_step
from tui.book.git import object_id
from tui.book.identity import Identity, NobodyKnown
from tui.book.journal import Plan, Planned
from tui.book.lock import LONGEST_WAIT, Clock
from tui.book.message import Trailers, compose
from tui.book.objects import PLAIN, Entry, Snapshot, read_snapshot, write_blobs, write_commit, write_tree
from tui.book.recovery import recover
from tui.errors import BookBusy, BookUnusable, MinutebookError, ProblemsFound, WrongUsage
from tui.record.kinds import file_of, id_fault, kind_of

if TYPE_CHECKING:
    from tui.book.repository import Book

_ATTEMPTS = 5
_ADOPT = "adopt"

Check = Callable[[str, bytes | None, bytes | None], Sequence[MinutebookError | str]]
"""Takes a record's id, its old and its new bytes, and returns the new errors."""


@dataclass(frozen=True, slots=True)
class Write:
    """One record to save: its new text (None: delete it), the bytes that the editor opened (None: a new record), its change lines."""

    record_id: str
    new_text: str | None
    expected: bytes | None
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Note:
    """What is said of a save: the action, why, on whose authority, what happened when by which document, and the standing warnings.

    The action `adopt` takes over files that have the new bytes already; what was expected is then what was last committed.
    """

    action: str
    subject: str | None = None
    reason: str = ""
    authority: str | None = None
    event_date: str | None = None
    evidence: str | None = None
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Saved:
    """An acknowledged save: its commit, the subject, and the records that are in it."""

    commit: str
    subject: str
    records: tuple[str, ...]


@dataclass(frozen=True)
class _Job:
    """Everything about a save that does not depend on the moment."""

    planned: tuple[Planned, ...]
    contents: Mapping[str, bytes | None]
    opened: Mapping[str, str | None]
    message: str
    who: tuple[Identity, Identity]
    sign: bool
    step: Step = field(default=no_step)


def save(
    book: "Book",
    writes: Sequence[Write],
    note: Note,
    *,
    check: Check | None = None,
    author: Identity | None = None,
    keep_drafts: bool = True,
    wait: float = LONGEST_WAIT,
    clock: Clock | None = None,
    step: Step = no_step,
) -> Saved:
    """Saves the writes as one commit and returns it.

    Raises WrongUsage for nothing to save or a missing reason, ProblemsFound when `check` finds new errors, ChangedElsewhere when a file is
    not what was expected, BookBusy when somebody else is saving, and BookUnusable when the repository or the disk will not do it.
    """
    changed = [each for each in writes if _bytes(each) != each.expected]
    try:
        if not changed:
            raise WrongUsage("Nothing has changed, so there is nothing to save.")
        job = _job(book, changed, note, author, step)
        with book.lock(wait, clock) as held:
            step("locked")
            recover(book, (held,))
            commit = _repeatedly(book, job, check, held)
    except BaseException as error:
        kept = _keep(book, changed) if keep_drafts and note.action != _ADOPT else ""
        if isinstance(error, MinutebookError):
            error.hint = f"{error.hint} {kept}".strip()
            raise
        if isinstance(error, OSError):
            fault = states.disk_fault(error)
            raise BookUnusable(fault.sentence, f"{fault.hint} {kept}".strip()) from error
        raise
    _drop(book, changed)
    return Saved(commit, job.message.split("\n", 1)[0], tuple(each.record_id for each in changed))


def _job(book: "Book", writes: Sequence[Write], note: Note, author: Identity | None, step: Step) -> _Job:
    if book.read_only is not None:
        raise BookUnusable(book.read_only)
    for each in writes:
        if kind_of(each.record_id) is None:
            raise WrongUsage(id_fault(each.record_id) or f"“{each.record_id}” is not the id of a record.")
    if len({each.record_id for each in writes}) < len(writes):
        raise WrongUsage("A record can be in a save only once.")
    message = compose(_subject(note, writes), _body(writes), _trailers(book, note, writes))
    by, through = author or book.author, author or book.committer
    if by is None or through is None:
        raise NobodyKnown
    adopts = note.action == _ADOPT
    contents = {file_of(each.record_id): _bytes(each) for each in writes}
    opened = {file_of(each.record_id): _id(book, each.expected) for each in writes}
    planned = tuple(
        Planned(
            file_of(each.record_id), each.record_id, _id(book, each.expected), _id(book, _bytes(each)), PLAIN, adopts
        )
        for each in writes
    )
    return _Job(planned, contents, opened, message, (by, through), book.signs, step)


def _repeatedly(book: "Book", job: _Job, check: Check | None, held: int) -> str:
    for _ in range(_ATTEMPTS):
        with contextlib.suppress(BranchMovedError):
            return _once(book, job, check, held)
    raise BookBusy("Another program keeps committing to this book just now.", "Try again in a moment.")


def _once(book: "Book", job: _Job, check: Check | None, held: int) -> str:
    paths = [file.path for file in job.planned]
    book.refuse_changed_schema()
    branch = states.branch(book.git, book.places)
    states.refuse_read_only_disk(book.places)
    states.wait_for_index(book.places.git_dir)
    states.refuse_conflicts(book.git)
    base = read_snapshot(book.git, book.git.tip(branch), paths, book.object_format)
    on_disk = {file.path: _id(book, book.bytes_on_disk(file.record_id)) for file in job.planned}
    states.refuse_unlike_expected(book.git, base, job.planned, on_disk, job.opened)
    job.step("looked")
    if check is not None:
        _refuse_new_errors(book, job, check)
    files = tuple(_with_mode(file, base) for file in job.planned)
    commit = _build(book, job, files, base)
    job.step("built")
    plan = Plan(secrets.token_hex(4), branch, base.commit, commit, files, time.time())
    carry_out(book, plan, lambda file: job.contents[file.path], (held,), job.step)
    return commit


def _build(book: "Book", job: _Job, files: Sequence[Planned], base: Snapshot) -> str:
    """Writes blobs, trees and commit, which nothing points to yet, and returns the commit's id."""
    contents = [data for file in files if (data := job.contents[file.path]) is not None]
    write_blobs(book.git, contents, book.private_folder / f"blobs.{secrets.token_hex(4)}")
    changes = {file.path: Entry(file.mode, file.new) if file.new is not None else None for file in files}
    tree = write_tree(book.git, base, changes, book.object_format)
    return write_commit(book.git, tree, base.commit, job.message, job.who, sign=job.sign)


def _with_mode(file: Planned, base: Snapshot) -> Planned:
    entry = base.entry(file.path)
    mode = entry.mode if entry is not None else PLAIN
    return Planned(file.path, file.record_id, file.old, file.new, mode, file.adopted)


def _refuse_new_errors(book: "Book", job: _Job, check: Check) -> None:
    found = [
        str(error)
        for file in job.planned
        for error in check(
            file.record_id, book.blob(file.old) if file.old is not None else None, job.contents[file.path]
        )
    ]
    if found:
        more = f" (and {len(found) - 1} more)" if len(found) > 1 else ""
        raise ProblemsFound(f"This change would add an error, so nothing was saved: {found[0]}{more}")


def _subject(note: Note, writes: Sequence[Write]) -> str:
    if note.subject:
        return note.subject
    what = writes[0].record_id if len(writes) == 1 else f"{len(writes)} records"
    return f"{what}: {note.action}"


def _body(writes: Sequence[Write]) -> Sequence[str] | Mapping[str, Sequence[str]]:
    return writes[0].lines if len(writes) == 1 else {each.record_id: each.lines for each in writes}


def _trailers(book: "Book", note: Note, writes: Sequence[Write]) -> Trailers:
    return Trailers(
        action=note.action,
        records=tuple(each.record_id for each in writes),
        reason=note.reason,
        schema=book.schema_version,
        authority=note.authority,
        event_date=note.event_date,
        evidence=note.evidence,
        warnings=tuple(note.warnings),
    )


def _bytes(write: Write) -> bytes | None:
    if write.new_text is None:
        return None
    try:
        return write.new_text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise ProblemsFound(
            f"{write.record_id}: character {error.start + 1} is half of a character, which no file can hold.",
            "Type it again.",
        ) from error


def _id(book: "Book", data: bytes | None) -> str | None:
    return None if data is None else object_id("blob", data, book.object_format)


def _keep(book: "Book", writes: Sequence[Write]) -> str:
    """Keeps the texts as drafts and returns the sentence that says so."""
    typed = [each for each in writes if each.new_text is not None]
    try:
        for each in typed:
            book.drafts.put(each.record_id, each.new_text or "", each.expected)
    except MinutebookError as error:
        return str(error)
    return "What you typed is kept as a draft." if typed else ""


def _drop(book: "Book", writes: Sequence[Write]) -> None:
    """Throws away drafts of exactly what was saved."""
    for each in writes:
        draft = book.drafts.get(each.record_id, each.expected)
        if draft is not None and draft.text == each.new_text:
            book.drafts.discard(each.record_id, each.expected)
