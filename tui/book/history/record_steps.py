"""The history of every record at once: which commits touched it, and what it said before and after each.

The walk keeps only ids of texts; the texts of a record are read when they are asked for, with those of its neighbours.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from tui.book.history.commit import Commit
from tui.book.history.versions import FileStep, Versions, file_steps
from tui.book.history.walking import read_commits, revisions
from tui.book.listing import Stepped
from tui.record.kinds import id_of

if TYPE_CHECKING:
    from tui.book.repository import Book

_AT_ONCE: Final = 500
_NEIGHBOURS: Final = 100


@dataclass(frozen=True, slots=True)
class Values:
    """What a record said before and after a commit: None where there was no record, or it cannot be read."""

    before: tuple[Any, ...]
    after: Any


class RecordSteps:
    """The commits of a book by the record that they touched, the newest first."""

    def __init__(self, book: "Book", stepped: Stepped | None = None) -> None:
        """Walks the whole history once. Raises BookUnusable when git's store is damaged."""
        self._book = book
        self._steps: dict[str, list[tuple[Commit, FileStep]]] = {}
        self._touched: dict[str, tuple[str, ...]] = {}
        self._loaded: dict[str, list[Values]] = {}
        self.newest: Commit | None = None
        tip = book.git.newest()
        listed = revisions(book, "--date-order", tip) if tip is not None else []
        for first in range(0, len(listed), _AT_ONCE):
            some = read_commits(book, listed[first : first + _AT_ONCE])
            self.newest = self.newest or some[0]
            steps = file_steps(book, [each.commit for each in some if not each.is_beginning])
            for commit in some:
                self._take(commit, steps.get(commit.commit, []))
            if stepped is not None:
                stepped(first + len(some), len(listed))
        self._order = {each: n for n, each in enumerate(sorted(self._steps))}
        self._sorted = sorted(self._steps)

    def _take(self, commit: Commit, steps: Sequence[FileStep]) -> None:
        touched = [(record_id, step) for step in steps if (record_id := id_of(step.path)) is not None]
        self._touched[commit.commit] = tuple(each for each, _ in touched)
        for record_id, step in touched:
            self._steps.setdefault(record_id, []).append((commit, step))

    def commits(self, record_id: str) -> list[Commit]:
        """Returns the commits that touched a record."""
        return [commit for commit, _ in self._steps.get(record_id, ())]

    def touched(self, commit: str) -> tuple[str, ...]:
        """Returns the ids of all records that a commit touched."""
        return self._touched.get(commit, ())

    def values(self, record_id: str) -> list[Values]:
        """Returns what a record said before and after each of its commits. Raises BookUnusable where git cannot read."""
        if record_id not in self._order:
            return []
        if record_id not in self._loaded:
            first = self._order[record_id]
            self._load(self._sorted[first : first + _NEIGHBOURS])
        return self._loaded.pop(record_id)

    def _load(self, records: Sequence[str]) -> None:
        """Reads the texts of some records with one call of git; what was read before is let go."""
        versions = Versions(self._book)
        versions.load(step for each in records for _, step in self._steps[each])
        self._loaded = {
            each: [
                Values(tuple(_value(versions, one) for one in step.before), _value(versions, step.after))
                for _, step in self._steps[each]
            ]
            for each in records
        }


def _value(versions: Versions, stored: Any) -> Any:
    version = versions.of(stored)
    return version.value if version is not None and version.fault is None else None
