"""A record as it stood at a moment, and what differs between two moments."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.book.history.commit import Commit
from tui.book.history.feeding import path_of
from tui.book.history.steps import RecordChange, Teller, split_steps
from tui.book.history.versions import steps_between
from tui.book.history.walking import read_commits
from tui.book.moments import commit_at

if TYPE_CHECKING:
    from tui.book.repository import Book


@dataclass(frozen=True, slots=True)
class Stood:
    """A record as it stood: its bytes, and the commit at which it was looked up."""

    record: str
    commit: Commit
    data: bytes


@dataclass(frozen=True, slots=True)
class Difference:
    """What differs between two commits: in records, and in which other files. `more` records were left out."""

    before: Commit
    after: Commit
    records: tuple[RecordChange, ...] = ()
    files: tuple[str, ...] = ()
    more: int = 0

    def as_json(self) -> dict[str, object]:
        """Returns the difference as the command line prints it."""
        said: dict[str, object] = {"before": self.before.as_json(), "after": self.after.as_json()}
        said |= {"records": [each.as_json() for each in self.records]}
        return said | {"files": list(self.files), "more": self.more}


def as_at(book: "Book", record_id: str, moment: str) -> Stood:
    """Returns a record as it stood at a commit, or at the end of a day (`2026-03-25`, local time).

    Raises WrongUsage where there is no such commit, or the record was not there.
    """
    path_of(record_id)
    commit = commit_at(book.git, moment)
    return Stood(record_id, read_commits(book, [commit])[0], book.read_bytes_at(record_id, commit))


def difference(
    book: "Book", before: str, after: str, record_id: str | None = None, limit: int | None = None
) -> Difference:
    """Returns what differs between two commits, each named as for `as_at`, in one record or in all; at most so many are told in full.

    Raises WrongUsage for no such commit or what is no id, BookUnusable when git's store is damaged.
    """
    path = path_of(record_id) if record_id is not None else None
    old, new = (read_commits(book, [commit_at(book.git, moment)])[0] for moment in (before, after))
    records, files = split_steps(steps_between(book, old.commit, new.commit, path))
    shown = records[:limit]
    return Difference(old, new, tuple(Teller(book).tell(shown)), files, len(records) - len(shown))
