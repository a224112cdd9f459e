"""What a repository can be in the middle of, recognised before anything is written, each with the next step."""

import errno
import os
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tui.book.finding import Places
from tui.book.git import Git
from tui.book.journal import Planned
from tui.book.objects import Snapshot
from tui.book.staging import Staged, has_foreign_lock, staged, unmerged
from tui.errors import BookBusy, BookUnusable, ChangedElsewhere, MinutebookError
from tui.record.safe import safe

_PATIENCE = 2.0
"""Seconds that another git program gets to finish with its index."""

_PAUSE = 0.05
_BRANCH = "refs/heads/"


@dataclass(frozen=True, slots=True)
class UnderWay:
    """Something that git is in the middle of: the file that shows it, what it is called, and how it ends."""

    mark: str
    what: str
    end: str


UNDER_WAY: tuple[UnderWay, ...] = (
    UnderWay("rebase-merge", "rebase", "git rebase --continue, or git rebase --abort"),
    UnderWay("rebase-apply/applying", "taking over of patches (git am)", "git am --continue, or git am --abort"),
    UnderWay("rebase-apply", "rebase", "git rebase --continue, or git rebase --abort"),
    UnderWay("MERGE_HEAD", "merge", "git merge --continue, or git merge --abort"),
    UnderWay("CHERRY_PICK_HEAD", "cherry-pick", "git cherry-pick --continue, or git cherry-pick --abort"),
    UnderWay("REVERT_HEAD", "revert", "git revert --continue, or git revert --abort"),
    UnderWay(
        "sequencer", "cherry-pick or revert of several commits", "git cherry-pick --continue, or git cherry-pick --quit"
    ),
    UnderWay("BISECT_LOG", "bisect", "git bisect reset"),
)


def under_way(places: Places) -> UnderWay | None:
    """Returns what git is in the middle of in this work tree, None for nothing."""
    return next((each for each in UNDER_WAY if (places.git_dir / each.mark).exists()), None)


def branch(git: Git, places: Places) -> str:
    """Returns the full name of the branch to save on. Raises BookUnusable when there is none or git is in the middle of something."""
    found = under_way(places)
    if found is not None:
        raise BookUnusable(
            f"A {found.what} is under way in this book, so nothing can be saved yet.", f"End it first: {found.end}"
        )
    name = git.line("symbolic-ref", "--quiet", "HEAD", ok=(0, 1))
    if not name:
        raise BookUnusable(
            "The book shows an old state (no branch is checked out), so a save would belong to nothing.",
            "Go back to the present: git switch main",
        )
    if not name.startswith(_BRANCH):
        raise BookUnusable(
            f"The book is on {safe(name)}, which is not a branch.", "Go back to the present: git switch main"
        )
    return name


def refuse_conflicts(git: Git) -> None:
    """Raises BookUnusable while a merge has left files in conflict."""
    left = unmerged(git)
    if left:
        shown = ", ".join(safe(path) for path in left[:3]) + (f" and {len(left) - 3} more" if len(left) > 3 else "")
        raise BookUnusable(
            f"Two versions of {shown} have not been brought together yet.",
            "Edit what is between the <<<<<<< marks, then: git add, git commit",
        )


def wait_for_index(git_dir: Path, patience: float | None = None, sleep: Callable[[float], None] = time.sleep) -> None:
    """Waits a moment (seconds) for another git program. Raises BookBusy, with the one step, when it does not let go."""
    lock = git_dir / "index.lock"
    for _ in range(int((_PATIENCE if patience is None else patience) / _PAUSE) + 1):
        if not has_foreign_lock(git_dir):
            return
        sleep(_PAUSE)
    since = ""
    try:
        since = f" since {time.strftime('%H:%M on %d %b', time.localtime(lock.lstat().st_mtime))}"
    except OSError:
        return
    raise BookBusy(
        f"Another git program is working in this book, or was cut off while it did: {lock} is there{since}.",
        "Close that program and try again; if none is running, delete that file.",
    )


def refuse_read_only_disk(places: Places) -> None:
    """Raises BookUnusable when the disk, or the rights on it, let nobody save."""
    for folder in (places.root / "records", places.git_dir):
        try:
            if os.statvfs(folder).f_flag & os.ST_RDONLY:
                raise OSError(errno.EROFS, os.strerror(errno.EROFS))
            if not os.access(folder, os.W_OK | os.X_OK):
                raise OSError(errno.EACCES, os.strerror(errno.EACCES))
        except OSError as error:
            raise disk_fault(error, folder) from error


def disk_fault(error: OSError, where: Path | None = None) -> BookUnusable:
    """Returns what a failed write means, as a sentence with the next step."""
    named = f" ({where or error.filename})" if where or error.filename else ""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return BookUnusable("The disk is full, so nothing was saved.", "Make some room, then save again.")
    if error.errno == errno.EROFS:
        return BookUnusable(
            f"The book is on a disk that can only be read{named}, so nothing was saved.",
            "Copy the book to a disk you can write to.",
        )
    if error.errno in (errno.EACCES, errno.EPERM):
        return BookUnusable(
            f"You may not write there{named}, so nothing was saved.",
            "Ask whoever keeps the folder for the right to write in it.",
        )
    return BookUnusable(
        f"The disk did not take it: {error.strerror or error}{named}. Nothing was saved.", "See: minutebook doctor"
    )


def refuse_unlike_expected(
    git: Git,
    snapshot: Snapshot,
    files: Sequence[Planned],
    on_disk: Mapping[str, str | None],
    opened: Mapping[str, str | None],
) -> None:
    """Raises ChangedElsewhere or BookUnusable when a file is not what the editor opened, or not what the last save left.

    `on_disk` are the blob ids as the files are now, `opened` those that were opened.
    """
    for file in files:
        if on_disk[file.path] != (file.new if file.adopted else opened[file.path]):
            raise _changed(file, on_disk[file.path], opened[file.path])
    seen = staged(git, [file.path for file in files])
    for file in files:
        _refuse_hidden(file, seen.get(file.path))
        _refuse_committed(file, snapshot, on_disk[file.path], opened[file.path])
        _refuse_staged(file, snapshot, seen.get(file.path))
    _refuse_ignored(git, [file.path for file in files if file.old is None])


def _changed(file: Planned, now: str | None, opened: str | None) -> MinutebookError:
    if now is None:
        return ChangedElsewhere(
            f"{file.record_id} was deleted while you were editing it.", "To bring it back, save it as a new record."
        )
    if opened is None:
        return ChangedElsewhere(
            f"There is a record {file.record_id} already.", f"Look at it first: minutebook show {file.record_id}"
        )
    return ChangedElsewhere(
        f"{file.record_id} was changed while you were editing it.",
        f"See what is there now: minutebook show {file.record_id}",
    )


def _refuse_committed(file: Planned, snapshot: Snapshot, now: str | None, opened: str | None) -> None:
    committed = snapshot.entry(file.path)
    if committed is not None and not committed.mode.startswith("100"):
        raise BookUnusable(
            f"In the history of this book, {file.path} is a link, not a file.",
            f"Take it out: git rm --cached {file.path}",
        )
    kept = committed.id if committed is not None else None
    if kept == (opened if file.adopted else now):
        return
    adopt = f"Take it over first: minutebook commit {file.record_id} --reason '…'"
    if file.adopted:
        raise ChangedElsewhere(f"{file.record_id} was saved by somebody else meanwhile.", f"See: git diff {file.path}")
    if kept is None:
        raise ChangedElsewhere(
            f"{file.record_id} was put there by hand and is not part of the book's history yet.", adopt
        )
    raise ChangedElsewhere(
        f"{file.record_id} was changed by hand since it was last saved.", f"{adopt}, or see it: git diff {file.path}"
    )


def _refuse_hidden(file: Planned, seen: Staged | None) -> None:
    if seen is not None and seen.is_hidden:
        raise BookUnusable(
            f"git was told not to look at {file.path} (skip-worktree, or a sparse checkout without its folder).",
            f"To work on it: git sparse-checkout add {file.path.rpartition('/')[0]}, or git update-index --no-skip-worktree {file.path}",
        )


def _refuse_staged(file: Planned, snapshot: Snapshot, seen: Staged | None) -> None:
    committed = snapshot.entry(file.path)
    staged_id = seen.entry.id if seen is not None and seen.entry is not None else None
    if staged_id not in (committed.id if committed is not None else None, file.new):
        raise ChangedElsewhere(
            f"git holds another version of {file.record_id} ready to be committed (staged).",
            f"Commit it, or take it back: git restore --staged {file.path}",
        )


def _refuse_ignored(git: Git, created: Sequence[str]) -> None:
    if not created:
        return
    said = git.run(
        *("check-ignore", "--verbose", "-z", "--stdin"),
        stdin="".join(f"{path}\0" for path in created).encode(),
        env={"GIT_LITERAL_PATHSPECS": "0"},  # it refuses to take names as they are, and ids have no marks in them
        ok=(0, 1),
    )
    fields = said.decode("utf-8", "replace").split("\0")
    for source, line, pattern, path in zip(fields[::4], fields[1::4], fields[2::4], fields[3::4], strict=False):
        if not pattern.startswith("!"):
            raise BookUnusable(
                f"git is told to ignore {path}: line {line} of {safe(source)} says “{safe(pattern)}”.",
                "Take that line out, or make it narrower.",
            )
