"""The commits of a book or of one record, newest first, with what their messages say."""

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from tui.book.message import parse
from tui.record.kinds import file_of

if TYPE_CHECKING:
    from tui.book.repository import Book

_FORMAT = "%H%x00%an%x00%aI%x00%B%x00"
_FIELDS = 4


@dataclass(frozen=True, slots=True)
class Commit:
    """One commit: its id, author, local time with zone (ISO), subject and what its trailers say."""

    commit: str
    author: str
    time: str
    subject: str
    action: str | None
    reason: str | None
    authority: str | None
    records: tuple[str, ...]
    changes: tuple[str, ...]

    def as_json(self) -> dict[str, object]:
        """Returns the commit as the command line prints it."""
        return asdict(self)


def commits(book: "Book", record_id: str | None = None, limit: int = 50) -> list[Commit]:
    """Returns the commits that touched the record (any, for None), the newest first; an empty list where there are none yet."""
    if not book.git.has_commits():
        return []
    paths = [file_of(record_id)] if record_id is not None else []
    out = book.git.run("log", f"--max-count={limit}", f"--format={_FORMAT}", "--no-show-signature", "--", *paths)
    fields = out.decode("utf-8", "replace").split("\0")
    return [_commit(fields[n : n + _FIELDS]) for n in range(0, len(fields) - _FIELDS + 1, _FIELDS)]


def _commit(fields: list[str]) -> Commit:
    commit_id, author, time, text = (field.strip("\n") for field in fields)
    message = parse(text)
    return Commit(
        commit=commit_id,
        author=author,
        time=time,
        subject=message.subject,
        action=message.first("Action"),
        reason=message.first("Reason"),
        authority=message.first("Authority"),
        records=message.all("Record"),
        changes=message.changes,
    )
