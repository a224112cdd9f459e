"""git's index, brought up to date for exactly the paths of a save; whatever else is staged stays as it is.

The new index is made beside the old one and renamed. The lock that git's other programs respect is taken in a way that shows whose it
is: one of ours that outlived a killed process can be told from another program's and removed.
"""

import contextlib
import os
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tui.book.git import Git
from tui.book.journal import Planned
from tui.book.objects import Entry

_MARK = b"minutebook "
_FEW = 100
"""Paths that can be named to git one by one; for more, the whole of `records` is asked for."""


@dataclass(frozen=True, slots=True)
class Staged:
    """What the index has of a path: its entry (None where only the sides of a conflict are there) and git's marks."""

    entry: Entry | None
    is_hidden: bool


def staged(git: Git, paths: Sequence[str]) -> dict[str, Staged]:
    """Returns what the index has of these paths; a path that it lacks is left out. `is_hidden`: marked as not to be looked at."""
    out = git.run("ls-files", "--stage", "-v", "-z", "--", *(paths if len(paths) <= _FEW else ("records",)))
    found: dict[str, Staged] = {}
    wanted = set(paths)
    for line in out.decode("utf-8", "surrogateescape").split("\0"):
        head, _, path = line.partition("\t")
        if path in wanted:
            mark, mode, object_id, stage = head.split(" ")
            found[path] = Staged(Entry(mode, object_id) if stage == "0" else None, mark.upper() == "S")
    return found


def unmerged(git: Git) -> list[str]:
    """Returns the paths that a merge left in conflict, in order."""
    out = git.run("ls-files", "--unmerged", "-z").decode("utf-8", "surrogateescape")
    return sorted({line.partition("\t")[2] for line in out.split("\0") if line})


def bring_up_to_date(
    git: Git, git_dir: Path, scratch: Path, files: Sequence[Planned], lend: Sequence[int] = ()
) -> bool:
    """Makes the index say of these files what the commit says; returns False when another program has the index.

    The entries have no times of files yet: git notes those when it next looks, which spares a walk now. Raises BookUnusable or OSError.
    """
    with _index_locked(git_dir, scratch) as ours:
        if not ours:
            return False
        new = scratch / f"index.{os.getpid()}"
        index = git_dir / "index"
        try:
            if index.exists():
                shutil.copyfile(index, new)
            env = {"GIT_INDEX_FILE": os.fspath(new)}
            _enter(git, files, env, lend)
            new.replace(index)
        finally:
            for left in (new, new.with_suffix(".lock"), new.with_name(f"{new.name}.lock")):
                with contextlib.suppress(OSError):
                    left.unlink()
    return True


def behind(git: Git, files: Sequence[Planned]) -> tuple[Planned, ...]:
    """Returns the files of which the index still says what was before the save."""
    seen = staged(git, [file.path for file in files])
    return tuple(file for file in files if _id(seen.get(file.path)) == file.old != file.new)


def release_left_lock(git_dir: Path) -> None:
    """Removes the index lock of a save of ours that was killed. To be called under the book's lock, which no such save can hold."""
    lock = git_dir / "index.lock"
    with contextlib.suppress(OSError):
        if lock.read_bytes()[: len(_MARK)] == _MARK:
            lock.unlink()


def has_foreign_lock(git_dir: Path) -> bool:
    """Returns whether another program holds the index, or left its lock behind."""
    with contextlib.suppress(OSError):
        return (git_dir / "index.lock").read_bytes()[: len(_MARK)] != _MARK
    return False


def _enter(git: Git, files: Sequence[Planned], env: dict[str, str], lend: Sequence[int]) -> None:
    lines = []
    for file in files:
        zeros = "0" * len(file.new or file.old or "")
        lines.append(f"{file.mode} {file.new}\t{file.path}\0" if file.new is not None else f"0 {zeros}\t{file.path}\0")
    git.run("update-index", "-z", "--index-info", stdin="".join(lines).encode(), env=env, writes=True, lend=lend)


@contextlib.contextmanager
def _index_locked(git_dir: Path, scratch: Path) -> Iterator[bool]:
    lock = git_dir / "index.lock"
    text = scratch / f"index-lock.{os.getpid()}"
    text.write_bytes(_MARK + b"%d\n" % os.getpid())
    try:
        try:
            os.link(text, lock)  # with its text from the first moment on
        except FileExistsError:
            yield False
            return
        except OSError:  # a disk without hard links
            try:
                with lock.open("xb") as file:
                    file.write(text.read_bytes())
            except FileExistsError:
                yield False
                return
        try:
            yield True
        finally:
            lock.unlink(missing_ok=True)
    finally:
        text.unlink(missing_ok=True)


def _id(found: Staged | None) -> str | None:
    return found.entry.id if found is not None and found.entry is not None else None
