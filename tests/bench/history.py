"""What the first screen of one record's history costs in a book of 50,000 commits, beside plain `git log -20 -- path` there.

`python -m tests.bench.history [COMMITS]`. Prints medians of runs made in turns and their ratios; absolute times move with the machine.
"""

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from tui.book.history import feed
from tui.book.repository import Book
from tui.book.shipped import shipped_schema
from tui.record.kinds import file_of

_TIMES = 15
_FIRST_SCREEN = 20
_BODIES = 20
_MEETINGS = 100
_BEGAN = 1_300_000_000
_APART = 3_600
_WHO = "Member A <a@example.org>"


def main(commits: int) -> None:
    """Makes the book, measures it with and without a commit-graph, and prints a line for each way of reading."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        began = time.perf_counter()
        make_book(root, commits)
        print(f"a book of {commits} commits, made in {time.perf_counter() - began:.1f} s")
        record = record_of(7)
        told("without a commit-graph", measure(root, record))
        git(root, "commit-graph", "write", "--reachable", "--changed-paths", "--no-progress")
        told("with changed-path filters", measure(root, record))


def measure(root: Path, record: str) -> dict[str, float]:
    """Returns the median milliseconds of each way to read the first screen, by its name; plain git's is the first."""
    book = Book.open(root)
    minutebook = [sys.executable, "-m", "tui", "--book", str(root), "log", record, "--limit", str(_FIRST_SCREEN)]
    ways: dict[str, Callable[[], object]] = {
        "git log -20 -- path": lambda: git(root, "log", f"-{_FIRST_SCREEN}", "--", file_of(record)),
        "feed(record)": lambda: feed(book, record=record, limit=_FIRST_SCREEN),
        "feed(body)": lambda: feed(book, body=record.split("/")[0], limit=_FIRST_SCREEN),
        "feed of all": lambda: feed(book, limit=_FIRST_SCREEN),
        "minutebook log (whole process)": lambda: subprocess.run(minutebook, check=True, capture_output=True),
        "minutebook --version (whole process)": lambda: subprocess.run(
            [sys.executable, "-m", "tui", "--version"], check=True, capture_output=True
        ),
    }
    times: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(_TIMES + 1):  # in turns, so that all have the same weather; the first turn warms up
        for name, way in ways.items():
            began = time.perf_counter()
            way()
            times[name].append((time.perf_counter() - began) * 1000)
    return {name: statistics.median(found[1:]) for name, found in times.items()}


def told(heading: str, found: dict[str, float]) -> None:
    """Prints what was measured, each beside the first."""
    first = next(iter(found.values()))
    print(heading)
    for name, took in found.items():
        print(f"  {name:<38} {took:8.1f} ms   {took / first:.2f} × plain git")


def git(root: Path, *arguments: str) -> bytes:
    """Returns what plain git prints."""
    return subprocess.run(["git", *arguments], cwd=root, check=True, capture_output=True).stdout


def make_book(root: Path, commits: int) -> None:
    """Makes a book whose meetings are edited in turn, a commit each, and checks it out."""
    git(root, "init", "--quiet", "--initial-branch=main", "--template=")
    subprocess.run(
        ["git", "fast-import", "--quiet"], cwd=root, check=True, input=b"".join(_stream(commits)), capture_output=True
    )
    git(root, "checkout", "--quiet", "--force", "main")


def record_of(n: int) -> str:
    """Returns the id of a meeting of the book."""
    body, meeting = n % _BODIES, n // _BODIES % _MEETINGS
    return f"panel-{body}/meetings/{2000 + meeting // 12}-{meeting % 12 + 1:02}-14"


def _stream(commits: int) -> Iterator[bytes]:
    yield _commit(0, "A new book", {f"schema/{name}": data for name, data in shipped_schema().items()})
    for n in range(1, commits):
        record = record_of(n)
        yield _commit(n, _message(record, n), {file_of(record): _meeting(record, n)})


def _commit(n: int, message: str, files: dict[str, bytes]) -> bytes:
    head = f"commit refs/heads/main\ncommitter {_WHO} {_BEGAN + n * _APART} +0000\n".encode()
    parts = [head, b"data %d\n%s\n" % (len(message.encode()), message.encode())]
    parts += [b"M 100644 inline %s\ndata %d\n%s\n" % (path.encode(), len(data), data) for path, data in files.items()]
    return b"".join(parts)


def _message(record: str, n: int) -> str:
    return (
        f"{record}: actual end {_time(n)}\n\n- actual_end: {_time(n - 1)} → {_time(n)}\n\n"
        f"Action: edit\nRecord: {record}\nReason: as the notes have it\nSchema: 1\n"
    )


def _meeting(record: str, n: int) -> bytes:
    day = record.rpartition("/")[2]
    return (
        f'name: Example Panel\nclassification: ordinary\nstatus: held\ndate: "{day}"\nactual_end: "{_time(n)}"\n\n'
        "items:\n  - id: minutes\n    title: Minutes of the last meeting\n"
    ).encode()


def _time(n: int) -> str:
    minute = n * 7 % 600
    return f"{12 + minute // 60:02}:{minute % 60:02}"


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 50_000)
