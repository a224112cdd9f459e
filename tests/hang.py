"""Ends a test that hangs. The patience is far beyond any honest time: speed is measured under `tests/bench`, never asserted here."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager

PATIENCE = 60
"""Seconds."""


@contextmanager
def no_hang() -> Iterator[None]:
    """Raises TimeoutError inside the block when it has not ended after a minute."""

    def give_up(*_: object) -> None:
        raise TimeoutError(f"nothing came of it in {PATIENCE} seconds")

    before = signal.signal(signal.SIGALRM, give_up)
    signal.alarm(PATIENCE)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
