"""Which records name another, and what an edit of that one breaks in them: found by its id in their bytes, before any is parsed."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from tui.rules.checking import added_errors, check_record, loses_parts
from tui.rules.problem import Problem

if TYPE_CHECKING:
    from tui.book.repository import Book


def errors_in_mentions(
    book: "Book", record_id: str, old: bytes, new: bytes, beside: Mapping[str, bytes]
) -> tuple[Problem, ...]:
    """Returns the errors that `new` would add to records that name a part of this one; those in `beside` are left to themselves.

    The book is only read where `new` lacks a part that `old` has, so that other saves cost the same in a book of any size.
    """
    if not loses_parts(record_id, old, new, book.schema):
        return ()
    found: list[Problem] = []
    for other, data in _mentions(book, record_id):
        if other not in beside:
            before = _problems(book, other, data, {**beside, record_id: old})
            after = _problems(book, other, data, {**beside, record_id: new})
            found += added_errors(before, after)
    return tuple(found)


def _mentions(book: "Book", record_id: str) -> Iterator[tuple[str, bytes]]:
    """Yields the records in which this one is named, or which belong to it by their folder, with their bytes."""
    named = record_id.encode()
    belonging = f"{record_id.rpartition('/')[0]}/deliverables/"
    for other in book.record_ids():
        data = book.bytes_if_readable(other) if other != record_id else None
        if data is not None and (named in data or other.startswith(belonging)):
            yield other, data


def _problems(book: "Book", record_id: str, data: bytes, beside: Mapping[str, bytes]) -> tuple[Problem, ...]:
    def exists(other: str) -> bool:
        return other in beside or book.exists(other)

    def neighbour(other: str) -> bytes | None:
        return beside.get(other) or book.bytes_if_readable(other)

    return check_record(record_id, data, book.schema, exists, neighbour)
