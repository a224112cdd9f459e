"""Files and folders that a command makes for other programs and people: written whole or not at all."""

import json
import os
import shutil
from collections.abc import Iterable
from pathlib import Path

from tui.errors import Exit, MinutebookError

MANIFEST = "minutebook-files.json"
"""The file in a folder of ours that lists what else is in it: what is not listed is somebody's own, and never taken away."""


class CannotWrite(MinutebookError):
    """The file or folder that was named cannot be written."""

    exit_code = Exit.USAGE

    def __init__(self, path: str, why: str, hint: str = "") -> None:
        super().__init__(
            f"{path} cannot be written: {why}.",
            hint or "Name a file in a folder that there is and that you may write to.",
        )


def write_file(path: Path, data: bytes) -> None:
    """Writes a file whole or not at all. Raises CannotWrite."""
    half = path.with_name(f".{path.name}.part")
    try:
        half.write_bytes(data)
        half.replace(path)
    except OSError as error:
        half.unlink(missing_ok=True)
        raise CannotWrite(str(path), error.strerror or "it cannot be written") from error


def write_folder(path: Path, files: Iterable[tuple[str, bytes]]) -> int:
    """Makes a folder of these files (names with `/` are in folders within), whole or not at all, and returns how many there are.

    In place of a folder that was made in the same way and in which nothing of somebody else's lies, so that what may no longer be
    published does not stay behind. Raises CannotWrite for any other folder that has something in it.
    """
    path = Path(os.path.abspath(path))  # noqa: PTH100 - a link is not followed: it would be the folder behind it that is replaced
    _refuse_others(path)
    half, old = (path.with_name(f".{path.name}.{word}") for word in ("part", "old"))
    try:
        _away(half)
        half.mkdir()
        names = []
        for name, data in files:
            file = half / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
            names.append(name)
        (half / MANIFEST).write_text(json.dumps({"format": 1, "files": names}, indent=2) + "\n", encoding="utf-8")
        _put(half, path, old)
    except OSError as error:
        raise CannotWrite(str(path), error.strerror or "it cannot be written") from error
    finally:
        shutil.rmtree(half, ignore_errors=True)
    return len(names)


def _put(made: Path, path: Path, old: Path) -> None:
    """Puts the folder made in the place of the one there; if that fails, the old one is back."""
    if not path.exists():
        made.rename(path)
        return
    _away(old)
    path.rename(old)
    try:
        made.rename(path)
    except OSError:
        old.rename(path)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _away(path: Path) -> None:
    """Takes away what a call that was killed has left behind."""
    if path.exists():
        shutil.rmtree(path)


def _refuse_others(path: Path) -> None:
    if not path.name:
        raise CannotWrite(str(path), "it is no place for a new folder", "Name a new folder: -o NAME")
    if path.is_symlink() or (path.exists() and not path.is_dir()):
        raise CannotWrite(str(path), "it is not a folder", "Name a new folder: -o NAME")
    if not path.exists():
        return
    there = {each.relative_to(path).as_posix() for each in path.rglob("*") if each.is_symlink() or not each.is_dir()}
    strange = sorted(there - _listed(path) - {MANIFEST})
    if strange:
        raise CannotWrite(
            str(path),
            f"it has something in it that was not put there by this command, such as {strange[0]}",
            "Name a new folder, or an empty one: -o NAME",
        )


def _listed(path: Path) -> set[str]:
    try:
        found = json.loads((path / MANIFEST).read_bytes())
    except (OSError, ValueError, RecursionError):
        return set()
    names = found.get("files") if isinstance(found, dict) else None
    return {each for each in names if isinstance(each, str)} if isinstance(names, list) else set()
