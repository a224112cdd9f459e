"""The commits of a book, a body or a record in portions, so that the first screen never waits for the whole history."""

import datetime
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.book.history.commit import Commit, local
from tui.book.history.walking import Sieve, beginning_note, each_touching
from tui.book.message import ACTIONS
from tui.errors import WrongUsage
from tui.record.kinds import file_of, id_fault, kind_of
from tui.record.safe import safe, shortened

if TYPE_CHECKING:
    from tui.book.repository import Book

_PLACE = re.compile(r"([0-9a-f]{40}(?:[0-9a-f]{24})?)\+([0-9]{1,9})\Z")
_BODY = re.compile(r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\Z")


@dataclass(frozen=True, slots=True)
class Portion:
    """Some commits, each before its parents. `after`, given to `feed`, brings the next portion; None is the end of the history.

    `note` says that the history goes back further than this copy of the book does.
    """

    commits: tuple[Commit, ...]
    after: str | None = None
    note: str | None = None

    def as_json(self) -> dict[str, object]:
        """Returns the portion as the command line prints it."""
        return {"commits": [each.as_json() for each in self.commits], "after": self.after, "note": self.note}


def feed(
    book: "Book",
    body: str | None = None,
    record: str | None = None,
    author: str | None = None,
    action: str | None = None,
    limit: int = 50,
    after: str | None = None,
    since: datetime.date | None = None,
) -> Portion:
    """Returns the newest commits, or those after a portion, that touched a record or else a body's records (any, for neither).

    `author` is part of a name or e-mail address in any case, `since` the first day (of the author's time, in the reader's zone).
    A portion stays what it is while others save. Raises WrongUsage for what is no id, body, action or place to go on from,
    BookUnusable when git's store is damaged.
    """
    path = _path(body, record)
    refuse_unknown(action)
    tip, passed = _place(book, after)
    if tip is None or limit < 1:
        return Portion(())
    chosen: list[Commit] = []
    for place, commit in each_touching(book, tip, path, passed, limit + 1, _sieve(author, action)):
        if is_like(commit, author, action, since):
            if len(chosen) == limit:
                return _portion(chosen, f"{tip}+{passed}")
            chosen.append(commit)
            passed = place
    return _portion(chosen, None)


def commits(book: "Book", record_id: str | None = None, limit: int = 50) -> list[Commit]:
    """Returns the commits that touched the record (any, for None), the newest first; an empty list where there are none yet.

    Raises WrongUsage for what is no id, BookUnusable when git's store is damaged.
    """
    return list(feed(book, record=record_id, limit=limit).commits)


def _sieve(author: str | None, action: str | None) -> Sieve | None:
    """Returns a quick look at a commit's bytes that passes every commit that `is_like` passes."""
    if author is None and action is None:
        return None
    mark = f"\nAction: {action}".encode() if action is not None else b""
    sought = (author or "").casefold()

    def may_be(data: bytes) -> bool:
        head, _, message = data.partition(b"\n\n")
        if b"\nencoding " in head:
            return True
        line = head.partition(b"\nauthor ")[2].partition(b"\n")[0] if sought else b""
        who = line.decode("utf-8", "replace").casefold()
        return mark in message and (sought in who or sought in " ".join(who.split()))

    return may_be


def refuse_unknown(action: str | None) -> None:
    """Raises WrongUsage for an action that no commit of ours bears."""
    if action is not None and action not in ACTIONS:
        raise WrongUsage(f"There is no action “{safe(shortened(action, 40))}”.", f"There are: {', '.join(ACTIONS)}.")


def is_like(commit: Commit, author: str | None, action: str | None, since: datetime.date | None) -> bool:
    """Returns whether a commit is by such an author, did this, and was made on a day or later; None asks for nothing.

    A commit with a time that no calendar has is not hidden.
    """
    if action is not None and commit.action != action:
        return False
    if author is not None and author.casefold() not in f"{commit.author} <{commit.email}>".casefold():
        return False
    made = local(commit.time)
    return since is None or made is None or made.date() >= since


def _portion(found: list[Commit], after: str | None) -> Portion:
    edge = next((each for each in reversed(found) if each.is_beginning), None)
    return Portion(tuple(found), after, beginning_note(edge) if edge is not None else None)


def path_of(record_id: str) -> str:
    """Returns the file of a record. Raises WrongUsage for what is no id."""
    if kind_of(record_id) is None:
        fault = id_fault(record_id) or f"“{safe(record_id)}” is not the id of a record."
        raise WrongUsage(fault, "See: minutebook list meeting")
    return file_of(record_id)


def _path(body: str | None, record: str | None) -> str | None:
    if record is not None:
        return path_of(record)
    if body is None:
        return None
    if not _BODY.match(body):
        raise WrongUsage(f"“{safe(shortened(body, 40))}” is not the id of a body.", "See: minutebook list body")
    return f"records/{body}"


def _place(book: "Book", after: str | None) -> tuple[str | None, int]:
    """Returns the commit from which the history is read, and how many commits of it were passed already."""
    if after is None:
        return book.git.newest(), 0
    found = _PLACE.match(after)
    if found is None:
        raise WrongUsage("This is no place in the history to go on from.", "Begin again at the newest.")
    return book.git.revision(found[1]), int(found[2])
