"""What was typed and is not saved: one private file a record and base, in git's own folder, where no commit can pick it up."""

import contextlib
import datetime
import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tui.book.disk import write_whole
from tui.book.git import object_id
from tui.errors import BookUnusable

_FORMAT = 1


@dataclass(frozen=True, slots=True)
class Draft:
    """A text that was typed: of which record, on top of which bytes (their blob id, empty for a new record), and when (local, ISO)."""

    record_id: str
    text: str
    base: str
    saved_at: str


class Drafts:
    """The drafts of one book. `folder` is made, for its owner only, when the first is kept."""

    def __init__(
        self, folder: Path, now: Callable[[], datetime.datetime] = lambda: datetime.datetime.now().astimezone()
    ) -> None:
        self.folder = folder
        self._now = now

    def put(self, record_id: str, text: str, old: bytes | None) -> Draft:
        """Keeps a text typed on top of `old` (None: a new record) and returns it. Raises BookUnusable when it cannot be kept."""
        draft = Draft(record_id, text, base_of(old), self._now().isoformat(timespec="seconds"))
        said = {"format": _FORMAT, "record": record_id, "base": draft.base, "saved_at": draft.saved_at, "text": text}
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self.folder.chmod(0o700)
            write_whole(
                self._file(record_id, draft.base), json.dumps(said, ensure_ascii=True).encode("ascii"), mode=0o600
            )
        except OSError as error:
            raise BookUnusable(
                f"The draft cannot be kept: {error.strerror}.", "Copy the text to another place before you leave."
            ) from error
        return draft

    def get(self, record_id: str, old: bytes | None = None) -> Draft | None:
        """Returns the latest draft of a record, or the one typed on top of `old`; None where there is none."""
        if old is not None:
            return _read(self._file(record_id, base_of(old)))
        found = [draft for draft in self.list() if draft.record_id == record_id]
        return found[-1] if found else None

    def list(self) -> tuple[Draft, ...]:
        """Returns all drafts, the latest last. A file that cannot be read as one is left where it is."""
        with contextlib.suppress(OSError):
            files = sorted(self.folder.glob("*.json"), key=lambda file: file.stat().st_mtime_ns)
            return tuple(draft for file in files if (draft := _read(file)) is not None)
        return ()

    def discard(self, record_id: str, old: bytes | None = None) -> None:
        """Throws away the drafts of a record, or only the one typed on top of `old`."""
        wanted = (
            [base_of(old)] if old is not None else [draft.base for draft in self.list() if draft.record_id == record_id]
        )
        for base in wanted:
            with contextlib.suppress(OSError):
                self._file(record_id, base).unlink()

    def _file(self, record_id: str, base: str) -> Path:
        # A hash: whatever an id looks like, it cannot name a place elsewhere.
        named = f"{record_id} {base}".encode("utf-8", "replace")
        return self.folder / f"{hashlib.sha256(named).hexdigest()[:40]}.json"


def base_of(old: bytes | None) -> str:
    """Returns what stands for the bytes a text was typed on: their blob id, empty for none."""
    return "" if old is None else object_id("blob", old)


def _read(file: Path) -> Draft | None:
    with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
        said: dict[str, Any] = json.loads(file.read_bytes())
        record_id, text, base, saved_at = (said[name] for name in ("record", "text", "base", "saved_at"))
        if all(isinstance(each, str) for each in (record_id, text, base, saved_at)):
            return Draft(record_id, text, base, saved_at)
    return None
