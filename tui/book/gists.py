"""All records of a book as procedure needs them, read as seldom as possible: a file that has not changed is not opened."""

import gc
from typing import TYPE_CHECKING, Any

from tui.book.files import NoSuchRecord, NotARecordFile
from tui.book.listing import Blobs, Stepped
from tui.book.moments import commit_at
from tui.book.objects import read_objects
from tui.procedure.register import Register, gist
from tui.record.kinds import id_of
from tui.record.quick import quick
from tui.record.reading import Unreadable, read

if TYPE_CHECKING:
    from tui.book.repository import Book


Kept = dict[str, tuple[str, Any]]
"""Gists by record, each with the blob that it is of."""


def register(book: "Book", stepped: Stepped | None = None, kept: Kept | None = None) -> Register:
    """Returns the gists of all records as they are on disk now; a record that cannot be read is left out.

    `kept` is what a program that goes on has from the time before: of records that have not changed it is taken as it is, which is many
    times quicker than unpacking them again, and it is brought up to date.
    """
    found: dict[str, Any] = {}
    records = book.record_ids()
    was_on = gc.isenabled()
    gc.disable()  # so many small objects that all stay: walking them again and again takes half the time
    try:
        with book.cache() as cache:
            known = kept or cache.load("gist")
            blobs = Blobs(book, cache)
            new: list[tuple[str, str, Any]] = []
            for done, record_id in enumerate(records):
                try:
                    blob, data = blobs.of(record_id)
                except (NoSuchRecord, NotARecordFile):
                    continue
                old = known.get(record_id)
                if old is not None and old[0] == blob:
                    found[record_id] = old[1]
                else:
                    found[record_id] = gist(value_of(data or book.bytes_if_readable(record_id) or b""))
                    new.append((record_id, blob, found[record_id]))
                if stepped is not None:
                    stepped(done + 1, len(records))
            cache.store("gist", new)
            if kept is not None:
                if kept is not known:
                    kept.update((one, known[one]) for one in found if one in known)
                kept.update((record_id, (blob, value)) for record_id, blob, value in new)
            blobs.remember()
    finally:
        if was_on:
            gc.enable()
    return Register(found)


def register_at(book: "Book", moment: str) -> Register:
    """Returns the gists of all records as they stood at a commit, or at the end of a day (`2026-03-25`); what cannot be read is left out.

    Raises WrongUsage where there is no such commit.
    """
    commit = commit_at(book.git, moment)
    listed = book.git.run("ls-tree", "-r", "-z", commit, "--", "records").decode("utf-8", "surrogateescape")
    blobs: dict[str, str] = {}
    for line in filter(None, listed.split("\0")):
        head, _, path = line.partition("\t")
        record_id = id_of(path)
        if record_id is not None and head.startswith("100"):
            blobs[record_id] = head.rsplit(" ", 1)[-1]
    with book.cache() as cache:
        known = cache.load("gist")
    found = {each: known[each][1] for each, blob in blobs.items() if each in known and known[each][0] == blob}
    others = [each for each in blobs if each not in found]
    if others:
        for each, read_one in zip(others, read_objects(book.git, [blobs[one] for one in others]), strict=True):
            if read_one is not None and read_one[0] == "blob":
                found[each] = gist(value_of(read_one[1]))
    return Register(found)


def value_of(data: bytes) -> object:
    """Returns the value of a record's bytes, None where they cannot be read."""
    value = quick(data)
    if value is not None:
        return value
    try:
        return read(data).value
    except Unreadable:
        return None
