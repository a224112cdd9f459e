"""How many commits an audit judges in a second, beside `git log --stat` and `git fsck` on the same book, in the same run.

`python -m tests.bench.audit [COMMITS] [MEETINGS]`, by default 3000 and 500. Then the last 20 commits alone, as CI does on a push: what that
costs must not grow with the history. Absolute times move with the machine; the ratios move less.
"""

import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tests.bench.generate import generate
from tests.builder import the_schema
from tui.book.audit import Audited, audit
from tui.book.finding import find
from tui.book.message import Trailers, compose
from tui.book.repository import Book
from tui.book.shipped import shipped_schema
from tui.record.changes import change_lines
from tui.record.kinds import file_of, kind_of
from tui.record.quick import quick

_BEGAN = 1_600_000_000
_APART = 600
_WHO = "Member A <a@example.org>"
_NEW = 20
_ENDS = re.compile(r'^actual_end: "[0-9:]{5}"$', re.MULTILINE)


def main(commits: int, meetings: int) -> None:
    """Makes the book, audits it and prints what it cost."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        make_book(root, commits, meetings)
        all_of_it, found = timed(root)
        log, fsck = git_time(root, "log", "--stat", "--format=%B"), git_time(root, "fsck", "--full")
        print(f"{found.checked} commits of a book of {meetings} meetings, {len(found.findings)} findings")
        print(f"{all_of_it:8.2f} s  audit: {found.checked / all_of_it:.0f} commits a second")
        print(f"{log:8.2f} s  git log --stat: the audit takes {all_of_it / log:.1f} times as long")
        print(f"{fsck:8.2f} s  git fsck --full: the audit takes {all_of_it / fsck:.1f} times as long")
        few, found = timed(root, f"HEAD~{_NEW}..HEAD")
        print(f"{few:8.2f} s  audit of the last {found.checked} commits alone")


def timed(root: Path, asked: str | None = None) -> tuple[float, Audited]:
    """Returns the seconds that an audit takes, and what it found."""
    began = time.perf_counter()
    found = audit(Book(find(root)), asked)
    return time.perf_counter() - began, found


def git_time(root: Path, *arguments: str) -> float:
    """Returns the seconds that a git command takes."""
    began = time.perf_counter()
    subprocess.run(["git", *arguments], cwd=root, check=True, capture_output=True)
    return time.perf_counter() - began


def make_book(root: Path, commits: int, meetings: int) -> None:
    """Makes a book in which one meeting after another is edited, each in a commit as the program makes it."""
    subprocess.run(["git", "init", "-q", "-b", "main", "--template="], cwd=root, check=True)
    stream = b"".join(_stream(commits, generate(meetings).records))
    subprocess.run(["git", "fast-import", "--quiet"], cwd=root, input=stream, check=True)
    subprocess.run(["git", "reset", "-q", "--hard", "main"], cwd=root, check=True)


def _stream(commits: int, records: dict[str, str]) -> Iterator[bytes]:
    files = {f"schema/{name}": data for name, data in shipped_schema().items()}
    first = Trailers("create", (), "to begin", 1)
    yield _commit(0, compose("A new book", [], first), files)
    made = {record_id: _lines(record_id, None, text) for record_id, text in records.items()}
    files = {file_of(record_id): text.encode() for record_id, text in records.items()}
    yield _commit(1, compose("The records", made, Trailers("import", tuple(records), "to begin", 1)), files)
    edited = [record_id for record_id, text in records.items() if _ENDS.search(text)]
    for n in range(2, commits):
        record_id = edited[n % len(edited)]
        old = records[record_id]
        records[record_id] = text = _ENDS.sub(f'actual_end: "12:{n // len(edited) % 60:02}"', old)
        trailers = Trailers("edit", (record_id,), "as the minutes have it", 1)
        message = compose(f"{record_id}: ends later", _lines(record_id, old, text), trailers)
        yield _commit(n, message, {file_of(record_id): text.encode()})


def _lines(record_id: str, old: str | None, new: str) -> tuple[str, ...]:
    before = quick(old.encode()) if old is not None else None
    return change_lines(kind_of(record_id) or "", before, quick(new.encode()), the_schema())


def _commit(n: int, message: str, files: dict[str, bytes]) -> bytes:
    said = message.encode()
    parts = [b"commit refs/heads/main\ncommitter %s %d +0000\n" % (_WHO.encode(), _BEGAN + n * _APART)]
    parts.append(b"data %d\n%s\n" % (len(said), said))
    parts += [b"M 100644 inline %s\ndata %d\n%s\n" % (path.encode(), len(data), data) for path, data in files.items()]
    return b"".join(parts)


if __name__ == "__main__":
    asked = [int(each) for each in sys.argv[1:]]
    main(asked[0] if asked else 3000, asked[1] if len(asked) > 1 else 500)
