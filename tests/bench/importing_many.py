"""What it costs to take many minutes into a book: documents a second, memory, and how long the same call takes when all is there.

`python -m tests.bench.importing_many [N] [--profile]`, by default 1000. The command runs as a process of its own, as a clerk runs it. Its
time is set beside two floors measured in the same run: reading every document without a book (`--dry-run`), and saving as many
records of the same size with nothing to read. Absolute times move with the machine; the ratios do not.

Stated on two cores, for 1,000 documents of 9.4 KB in six forms: 9 documents a second, 122 MB at the peak, 0.9 to 1.2 times as long as
reading and saving apart, and 0.7 s for the same call again.
"""

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from tests.bench.many_minutes import BODY, document
from tui.book.identity import Identity
from tui.book.repository import Book
from tui.book.saving import Note, Write, save
from tui.book.shipped import shipped_schema

_FOLDER = "example-joint-panel"
_WHO = Identity("Clerk", "clerk@example.org")
_SAVED = 60


@dataclass(frozen=True)
class Measured:
    """One run of the command: seconds, the peak of its memory in MB, its exit code and the last lines it said."""

    seconds: float
    memory: float
    code: int
    said: str


def main() -> int:
    """Prints the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", nargs="?", type=int, default=1000)
    parser.add_argument("--profile", action="store_true", help="print where the time of the import goes")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        root, papers = Path(folder, "book"), Path(folder, "minutes")
        make_documents(papers, asked.count)
        make_book(root)
        read = run(root, str(papers), "--dry-run")
        whole = run(root, str(papers), "--body", _FOLDER, profile=asked.profile)
        again = run(root, str(papers), "--body", _FOLDER)
        saved = saving(root)
        count = asked.count
        print(
            f"documents            {count}, in six forms, {size_of(papers) / 1024 / count:.1f} KB each; exit {whole.code}"
        )
        print(
            f"imported             {count / whole.seconds:.1f} documents a second, {whole.seconds:.1f} s, peak {whole.memory:.0f} MB"
        )
        print(
            f"  only read          {count / read.seconds:.1f} documents a second, {read.seconds:.1f} s, peak {read.memory:.0f} MB"
        )
        print(f"  only saved         {1 / saved:.1f} records a second")
        floor = read.seconds + saved * count
        print(
            f"  to both floors     {whole.seconds / floor:.2f} times as long as reading and saving apart ({floor:.1f} s)"
        )
        print(f"the same call again  {again.seconds:.2f} s, peak {again.memory:.0f} MB; exit {again.code}")
        print(whole.said)
        print(again.said)
    return 0


def make_documents(folder: Path, count: int) -> None:
    """Writes so many minutes into a folder, a year in each folder below."""
    for n in range(count):
        name, data = document(n)
        (folder / name[:4]).mkdir(parents=True, exist_ok=True)
        (folder / name[:4] / name).write_bytes(data)


def make_book(root: Path) -> None:
    """Makes a book that has the body and nothing else."""
    (root / "schema").mkdir(parents=True)
    for name, data in shipped_schema().items():
        (root / "schema" / name).write_bytes(data)
    body = root / f"records/{_FOLDER}/body.yaml"
    body.parent.mkdir(parents=True)
    body.write_text(f"name: {BODY}\nclassification: council-committee\n")
    settings = (("user.name", _WHO.name), ("user.email", _WHO.email))
    for arguments in (
        ["init", "-q", "-b", "main"],
        *(["config", *each] for each in settings),
        ["add", "."],
        ["commit", "-q", "-m", "A book"],
    ):
        subprocess.run(["git", *arguments], cwd=root, check=True)


def run(root: Path, *words: str, profile: bool = False) -> Measured:
    """Runs `minutebook import` and returns what it took."""
    traced = ["-m", "cProfile", "-s", "cumulative"] if profile else []
    command = [sys.executable, *traced, "-m", "tui", "--book", str(root), "import", *words]
    began = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        out, said = process.communicate()
    seconds = time.perf_counter() - began
    if profile:
        print("\n".join(out.splitlines()[:90]))
    return Measured(seconds, _peak(), process.returncode, "\n".join(f"    {line}" for line in said.splitlines()[-8:]))


def _peak() -> float:
    """Returns the peak of the largest child so far in MB; runs are made from the smallest to the largest."""
    unit = 1024 if os.uname().sysname != "Darwin" else 1024 * 1024
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / unit


def saving(root: Path) -> float:
    """Returns the seconds of a save of one record as large as an imported meeting."""
    book = Book.open(root)
    meeting = book.record_ids("meeting")[0]
    text = book.read_bytes(meeting).decode()
    began = time.perf_counter()
    for n in range(_SAVED):
        save(book, [Write(f"{_FOLDER}/meetings/1970-01-01-n{n}", text, None)], Note("import", "x", "y"), author=_WHO)
    return (time.perf_counter() - began) / _SAVED


def size_of(folder: Path) -> int:
    """Returns the bytes of all files in a folder."""
    return sum(each.stat().st_size for each in folder.rglob("*.*"))


if __name__ == "__main__":
    sys.exit(main())
