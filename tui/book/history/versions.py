"""What files a commit changed, and what a record's file said before and after.

Files are followed by their path alone: the id of a record never changes, so there are no renames to guess.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tui.book.gitfaults import damaged
from tui.book.history.stores import NO_GRAFTS
from tui.book.objects import read_objects
from tui.errors import BookUnusable
from tui.record.quick import quick
from tui.record.reading import Unreadable, read

if TYPE_CHECKING:
    from tui.book.repository import Book

_PLAIN = ("100644", "100755", "100664")


@dataclass(frozen=True, slots=True)
class Stored:
    """A file as a commit has it: its mode and the id of its text."""

    mode: str
    id: str


@dataclass(frozen=True, slots=True)
class FileStep:
    """One file at one commit: what each parent had there, and what the commit has; None where there was no such file."""

    path: str
    before: tuple[Stored | None, ...]
    after: Stored | None


@dataclass(frozen=True, slots=True)
class Version:
    """What a record's file said: its value, or why it cannot be read, as a sentence."""

    value: Any
    fault: str | None = None


def file_steps(book: "Book", commits: Sequence[str], path: str | None = None) -> dict[str, list[FileStep]]:
    """Returns by commit the files, or the one at `path`, that differ from what every parent of the commit has there.

    Raises BookUnusable when git's store is damaged.
    """
    arguments = ("-r", "-c", "--root", "--raw", "-z", "--no-renames", "--no-ext-diff", "--stdin", "--")
    out = _diff_tree(book, *arguments, *(() if path is None else (path,)), commits=commits)
    found: dict[str, list[FileStep]] = {commit: [] for commit in commits}
    at = ""
    for head, step in _parsed(out):
        at = head or at
        if step is not None:
            found[at].append(step)
    return found


def steps_between(book: "Book", before: str, after: str, path: str | None = None) -> list[FileStep]:
    """Returns the files, or the one at `path`, in which two commits differ. Raises BookUnusable when git's store is damaged."""
    paths = () if path is None else (path,)
    out = _diff_tree(book, "-r", "--raw", "-z", "--no-renames", "--no-ext-diff", before, after, "--", *paths)
    return [step for _, step in _parsed(out) if step is not None]


def _diff_tree(book: "Book", *arguments: str, commits: Sequence[str] = ()) -> bytes:
    try:
        return book.git.run(
            "diff-tree", *arguments, stdin="".join(f"{each}\n" for each in commits).encode(), env=NO_GRAFTS
        )
    except BookUnusable as error:
        raise damaged() from error


def _parsed(out: bytes) -> Iterator[tuple[str, FileStep | None]]:
    """Yields the id of each commit, then its files: `::MODE MODE MODE ID ID ID MM` and a path, with a colon for each parent."""
    parts = iter(out.split(b"\0"))
    for part in parts:
        if not part.startswith(b":"):
            if part:
                yield part.decode("ascii", "replace"), None
            continue
        line = part.decode("ascii", "replace")
        words = line.lstrip(":").split(" ")
        count = len(line) - len(line.lstrip(":")) + 1
        stored = [_stored(mode, each) for mode, each in zip(words[:count], words[count : 2 * count], strict=True)]
        path = next(parts).decode("utf-8", "surrogateescape")
        yield "", FileStep(path, tuple(stored[:-1]), stored[-1])


def _stored(mode: str, object_id: str) -> Stored | None:
    return None if mode == "000000" else Stored(mode, object_id)


TEXT_MISSING = "Its text is not in this copy of the book."
"""Why a version cannot be read that a commit has and git's store does not: damage, or a clone that left texts out."""


class Versions:
    """Reads the texts of records that commits have, each once."""

    def __init__(self, book: "Book") -> None:
        self._book = book
        self._known: dict[Stored, Version] = {}

    def load(self, steps: Iterable[FileStep]) -> None:
        """Reads all versions of these steps with one call of git. Raises BookUnusable where git cannot."""
        wanted = [each for step in steps for each in (*step.before, step.after) if each is not None]
        self.load_stored(wanted)

    def load_stored(self, wanted: Iterable[Stored]) -> None:
        """Reads these versions with one call of git. Raises BookUnusable where git cannot."""
        new = list(dict.fromkeys(each for each in wanted if each not in self._known))
        if not new:
            return
        for stored, found in zip(new, read_objects(self._book.git, [each.id for each in new]), strict=True):
            self._known[stored] = _version(stored, found)

    def of(self, stored: Stored | None) -> Version | None:
        """Returns a version that was loaded, None for no file."""
        return None if stored is None else self._known[stored]


def _version(stored: Stored, found: tuple[str, bytes] | None) -> Version:
    if stored.mode not in _PLAIN:
        return Version(None, "It is a link or a folder there, not a record.")
    if found is None:
        return Version(None, TEXT_MISSING)
    return read_version(found)


def read_version(found: tuple[str, bytes]) -> Version:
    """Returns what the text of a record says; `found` is its kind and content as git has them."""
    if found[0] != "blob":
        return Version(None, "It is a link or a folder there, not a record.")
    value: Mapping[str, Any] | None = quick(found[1])
    if value is not None:
        return Version(value)
    try:
        return Version(read(found[1]).value)
    except Unreadable as error:
        return Version(None, error.sentence)
