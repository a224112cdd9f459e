"""A folder that a command writes: its files and no others are touched, and none is ever half-written.

Everything is made in a folder within it first. Only then are files that differ put in place, each by one rename, and those that an earlier
run wrote and this one does not are removed. The list of our files says what is ours.
"""

import contextlib
import fcntl
import json
import os
import re
import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tui.errors import BookBusy, Exit, MinutebookError, WrongUsage

_MAKING: Final = ".minutebook-part"
_OURS: Final = re.compile(r"(?:[a-z0-9_][a-z0-9_-]*/)*[A-Za-z0-9_-]+\.[a-z]+\Z")


@dataclass(frozen=True, slots=True)
class Written:
    """What writing did: how many files there are, and how many of them are new or changed; how many were removed."""

    files: int
    changed: int
    removed: int


class CannotWriteFolder(MinutebookError):
    """The folder cannot be written."""

    exit_code = Exit.USAGE

    def __init__(self, folder: Path, error: OSError) -> None:
        super().__init__(
            f"{error.filename or folder} cannot be written: {error.strerror or error}.",
            "What was there is as it was before. Name a folder that you may write to, with room on its disk.",
        )


def write_folder(
    folder: Path, files: Iterable[tuple[str, bytes]], listed_in: str, wrote: Callable[[int], None] = lambda _: None
) -> Written:
    """Writes files, given as path from the top and bytes, into a new folder or one that an earlier call wrote.

    `listed_in` is the file that says what is ours, another for each command, so that none writes into the folder of another. `wrote` is
    told after each file how many there are by now. Raises WrongUsage for a folder with anything else in it, BookBusy while another writes
    into it, CannotWriteFolder where the disk says no; nothing is changed then.
    """
    ours = _ours_before(folder, listed_in)
    try:
        with _making(folder) as making:
            paths, different = _make(folder, making, files, wrote)
            _refuse_others(folder, different, ours)
            _list(making, folder / listed_in, sorted({*ours, *paths}))
            for path in different:
                (folder / path).parent.mkdir(parents=True, exist_ok=True)
                (making / path).replace(folder / path)
            gone = sorted(ours - set(paths))
            for path in gone:
                _remove(folder, path)
            _list(making, folder / listed_in, sorted(paths))
            return Written(len(paths), len(different), len(gone))
    except OSError as error:
        raise CannotWriteFolder(folder, error) from error


def _ours_before(folder: Path, listed_in: str) -> frozenset[str]:
    """Returns the files that an earlier run wrote. Raises WrongUsage for a folder that is neither new, empty nor ours."""
    if not folder.is_dir():
        if folder.exists() or folder.is_symlink():
            raise WrongUsage(f"{folder} is not a folder.", "Name a new folder.")
        return frozenset()
    listed = folder / listed_in
    if listed.is_file() and not listed.is_symlink():
        with contextlib.suppress(ValueError, KeyError, TypeError, OSError):
            found = json.loads(listed.read_text(encoding="utf-8"))["files"]
            if all(isinstance(each, str) and _OURS.match(each) for each in found):
                return frozenset(found)
        raise WrongUsage(f"{listed} is not as we wrote it.", "Name a new folder.")
    if any(each.name != _MAKING for each in folder.iterdir()):
        raise WrongUsage(
            f"{folder} has files in it that this command did not put there.",
            "Name a new folder, or an empty one: nothing there is touched.",
        )
    return frozenset()


@contextlib.contextmanager
def _making(folder: Path) -> Iterator[Path]:
    """Lends an empty folder for what is being made, held so that no other run takes it; removes it in the end."""
    is_new = not folder.exists()
    making = folder / _MAKING
    making.mkdir(parents=True, exist_ok=True)
    held = os.open(making, os.O_RDONLY)
    try:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise BookBusy(f"Another minutebook is writing into {folder}.", "Wait until it is done.") from error
        for each in making.iterdir():  # of a run that was killed
            shutil.rmtree(each) if each.is_dir() and not each.is_symlink() else each.unlink()
        try:
            yield making
        finally:
            shutil.rmtree(making, ignore_errors=True)
            if is_new:
                with contextlib.suppress(OSError):
                    folder.rmdir()  # it goes only where nothing was put in place
    finally:
        os.close(held)


def _make(
    folder: Path, making: Path, files: Iterable[tuple[str, bytes]], wrote: Callable[[int], None]
) -> tuple[list[str], list[str]]:
    """Writes what differs from what is in place. Returns the paths of all files, and of those that differ."""
    paths: list[str] = []
    different: list[str] = []
    for path, data in files:
        paths.append(path)
        if not _is_there(folder / path, data):
            file = making / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
            different.append(path)
        wrote(len(paths))
    return paths, different


def _is_there(file: Path, data: bytes) -> bool:
    try:
        return not file.is_symlink() and file.stat().st_size == len(data) and file.read_bytes() == data
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return False


def _refuse_others(folder: Path, different: Iterable[str], ours: frozenset[str]) -> None:
    """Raises WrongUsage where somebody else's file, folder or link stands where one of ours belongs."""
    folders: set[Path] = set()
    for path in different:
        file = folder / path
        if path not in ours and (file.exists() or file.is_symlink()):
            raise _not_ours(file)
        folders.update(folder / each for each in Path(path).parents if each != Path())
    for each in sorted(folders):
        if each.is_symlink() or (each.exists() and not each.is_dir()):
            raise _not_ours(each)


def _not_ours(file: Path) -> WrongUsage:
    return WrongUsage(
        f"{file} is not of our making, and stands where a file of ours belongs.", "Move it away, or name a new folder."
    )


def _remove(folder: Path, path: str) -> None:
    """Removes a file of ours with the folders that it leaves empty."""
    (folder / path).unlink(missing_ok=True)
    for above in Path(path).parents:
        if above == Path():
            return
        try:
            (folder / above).rmdir()
        except OSError:
            return


def _list(making: Path, listed: Path, paths: list[str]) -> None:
    """Puts the list of our files in place by one rename."""
    listed.parent.mkdir(parents=True, exist_ok=True)
    new = making / "files.json"
    new.write_text(json.dumps({"format": 1, "files": paths}, indent=0) + "\n", encoding="utf-8")
    new.replace(listed)
