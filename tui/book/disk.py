"""Writing that is whole or not at all: a temporary file in the same folder, fsync, rename, fsync of the folder."""

import contextlib
import os
import secrets
from pathlib import Path


def write_whole(file: Path, data: bytes, mode: int | None = None) -> None:
    """Makes `data` the content of `file`, which a reader sees whole or as it was, even after the power failed. Raises OSError."""
    temporary = file.with_name(f".{file.name}.{secrets.token_hex(4)}.tmp")
    try:
        write_new(temporary, data, mode)
        temporary.replace(file)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise
    sync_folder(file.parent)


def write_new(file: Path, data: bytes, mode: int | None = None, *, sync: bool = True) -> None:
    """Writes a file that must not exist yet, and waits until it is on the disk, unless `sync` is False.

    `mode` None leaves that to the umask. Raises OSError.
    """
    made = os.open(
        file, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC, 0o666 if mode is None else 0o600
    )
    try:
        left = memoryview(data)
        while left:
            left = left[os.write(made, left) :]
        if mode is not None:
            os.fchmod(made, mode)
        if sync:
            os.fsync(made)
    finally:
        os.close(made)


def sync_folder(folder: Path) -> None:
    """Waits until names made, moved and removed in a folder are on the disk. Raises OSError."""
    held = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(held)
    finally:
        os.close(held)
