"""The desk for the history: the only place where the screen asks the book what was changed, by whom, and how it stood.

Everything here takes time and is meant for a thread worker. Nothing here knows a screen.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from tui.app.desk import Desk
from tui.app.form.parts import Parts
from tui.app.history.telling import BY_HAND, DONE
from tui.book.editing import Proposal
from tui.book.history import (
    Commit,
    CommitChanges,
    FieldEvent,
    Portion,
    RecordChange,
    changes_in,
    feed,
    field_history,
    steps_of,
)
from tui.book.legal import refuse_unlawful
from tui.book.names import Names
from tui.book.signing import Signature, allowed_signers_of, signatures
from tui.book.undoing import needs_authority, propose_undo, undo
from tui.documents.reading_lines import ReadLine
from tui.documents.reading_view import read_lines
from tui.errors import MinutebookError
from tui.record.kinds import kind_of
from tui.record.naming import subject_of
from tui.record.paths import Path
from tui.record.sentences import tell_field

PORTION = 60
"""How many changes are read at a time."""
_LOOKED_THROUGH = 3000
"""How many changes are looked through for words before what was found so far is shown."""
_AT_ONCE = 300


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which changes are wanted: of a record, or a body's folder; by an author; of an action; with all of some words."""

    record: str | None = None
    body: str | None = None
    author: str | None = None
    action: str | None = None
    words: str = ""

    @property
    def is_everything(self) -> bool:
        """Whether nothing is left out."""
        return self == Wanted()

    def has_words(self, commit: Commit) -> bool:
        """Returns whether all the words are somewhere in what a change says of itself."""
        said = (commit.subject, commit.author, commit.reason, commit.authority, commit.evidence, *commit.records)
        text = " ".join((DONE.get(commit.action or "", BY_HAND), commit.when, *(one or "" for one in said))).casefold()
        return all(word in text for word in self.words.casefold().split())


@dataclass(frozen=True, slots=True)
class Stood:
    """A record as it stood after a change, or before the change that deleted it."""

    record_id: str
    commit: Commit
    value: Any = field(repr=False)
    lines: tuple[ReadLine, ...] = field(repr=False)
    was_deleted: bool = False


@dataclass(frozen=True, slots=True)
class TakenBack:
    """What taking a change back would do: the name of each record with sentences; and whether an authority must be named for it."""

    sentences: tuple[tuple[str, tuple[str, ...]], ...]
    needs_authority: bool


class HistoryDesk:
    """The history of a book as the screen uses it."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def portion(self, wanted: Wanted, after: str | None = None, limit: int = PORTION) -> Portion:
        """Returns the newest changes that are wanted, or those after a portion. Raises what `feed` raises.

        For words it looks only so far back at a time: there may be few changes, or none, and `after` nevertheless.
        """
        book = self._desk.book
        chosen: list[Commit] = []
        looked = 0
        while True:
            found = feed(
                book,
                wanted.body,
                wanted.record,
                wanted.author,
                wanted.action,
                _AT_ONCE if wanted.words else limit,
                after,
            )
            if not wanted.words:
                return found
            chosen += [one for one in found.commits if wanted.has_words(one)]
            looked += len(found.commits)
            after = found.after
            if after is None or len(chosen) >= limit or looked >= _LOOKED_THROUGH:
                return replace(found, commits=tuple(chosen))

    def signatures(self, commits: Sequence[Commit]) -> Mapping[str, Signature]:
        """Returns how changes are signed, by their ids; all of them unknown where that cannot be found out."""
        ids = [one.commit for one in commits]
        try:
            return signatures(self._desk.book.git, ids, self._allowed)
        except MinutebookError:
            return {one: Signature("unknown") for one in ids}

    @cached_property
    def _allowed(self) -> Any:
        return allowed_signers_of(self._desk.book)

    def done(self, action: str) -> str:
        """Returns what an action did, in a word."""
        return DONE.get(action, BY_HAND)

    def name(self, record_id: str) -> str:
        """Returns the name with which the subjects of a record's changes begin."""
        value = self._desk.value(record_id)
        return subject_of(kind_of(record_id) or "", value, record_id, Names(self._desk.book))

    def told(self, commit: Commit, record_id: str | None, limit: int) -> CommitChanges:
        """Returns what a change did: to one record, or to all, at most so many told in full. Raises what `changes_in` raises."""
        if record_id is None or commit.is_beginning:
            return changes_in(self._desk.book, commit.commit, limit=limit)
        found = steps_of(self._desk.book, record_id, commit.commit)
        return CommitChanges(commit, (found,) if found is not None else ())

    def place(self, record_id: str, value: Any, path: Path) -> str:
        """Returns what a place in a record is called: `minute 41, Decision`."""
        return tell_field(path, self._desk.schema, kind_of(record_id) or "", value, self._desk.title)

    def field_history(self, record_id: str, path: Path, limit: int | None) -> list[FieldEvent]:
        """Returns the changes of a field, or of an entry and what is in it, the newest first. Raises what `field_history` raises."""
        return field_history(self._desk.book, record_id, path, limit)

    def lawful(self, proposal: Proposal) -> Proposal:
        """Returns what is proposed, where approval allows it. Raises RefusedByLife before anybody is asked for a reason."""
        one = proposal
        refuse_unlawful(one.record_id, one.kind, one.before, one.after, self._desk.schema, one.action, None)
        return proposal

    def taking_back(self, commit: Commit) -> TakenBack | MinutebookError:
        """Returns what undoing a change would do, or why it cannot be undone."""
        book = self._desk.book
        try:
            found = propose_undo(book, commit.commit)
        except MinutebookError as refused:
            return refused
        said = tuple((self.name(one.record_id), tuple(one.sentences or one.lines)) for one in found)
        return TakenBack(said, needs_authority(book, found))

    def undo(self, commit: Commit, reason: str, authority: str) -> str:
        """Undoes a change by a new one and returns the subject of that. Raises what `undoing.undo` raises."""
        saved, done = undo(self._desk.book, commit.commit, reason, authority=authority or None)
        for one in done:
            self._desk.refresh(one.record_id)
        return saved.subject

    def stood(self, record_id: str, commit: Commit) -> Stood:
        """Returns a record as a change left it; one that the change deleted as it was before. Raises MinutebookError."""
        book, desk = self._desk.book, self._desk
        step: RecordChange | None = None if commit.is_beginning else steps_of(book, record_id, commit.commit)
        was_deleted = step is not None and step.what == "deleted" and bool(commit.parents)
        data = book.read_bytes_at(record_id, commit.parents[0] if was_deleted else commit.commit)
        value = desk.read(data.decode("utf-8", "replace")).value
        kind = kind_of(record_id) or ""
        lines = read_lines(kind, value, desk.schema, desk.name, part=Parts(desk, kind).of(value))
        return Stood(record_id, commit, value, lines, was_deleted)
