"""The last net under the reading of a document: it ends, whatever is in the file."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from tui.documents.importing.limits import seconds_for
from tui.errors import ProblemsFound


@contextmanager
def patience(size: int, name: str) -> Iterator[None]:
    """Raises ProblemsFound inside the block when a document of `size` bytes is not read in the time for it."""
    if not hasattr(signal, "SIGALRM") or threading.current_thread() is not threading.main_thread():
        yield
        return
    seconds = seconds_for(size)

    def give_up(_number: int, _frame: FrameType | None) -> None:
        raise ProblemsFound(
            f"{name} was not read within {seconds} seconds, and was given up.",
            "Import its parts one by one, or save it as plain text and import that.",
        )

    before = signal.signal(signal.SIGALRM, give_up)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
