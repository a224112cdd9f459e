"""One commit as a reader of the history meets it: who, when, what and why, out of git's own text of it.

Nothing in a commit is taken to be well formed: whoever writes into a repository can write any bytes, dates and names.
"""

import datetime
import re
from dataclasses import asdict, dataclass

from tui.book.message import parse
from tui.record.safe import safe
from tui.record.words import friendly_date

_WHO = re.compile(r"(?P<name>[^<]*)<(?P<email>[^>]*)>\s*(?P<seconds>-?[0-9]+)?(?:\s+(?P<zone>[+-][0-9]{4}))?")


@dataclass(frozen=True, slots=True)
class Commit:
    """One commit: its id, author, local time of the author with zone (ISO), subject, and what its trailers say.

    `time` is `@` and bare seconds for a moment that no calendar has, empty where none is stated; so is `committed`, when it
    was put into the book by `committer`. `is_beginning` says that what came before it is not in this copy of the book.
    """

    commit: str
    author: str
    time: str
    subject: str
    action: str | None
    reason: str | None
    authority: str | None
    records: tuple[str, ...]
    changes: tuple[str, ...]
    email: str = ""
    committer: str = ""
    committed: str = ""
    event_date: str | None = None
    evidence: str | None = None
    parents: tuple[str, ...] = ()
    is_beginning: bool = False
    warnings: str | None = None

    @property
    def when(self) -> str:
        """The author's time as the screens write it, in the reader's own zone: `12 May 2026 14:05`."""
        return friendly_moment(self.time)

    @property
    def day(self) -> str:
        """The day of `when`, without the time: `12 May 2026`."""
        return self.when.rsplit(" ", 1)[0] if local(self.time) is not None else self.when

    def as_json(self) -> dict[str, object]:
        """Returns the commit as the command line prints it."""
        return asdict(self)


def friendly_moment(time: str) -> str:
    """Returns a time of a commit as people write it, in the reader's zone; in words where it is a time of no calendar."""
    made = local(time)
    if made is not None:
        return f"{friendly_date(made.date().isoformat())} {made:%H:%M}"
    return f"an impossible time ({safe(time)})" if time else "no time stated"


def read_commit(commit: str, data: bytes, *, is_beginning: bool = False) -> Commit:
    """Returns the commit in git's own bytes of it; what they do not say is empty."""
    head, _, body = data.partition(b"\n\n")
    headers: dict[str, list[bytes]] = {}
    for line in head.split(b"\n"):
        name, _, value = line.partition(b" ")
        headers.setdefault(name.decode("ascii", "replace"), []).append(value)
    encoding = headers.get("encoding", [b"utf-8"])[0].decode("ascii", "replace")
    message = parse(_text(body, encoding))
    author, email, time = _who(headers.get("author", [b""])[0], encoding)
    committer, _, committed = _who(headers.get("committer", [b""])[0], encoding)
    return Commit(
        commit=commit,
        author=author,
        time=time,
        subject=message.subject,
        action=message.first("Action"),
        reason=message.first("Reason"),
        authority=message.first("Authority"),
        records=message.all("Record"),
        changes=message.changes,
        email=email,
        committer=committer,
        committed=committed,
        event_date=message.first("Event-Date"),
        evidence=message.first("Evidence"),
        warnings=message.first("Warnings"),
        parents=tuple(each.decode("ascii", "replace") for each in headers.get("parent", [])),
        is_beginning=is_beginning,
    )


def _text(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except (LookupError, UnicodeDecodeError):
        return data.decode("utf-8", "replace")


def _who(data: bytes, encoding: str) -> tuple[str, str, str]:
    """Returns name, e-mail and time of an author's or committer's line."""
    text = _text(data, encoding)
    found = _WHO.match(text)
    if found is None:
        return text.strip(), "", ""
    return found["name"].strip(), found["email"].strip(), _time(found["seconds"], found["zone"])


def _time(seconds: str | None, zone: str | None) -> str:
    """Returns a moment in ISO; the bare seconds for one that no calendar has, so that it hides no other commit."""
    if seconds is None:
        return ""
    try:
        return datetime.datetime.fromtimestamp(int(seconds[:20]), _zone(zone)).isoformat()
    except (ValueError, OverflowError, OSError):
        return f"@{seconds[:20]}"


def _zone(zone: str | None) -> datetime.timezone:
    if zone is None:
        return datetime.UTC
    minutes = int(zone[1:3]) * 60 + int(zone[3:5])
    if minutes >= 24 * 60:
        return datetime.UTC
    return datetime.timezone(datetime.timedelta(minutes=-minutes if zone[0] == "-" else minutes))


def local(time: str) -> datetime.datetime | None:
    """Returns a time in the reader's zone, None for one of no calendar."""
    try:
        return datetime.datetime.fromisoformat(time).astimezone()
    except (ValueError, OverflowError, OSError):
        return None
