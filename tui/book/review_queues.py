"""Documents that are reviewed one after the other: which are left of those that were begun with, kept beside the reviews."""

import contextlib
import datetime
import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tui.book.disk import write_whole
from tui.errors import BookUnusable

_FORMAT = 1


@dataclass(frozen=True, slots=True)
class KeptQueue:
    """Documents that are left to review, each as the paths of its files, of `of` documents; `body` is whose the last one was."""

    key: str
    left: tuple[tuple[str, ...], ...]
    of: int
    body: str = ""
    saved_at: str = ""

    @property
    def said(self) -> str:
        """What is left, in words: “5 of 7 documents in minutes, next: 2023.txt”."""
        first = self.left[0][0].split("/")
        where = f" in {first[-2]}" if len(first) > 1 and first[-2] else ""
        return f"{len(self.left)} of {self.of} documents{where}, next: {first[-1]}"


def key_of(documents: tuple[tuple[str, ...], ...]) -> str:
    """Returns by what a queue of these documents is known, whatever is left of it later."""
    return hashlib.sha256(json.dumps(documents).encode()).hexdigest()[:32]


class ReviewQueues:
    """The queues that were begun in one book. `folder` is made, for its owner only, when the first is kept."""

    def __init__(
        self, folder: Path, now: Callable[[], datetime.datetime] = lambda: datetime.datetime.now().astimezone()
    ) -> None:
        self.folder = folder
        self._now = now

    def put(self, queue: KeptQueue) -> None:
        """Keeps what is left of a queue. Raises BookUnusable when it cannot be kept."""
        said = {
            "format": _FORMAT,
            "key": queue.key,
            "left": queue.left,
            "of": queue.of,
            "body": queue.body,
            "saved_at": self._now().isoformat(timespec="seconds"),
        }
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self.folder.chmod(0o700)
            write_whole(self._file(queue.key), json.dumps(said, ensure_ascii=True).encode("ascii"), mode=0o600)
        except OSError as error:
            raise BookUnusable(
                f"Which documents are left to review cannot be kept: {error.strerror}.",
                "The reviews go on as they are.",
            ) from error

    def list(self) -> tuple[KeptQueue, ...]:
        """Returns all queues of which something is left, the latest first. A file that cannot be read as one is left where it is."""
        with contextlib.suppress(OSError):
            found = [queue for file in self.folder.glob("*.json") if (queue := _read(file)) is not None]
            return tuple(sorted(found, key=lambda one: one.saved_at, reverse=True))
        return ()

    def discard(self, key: str) -> None:
        """Forgets a queue: nothing is left of it, or it is thrown away."""
        with contextlib.suppress(OSError):
            self._file(key).unlink()

    def _file(self, key: str) -> Path:
        return self.folder / f"{key}.json"


def _read(file: Path) -> KeptQueue | None:
    with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
        said: dict[str, Any] = json.loads(file.read_bytes())
        left = tuple(tuple(str(path) for path in group) for group in said["left"] if group)
        if left and said["key"] == file.stem:
            return KeptQueue(file.stem, left, int(said["of"]), str(said["body"]), str(said["saved_at"]))
    return None
