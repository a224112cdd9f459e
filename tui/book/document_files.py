"""Documents on the disk that are to be taken in: reading one whole, and finding it by the beginning of its path."""

import contextlib
import os
import stat
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tui.errors import WrongUsage

ENDINGS = (".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".pdf", ".docx", ".doc", ".xml")
"""Endings of the files that are taken out of a folder; a file that is named by itself is always tried."""
_HEAD = 16 * 1024
_MOST = 400
"""Entries of one folder that are offered."""


@dataclass(frozen=True, slots=True)
class Found:
    """An entry of a folder: how its path goes on being typed, its name, whether it is a folder, and how many bytes it has."""

    typed: str
    name: str
    is_folder: bool
    size: int


def read_document(source: str, most: int) -> bytes:
    """Returns the bytes of a file, at most one more than `most`: who reads it refuses what is larger.

    Raises WrongUsage where there is no such file, or none that may be read.
    """
    try:
        # Not blocking: what is a file now may be a pipe by the time it is opened.
        number = os.open(source, os.O_RDONLY | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC)
        with open(number, "rb") as file:  # noqa: PTH123 - a number, not a path
            before = os.fstat(number)
            if not stat.S_ISREG(before.st_mode):
                raise WrongUsage(f"{source} is not a file.", "Name the document's file, or - for standard input.")
            data = file.read(most + 1)
            after = os.fstat(number)
    except (OSError, ValueError) as error:
        said = error.strerror if isinstance(error, OSError) else str(error)
        raise WrongUsage(
            f"{source} cannot be read: {said}.", "Look whether it is there, and whether you may read it."
        ) from error
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
        raise WrongUsage(f"{source} changed while it was read.", "Wait until it is saved, then import it again.")
    return data


def documents_in(folder: str, passed_over: Counter[str]) -> Iterator[str]:
    """Yields the paths of the documents in a folder and those below it, by name; what is hidden is left out, and links are not followed.
    What is no document is counted in `passed_over` by its ending. Raises WrongUsage for a folder that cannot be read.
    """

    def refuse(error: OSError) -> None:
        raise WrongUsage(
            f"The folder {error.filename} cannot be read: {error.strerror}.", "Look whether you may read it."
        ) from error

    for at, folders, names in os.walk(folder, onerror=refuse):
        folders[:] = sorted(each for each in folders if not each.startswith("."))
        for name in sorted(each for each in names if not each.startswith(".")):
            path = os.path.join(at, name)  # noqa: PTH118 - as the person named it
            ending = os.path.splitext(name)[1].lower()  # noqa: PTH122
            if not stat.S_ISREG(os.lstat(path).st_mode):
                passed_over["a link or no file"] += 1
            elif ending in ENDINGS:
                yield path
            else:
                passed_over[ending or "no ending"] += 1


def head_of(path: str) -> bytes:
    """Returns the first bytes of a file; none where it is no file that can be read."""
    try:
        return read_document(path, _HEAD)[:_HEAD]
    except WrongUsage:
        return b""


def whole_path(typed: str) -> str:
    """Returns a path as it is typed, from the root, with `~` as the folder that it stands for."""
    try:
        return str(Path(typed).expanduser().absolute())
    except (OSError, RuntimeError, ValueError):
        return typed


def beginning_with(typed: str) -> list[Found]:
    """Returns the entries of the folder that `typed` leads to whose names begin with the rest of it, folders first.

    What is hidden is left out until a dot is typed. A folder that is not there or may not be read has none.
    """
    head, slash, start = typed.rpartition("/")
    found: list[Found] = []
    with contextlib.suppress(OSError, ValueError, RuntimeError):
        folder = Path(f"{head}{slash}" or ".").expanduser()
        for entry in folder.iterdir():
            if not entry.name.casefold().startswith(start.casefold()) or (entry.name[:1] == "." != start[:1]):
                continue
            with contextlib.suppress(OSError):
                is_folder = entry.is_dir()
                size = 0 if is_folder else entry.stat().st_size
                found.append(Found(f"{head}{slash}{entry.name}{'/' if is_folder else ''}", entry.name, is_folder, size))
    found.sort(key=lambda one: (not one.is_folder, one.name.casefold()))
    return found[:_MOST]
