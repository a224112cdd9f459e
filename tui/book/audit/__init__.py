"""The audit of a book: every commit by ancestry, and whatever in it is not as the rules of a book have it.

It writes nothing but the checkpoint that it is given.
"""

import os
import re
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tui.book.audit import history
from tui.book.audit.checkpoint import Checkpoint, made, read_checkpoint, write_checkpoint
from tui.book.audit.finding import Finding, finding
from tui.book.audit.store import Store
from tui.book.audit.walk import Stepped, Walk
from tui.errors import WrongUsage

if TYPE_CHECKING:
    from tui.book.repository import Book

__all__ = ["Audited", "audit"]

_SIGNERS = "minutebook.signers"
_NOTHING = re.compile(r"0{40}(?:0{24})?\Z")


@dataclass(frozen=True, slots=True)
class Audited:
    """What an audit found, how many commits it looked at, and the commit at which it ended; None for a book without commits."""

    findings: tuple[Finding, ...]
    checked: int
    head: str | None


def audit(
    book: "Book",
    asked: str | None = None,
    *,
    checkpoint: Path | None = None,
    signers: Path | None = None,
    stepped: Stepped | None = None,
    now: float | None = None,
) -> Audited:
    """Returns what is found in a range of commits: `REV..REV`, everything up to `REV`, or without one everything.

    `signers` is git's list of allowed signers; with it, or with the setting `minutebook.signers`, every commit must be signed.
    The checkpoint is compared and then moved on, unless the history no longer contains it. Raises WrongUsage for what names no commit
    and for files that are not what they should be, BookUnusable when git or the disk will not.
    """
    moment = time.time() if now is None else now
    allowed = _allowed_signers(book, signers)
    before = read_checkpoint(checkpoint) if checkpoint is not None else None
    base, tip = _range(book, asked)
    found: list[Finding] = []
    if before is not None:
        found += _rewritten(book, before, tip)
    if tip is None:
        return Audited(tuple(found), 0, None)
    found += history.grafts(book.git, book.places.common_dir)
    with Store(book.git, book.object_format) as store:
        ids = history.walked(book.git, store, base, tip)
        found += Walk(book, store, moment, allowed).findings(ids, stepped)
    if checkpoint is not None:
        _move_on(book, checkpoint, before, tip, moment)
    return Audited(tuple(found), len(ids), tip)


def _range(book: "Book", asked: str | None) -> tuple[str | None, str | None]:
    """Returns the commit after which the range begins (None: it has no beginning) and its last one (None: there is none)."""
    if asked is not None and "..." in asked:
        raise WrongUsage(f"“{asked}” is no range of commits.", "Write REV..REV, with two dots.")
    first, dots, last = (asked or "").partition("..")
    if not dots:
        first, last = "", first
    base = _revision(book, first) if first and not _NOTHING.match(first) else None
    if last in ("", "HEAD"):
        return base, book.git.tip("HEAD")  # found even where it cannot be read: that is a finding
    return base, _revision(book, last)


def _revision(book: "Book", named: str) -> str:
    try:
        return book.git.revision(named)
    except WrongUsage as error:
        if history.cut_off(book.places.common_dir):
            error.hint = "Only the newest part of the history is here. To have all of it: git fetch --unshallow"
        raise


def _rewritten(book: "Book", before: Checkpoint, tip: str | None) -> list[Finding]:
    heads = [each for each in dict.fromkeys((tip, book.git.tip("HEAD"))) if each is not None]
    if any(history.contains(book.git, each, before.head) for each in heads):
        return []
    return [
        finding(
            history.REWRITTEN,
            f"The audit of {before.checked or 'an earlier day'} ended at {before.head[:10]}, which the history no longer contains.",
            commit=before.head,
        )
    ]


def _move_on(book: "Book", file: Path, before: Checkpoint | None, tip: str, now: float) -> None:
    """Writes the new checkpoint where the history that was audited goes on from the old one."""
    if before is not None and not history.contains(book.git, tip, before.head):
        return
    if before is None or before.count is None:
        count = history.count(book.git, None, tip)
    else:
        since = history.count(book.git, before.head, tip)
        count = before.count + since if since is not None else None
    write_checkpoint(file, made(tip, count, now))


def _allowed_signers(book: "Book", given: Path | None) -> Path | None:
    """Returns the list of allowed signers, None where no signatures are demanded. Raises WrongUsage for one inside the book's files."""
    named = given if given is not None else book.settings.get(_SIGNERS)
    if not named:
        return None
    file = Path(named).expanduser()
    if not file.is_absolute():
        file = (Path.cwd() if given is not None else book.root) / file
    real = Path(os.path.realpath(file))
    root, own = (Path(os.path.realpath(each)) for each in (book.root, book.places.git_dir))
    if real.is_relative_to(root) and not real.is_relative_to(own):
        raise WrongUsage(
            f"The list of allowed signers is inside the book: {file}.",
            "Keep it where nobody can change it by a commit, and name it there.",
        )
    return file
