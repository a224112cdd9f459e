"""The note of a save that is under way, so that one that is cut off can be finished, or taken back, by whoever comes next.

It is written, whole, before the first file of the book changes, and removed when the save is done. What it says is enough: the
commit and everything in it is in git's store already.
"""

import contextlib
import json
import os
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from tui.book.disk import write_whole

_FORMAT = 1


@dataclass(frozen=True, slots=True)
class Planned:
    """One file of a save: its path and record, the blobs before and after (None: no file), and its mode in git.

    An adopted file has its new bytes already and is never touched.
    """

    path: str
    record_id: str
    old: str | None
    new: str | None
    mode: str
    adopted: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """One save: the branch, the commit that it stood at (None: none yet), the new commit, and the files.

    `token` is part of the names of its temporary files; `taken_back` says that it was given up; `started` is the time in seconds.
    """

    token: str
    branch: str
    parent: str | None
    commit: str
    files: tuple[Planned, ...]
    started: float
    taken_back: bool = False


class Journal:
    """The one file that holds the plan of the save under way in a work tree."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "unfinished.json"

    def exists(self) -> bool:
        """Returns whether a save is under way or was cut off, as far as one may look."""
        return os.path.exists(self.file)  # noqa: PTH110 - unlike Path.exists it raises for no closed folder

    def write(self, plan: Plan) -> None:
        """Notes the plan. Raises OSError."""
        write_whole(self.file, json.dumps({"format": _FORMAT, **asdict(plan)}, ensure_ascii=True).encode(), mode=0o600)

    def read(self) -> Plan | None:
        """Returns the plan, None where there is none. A file that says nothing sensible is put aside."""
        try:
            said: dict[str, Any] = json.loads(self.file.read_bytes())
            if said.pop("format") != _FORMAT:
                raise ValueError("another form of journal")
            return Plan(**{**said, "files": _files(said["files"])})
        except FileNotFoundError:
            return None
        except (ValueError, KeyError, TypeError, AttributeError):
            self._put_aside()
            return None

    def clear(self) -> None:
        """Notes that nothing is under way. Raises OSError."""
        self.file.unlink(missing_ok=True)

    def _put_aside(self) -> None:
        with contextlib.suppress(OSError):
            self.file.rename(self.file.with_suffix(".unreadable"))


def _files(said: Sequence[dict[str, Any]]) -> tuple[Planned, ...]:
    return tuple(Planned(**each) for each in said)
