"""What one save costs, in a small book and in a large one, beside `git commit --only` on the same files in the same run.

`python -m tests.bench.saving [FILES…]`, by default 100 and 10000. Prints medians and their ratios; absolute times move with the machine.
"""

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tui.book.identity import Identity
from tui.book.repository import Book
from tui.book.saving import Note, Write, save
from tui.book.shipped import shipped_schema

_TIMES = 15
_BODIES = 20
_WHO = Identity("Member A", "a@example.org")
_QUIET = (
    "-c",
    "core.hooksPath=/dev/null",
    "-c",
    "gc.auto=0",
    "-c",
    "user.name=Member A",
    "-c",
    "user.email=a@example.org",
)


def main(sizes: list[int]) -> None:
    """Prints a line for each size of book, and how the cost grows."""
    ratios, ours = [], []
    print("files    save ms    git commit --only ms (durable ms)    ratio to it (to the durable one)")
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            saved, plain, durable = measure(Path(folder), size)
        ours.append(saved)
        ratios.append(saved / plain)
        print(
            f"{size:<8} {saved:<10.1f} {plain:<8.1f} {f'({durable:.1f})':<27} {saved / plain:.2f} ({saved / durable:.2f})"
        )
    grown, moved = ours[-1] / ours[0], ratios[-1] / ratios[0]
    print(
        f"from {sizes[0]} to {sizes[-1]} files a save costs {grown:.2f} times as much, and its ratio moves by {moved:.2f}"
    )


def measure(root: Path, size: int) -> tuple[float, float, float]:
    """Returns median milliseconds of a save, of git's own commit of one file, and of that with git's objects and refs synced."""
    records = make_book(root, size)
    book = Book.open(root)
    turn = iter(range(10 * _TIMES))

    def save_one() -> None:
        record = records[next(turn) % len(records)]
        save(
            book,
            [Write(record, f"name: saved {time.time_ns()}\n", book.read_bytes(record))],
            Note("edit", "x", "y"),
            author=_WHO,
        )

    def commit_one(*settings: str) -> None:
        path = f"records/{records[next(turn) % len(records)]}.yaml"
        (root / path).write_text(f"name: committed {time.time_ns()}\n")
        subprocess.run(
            ["git", *_QUIET, *settings, "commit", "-q", "--only", "-m", "x", "--", path], cwd=root, check=True
        )

    kinds: list[Callable[[], None]] = [save_one, commit_one, lambda: commit_one("-c", "core.fsync=committed,reference")]
    times: list[list[float]] = [[], [], []]
    for _ in range(_TIMES + 1):  # in turns, so that all have the same weather; the first turn warms up
        for kind, found in zip(kinds, times, strict=True):
            began = time.perf_counter()
            kind()
            found.append((time.perf_counter() - began) * 1000)
    saved, plain, durable = (statistics.median(found[1:]) for found in times)
    return saved, plain, durable


def make_book(root: Path, size: int) -> list[str]:
    """Makes a book of so many records in twenty bodies, committed, and returns their ids."""
    (root / "schema").mkdir()
    for name, data in shipped_schema().items():
        (root / "schema" / name).write_bytes(data)
    records = [f"panel-{n % _BODIES}/papers/paper-{n}" for n in range(size)]
    for n, record in enumerate(records):
        file = root / f"records/{record}.yaml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"name: paper {n}\n")
    for arguments in (["init", "-q", "-b", "main"], ["add", "."], ["commit", "-q", "-m", "A book"], ["gc", "-q"]):
        subprocess.run(["git", *_QUIET, *arguments], cwd=root, check=True)
    return records


if __name__ == "__main__":
    main([int(each) for each in sys.argv[1:]] or [100, 10_000])
