"""When each record came into the book, when it was last changed, and how often, in one walk through the history."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.book.history.stores import NO_GRAFTS
from tui.record.kinds import id_of

if TYPE_CHECKING:
    from tui.book.repository import Book

_MARK = "\x01"


@dataclass(frozen=True, slots=True)
class Stamp:
    """The moments (UTC) of the first and the last commit of a record, and how many there are."""

    first: datetime.datetime
    last: datetime.datetime
    commits: int


def stamps(book: "Book") -> Mapping[str, Stamp]:
    """Returns the stamp of every record that was ever committed; empty for a book without commits. Raises BookUnusable."""
    if book.git.tip("HEAD") is None:
        return {}
    shown = ("--no-renames", f"--format={_MARK}%ct", "--name-only")
    out = book.git.run("log", *shown, "HEAD", "--", "records", env=NO_GRAFTS).decode("utf-8", "replace")
    found: dict[str, Stamp] = {}
    at = datetime.datetime.fromtimestamp(0, datetime.UTC)
    for line in out.split("\n"):
        if line.startswith(_MARK):
            at = _moment(line[1:])
        elif (record_id := id_of(line)) is not None:
            known = found.get(record_id)
            found[record_id] = (
                Stamp(min(known.first, at), max(known.last, at), known.commits + 1) if known else Stamp(at, at, 1)
            )
    return found


def _moment(seconds: str) -> datetime.datetime:
    """Returns the moment that git counts from 1970, its first where nobody could have meant what is written."""
    try:
        return datetime.datetime.fromtimestamp(int(seconds), datetime.UTC)
    except (ValueError, OverflowError, OSError):
        return datetime.datetime.fromtimestamp(0, datetime.UTC)
