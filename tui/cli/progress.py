"""A progress bar on standard error, for whatever takes more than a second. It is silent where nobody watches."""

import shutil
import time
from types import TracebackType
from typing import Self, TextIO

PATIENCE = 1.0
"""Seconds of silence before the bar shows."""

EVERY = 0.1
"""Seconds between two drawings."""


class Progress:
    """Counts steps and draws them. Use as a context; call `step(done, of)` as often as you like."""

    def __init__(self, what: str, err: TextIO) -> None:
        self._what = what
        self._err = err
        self._watched = err.isatty()
        self._began = time.monotonic()
        self._drawn_at = 0.0
        self._drawn = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._drawn:
            self._err.write("\r\x1b[K")
            self._err.flush()

    def step(self, done: int, of: int) -> None:
        """Draws `done` of `of`, if it is time to."""
        if not self._watched:
            return
        now = time.monotonic()
        if now - self._began < PATIENCE or now - self._drawn_at < EVERY:
            return
        self._drawn_at = now
        self._drawn = True
        width = max(10, min(40, shutil.get_terminal_size().columns - len(self._what) - 24))
        filled = width * done // max(of, 1)
        self._err.write(f"\r{self._what} [{'#' * filled}{'.' * (width - filled)}] {done}/{of}\x1b[K")
        self._err.flush()
