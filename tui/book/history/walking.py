"""The order in which the history is read: every child before its parents, among the rest the newest first.

Dates order only what ancestry leaves open, because anybody can forge one. A commit counts as touching a path where what it has there
differs from each of its parents, so that a merge is listed only for what it settled itself.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, TypeAlias

from tui.book.gitfaults import damaged
from tui.book.history.commit import Commit, read_commit
from tui.book.history.stores import NO_GRAFTS
from tui.book.history.versions import file_steps
from tui.book.objects import read_objects
from tui.errors import BookUnusable

if TYPE_CHECKING:
    from tui.book.repository import Book

Sieve: TypeAlias = Callable[[bytes], bool]
"""Says of git's bytes of a commit whether it may be one that is looked for."""

_FIRST = 64
_GROWTH = 4


def touching(book: "Book", tip: str, path: str | None, limit: int, skip: int = 0) -> list[str]:
    """Returns the ids of at most `limit` commits that touched a file or folder (any, for None), after the first `skip`.

    Raises BookUnusable when git's store is damaged.
    """
    paths = () if path is None else (path,)
    shown = (f"--max-count={limit}", f"--skip={skip}")
    return revisions(book, "--full-history", "--date-order", *shown, tip, "--", *paths)


def revisions(book: "Book", *arguments: str) -> list[str]:
    """Returns the lines of `git rev-list ARGUMENTS`; a commit-graph that is damaged is done without. Raises BookUnusable."""
    try:
        out = book.git.run("rev-list", *arguments, env=NO_GRAFTS)
    except BookUnusable:
        try:
            out = book.git.run("-c", "core.commitGraph=false", "rev-list", *arguments, env=NO_GRAFTS)
        except BookUnusable as error:
            raise damaged() from error
    return out.decode("ascii", "replace").splitlines()


def each_touching(
    book: "Book", tip: str, path: str | None, skip: int = 0, first: int = _FIRST, may_be: Sieve | None = None
) -> Iterator[tuple[int, Commit]]:
    """Yields every commit that touched a path, with the place in git's order after it, from the place `skip` on.

    Git is asked for `first` commits, and for more as more are wanted. What `may_be` says no to is not even read as a message.
    Raises BookUnusable when git's store is damaged.
    """
    limit = first
    while True:
        found = touching(book, tip, path, limit, skip)
        commits = read_commits(book, found, may_be)
        settled = _settled(book, commits, path)
        places = {commit: skip + n for n, commit in enumerate(found, 1)}
        yield from ((places[each.commit], each) for each in commits if each.commit in settled)
        skip += len(found)
        if len(found) < limit:
            return
        limit = max(limit, _FIRST) * _GROWTH


def _settled(book: "Book", commits: Sequence[Commit], path: str | None) -> set[str]:
    """Returns the commits without the merges that have at the path what one of their parents has: git lists these too."""
    merges = [each.commit for each in commits if len(each.parents) > 1 and not each.is_beginning]
    every = {each.commit for each in commits}
    if path is None or not merges:
        return every
    steps = file_steps(book, merges, path)
    return every - {merge for merge in merges if not steps[merge]}


def read_commits(book: "Book", commits: Sequence[str], may_be: Sieve | None = None) -> list[Commit]:
    """Returns the commits with these ids, those alone whose bytes `may_be` lets through. Raises BookUnusable where git lacks one."""
    if not commits:
        return []
    edge = shallow(book)
    read = []
    for commit, found in zip(commits, read_objects(book.git, commits), strict=True):
        if found is None or found[0] != "commit":
            raise damaged()
        if may_be is None or may_be(found[1]):
            read.append(read_commit(commit, found[1], is_beginning=commit in edge))
    return read


def shallow(book: "Book") -> frozenset[str]:
    """Returns the commits whose parents are not in this copy of the book."""
    try:
        return frozenset((book.places.common_dir / "shallow").read_text("ascii").split())
    except (OSError, ValueError):
        return frozenset()


def beginning_note(commit: Commit) -> str:
    """Returns the sentence that says where this copy of the history begins."""
    return f"The history before {commit.day} is not in this copy of the book. To have all of it: git fetch --unshallow"
