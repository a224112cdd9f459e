"""The records of a book as excerpts, read as seldom as possible: a file that has not changed is not opened."""

import os
from collections.abc import Callable, Iterable
from dataclasses import astuple
from typing import TYPE_CHECKING

from tui.book.cache import Cache, blob_id
from tui.book.files import NoSuchRecord, NotARecordFile
from tui.record.excerpts import Excerpt, excerpt
from tui.record.kinds import file_of
from tui.record.quick import quick
from tui.record.reading import Unreadable, read

if TYPE_CHECKING:
    from tui.book.repository import Book

Stepped = Callable[[int, int], None]
"""Called with how many records are done, of how many."""


def excerpts(book: "Book", kind: str | None = None, stepped: Stepped | None = None) -> list[Excerpt]:
    """Returns an excerpt of every record of the kind (of all, for None), in the order of their ids."""
    found: list[Excerpt] = []
    records = book.record_ids(kind)
    with book.cache() as cache:
        known = cache.load("excerpt")
        blobs = Blobs(book, cache)
        new: list[tuple[str, str, list[str | None]]] = []
        for done, record_id in enumerate(records):
            try:
                blob, data = blobs.of(record_id)
            except NotARecordFile:
                found.append(excerpt(record_id, None))
                continue
            except NoSuchRecord:  # another program has just deleted it
                continue
            old = known.get(record_id)
            if old is not None and old[0] == blob:
                found.append(Excerpt(*old[1]))
            else:
                made = excerpt(record_id, _value(data or book.bytes_if_readable(record_id) or b""))
                found.append(made)
                new.append((record_id, blob, list(astuple(made))))
            if stepped is not None:
                stepped(done + 1, len(records))
        cache.store("excerpt", new)
        blobs.remember()
    return found


class Blobs:
    """Git's names of the records' bytes as they are on disk now, without reading files that have not changed."""

    def __init__(self, book: "Book", cache: Cache) -> None:
        self._book = book
        self._root = os.fspath(book.root)
        self._cache = cache
        self._known = cache.files()
        self._seen: list[tuple[str, os.stat_result, str]] = []

    def of(self, record_id: str) -> tuple[str, bytes | None]:
        """Returns the blob id of a record, and its bytes where they had to be read. Raises NoSuchRecord or NotARecordFile."""
        try:
            now = os.lstat(
                f"{self._root}/{file_of(record_id)}"
            )  # a Path for each of many records takes as long as asking
        except FileNotFoundError as error:
            raise NoSuchRecord(record_id) from error
        known = self._known.get(record_id)
        if known is not None and known[:3] == (now.st_mtime_ns, now.st_size, now.st_ino):
            return known[3], None
        data = self._book.read_bytes(record_id)
        blob = blob_id(data)
        self._seen.append((record_id, now, blob))
        return blob, data

    def remember(self) -> None:
        """Keeps what was found out for the next time."""
        self._cache.remember_files(self._seen)


def names(excerpts_of: Iterable[Excerpt]) -> dict[str, str]:
    """Returns the titles of records by id: names of bodies and people for subjects and lists."""
    return {each.id: each.title for each in excerpts_of}


def _value(data: bytes) -> object:
    value = quick(data)
    if value is not None:
        return value
    try:
        return read(data).value
    except Unreadable:
        return None
