"""The check of a book as it stands on disk: its records go to the rules, what was found before comes from the cache."""

import os
from collections.abc import Collection, Mapping
from functools import partial
from typing import TYPE_CHECKING

from tui.book.files import NoSuchRecord, NotARecordFile
from tui.book.listing import Blobs, Stepped
from tui.record.kinds import file_of
from tui.rules import book_checking
from tui.rules.book_checking import BookChecked, Source
from tui.rules.checking import added_errors
from tui.rules.problem import Problem

if TYPE_CHECKING:
    from tui.book.repository import Book


def check_book(book: "Book", only: Collection[str] | None = None, stepped: Stepped | None = None) -> BookChecked:
    """Returns the problems of the whole book, or those of the records in `only`, and how many records were looked at.

    Raises BookUnusable when `records/` cannot be read.
    """
    wanted = None if only is None else frozenset(only).__contains__
    with book.cache() as cache:
        blobs = Blobs(book, cache)
        found = book_checking.check_book(
            _sources(book, blobs),
            book.schema,
            cache=cache,
            only=wanted,
            processes=min(4, os.cpu_count() or 1),
            progress=stepped,
        )
        blobs.remember()
    return found


def check(
    book: "Book", only: Collection[str] | None = None, stepped: Stepped | None = None
) -> tuple[tuple[Problem, ...], list[str]]:
    """Returns the problems and the ids of the records that were looked at."""
    checked = book.record_ids() if only is None else sorted(only)
    return check_book(book, only, stepped).problems, checked


def errors_without(book: "Book", record_id: str) -> tuple[Problem, ...]:
    """Returns the errors that the other records would have if this one were gone: what points to it would point to nothing."""
    return errors_with(book, {record_id: None})


def errors_with(book: "Book", changed: Mapping[str, bytes | None]) -> tuple[Problem, ...]:
    """Returns the errors that the book would have, and has not, if these records said this; None for one that is gone."""
    gone_or_new = {file_of(record_id) for record_id in changed}
    with book.cache() as cache:
        sources = _sources(book, Blobs(book, cache))
        without = [each for each in sources if each.file not in gone_or_new]
        put = [Source(file_of(each), partial(bytes, data)) for each, data in changed.items() if data is not None]
        before = book_checking.check_book(sources, book.schema, cache=cache).problems
        after = book_checking.check_book(
            sorted([*without, *put], key=lambda each: each.file), book.schema, cache=cache
        ).problems
    found = {each.record for each in after if each.is_error}
    known = {record: [each for each in before if each.record == record] for record in found}
    new = {record: added_errors(known[record], [each for each in after if each.record == record]) for record in found}
    return tuple(each for each in after if each in new.get(each.record, ()))


def _sources(book: "Book", blobs: Blobs) -> list[Source]:
    strays = [Source(each.file, bytes, trouble=each.message, hint=each.hint) for each in book.stray_files()]
    known = {each.file for each in strays}
    records = (record_id for record_id in book.record_ids() if file_of(record_id) not in known)
    found = (_source(book, blobs, record_id) for record_id in records)
    return sorted([*strays, *(each for each in found if each is not None)], key=lambda each: each.file)


def _source(book: "Book", blobs: Blobs, record_id: str) -> Source | None:
    """Returns the file of a record as the check takes it; None where another program has just deleted it."""
    try:
        return Source(file_of(record_id), lambda: book.read_bytes(record_id), blob=blobs.of(record_id)[0])
    except NoSuchRecord:
        return None
    except NotARecordFile as error:
        return Source(error.file, bytes, trouble=error.message, hint=error.hint)
