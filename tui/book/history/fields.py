"""The history of one field: each commit that changed it, and what it said before and after.

Elements of lists are followed by their identity, wherever in their list they stand: an element that is moved is no change to what is
in it, and one that came or went with the field in it is one.
"""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

from tui.book.history.commit import Commit
from tui.book.history.feeding import is_like, path_of, refuse_unknown
from tui.book.history.following import ABSENT, by_identity, found_at
from tui.book.history.steps import FieldChange, Teller
from tui.book.history.versions import FileStep, file_steps
from tui.book.history.walking import beginning_note, each_touching
from tui.record.changes import Change
from tui.record.differences import same
from tui.record.kinds import kind_of
from tui.record.paths import Path
from tui.record.schema import Schema

if TYPE_CHECKING:
    from tui.book.repository import Book

_AT_ONCE = 50


@dataclass(frozen=True, slots=True)
class FieldEvent:
    """One commit that changed a field, and the changes; `note` stands for what cannot be told, as a sentence."""

    commit: Commit
    changes: tuple[FieldChange, ...] = ()
    note: str | None = None

    def as_json(self) -> dict[str, object]:
        """Returns the event as the command line prints it."""
        said = [each.as_json() for each in self.changes]
        return {"commit": self.commit.as_json(), "changes": said, "note": self.note}


def field_history(
    book: "Book",
    record_id: str,
    path: Path,
    limit: int | None = None,
    author: str | None = None,
    action: str | None = None,
    since: datetime.date | None = None,
) -> list[FieldEvent]:
    """Returns the newest commits, at most so many, that changed the field or element at a path, or anything in it.

    `author`, `action` and `since` choose among them as `feed` does.
    A position is that in the record as last committed. A commit at which the record cannot be read, or where this copy of the history
    begins, is an event with a note. Raises WrongUsage for what is no id, and for a field that neither the schema nor the history has;
    BookUnusable when git's store is damaged.
    """
    refuse_unknown(action)
    found = (each for each in each_event(book, record_id, path) if is_like(each.commit, author, action, since))
    return list(islice(found, limit))


def each_event(book: "Book", record_id: str, path: Path) -> Iterator[FieldEvent]:
    """Yields what `field_history` returns, the newest first. Raises as it does."""
    file = path_of(record_id)
    kind = kind_of(record_id) or ""
    teller = Teller(book)
    tip = book.git.newest()
    followed: Path | None = None
    any_yet = False
    found = each_touching(book, tip, file) if tip is not None else iter(())
    commits = (commit for _, commit in found)
    while some := list(islice(commits, _AT_ONCE)):
        steps = file_steps(book, [each.commit for each in some if not each.is_beginning], file)
        teller.versions.load(step for found in steps.values() for step in found)
        for commit in some:
            if commit.is_beginning:
                yield FieldEvent(commit, note=beginning_note(commit))
                any_yet = True
                continue
            for step in steps[commit.commit]:
                version = teller.versions.of(step.after)
                value = version.value if version is not None else None
                if followed is None and value is not None:
                    followed = by_identity(teller.schema, kind, value, path)
                event = _event(teller, commit, record_id, kind, path if followed is None else followed, step)
                if event is not None:
                    yield event
                    any_yet = True
    if not any_yet and path:
        book.schema.resolve(kind, path)


def _event(teller: Teller, commit: Commit, record_id: str, kind: str, path: Path, step: FileStep) -> FieldEvent | None:
    before = [each for each in (teller.versions.of(one) for one in step.before) if each is not None]
    after = teller.versions.of(step.after)
    if any(each is not None and each.fault is not None for each in (*before, after)):
        return FieldEvent(commit, note=teller.record_change(record_id, before, after).sentence)
    old = [each.value for each in before]
    new = after.value if after is not None else None
    made = [
        one
        for change in (teller.changes(kind, old, new) if old else [Change((), "set", after=new)])
        for one in _within(teller.schema, kind, path, change, old[0] if old else None, new)
    ]
    told = tuple(teller.field_change(kind, change, new) for change in made)
    return FieldEvent(commit, told) if told else None


def _within(schema: Schema, kind: str, path: Path, change: Change, old: Any, new: Any) -> Iterator[Change]:
    """Yields a change as far as it concerns a path: itself at or below it, and above it what it did to what is there."""
    at = change.path
    if at[: len(path)] == path and at != ():
        yield change
    elif path[: len(at)] == at and change.op != "move":
        before, after = found_at(schema, kind, old, path), found_at(schema, kind, new, path)
        private = change.private or any(
            field.private for n in range(len(path) + 1) if (field := schema.field(kind, path[:n])) is not None
        )
        is_element = bool(path) and not isinstance(path[-1], str)
        if after is ABSENT and before is not ABSENT:
            yield Change(path, "remove" if is_element else "unset", before, private=private)
        elif before is ABSENT and after is not ABSENT:
            yield Change(path, "add" if is_element else "set", after=after, private=private)
        elif before is not ABSENT and not same(before, after):
            yield Change(path, "change", before, after, private=private)
