"""The part of a save that others can see: files in place, the branch moved, the index brought up to date.

A save that is cut off anywhere in here is finished, or taken back, by `recovery` from the plan in the journal.
"""

import contextlib
import dataclasses
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from tui.book.journal import Plan, Planned
from tui.book.objects import read_snapshot
from tui.book.placing import Placing
from tui.book.staging import bring_up_to_date
from tui.book.states import branch
from tui.errors import BookUnusable, MinutebookError

if TYPE_CHECKING:
    from tui.book.repository import Book

Step = Callable[[str], None]
"""Called with the name of each step as it is done; tests stop or break a save there."""

STEPS: tuple[str, ...] = (
    "locked",
    "looked",
    "built",
    "noted",
    "prepared",
    "placed",
    "settled",
    "moved",
    "staged",
    "cleared",
)
"""The steps of a save, in order. Before `noted` nothing has changed; from `moved` on the save is done."""

_PATIENCE_WITH_REFS = ("-c", "core.filesRefLockTimeout=1000")


class BranchMovedError(Exception):
    """Another program committed to the branch meanwhile; the files are as they were."""


def no_step(_name: str) -> None:
    """Does nothing at a step."""


def placing_of(book: "Book", plan: Plan) -> Placing:
    """Returns the files of a plan in the work tree of the book."""
    return Placing(book.root, plan, book.object_format, book.blob)


def carry_out(
    book: "Book", plan: Plan, contents: Callable[[Planned], bytes | None], lend: Sequence[int], step: Step = no_step
) -> None:
    """Makes the plan true. Raises BranchMovedError, OSError or MinutebookError with everything as it was before.

    `contents` returns the new bytes of a file; `lend` is the book's lock, which git holds with us while it moves things.
    """
    placing = placing_of(book, plan)
    try:
        book.journal.write(plan)
        step("noted")
        placing.prepare(contents)
        step("prepared")
        placing.install(lambda: step("placed"))
        placing.settle()
        step("settled")
        _refuse_another_branch(book, plan)
        _move_branch(book, plan, lend)
    except BaseException:
        if _has_moved(book, plan):
            finish(book, plan, lend)
        else:
            take_back(book, plan)
        raise
    finish(book, plan, lend, step)


def finish(book: "Book", plan: Plan, lend: Sequence[int], step: Step = no_step) -> None:
    """Does what is left once the branch has moved. What fails here does not undo the save: the next one makes up for it."""
    step("moved")
    with contextlib.suppress(MinutebookError, OSError):
        done = bring_up_to_date(book.git, book.places.git_dir, book.private_folder, plan.files, lend)
        step("staged")
        placing_of(book, plan).clear()
        if done:
            book.journal.clear()
        step("cleared")


def take_back(book: "Book", plan: Plan) -> None:
    """Puts the old bytes back, except where a commit of somebody else has taken up the new ones. Raises BookUnusable if it cannot."""
    with contextlib.suppress(
        OSError
    ):  # on a full disk: then only a second cut within this one would finish the save after all
        book.journal.write(dataclasses.replace(plan, taken_back=True))
    placing = placing_of(book, plan)
    failed = placing.put_back(_taken_up(book, plan))
    if failed:
        raise BookUnusable(
            f"The save failed, and {', '.join(failed)} could not be put back as it was.",
            "Look after the disk, then open the book again: that tries once more.",
        )
    placing.clear()
    with contextlib.suppress(OSError):
        book.journal.clear()


def _move_branch(book: "Book", plan: Plan, lend: Sequence[int]) -> None:
    """Moves the branch from the plan's parent to its commit, or not at all. Raises BranchMovedError or MinutebookError."""
    old = plan.parent or "0" * len(plan.commit)
    what = plan.files[0].record_id if len(plan.files) == 1 else f"{len(plan.files)} records"
    try:
        book.git.run(
            *_PATIENCE_WITH_REFS,
            "update-ref",
            "-m",
            f"minutebook: {what}",
            plan.branch,
            plan.commit,
            old,
            writes=True,
            lend=lend,
        )
    except MinutebookError as error:
        now = book.git.tip(plan.branch)
        if now == plan.commit:
            return
        if now != plan.parent:
            raise BranchMovedError from error
        raise


def _refuse_another_branch(book: "Book", plan: Plan) -> None:
    """Raises BranchMovedError when another program checked out another branch meanwhile, MinutebookError when it began a merge."""
    if branch(book.git, book.places) != plan.branch:
        raise BranchMovedError


def _has_moved(book: "Book", plan: Plan) -> bool:
    with contextlib.suppress(MinutebookError):
        return book.git.tip(plan.branch) == plan.commit
    return False


def _taken_up(book: "Book", plan: Plan) -> list[str]:
    """Returns the paths whose new bytes stand in the branch by another's commit."""
    with contextlib.suppress(MinutebookError):
        now = book.git.tip(plan.branch)
        if now not in (None, plan.parent):
            snapshot = read_snapshot(book.git, now, [file.path for file in plan.files], book.object_format)
            return [file.path for file in plan.files if (entry := snapshot.entry(file.path)) and entry.id == file.new]
    return []
