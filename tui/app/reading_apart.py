"""Reading a document in a process of its own: the screen stays quick meanwhile, and what takes too long is ended, whatever is in it."""

import contextlib
import pickle
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from tui.documents.importing.importing import import_document, import_moderngov
from tui.documents.importing.limits import seconds_for
from tui.documents.importing.result import Imported
from tui.errors import MinutebookError, ProblemsFound

_LOOK = 0.1
"""Seconds between two looks at the process, and whether anybody still waits for it."""
_IN_PARTS = "Import its parts one by one, or save it as plain text and import that."
Files = Sequence[tuple[str, bytes]]
"""The files of one document, each with its name; more than one are of ModernGov's web service."""


def read_apart(
    files: Files,
    body: str,
    date: str,
    bodies: Mapping[str, str],
    is_waited_for: Callable[[], bool] = lambda: True,
    seconds: float | None = None,
) -> Imported:
    """Returns what a document gives, as `import_document` does; for a thread worker.

    Raises MinutebookError where it cannot be read, or was not within `seconds` (None: what its size allows), or is no longer waited for.
    """
    name, most = files[0][0], seconds_for(sum(len(data) for _, data in files)) if seconds is None else seconds
    asked = pickle.dumps((tuple(files), body, date, dict(bodies)))
    command = [sys.executable, "-m", __name__]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, start_new_session=True
    ) as process:
        given = _answer(process, asked, time.monotonic() + most, is_waited_for)
    if given is None:
        raise ProblemsFound(f"{name} was not read within {most:g} seconds, and was given up.", _IN_PARTS)
    try:
        found: Imported | tuple[str, str] = pickle.loads(given)
    except (EOFError, pickle.UnpicklingError):
        raise ProblemsFound(f"The reading of {name} ended before it was done.", _IN_PARTS) from None
    if isinstance(found, tuple):
        raise ProblemsFound(*found)
    return found


def _answer(
    process: "subprocess.Popen[bytes]", asked: bytes, until: float, is_waited_for: Callable[[], bool]
) -> bytes | None:
    """Returns what the process answered; None where it was ended before it did."""
    pipe, process.stdin = (
        process.stdin,
        None,
    )  # what is long is sent by a thread of its own: `communicate` sends it only when it never waits
    sending = threading.Thread(target=_send, args=(pipe, asked), daemon=True)
    sending.start()
    try:
        while True:
            with contextlib.suppress(subprocess.TimeoutExpired):
                return process.communicate(timeout=_LOOK)[0]
            if time.monotonic() > until or not is_waited_for():
                return None
    finally:
        process.kill()
        sending.join()


def _send(pipe: Any, asked: bytes) -> None:
    with contextlib.suppress(BrokenPipeError), pipe:
        pipe.write(asked)


def _told(files: Files, body: str, date: str, bodies: Mapping[str, str]) -> Imported | tuple[str, str]:
    try:
        if len(files) > 1:
            return import_moderngov(files, body, date, bodies)
        name, data = files[0]
        return import_document(data, name, body, date, bodies)
    except MinutebookError as error:
        return error.sentence, error.hint


def main() -> None:
    """Reads what is asked from standard input and answers on standard output; the process that `read_apart` starts."""
    asked: Any = pickle.load(sys.stdin.buffer)
    pickle.dump(_told(*asked), sys.stdout.buffer)


if __name__ == "__main__":
    main()
