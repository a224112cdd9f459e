"""What was once worked out about a record's bytes, kept so that it need not be worked out again.

One SQLite file under git's own directory. An entry counts only for the same bytes (git's blob id), the same schema and the same
program: its stamp. The cache is never the truth: if it is damaged, locked or lost, everything still works, slower.
"""

import contextlib
import functools
import hashlib
import json
import os
import sqlite3
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import tui

_RACY = 2_000_000_000
"""Nanoseconds within which a file's time does not prove that it was not written again (git's own rule for its index)."""

_AT_ONCE = 500
_DAYS = 180

_TABLES = """
CREATE TABLE IF NOT EXISTS files (record TEXT PRIMARY KEY, mtime INTEGER, size INTEGER, inode INTEGER, blob TEXT) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS texts (key TEXT PRIMARY KEY, day INTEGER, value TEXT) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS derived (what TEXT, record TEXT, blob TEXT, stamp TEXT, value TEXT, PRIMARY KEY (what, record)) WITHOUT ROWID;
"""


def blob_id(data: bytes) -> str:
    """Returns git's name of these bytes: SHA-1 in 40 hexadecimal digits."""
    return hashlib.sha1(b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()


@functools.cache
def program_mark() -> str:
    """Returns a text that changes with the program's version and with any of its files: what it worked out before is then void."""
    package = Path(tui.__file__).parent
    seen = hashlib.sha256(tui.__version__.encode())
    for room in ("record", "procedure", "rules"):
        for file in sorted((package / room).rglob("*.py")):
            found = file.stat()
            seen.update(f"{file.name} {found.st_size} {found.st_mtime_ns}".encode())
    return seen.hexdigest()[:16]


class Cache:
    """The cache of one book. Every method works, with nothing remembered, when the file cannot be used."""

    def __init__(self, file: Path | None, stamp: str) -> None:
        self._stamp = stamp
        self._base = _opened(file) if file is not None else None

    def close(self) -> None:
        """Lets go of the file."""
        if self._base is not None:
            self._base.close()
            self._base = None

    def files(self) -> dict[str, tuple[int, int, int, str]]:
        """Returns what is remembered of each record's file: time, size, inode and blob id."""
        return {row[0]: row[1:] for row in self._rows("SELECT record, mtime, size, inode, blob FROM files")}

    def remember_files(self, seen: Iterable[tuple[str, os.stat_result, str]]) -> None:
        """Remembers the blob ids of files as they were, except of those written too recently to be sure."""
        limit = time.time_ns() - _RACY
        rows = [(record, s.st_mtime_ns, s.st_size, s.st_ino, blob) for record, s, blob in seen if s.st_mtime_ns < limit]
        self._write("INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?)", rows)

    def load(self, what: str) -> dict[str, tuple[str, Any]]:
        """Returns all that is remembered of one sort: by record, its blob id and the value."""
        rows = self._rows("SELECT record, blob, value FROM derived WHERE what = ? AND stamp = ?", what, self._stamp)
        return {record: (blob, json.loads(value)) for record, blob, value in rows}

    def store(self, what: str, entries: Iterable[tuple[str, str, Any]]) -> None:
        """Remembers values (JSON-able) by record and blob id; an older entry of the record is replaced."""
        rows = [
            (what, record, blob, self._stamp, json.dumps(value, ensure_ascii=False)) for record, blob, value in entries
        ]
        self._write("INSERT OR REPLACE INTO derived VALUES (?, ?, ?, ?, ?)", rows)

    def read(self, keys: Sequence[str]) -> dict[str, str]:
        """Returns those of the texts that are there, by key; what the checks keep from one time to the next."""
        found: dict[str, str] = {}
        mine = len(self._stamp) + 1
        for n in range(0, len(keys), _AT_ONCE):
            some = [f"{self._stamp} {key}" for key in keys[n : n + _AT_ONCE]]
            marks = ",".join("?" * len(some))
            rows = self._rows(f"SELECT key, value FROM texts WHERE key IN ({marks})", *some)
            found.update((key[mine:], value) for key, value in rows)
        return found

    def write(self, texts: Mapping[str, str]) -> None:
        """Keeps texts by key. Those that were written longest ago are dropped after some months."""
        day = int(time.time() // 86_400)
        self._write(
            "INSERT OR REPLACE INTO texts VALUES (?, ?, ?)",
            [(f"{self._stamp} {key}", day, value) for key, value in texts.items()],
        )
        self._write("DELETE FROM texts WHERE day < ?", [(day - _DAYS,)])

    def _rows(self, query: str, *values: str) -> list[tuple[Any, ...]]:
        if self._base is None:
            return []
        try:
            return self._base.execute(query, values).fetchall()
        except sqlite3.Error:
            return []

    def _write(self, query: str, rows: list[tuple[Any, ...]]) -> None:
        if self._base is None or not rows:
            return
        with contextlib.suppress(sqlite3.Error), self._base:
            self._base.executemany(query, rows)


def _opened(file: Path) -> sqlite3.Connection | None:
    """Opens the file, making it anew when it is damaged; None when that cannot be done (a read-only disk, say)."""
    for again in (True, False):
        base: sqlite3.Connection | None = None
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            base = sqlite3.connect(file, timeout=1.0, check_same_thread=False)
            base.execute("PRAGMA journal_mode = WAL")
            base.execute("PRAGMA synchronous = OFF")
            base.executescript(_TABLES)
        except (sqlite3.Error, OSError):
            if base is not None:
                base.close()
            if not again:
                return None
            with contextlib.suppress(OSError):
                file.unlink()
        else:
            return base
    return None


@contextlib.contextmanager
def closing(cache: Cache) -> Iterator[Cache]:
    """Lends the cache and closes it."""
    try:
        yield cache
    finally:
        cache.close()
