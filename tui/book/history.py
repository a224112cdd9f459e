"""The commits of a book or of one record, newest first, with what their messages say."""

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from git.exc import GitError

from tui.book.message import parse
from tui.errors import BookUnusable, WrongUsage
from tui.record.kinds import file_of, id_fault, kind_of

if TYPE_CHECKING:
    import git

    from tui.book.repository import Book


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
    """Returns the commits that touched the record (any, for None), the newest first; an empty list where there are none yet.

    Raises WrongUsage for what is no id, BookUnusable when git's store is damaged.
    """
    if record_id is not None and kind_of(record_id) is None:
        raise WrongUsage(
            id_fault(record_id) or f"“{record_id}” is not the id of a record.", "See: minutebook list meeting"
        )
    if not limit or not book.git.has_commits():
        return []
    paths = [file_of(record_id)] if record_id is not None else []
    try:
        return [_commit(each) for each in book.git.repository.iter_commits("HEAD", paths=paths, max_count=limit)]
    except (GitError, ValueError, OSError) as error:
        hint = "To see what is damaged: git fsck. A clone that others have is whole."
        raise BookUnusable("The history of this book cannot be read: git's store is damaged.", hint) from error


def _commit(found: "git.Commit") -> Commit:
    message = parse(found.message if isinstance(found.message, str) else found.message.decode("utf-8", "replace"))
    return Commit(
        commit=found.hexsha,
        author=found.author.name or "",
        time=_time(found),
        subject=message.subject,
        action=message.first("Action"),
        reason=message.first("Reason"),
        authority=message.first("Authority"),
        records=message.all("Record"),
        changes=message.changes,
    )


def _time(found: "git.Commit") -> str:
    """Returns when a commit was made; the bare seconds for a time that no calendar has, so that it hides no other commit."""
    try:
        return found.authored_datetime.isoformat()
    except (ValueError, OverflowError):
        return f"@{found.authored_date}"
