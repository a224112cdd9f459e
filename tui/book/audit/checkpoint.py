"""The checkpoint of an audit: where the last one ended. It is kept outside the book, so that rolling the book back shows."""

import datetime
import json
import os
import re
import secrets
from dataclasses import asdict, dataclass
from pathlib import Path

from tui import __version__
from tui.errors import BookUnusable, WrongUsage

FORMAT = 1
_ID = re.compile(r"(?:[0-9a-f]{40}|[0-9a-f]{64})\Z")
_LARGEST = 1 << 16


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """The commit at which an audit ended, how many commits it and its ancestors are, when it was made (ISO, UTC), by which program."""

    head: str
    count: int | None
    checked: str
    program: str = __version__


def made(head: str, count: int | None, now: float) -> Checkpoint:
    """Returns the checkpoint of an audit that ends now."""
    moment = datetime.datetime.fromtimestamp(now, datetime.UTC)
    return Checkpoint(head, count, moment.isoformat(timespec="seconds"))


def read_checkpoint(file: Path) -> Checkpoint | None:
    """Returns the checkpoint in a file, None where there is no file yet. Raises WrongUsage for a file that is something else."""
    refusal = WrongUsage(
        f"{file} is not a checkpoint of an audit.", "Name a file that is not there yet: it will be made."
    )
    try:
        if not file.is_file():
            if os.path.lexists(file):
                raise refusal
            return None
        with file.open("rb") as opened:
            value = json.loads(opened.read(_LARGEST))
    except OSError as error:
        raise WrongUsage(f"The checkpoint {file} cannot be read: {error.strerror}.") from error
    except (ValueError, RecursionError) as error:
        raise refusal from error
    head = value.get("head") if isinstance(value, dict) and value.get("format") == FORMAT else None
    if not isinstance(head, str) or not _ID.match(head):
        raise refusal
    count, checked, program = value.get("count"), value.get("checked"), value.get("program")
    return Checkpoint(head, count if type(count) is int else None, str(checked or ""), str(program or ""))


def write_checkpoint(file: Path, checkpoint: Checkpoint) -> None:
    """Writes the checkpoint, wholly or not at all. Raises BookUnusable when the disk will not do it."""
    text = json.dumps({"format": FORMAT, **asdict(checkpoint)}, indent=2) + "\n"
    scratch = file.with_name(f".{file.name}.{secrets.token_hex(4)}")
    try:
        try:
            with scratch.open("x", encoding="utf-8") as opened:
                opened.write(text)
                opened.flush()
                os.fsync(opened.fileno())
            scratch.replace(file)
        finally:
            scratch.unlink(missing_ok=True)
    except OSError as error:
        raise BookUnusable(
            f"The checkpoint {file} cannot be written: {error.strerror}.", "The audit itself is as told; run it again."
        ) from error
