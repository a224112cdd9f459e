"""What a clerk does to records, the same for screen and command line: propose a change, look at it, save it.

A `Proposal` is a change worked out and checked but not written: its sentences, its new errors, the warnings that stay. `commit` saves
proposals as one commit. The saving transaction itself is in `saving`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from tui.book.checking import errors_without
from tui.book.legal import refuse_early_deletion, refuse_unlawful
from tui.book.mentions import errors_in_mentions
from tui.book.names import Names
from tui.book.saving import Note, Saved, Write, save
from tui.errors import ProblemsFound, WrongUsage
from tui.record.canonical import canonical, dump_record, is_canonical
from tui.record.changes import Change, change_lines, change_sentence, changes
from tui.record.edits import Edit, apply
from tui.record.kinds import id_fault, kind_of
from tui.record.naming import commit_subject
from tui.record.reading import Unreadable, read
from tui.rules.checking import added_errors, added_warnings, check_record
from tui.rules.problem import Problem

if TYPE_CHECKING:
    from tui.book.repository import Book

NOTHING: Mapping[str, bytes] = MappingProxyType({})


@dataclass(frozen=True)
class Proposal:
    """One record as it would be saved. `old` is None for a new record, `new` for one to be deleted.

    `before` and `after` are their values, None as well where they cannot be read. Of the problems that stay, `brought` are the
    warnings that this change itself would add.
    """

    record_id: str
    kind: str
    old: bytes | None
    new: bytes | None
    changes: tuple[Change, ...]
    sentences: tuple[str, ...]
    lines: tuple[str, ...]
    subject: str
    action: str
    new_errors: tuple[Problem, ...]
    standing: tuple[Problem, ...]
    brought: tuple[Problem, ...] = ()
    before: Any = field(default=None, repr=False)
    after: Any = field(default=None, repr=False)

    @property
    def is_change(self) -> bool:
        """Whether saving would write anything."""
        return self.old != self.new


def propose_edits(book: "Book", record_id: str, edits: Sequence[Edit]) -> Proposal:
    """Returns the proposal of edits to a record as it stands on disk. Raises EditRefused, or WrongUsage for no such record."""
    kind = _kind(record_id)
    old = book.read_bytes(record_id)
    text = apply(_text(old, record_id), edits, book.schema, kind)
    return propose_text(book, record_id, text, old)


def propose_text(
    book: "Book",
    record_id: str,
    text: str,
    old: bytes | None,
    action: str = "edit",
    beside: Mapping[str, bytes] = NOTHING,
) -> Proposal:
    """Returns the proposal to make `text` the record, where the editor opened `old` (None: a new record).

    Where the old text was canonical the new one is made so; otherwise it is left as typed, so that nothing else changes.
    `beside` holds the new bytes of records that are saved in the same commit: this one may point to them.
    """
    kind = _kind(record_id)
    new = as_saved(old, text).encode("utf-8")
    done = action if old is not None or action == "import" else "create"
    broken = errors_in_mentions(book, record_id, old, new, beside) if old is not None else ()
    return _proposal(book, record_id, kind, old, new, done, broken, beside)


def propose_bytes(
    book: "Book",
    record_id: str,
    old: bytes | None,
    new: bytes | None,
    action: str,
    beside: Mapping[str, bytes] = NOTHING,
    broken: tuple[Problem, ...] = (),
) -> Proposal:
    """Returns the proposal to make exactly these bytes the record; `broken` are errors that other records would have by it."""
    return _proposal(book, record_id, _kind(record_id), old, new, action, broken, beside)


def propose_new(book: "Book", record_id: str, value: Mapping[str, Any]) -> Proposal:
    """Returns the proposal of a new record. Raises WrongUsage when the id is not well formed or taken."""
    fault = id_fault(record_id)
    if fault is not None:
        raise WrongUsage(fault)
    kind = _kind(record_id)
    if book.exists(record_id):
        raise WrongUsage(f"There is a record {record_id} already.", f"To change it: minutebook edit {record_id}")
    text = dump_record(value, book.schema, kind, record_id)
    return _proposal(book, record_id, kind, None, text.encode("utf-8"), "create")


def propose_delete(book: "Book", record_id: str) -> Proposal:
    """Returns the proposal to delete a record; its new errors are those of records that would point to nothing."""
    broken = errors_without(book, record_id)
    return _proposal(book, record_id, _kind(record_id), book.read_bytes(record_id), None, "delete", broken)


def propose_adoption(book: "Book", record_id: str) -> Proposal:
    """Returns the proposal to take over what was changed by hand: the record on disk against what was last committed."""
    kind = _kind(record_id)
    old, new = book.committed_bytes(record_id), book.bytes_on_disk(record_id)
    if old is None and new is None:
        raise WrongUsage(f"There is no record {record_id} in this book.", "See: minutebook list meeting")
    return _proposal(book, record_id, kind, old, new, "adopt", errors_without(book, record_id) if new is None else ())


def commit(book: "Book", proposals: Sequence[Proposal], note: Note, *, keep_drafts: bool = True) -> Saved:
    """Saves the proposals as one commit and returns what was saved. Without `keep_drafts` nothing is kept of a save that fails, as where
    nobody typed it.

    Raises ProblemsFound when one of them adds an error (nothing is written, and what was typed is kept as a draft) or does what the legal
    life of the record forbids, WrongUsage when there is nothing to save, and what `saving.save` raises.
    """
    changed = [each for each in proposals if each.is_change]
    if not changed:
        raise WrongUsage("Nothing has changed, so there is nothing to save.")
    for each in changed:
        refuse_unlawful(each.record_id, each.kind, each.before, each.after, book.schema, note.action, note.authority)
    new_errors = [problem for each in changed for problem in each.new_errors]
    if new_errors:
        raise RefusedByChecks(new_errors)
    for each in changed:
        if each.after is None:
            refuse_early_deletion(book, each.record_id, each.before, note.action)
    writes = [
        Write(each.record_id, None if each.new is None else each.new.decode("utf-8"), each.old, each.lines)
        for each in changed
    ]
    return save(book, writes, note, keep_drafts=keep_drafts)


class RefusedByChecks(ProblemsFound):
    """The change would add errors. `problems` are those errors with their places."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        first, more = problems[0], len(problems) - 1
        also = f" There {'is one more' if more == 1 else f'are {more} more'}." if more else ""
        super().__init__(
            f"{first.file}:{first.line}:{first.column}: {first.message}{also} Nothing was saved.", first.hint
        )
        self.problems = tuple(problems)


def _proposal(
    book: "Book",
    record_id: str,
    kind: str,
    old: bytes | None,
    new: bytes | None,
    action: str,
    broken: tuple[Problem, ...] = (),
    beside: Mapping[str, bytes] = NOTHING,
) -> Proposal:
    before, after = _value(old), _value(new)
    found = changes(kind, before, after, book.schema) if old is not None and new is not None else ()
    names = Names(book)
    old_problems = _problems(book, record_id, old, beside)
    new_problems = _problems(book, record_id, new, beside)
    new_errors = (*added_errors(old_problems, new_problems), *broken)
    return Proposal(
        record_id=record_id,
        kind=kind,
        old=old,
        new=new,
        changes=found,
        sentences=tuple(change_sentence(each, book.schema, kind, after, names) for each in found),
        lines=tuple(change_lines(kind, before, after, book.schema)),
        subject=commit_subject(
            kind, record_id, after if new is not None else before, found, _done(old, new, action), names, book.schema
        ),
        action=action,
        new_errors=new_errors,
        standing=tuple(each for each in new_problems if each not in new_errors),
        brought=added_warnings(old_problems, new_problems),
        before=before,
        after=after,
    )


def _done(old: bytes | None, new: bytes | None, action: str) -> str:
    """Returns the action that the subject tells: what was made or deleted by hand is taken over as such."""
    if action != "adopt":
        return action
    return "create" if old is None else "delete" if new is None else action


def _problems(book: "Book", record_id: str, data: bytes | None, beside: Mapping[str, bytes]) -> tuple[Problem, ...]:
    if data is None:
        return ()

    def exists(other: str) -> bool:
        return other == record_id or other in beside or book.exists(other)

    def neighbour(other: str) -> bytes | None:
        return beside.get(other) or book.bytes_if_readable(other)

    return check_record(record_id, data, book.schema, exists, neighbour)


def _kind(record_id: str) -> str:
    kind = kind_of(record_id)
    if kind is None:
        raise WrongUsage(
            id_fault(record_id) or f"“{record_id}” is not the id of a record.", "See: minutebook list meeting"
        )
    return kind


def _text(data: bytes, record_id: str) -> str:
    try:
        return read(data).text
    except Unreadable as error:
        fault = error.faults[0]
        where = f"{record_id}, line {fault.line}, column {fault.column}"
        raise ProblemsFound(
            f"{where}: {fault.message}", f"{fault.hint} To mend it by hand: minutebook edit {record_id}"
        ) from error


def _value(data: bytes | None) -> Any:
    if data is None:
        return None
    try:
        return read(data).value
    except Unreadable:
        return None


def as_saved(old: bytes | None, text: str) -> str:
    """Returns a text as a save over `old` would write it: canonical where the old text was, as typed where it was not."""
    if old is not None and not is_canonical(old.decode("utf-8", "replace")):
        return text
    try:
        return canonical(text)
    except Unreadable:
        return text
