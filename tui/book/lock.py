"""One save at a time: a lock that a killed process cannot leave behind.

The lock is `flock` on a file in git's common directory, which every worktree shares. The file's text says who holds it since when, for the
person who waits; it means nothing to the lock itself.
"""

import contextlib
import fcntl
import os
import random
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tui.errors import BookBusy, BookUnusable
from tui.record.safe import safe

LONGEST_WAIT = 10.0
"""Seconds that a save waits for another one to end."""

_PAUSE = 0.02
_LONGEST_OWNER = 400


@dataclass(frozen=True, slots=True)
class Clock:
    """The time as the lock uses it: seconds that only grow, sleep, and the local time for the text."""

    seconds: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    local: Callable[[], str] = lambda: time.strftime("%H:%M:%S")


@contextlib.contextmanager
def locked(file: Path, owner: str, wait: float = LONGEST_WAIT, clock: Clock | None = None) -> Iterator[int]:
    """Holds the lock and lends its open file, which a child process may inherit so that the lock outlives us until it ends.

    Raises BookBusy, naming the holder, when nobody lets go within `wait` seconds.
    """
    clock = clock or Clock()
    try:
        held = os.open(file, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o666)
    except OSError as error:
        raise BookUnusable(
            f"The book cannot be locked for saving: {error.strerror}.",
            "Look whether you may write into its folder, and whether the disk is full.",
        ) from error
    try:
        _take(held, wait, clock)
        with contextlib.suppress(OSError):  # the text is a courtesy: a full disk must not keep anyone from the lock
            os.ftruncate(held, 0)
            os.pwrite(held, f"{owner}, process {os.getpid()}, since {clock.local()}\n".encode("utf-8", "replace"), 0)
        yield held
        with contextlib.suppress(OSError):
            os.ftruncate(held, 0)
    finally:
        os.close(held)


def _take(held: int, wait: float, clock: Clock) -> None:
    until = clock.seconds() + wait
    while True:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            if clock.seconds() >= until:
                who = safe(os.pread(held, _LONGEST_OWNER, 0).decode("utf-8", "replace").strip()) or "another program"
                raise BookBusy(
                    f"Somebody else is saving into this book just now: {who}.", "Try again in a moment."
                ) from error
            clock.sleep(_PAUSE * random.uniform(0.5, 1.5))  # two who wait do not ask in step
        except OSError as error:
            raise BookUnusable(
                f"The book cannot be locked for saving: {error.strerror}.",
                "Its disk has no locks: keep the book on a local disk.",
            ) from error
        else:
            return
