"""Words to records: a full-text index of the book under git's own directory, brought up to date before each search."""

import contextlib
import re
import sqlite3
import unicodedata
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from tui.book.listing import Stepped, excerpts
from tui.errors import BookUnusable
from tui.procedure.looked_for import Wanted, looked_for
from tui.record.kinds import file_of, kind_of
from tui.record.quick import quick
from tui.record.reading import Unreadable, read
from tui.record.schema import Field

if TYPE_CHECKING:
    from pathlib import Path

    from tui.book.repository import Book

_TABLES = """
CREATE TABLE IF NOT EXISTS indexed (record TEXT PRIMARY KEY, mtime INTEGER, size INTEGER, entry INTEGER) WITHOUT ROWID;
CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5 (
  record UNINDEXED, title, text, fields UNINDEXED, tokenize = "unicode61 remove_diacritics 2", prefix = '2 3');
"""
_FORM = 2
"""The number of the form of these tables; an index of another form is made anew."""
_BEGIN, _END = "\x02", "\x03"
"""What stands around a word that was found: characters that no record may have."""
_BEFORE, _AROUND = 40, 160
"""Characters shown before the first word that was found, and in all."""
_WORD = re.compile(r"\w+", re.UNICODE)
_SHORT_NAME = re.compile(r"(?:[a-z0-9-]+/)*[a-z][a-z0-9_-]*")
_PRIVATE = frozenset({"asker_contact", "private_contact"})


@dataclass(frozen=True, slots=True)
class Hit:
    """One record that has all the words: its id, kind, title, date, the field where they stand, and the words around them."""

    id: str
    kind: str
    title: str
    date: str | None
    field: str
    excerpt: str

    @property
    def where(self) -> str:
        """The field and the words around what was found, as one reads them."""
        return f"{self.field}: {self.excerpt}" if self.field else self.excerpt

    def as_json(self) -> dict[str, str | None]:
        """Returns the hit as the command line prints it."""
        return asdict(self)


def search(book: "Book", words: str, limit: int = 100, stepped: Stepped | None = None) -> list[Hit]:
    """Returns the records that have all the words, each taken as the beginning of a word; the best first.

    What is of the day looked for comes before all; what is written in words comes before what only a short name has.
    A date is found however it is typed and written: `20/09/2023` finds `2023-09-20` and `20 September 2023`.
    Accents and case do not matter. Private fields are never indexed. No words, no hits.
    """
    wanted = [one for one in map(_query, looked_for(words)) if one]
    if not wanted:
        return []
    query = " AND ".join(wanted)
    listed = {each.id: each for each in excerpts(book)}
    titles = {each.id: f"{each.title} {each.date or ''}" for each in listed.values()}
    try:
        rows = _found(book, book.private_folder / "search.sqlite", titles, query, limit, stepped)
    except (sqlite3.Error, BookUnusable):  # nothing can be written there, the disk is full, another search holds it
        rows = _found(book, None, titles, query, limit, stepped)
    asked = [word.casefold() for one in looked_for(words) for word in _WORD.findall(one.words)]
    best = [(record, _best(text, asked), text, fields) for record, text, fields in rows]
    days = [one.date for one in looked_for(words) if one.date]

    def rank(each: tuple[str, _Line, str, str]) -> tuple[bool, bool]:
        own = listed[each[0]].date or ""
        return not any(day in own for day in days), each[1].of_a_name

    best.sort(key=rank)
    return [
        Hit(record, listed[record].kind, listed[record].title, listed[record].date, *_shown(line, text, fields))
        for record, line, text, fields in best
    ]


def _found(
    book: "Book", file: "Path | None", titles: dict[str, str], query: str, limit: int, stepped: Stepped | None
) -> list[tuple[str, str, str]]:
    """Returns record, text with its hits marked, and the fields of its lines, from the index in a file (None: in memory).

    Raises sqlite3.Error.
    """
    with _opened(file) as base:
        _bring_up_to_date(book, base, titles, stepped)
        return base.execute(
            "SELECT record, highlight(words, 2, ?, ?), fields FROM words WHERE words MATCH ? ORDER BY bm25(words, 0, 8, 1) LIMIT ?",
            (_BEGIN, _END, query, limit),
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
                lines = list(
                    _lines(
                        _value(book.bytes_if_readable(record_id) or b""),
                        book.schema.field(kind_of(record_id) or "", ()),
                    )
                )
                entry = base.execute(
                    "INSERT INTO words (record, title, text, fields) VALUES (?, ?, ?, ?)",
                    (
                        record_id,
                        titles[record_id],
                        "\n".join(text for _, text in lines),
                        "\n".join(field for field, _ in lines),
                    ),
                ).lastrowid
                base.execute(
                    "INSERT INTO indexed VALUES (?, ?, ?, ?)", (record_id, now.st_mtime_ns, now.st_size, entry)
                )
            if stepped is not None:
                stepped(done + 1, len(records))


def _forget(base: sqlite3.Connection, record_id: str, entry: int) -> None:
    base.execute("DELETE FROM words WHERE rowid = ?", (entry,))
    base.execute("DELETE FROM indexed WHERE record = ?", (record_id,))


def _lines(value: Any, field: Field | None) -> Iterator[tuple[str, str]]:
    """Yields each line of each text of a value that may be found, after what its field is called."""
    if isinstance(value, str):
        called = ", ".join(field.path_title[-2:]) if field is not None else ""
        yield from ((called, line) for line in value.split("\n") if line)
    elif isinstance(value, dict):
        for name, inner in value.items():
            if name not in _PRIVATE:
                yield from _lines(inner, field.by_name.get(name) if field is not None else None)
    elif isinstance(value, list):
        for inner in value:
            yield from _lines(inner, field.items if field is not None else None)


def _query(wanted: Wanted) -> str:
    """Returns what is looked for as the index understands it: each word as the beginning of one, a date in each of its forms."""
    words = _WORD.findall(wanted.words)
    every = " AND ".join(f'"{word}"*' for word in words)
    numbers = " ".join(_WORD.findall(wanted.date))
    if not numbers or (len(words) == 1 and not words[0].isdecimal()):
        return every
    printed = " ".join(words)
    return f'("{numbers}" OR "{printed}"*)'


@dataclass(frozen=True, slots=True)
class _Line:
    """The line of a text that shows best what was found, and whether that is a short name or the id of a record."""

    at: int
    of_a_name: bool


def _best(text: str, asked: list[str]) -> _Line:
    """Returns the line with most of the words that were asked for, as close together as they stand anywhere."""
    lines = text.split("\n")

    def rank(n: int) -> tuple[int, int, bool, float, int]:
        words = lines[n].split()
        found = [_BEGIN in word for word in words]
        line = _fold(lines[n])
        has = sum(f"{_BEGIN}{_fold(word)}" in line for word in asked)
        runs = "".join("x" if each else " " for each in found).split()
        return has, max(map(len, runs), default=0), " " in lines[n], sum(found) / max(1, len(found)), -n

    at = max((n for n in range(len(lines)) if _BEGIN in lines[n]), key=rank, default=0)
    said = lines[at].replace(_BEGIN, "").replace(_END, "")
    return _Line(at, _BEGIN in lines[at] and (_SHORT_NAME.fullmatch(said) is not None or kind_of(said) is not None))


def _fold(text: str) -> str:
    """Returns a text as the index compares it: without case and accents."""
    plain = unicodedata.normalize("NFD", text.casefold())
    return "".join(each for each in plain if not unicodedata.combining(each))


def _shown(best: _Line, text: str, fields: str) -> tuple[str, str]:
    """Returns the field of the line, and the words around the first that was found in it; empty for a hit of the title."""
    lines = text.split("\n")
    line, at = lines[best.at], best.at
    if _BEGIN not in line:
        return "", ""
    start = max(0, line.index(_BEGIN) - _BEFORE)
    start = line.find(" ", start) + 1 if start else 0
    words = line[start:].replace(_BEGIN, "").replace(_END, "")
    if _SHORT_NAME.fullmatch(words):
        return fields.split("\n")[at], words.rsplit("/", 1)[-1].replace("-", " ").replace("_", " ")
    if kind_of(words) is not None:
        return fields.split("\n")[at], words.rsplit("/", 1)[-1]
    end = words.rfind(" ", 0, _AROUND) if len(words) > _AROUND else len(words)
    around = words[: end if end > 0 else _AROUND]
    return fields.split("\n")[at], _one_line(f"{'…' if start else ''}{around}{'…' if len(around) < len(words) else ''}")


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
            if base.execute("PRAGMA user_version").fetchone()[0] != _FORM:
                base.executescript(
                    f"DROP TABLE IF EXISTS indexed; DROP TABLE IF EXISTS words; PRAGMA user_version = {_FORM};"
                )
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
