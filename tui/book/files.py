"""The files of records on disk: found quickly, read safely.

A record's file is a regular file in real folders of the book. Links are not followed, whatever they lead to; pipes and devices are not
opened; a file that is too large is not loaded.
"""

import errno
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tui.errors import BookUnusable, ProblemsFound, WrongUsage
from tui.record.kinds import file_of, id_of
from tui.record.reading import LONGEST

_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
_FILE = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC


class NoSuchRecord(WrongUsage):
    """The book has no file for this record."""

    def __init__(self, record_id: str) -> None:
        super().__init__(
            f"There is no record {record_id} in this book.",
            "See what there is: minutebook list KIND, or minutebook search WORDS",
        )


class NotARecordFile(ProblemsFound):
    """Something stands where a record's file should be and is not opened. `rule` names what is wrong with it."""

    def __init__(self, file: str, rule: str, sentence: str, hint: str) -> None:
        super().__init__(f"{file}: {sentence}", hint)
        self.file = file
        self.rule = rule
        self.message = sentence


@dataclass(frozen=True, slots=True)
class Stray:
    """Something under `records/` that is not a record: its path from the root of the book, why not, and what to do."""

    file: str
    rule: str
    message: str
    hint: str


def read_record(root: Path, record_id: str) -> bytes:
    """Returns the bytes of a record's file. Raises NoSuchRecord or NotARecordFile."""
    file = file_of(record_id)
    *folders, name = file.split("/")
    try:
        at = os.open(root, _FOLDER & ~os.O_NOFOLLOW)
        try:
            for folder in folders:
                below = os.open(folder, _FOLDER, dir_fd=at)
                os.close(at)
                at = below
            return _read(at, name, file)
        finally:
            os.close(at)
    except FileNotFoundError as error:
        raise NoSuchRecord(record_id) from error
    except OSError as error:
        if error.errno in (errno.ENOTDIR, errno.ELOOP):
            if any((root / folder).is_symlink() for folder in _above(file)) or (root / file).is_symlink():
                raise _linked(file) from error
            raise NoSuchRecord(record_id) from error
        raise NotARecordFile(
            file, "file-unreadable", f"this file cannot be read: {error.strerror}.", "Look whether you may read it."
        ) from error


def record_exists(root: Path, record_id: str) -> bool:
    """Returns whether the record has a regular file; a link is none."""
    try:
        return stat.S_ISREG((root / file_of(record_id)).lstat().st_mode)
    except (OSError, ValueError):
        return False


def walk(root: Path) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Yields every file and link under `records/` with its path from the root; no link is followed. Raises BookUnusable."""
    waiting = ["records"]
    while waiting:
        folder = waiting.pop()
        try:
            with os.scandir(root / folder) as entries:
                for entry in entries:
                    path = f"{folder}/{entry.name}"
                    if entry.is_dir(follow_symlinks=False):
                        waiting.append(path)
                    else:
                        yield path, entry
        except OSError as error:
            raise BookUnusable(
                f"The folder {folder} cannot be read: {error.strerror}.", "Look whether you may read it."
            ) from error


def record_ids(root: Path) -> list[str]:
    """Returns the id of every record that has a regular file, in order."""
    found = []
    for path, entry in walk(root):
        record_id = id_of(path)
        if record_id is not None and entry.is_file(follow_symlinks=False):
            found.append(record_id)
    return sorted(found)


def stray_files(root: Path) -> list[Stray]:
    """Returns what stands under `records/` and is no record, in order. Names that begin with a dot are nobody's business."""
    found = []
    names: dict[str, str] = {}
    for path, entry in sorted(walk(root), key=lambda each: each[0].swapcase()):  # small letters first: they are right
        earlier = names.setdefault(path.casefold(), path)
        if entry.name.startswith("."):
            continue
        if earlier != path:
            found.append(_case(path, earlier))
        elif entry.is_symlink():
            found.append(_stray(_linked(path)))
        elif not entry.is_file(follow_symlinks=False):
            found.append(_stray(_not_regular(path)))
        elif id_of(path) is None:
            found.append(_misplaced(path))
        elif entry.stat(follow_symlinks=False).st_size > LONGEST:
            found.append(_stray(_too_large(path, entry.stat(follow_symlinks=False).st_size)))
    return sorted(found, key=lambda each: each.file)


def _read(folder: int, name: str, file: str) -> bytes:
    before = os.stat(name, dir_fd=folder, follow_symlinks=False)
    if stat.S_ISLNK(before.st_mode):
        raise _linked(file)
    if not stat.S_ISREG(before.st_mode):
        raise _not_regular(file)
    if before.st_size > LONGEST:
        raise _too_large(file, before.st_size)
    held = os.open(name, _FILE, dir_fd=folder)
    try:
        parts: list[bytes] = []
        room = LONGEST + 1
        while room > 0 and (part := os.read(held, min(room, before.st_size + 1 if not parts else 1 << 16))):
            parts.append(part)
            room -= len(part)
    finally:
        os.close(held)
    if room <= 0:
        raise _too_large(file, LONGEST + 1)
    return b"".join(parts)


def _above(file: str) -> list[str]:
    """Returns the folders on the way to a file, from the top."""
    parts = file.split("/")
    return ["/".join(parts[:n]) for n in range(1, len(parts))]


def _linked(file: str) -> NotARecordFile:
    return NotARecordFile(
        file,
        "file-link",
        "this file, or a folder above it, is a link, and links are not followed.",
        "Put the file itself in its place.",
    )


def _not_regular(file: str) -> NotARecordFile:
    return NotARecordFile(
        file, "file-kind", "this is a folder, a pipe, a device or a socket, not a file.", "Take it out of records/."
    )


def _too_large(file: str, size: int) -> NotARecordFile:
    return NotARecordFile(
        file,
        "text-size",
        f"the file has {size / 1e6:.1f} MB; a record may have {LONGEST / 1e6:.1f}.",
        "Keep long documents outside the record and name them as its sources.",
    )


def _misplaced(file: str) -> Stray:
    if not file.endswith(".yaml"):
        return Stray(
            file,
            "file-name",
            "only records, in files that end in .yaml, belong under records/.",
            "Move the file elsewhere, or rename it.",
        )
    hint = "Use small letters a–z, figures and hyphens, in the folder of the record's kind."
    return Stray(file, "file-name", "no record can have this name or be in this folder, so the file is not read.", hint)


def _case(file: str, earlier: str) -> Stray:
    message = f"the name differs from {earlier} only in capital letters; some computers cannot keep both."
    return Stray(file, "file-case", message, "Keep one of the two.")


def _stray(error: NotARecordFile) -> Stray:
    return Stray(error.file, error.rule, error.message, error.hint)
