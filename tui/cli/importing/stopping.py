"""Ctrl+C between two documents: the one that is being saved is finished first, so that there is nothing to make up for afterwards."""

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType


class Stop:
    """Whether somebody asked to stop."""

    def __init__(self, say: Callable[[str], None]) -> None:
        self.asked = False
        self._say = say

    def look(self) -> None:
        """Raises KeyboardInterrupt where somebody asked to stop."""
        if self.asked:
            raise KeyboardInterrupt

    @contextmanager
    def awaited(self) -> Iterator[None]:
        """Within it, the first Ctrl+C only asks; the second stops at once."""
        before = signal.signal(signal.SIGINT, self._ask)
        try:
            yield
        finally:
            signal.signal(signal.SIGINT, before)

    def _ask(self, _number: int, _frame: FrameType | None) -> None:
        if self.asked:
            raise KeyboardInterrupt
        self.asked = True
        self._say("")
        self._say("Stopping after this document. Ctrl+C once more stops at once.")
