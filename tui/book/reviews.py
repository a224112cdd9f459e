"""Reviews of documents that were begun and are not saved: one private file a document, by its hash, in git's own folder with the drafts."""

import contextlib
import datetime
import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from tui.book.disk import write_whole
from tui.errors import BookUnusable

_FORMAT = 1
_TEXTS = ("sha256", "path", "body", "date", "saved_at")


@dataclass(frozen=True, slots=True)
class KeptReview:
    """A review as it was left: of the document with this hash, last seen at `path` (of several files, their paths with a NUL between
    them); whose it is, its day where that was asked, and what was decided."""

    sha256: str
    path: str
    body: str
    date: str
    decisions: dict[str, Any]
    saved_at: str = ""

    @property
    def paths(self) -> tuple[str, ...]:
        """Where the files of the document were."""
        return tuple(self.path.split("\0"))

    @property
    def name(self) -> str:
        """The names of its files."""
        return ", ".join(each.rsplit("/", 1)[-1] for each in self.paths)


class Reviews:
    """The reviews that were begun in one book. `folder` is made, for its owner only, when the first is kept."""

    def __init__(
        self, folder: Path, now: Callable[[], datetime.datetime] = lambda: datetime.datetime.now().astimezone()
    ) -> None:
        self.folder = folder
        self._now = now

    def put(self, review: KeptReview) -> None:
        """Keeps a review in place of what was kept of the same document. Raises BookUnusable when it cannot be kept."""
        said = {"format": _FORMAT, **asdict(review), "saved_at": self._now().isoformat(timespec="seconds")}
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self.folder.chmod(0o700)
            write_whole(self._file(review.sha256), json.dumps(said, ensure_ascii=True).encode("ascii"), mode=0o600)
        except OSError as error:
            raise BookUnusable(
                f"The review cannot be kept: {error.strerror}.", "Save what is reviewed before you leave."
            ) from error

    def get(self, sha256: str) -> KeptReview | None:
        """Returns what was kept of the document with this hash, None where nothing was."""
        return _read(self._file(sha256))

    def list(self) -> tuple[KeptReview, ...]:
        """Returns all reviews that were begun, the latest first. A file that cannot be read as one is left where it is."""
        with contextlib.suppress(OSError):
            found = [review for file in self.folder.glob("*.json") if (review := _read(file)) is not None]
            return tuple(sorted(found, key=lambda one: one.saved_at, reverse=True))
        return ()

    def discard(self, sha256: str) -> None:
        """Forgets the review of a document: it is saved, or thrown away."""
        with contextlib.suppress(OSError):
            self._file(sha256).unlink()

    def _file(self, sha256: str) -> Path:
        return self.folder / f"{sha256}.json"


def _read(file: Path) -> KeptReview | None:
    with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
        said: dict[str, Any] = json.loads(file.read_bytes())
        texts = {name: said[name] for name in _TEXTS}
        if all(isinstance(each, str) for each in texts.values()) and isinstance(said["decisions"], dict):
            return KeptReview(decisions=said["decisions"], **texts)
    return None
