"""A save that was cut off (killed, power failure), finished or taken back before anything else is done with the book."""

import contextlib
import os
import shutil
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tui.book.carrying import BranchMovedError, carry_out, placing_of, take_back
from tui.book.journal import Plan
from tui.book.objects import read_snapshot
from tui.book.staging import behind, bring_up_to_date, release_left_lock
from tui.book.states import under_way, wait_for_index

if TYPE_CHECKING:
    from tui.book.repository import Book

_SCRATCH = ("index.", "index-lock.", "blobs.", ".unfinished.json.")
_SETTLED = 0.3
"""Seconds after which a ref's lock that nobody lets go of has nobody."""


def recover(book: "Book", lend: Sequence[int], patience: float | None = None) -> None:
    """Makes up for a save that was cut off: finishes it if nothing has changed since, otherwise keeps its text as a draft.

    To be called under the book's lock. `patience` is how many seconds another git program gets to finish first. Raises MinutebookError or
    OSError, with the note of the save still there.
    """
    release_left_lock(book.places.git_dir)
    _sweep(book.private_folder)
    plan = book.journal.read()
    if plan is None:
        return
    wait_for_index(book.places.git_dir, patience)
    _release_left_refs(book, plan)
    if _is_on_branch(book, plan):
        _catch_up(book, plan, lend)
    elif plan.taken_back or not _can_go_on(book, plan):
        _give_up(book, plan)
    else:
        try:
            carry_out(book, plan, lambda file: book.blob(file.new) if file.new is not None else None, lend)
        except BranchMovedError:
            _keep_as_drafts(book, plan)


def _is_on_branch(book: "Book", plan: Plan) -> bool:
    tip = book.git.tip(plan.branch)
    return tip is not None and book.git.outcome("merge-base", "--is-ancestor", plan.commit, tip, ok=(0, 1, 128))[0] == 0


def _can_go_on(book: "Book", plan: Plan) -> bool:
    """Returns whether everything still is as it was when the save was cut off."""
    if under_way(book.places) is not None:
        return False
    if (
        book.git.line("symbolic-ref", "--quiet", "HEAD", ok=(0, 1)) != plan.branch
        or book.git.tip(plan.branch) != plan.parent
    ):
        return False
    if book.git.tip(f"{plan.commit}^{{commit}}") is None:
        return False
    placing = placing_of(book, plan)
    with contextlib.suppress(OSError):
        return all(placing.blob(file.path) in (file.old, file.new) for file in plan.files)
    return False


def _catch_up(book: "Book", plan: Plan, lend: Sequence[int]) -> None:
    """Does what comes after the branch has moved. The index may stay behind while another program has it."""
    snapshot = read_snapshot(
        book.git, book.git.tip(plan.branch), [file.path for file in plan.files], book.object_format
    )
    if all((entry := snapshot.entry(file.path)) is not None and entry.id == file.new for file in plan.files):
        placing = placing_of(book, plan)
        if all(placing.blob(file.path) in (file.old, file.new) for file in plan.files):
            placing.prepare(lambda file: book.blob(file.new) if file.new is not None else None)
            placing.install(lambda: None)
    late = behind(book.git, plan.files)
    done = not late or bring_up_to_date(book.git, book.places.git_dir, book.private_folder, late, lend)
    placing_of(book, plan).clear()
    if done:
        book.journal.clear()


def _give_up(book: "Book", plan: Plan) -> None:
    _keep_as_drafts(book, plan)
    take_back(book, plan)


def _keep_as_drafts(book: "Book", plan: Plan) -> None:
    for file in plan.files:
        new = book.blob(file.new) if file.new is not None else None
        if new is not None and not file.adopted:
            book.drafts.put(
                file.record_id, new.decode("utf-8", "replace"), book.blob(file.old) if file.old is not None else None
            )


def _release_left_refs(book: "Book", plan: Plan) -> None:
    """Removes ref locks that the killed save left: as old as it or younger, with nothing or its commit in them, and let go by nobody.

    git held the book's lock as long as it ran for that save, and we hold it now, so whoever made them is gone.
    """
    locks = (book.places.common_dir / f"{plan.branch}.lock", book.places.git_dir / "HEAD.lock")
    seen = {lock: mark for lock in locks if (mark := _mark(lock, plan)) is not None}
    if not seen:
        return
    time.sleep(_SETTLED)
    for lock, mark in seen.items():
        if _mark(lock, plan) == mark:
            with contextlib.suppress(OSError):
                lock.unlink()


def _mark(lock: Path, plan: Plan) -> tuple[int, int] | None:
    with contextlib.suppress(OSError):
        seen = lock.lstat()
        if seen.st_mtime >= plan.started - 1 and lock.read_text("ascii", "replace").strip() in ("", plan.commit):
            return seen.st_ino, seen.st_mtime_ns
    return None


def _sweep(scratch: Path) -> None:
    """Removes what killed saves left in our own folder. Temporary files of drafts stay: another may be writing one just now."""
    with os.scandir(scratch) as entries:
        for entry in entries:
            if entry.name.startswith(_SCRATCH):
                if entry.is_dir(follow_symlinks=False):
                    shutil.rmtree(entry.path, ignore_errors=True)
                else:
                    with contextlib.suppress(OSError):
                        Path(entry.path).unlink()
