"""Compares a cold check of a generated book with check-jsonschema on the same files, as whole processes, in one run.

`python -m tests.bench.validate [MEETINGS]`

check-jsonschema checks the meetings only and knows no rules; Minutebook checks the whole book and every rule. It is given
the schema as one file, which it reads many times faster than one that refers to a second file; `--as-it-is` gives it the
schema folder as it is. Exit 1 when the ratio is below ten.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.bench.generate import generate
from tests.builder import ROOT, the_schema
from tui.rules.schema_validator import bundle

_LEAST = 10


def main() -> int:
    """Prints both times and their ratio."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("meetings", nargs="?", type=int, default=1000)
    parser.add_argument("--as-it-is", action="store_true", help="give check-jsonschema the schema in its two files")
    parser.add_argument("--check", metavar="DIR", help="check the book in DIR and leave (what is timed)")
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    asked = parser.parse_args()
    if asked.check:
        return check(Path(asked.check), asked.processes)
    with tempfile.TemporaryDirectory() as folder:
        return compare(Path(folder), asked.meetings, asked.processes, asked.as_it_is)


def compare(folder: Path, meetings: int, processes: int, as_it_is: bool) -> int:
    """Returns 0 when ours is fast enough."""
    book = generate(meetings).write(folder)
    files = sorted(str(path) for path in book.glob("records/*/meetings/*.yaml"))
    size = sum(Path(file).stat().st_size for file in files) // len(files)
    print(f"{meetings:,} meetings of {size:,} bytes on average, one in ten with a warning")
    one_file = folder / "meeting.json"
    one_file.write_text(json.dumps(bundle(the_schema(), "meeting")))
    schema = book / "schema" / "meeting.schema.json" if as_it_is else one_file
    Path(files[0]).read_bytes()
    ours = [sys.executable, "-m", "tests.bench.validate", "--check", str(book), "--processes"]
    times = {
        f"Minutebook, {count}": timed([*ours, str(n)])
        for n, count in ((1, "one process"), (processes, f"{processes} processes"))
    }
    theirs = timed(["check-jsonschema", "--quiet", "--schemafile", str(schema), *files])
    print(f"{theirs:8.2f} s  check-jsonschema, schema {'as it is' if as_it_is else 'in one file'}")
    for name, seconds in times.items():
        print(f"{seconds:8.2f} s  {name}: {theirs / seconds:.1f} times faster")
    return 0 if theirs / min(times.values()) >= _LEAST else 1


def timed(command: list[str]) -> float:
    """Returns the seconds that a whole process takes."""
    start = time.perf_counter()
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    seconds = time.perf_counter() - start
    if done.returncode:
        sys.exit(f"{command[0]} failed:\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
    return seconds


def check(book: Path, processes: int) -> int:
    """Checks the book in a folder and prints how many problems there are."""
    from tui.rules.book_checking import Source, check_book

    files = sorted(path for path in (book / "records").rglob("*.yaml"))
    sources = [Source(path.relative_to(book).as_posix(), path.read_bytes) for path in files]
    found = check_book(sources, the_schema(), processes=processes)
    warned = {problem.record for problem in found.problems}
    print(f"{found.checked} records checked, {len(found.problems)} problems in {len(warned)}")
    return 1 if any(problem.is_error for problem in found.problems) else 0


if __name__ == "__main__":
    sys.exit(main())
