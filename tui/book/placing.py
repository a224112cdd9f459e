"""The files of a save in the work tree: new bytes beside the old, one rename each, and the way back.

The old file is kept under a second name until the save is done, so that putting it back needs no room on the disk. Every step may be done
again where an earlier attempt was cut off.
"""

import contextlib
import os
import shutil
import stat
from collections.abc import Callable, Collection
from pathlib import Path

from tui.book.disk import sync_folder, write_new
from tui.book.git import object_id
from tui.book.journal import Plan, Planned
from tui.errors import ChangedElsewhere

_MANY = 50
"""Files from which one sync of the whole disk is quicker than one of each."""


class Placing:
    """The files of one plan below `root`; adopted ones are left alone. `stored` returns a blob from git's store by its id."""

    def __init__(self, root: Path, plan: Plan, algorithm: str, stored: Callable[[str], bytes | None]) -> None:
        self._root = root
        self._token = plan.token
        self._algorithm = algorithm
        self._stored = stored
        self._files = tuple(file for file in plan.files if not file.adopted)

    def prepare(self, contents: Callable[[Planned], bytes | None]) -> None:
        """Writes the new bytes beside each file and keeps the old under a second name. Raises OSError."""
        many = len(self._files) > _MANY
        for file in self._files:
            path = self._root / file.path
            if self.blob(file.path) == file.new:
                continue
            if file.new is not None:
                mode = stat.S_IMODE(path.lstat().st_mode) if file.old is not None else None
                path.parent.mkdir(parents=True, exist_ok=True)
                self._new(file).unlink(missing_ok=True)
                write_new(self._new(file), contents(file) or b"", mode, sync=not many)
            if file.old is not None:
                self._old(file).unlink(missing_ok=True)
                try:
                    os.link(path, self._old(file), follow_symlinks=False)
                except OSError:  # a disk without hard links
                    shutil.copy2(path, self._old(file), follow_symlinks=False)
        if many:
            os.sync()

    def install(self, placed: Callable[[], None]) -> None:
        """Puts the new bytes in place of the old, file by file. Raises OSError, or ChangedElsewhere for bytes that are neither."""
        for file in self._files:
            path = self._root / file.path
            now = self.blob(file.path)
            if now not in (file.old, file.new):
                raise ChangedElsewhere(
                    f"{file.path} was changed by another program while it was being saved.",
                    f"See what is there now: git diff {file.path}",
                )
            if now != file.new:
                if file.new is None:
                    path.unlink()
                else:
                    self._new(file).replace(path)
                placed()

    def settle(self) -> None:
        """Waits until all of it is on the disk, and removes folders that a deletion left empty. Raises OSError."""
        for file in self._files:
            if file.new is None:
                self._remove_empty((self._root / file.path).parent)
        if len(self._files) > _MANY:
            os.sync()
            return
        for folder in {(self._root / file.path).parent for file in self._files}:
            if folder.is_dir():
                sync_folder(folder)

    def put_back(self, kept: Collection[str] = ()) -> list[str]:
        """Puts the old bytes back wherever the new ones stand, except at the paths in `kept`; returns what could not be put back."""
        failed = []
        for file in reversed(self._files):
            try:
                if file.path not in kept and self.blob(file.path) == file.new:
                    self._put_back(file)
            except OSError:
                failed.append(file.path)
        with contextlib.suppress(OSError):
            self.settle()
        return failed

    def clear(self) -> None:
        """Removes the temporary files, and new folders that stayed empty."""
        for file in self._files:
            for left in (self._new(file), self._old(file)):
                with contextlib.suppress(OSError):
                    left.unlink()
            self._remove_empty((self._root / file.path).parent)

    def blob(self, path: str) -> str | None:
        """Returns the blob id of the file's bytes as they are now, None where there is no file. Raises OSError."""
        try:
            held = os.open(self._root / path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
        except (FileNotFoundError, NotADirectoryError):
            return None
        with os.fdopen(held, "rb") as file:
            return object_id("blob", file.read(), self._algorithm)

    def _put_back(self, file: Planned) -> None:
        path = self._root / file.path
        if file.old is None:
            path.unlink()
            self._remove_empty(path.parent)
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        if not self._old(file).exists():
            stored = self._stored(file.old)
            if stored is None:
                raise FileNotFoundError(path)
            write_new(self._old(file), stored, stat.S_IMODE(path.lstat().st_mode) if path.exists() else None)
        self._old(file).replace(path)

    def _remove_empty(self, folder: Path) -> None:
        top = self._root / "records"
        with contextlib.suppress(OSError):  # the first that is not empty ends it
            while folder != top and folder.is_relative_to(top):
                folder.rmdir()
                folder = folder.parent

    def _new(self, file: Planned) -> Path:
        return self._beside(file, "new")

    def _old(self, file: Planned) -> Path:
        return self._beside(file, "old")

    def _beside(self, file: Planned, ending: str) -> Path:
        path = self._root / file.path
        return path.with_name(f".{path.name}.{self._token}.{ending}")
