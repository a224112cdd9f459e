"""Who wrote this: for each field of a record, the commit that gave it the value it has.

A field is followed through the history by the identities on its path, into whichever parent of a merge has the same value, until no
parent has it. A text is one unit, however long.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tui.book.history.commit import Commit
from tui.book.history.feeding import path_of
from tui.book.history.following import ABSENT, by_identity, found_at, leaves
from tui.book.history.texts import public, value_text
from tui.book.history.versions import TEXT_MISSING, Version, read_version
from tui.book.history.walking import beginning_note, read_commits, revisions
from tui.book.moments import commit_at
from tui.book.names import Names
from tui.book.objects import read_objects, read_snapshot, text_missing
from tui.errors import WrongUsage
from tui.record.differences import same
from tui.record.kinds import kind_of
from tui.record.paths import Path, format_path
from tui.record.schema import Field
from tui.record.sentences import tell_place

if TYPE_CHECKING:
    from tui.book.repository import Book
    from tui.record.schema import Schema

_FIRST = 8
_GROWTH = 2
_MOST = 256

_Sought = dict[Path, tuple[str, bool]]
"""Fields with the newest commit that is known to have brought their value, and whether what came before could not be read."""


@dataclass(frozen=True, slots=True)
class Blamed:
    """One field as it stands, and the commit that last changed it.

    `place` is what a clerk calls the field; `text` is its value in lines, None where it is private. `note` says what is uncertain.
    """

    path: str
    place: str
    text: str | None
    value: Any
    commit: Commit
    note: str | None = None

    def as_json(self) -> dict[str, object]:
        """Returns the field as the command line prints it."""
        said: dict[str, object] = {"path": self.path, "place": self.place, "value": self.value}
        return said | {"commit": self.commit.as_json(), "note": self.note}


def blame(book: "Book", record_id: str, path: Path = (), at: str = "HEAD") -> list[Blamed]:
    """Returns each field at or below a path, as a commit has the record, with the commit that last changed it.

    Raises WrongUsage for no such record, commit or field, and where the record cannot be read; BookUnusable for a damaged store.
    """
    file = path_of(record_id)
    tip = commit_at(book.git, at)
    kind = kind_of(record_id) or ""
    history = _History(book, file, kind)
    now = history.version(tip)
    if now is None:
        raise WrongUsage(f"There is no saved record {record_id}.", f"See: minutebook log {record_id}")
    if now.fault == TEXT_MISSING:
        raise text_missing(record_id)
    if now.fault is not None:
        raise WrongUsage(f"{record_id} cannot be read: {now.fault}")
    wanted = _wanted(book.schema, kind, now.value, path)
    found = _explained(history, tip, wanted)
    commits = {each.commit: each for each in read_commits(book, list({commit for commit, _ in found.values()}))}
    names = Names(book)
    return [
        _blamed(book.schema, kind, now.value, each, wanted[each], commits[found[each][0]], found[each][1], names)
        for each in wanted
    ]


def _wanted(schema: "Schema", kind: str, value: Any, path: Path) -> dict[Path, Any]:
    followed = by_identity(schema, kind, value, path)
    every = leaves(schema, kind, value)
    wanted = {each: said for each, said in every.items() if each[: len(followed)] == followed}
    wanted = wanted or {each: said for each, said in every.items() if followed[: len(each)] == each}
    if not wanted or found_at(schema, kind, value, followed) is ABSENT:
        schema.resolve(kind, path)
        shown = format_path(path)
        raise WrongUsage(f"The record has nothing at {shown}.", f"If it ever had: minutebook log ID --field '{shown}'")
    return wanted


class _History:
    """The versions of one record, read a few at a time as they are needed."""

    def __init__(self, book: "Book", file: str, kind: str) -> None:
        self.book = book
        self._file = file
        self._kind = kind
        self._versions: dict[str, Version | None] = {}
        self._leaves: dict[str, dict[Path, Any] | None] = {}

    def load(self, commits: Sequence[str]) -> None:
        new = [each for each in commits if each not in self._versions]
        for commit, found in zip(
            new, read_objects(self.book.git, [f"{each}:{self._file}" for each in new]), strict=True
        ):
            self._versions[commit] = self._lacking(commit) if found is None else read_version(found)

    def _lacking(self, commit: str) -> Version | None:
        """Returns no version where the commit has no record, and an unreadable one where it has and git's store has no text of it."""
        entry = read_snapshot(self.book.git, commit, [self._file], self.book.object_format).entry(self._file)
        return None if entry is None else Version(None, TEXT_MISSING)

    def version(self, commit: str) -> Version | None:
        self.load([commit])
        return self._versions[commit]

    def leaves(self, commit: str) -> dict[Path, Any] | None:
        """Returns the fields at a commit, none where there was no record; None where it cannot be read."""
        if commit not in self._leaves:
            version = self.version(commit)
            unreadable = version is not None and version.fault is not None
            value = version.value if version is not None else {}
            self._leaves[commit] = None if unreadable else leaves(self.book.schema, self._kind, value)
        return self._leaves[commit]

    def lines(self, tip: str) -> Iterator[tuple[str, list[str]]]:
        """Yields the commits that the record's present text comes from with their nearest such ancestors, children first."""
        limit, passed = _FIRST, 0
        arguments = ("--parents", "--date-order")
        listed = [line.split() for line in revisions(self.book, *arguments, tip, "--", self._file)]
        while passed < len(listed):
            some = listed[passed : passed + limit]
            self.load(list(dict.fromkeys(commit for line in some for commit in line)))
            yield from ((commit, parents) for commit, *parents in some)
            passed += limit
            limit = min(limit * _GROWTH, _MOST)


def _explained(history: _History, tip: str, wanted: dict[Path, Any]) -> dict[Path, tuple[str, bool]]:
    """Returns for each field the commit that brought its value, and whether the record could not be read before that."""
    done: dict[Path, tuple[str, bool]] = {}
    waiting: dict[str, _Sought] = {}
    start: _Sought | None = dict.fromkeys(wanted, (tip, False))
    for commit, parents in history.lines(tip):
        sought = waiting.pop(commit, {})
        if start is not None:
            sought, start = start, None  # the tip itself may not have touched the record; the first listed did
        readable = history.leaves(commit) is not None
        for path, (candidate, hidden) in sought.items():
            brought = (commit, False) if readable else (candidate, hidden)
            onward = _parent_with(history, parents, path, wanted[path])
            if onward is None:
                done[path] = brought
            elif history.leaves(onward) is None:
                waiting.setdefault(onward, {})[path] = (brought[0], True)
            else:
                waiting.setdefault(onward, {})[path] = brought
        if len(done) == len(wanted):
            break
    return done


def _parent_with(history: _History, parents: Sequence[str], path: Path, value: Any) -> str | None:
    """Returns the parent that has the value already, else one at which the record cannot be read, which may have it."""
    unreadable = None
    for parent in parents:
        there = history.leaves(parent)
        if there is None:
            unreadable = unreadable or parent
        elif path in there and same(there[path], value):
            return parent
    return unreadable


def _blamed(
    schema: "Schema", kind: str, record: Any, path: Path, value: Any, commit: Commit, hidden: bool, names: Names
) -> Blamed:
    above: list[Field | None] = [schema.field(kind, path[:length]) for length in range(1, len(path) + 1)]
    private = any(field.private for field in above if field is not None)
    field = schema.field(kind, path)
    note = None
    if commit.is_beginning:
        note = beginning_note(commit)
    elif hidden:
        note = "It may be older: just before this commit the record could not be read."
    return Blamed(
        format_path(path),
        tell_place(path, schema, kind, record, names),
        None if private else value_text(field, public(field, value), names),
        None if private else public(field, value),
        commit,
        note,
    )
