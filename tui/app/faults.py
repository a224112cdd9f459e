"""What is said when the program itself fails: a sentence, the place in the program, and where the drafts are. Never a record's text."""

import os
import traceback
from pathlib import Path

from textual.worker import WorkerFailed

_SHOWN = 4


def fault_words(error: BaseException | None, drafts: Path) -> str:
    """Returns the words for an exception that nothing else explained: places in the program, never the values of variables.

    With $MINUTEBOOK_DEBUG set the whole way to the fault is in them.
    """
    lines = ["Minutebook had to stop. This is a fault of the program, not yours."]
    if isinstance(error, WorkerFailed):
        error = error.error
    if error is not None:
        frames = traceback.extract_tb(error.__traceback__)
        ours = [one for one in frames if "tui" in Path(one.filename).parts] or list(frames)
        shown = list(frames) if os.environ.get("MINUTEBOOK_DEBUG") else ours[-_SHOWN:]
        where = [f"  {Path(one.filename).name}, line {one.lineno}, in {one.name}" for one in shown]
        lines += [f"It was {type(error).__name__}, here:", *where]
    lines += [
        f"What was typed is kept as drafts in {drafts}",
        "and is offered when the record is opened again: minutebook",
    ]
    return "\n".join(lines) + "\n"
