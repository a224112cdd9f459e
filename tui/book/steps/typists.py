"""Who typed a record: the authors of the commits that wrote its content, read from its history."""

from typing import TYPE_CHECKING

from tui.book.message import parse
from tui.record.kinds import file_of

if TYPE_CHECKING:
    from tui.book.repository import Book

SAME_PERSON = "typed-and-approved-by-one"
"""The word for it among a commit's warnings."""

_NOT_TYPING = frozenset(
    ("publish", "clear", "approve", "respond", "update", "reschedule", "cancel", "format", "upgrade", "merge")
)
_END = "\x00"


def typed_by(book: "Book", record_id: str) -> frozenset[str]:
    """Returns the e-mail addresses, in small letters, of those whose commits created, edited or took over the record.

    Raises BookUnusable when git's store is damaged.
    """
    if not book.git.has_commits():
        return frozenset()
    told = book.git.run("log", "-z", "--no-show-signature", "--format=%ae%n%B", "HEAD", "--", file_of(record_id))
    commits = (each.partition("\n") for each in told.decode("utf-8", "replace").split(_END) if each)
    return frozenset(email.lower() for email, _, text in commits if parse(text).first("Action") not in _NOT_TYPING)
