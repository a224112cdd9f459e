"""Words to records: a full-text index of the book under git's own directory, brought up to date before each search."""

import contextlib
import re
import sqlite3
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from tui.book.listing import Stepped, excerpts
from tui.errors import BookUnusable
from tui.record.kinds import file_of
from tui.record.quick import quick
from tui.record.reading import Unreadable, read

if TYPE_CHECKING:
    from pathlib import Path

    from tui.book.repository import Book

_TABLES = """
CREATE TABLE IF NOT EXISTS indexed (record TEXT PRIMARY KEY, mtime INTEGER, size INTEGER, entry INTEGER) WITHOUT ROWID;
CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5 (
  record UNINDEXED, title, text, tokenize = "unicode61 remove_diacritics 2", prefix = '2 3');
"""
_WORD = re.compile(r"\w+", re.UNICODE)
_PRIVATE = frozenset({"asker_contact", "private_contact"})


@dataclass(frozen=True, slots=True)
class Hit:
    """One record that has all the words: its id, kind, title, date, and the words where they stand."""

    id: str
    kind: str
    title: str
    date: str | None
    excerpt: str

    def as_json(self) -> dict[str, str | None]:
        """Returns the hit as the command line prints it."""
        return asdict(self)


def search(book: "Book", words: str, limit: int = 100, stepped: Stepped | None = None) -> list[Hit]:
    """Returns the records that have all the words, each taken as the beginning of a word; the best first.

    Accents and case do not matter. Private fields are never indexed. No words, no hits.
    """
    wanted = _WORD.findall(words)
    if not wanted:
        return []
    query = " ".join(f'"{word}"*' for word in wanted)
    listed = {each.id: each for each in excerpts(book)}
    titles = {each.id: each.title for each in listed.values()}
    try:
        rows = _found(book, book.private_folder / "search.sqlite", titles, query, limit, stepped)
    except (sqlite3.Error, BookUnusable):  # nothing can be written there, the disk is full, another search holds it
        rows = _found(book, None, titles, query, limit, stepped)
    return [
        Hit(record, listed[record].kind, listed[record].title, listed[record].date, _one_line(text))
        for record, text in rows
    ]


def _found(
    book: "Book", file: "Path | None", titles: dict[str, str], query: str, limit: int, stepped: Stepped | None
) -> list[tuple[str, str]]:
    """Returns record and words of each hit, from the index in a file, or for None from one in memory. Raises sqlite3.Error."""
    with _opened(file) as base:
        _bring_up_to_date(book, base, titles, stepped)
        return base.execute(
            "SELECT record, snippet(words, 2, '', '', '…', 16) FROM words WHERE words MATCH ? ORDER BY bm25(words, 0, 8, 1) LIMIT ?",
            (query, limit),
        ).fetchall()


def _bring_up_to_date(book: "Book", base: sqlite3.Connection, titles: dict[str, str], stepped: Stepped | None) -> None:
    records = list(titles)
    known = {row[0]: row[1:] for row in base.execute("SELECT record, mtime, size, entry FROM indexed")}
    with base:
        for gone in known.keys() - set(records):
            _forget(base, gone, known[gone][2])
        for done, record_id in enumerate(records):
            try:
                now = (book.root / file_of(record_id)).lstat()
            except FileNotFoundError:  # another program has just deleted it
                continue
            old = known.get(record_id)
            if old is None or old[:2] != (now.st_mtime_ns, now.st_size):
                if old is not None:
                    _forget(base, record_id, old[2])
                text = "\n".join(_texts(_value(book.bytes_if_readable(record_id) or b"")))
                entry = base.execute(
                    "INSERT INTO words (record, title, text) VALUES (?, ?, ?)", (record_id, titles[record_id], text)
                ).lastrowid
                base.execute(
                    "INSERT INTO indexed VALUES (?, ?, ?, ?)", (record_id, now.st_mtime_ns, now.st_size, entry)
                )
            if stepped is not None:
                stepped(done + 1, len(records))


def _forget(base: sqlite3.Connection, record_id: str, entry: int) -> None:
    base.execute("DELETE FROM words WHERE rowid = ?", (entry,))
    base.execute("DELETE FROM indexed WHERE record = ?", (record_id,))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, inner in value.items():
            if name not in _PRIVATE:
                yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)


def _value(data: bytes) -> object:
    value = quick(data)
    if value is None:
        with contextlib.suppress(Unreadable):
            value = read(data).value
    return value


def _one_line(text: str) -> str:
    return " ".join(text.split())


@contextlib.contextmanager
def _opened(file: "Path | None") -> Iterator[sqlite3.Connection]:
    """Opens the index, making it anew when it is damaged; in memory for None and where nothing can be written."""
    base: sqlite3.Connection | None = None
    for where in (file, file, ":memory:") if file is not None else (":memory:",):
        try:
            base = sqlite3.connect(where, timeout=2.0)
            base.executescript(_TABLES)
            base.execute("SELECT count(*) FROM indexed").fetchone()
            break
        except sqlite3.Error:
            if base is not None:
                base.close()
            if file is not None:
                with contextlib.suppress(OSError):
                    file.unlink()
    assert base is not None
    try:
        yield base
    finally:
        base.close()
