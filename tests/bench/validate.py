"""Compares a cold `minutebook validate` of a generated book with check-jsonschema on the same files, as whole processes.

`python -m tests.bench.validate [MEETINGS]`

check-jsonschema checks the meetings only and knows no rules; Minutebook checks the whole book and every rule. The schema
is given to check-jsonschema as one file, which it reads several times faster than one that refers to a second file;
`--as-it-is` gives it the schema folder as it is. Exit 1 when the ratio is below ten.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.bench.generate import generate
from tests.builder import ROOT, the_schema
from tui.rules.schema_validator import bundle

_LEAST = 10
_RUNS = 3


def main() -> int:
    """Prints the times and their ratios."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("meetings", nargs="?", type=int, default=1000)
    parser.add_argument("--as-it-is", action="store_true", help="give check-jsonschema the schema in its two files")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        return compare(Path(folder), asked.meetings, asked.as_it_is)


def compare(folder: Path, meetings: int, as_it_is: bool) -> int:
    """Returns 0 when ours is fast enough."""
    book = generate(meetings).write(folder / "book")
    files = sorted(str(path) for path in book.glob("records/*/meetings/*.yaml"))
    size = sum(Path(file).stat().st_size for file in files) // len(files)
    print(f"{meetings:,} meetings of {size:,} bytes on average, one in ten with a warning")
    schema = book / "schema" / "meeting.schema.json"
    if not as_it_is:
        schema = folder / "meeting.json"
        schema.write_text(json.dumps(bundle(the_schema(), "meeting")))
    cold = min(timed(validate(book), folder, fresh=book) for _ in range(_RUNS))
    warm = min(timed(validate(book), folder) for _ in range(_RUNS))
    theirs = timed(["check-jsonschema", "--quiet", "--schemafile", str(schema), *files], folder)
    print(f"{theirs:8.2f} s  check-jsonschema, schema {'as it is' if as_it_is else 'in one file'}")
    print(f"{cold:8.2f} s  minutebook validate, cold: {theirs / cold:.1f} times faster")
    print(f"{warm:8.2f} s  minutebook validate, again: {theirs / warm:.1f} times faster")
    return 0 if theirs / cold >= _LEAST else 1


def validate(book: Path) -> list[str]:
    """Returns the command that checks a book."""
    return [sys.executable, "-c", "from tui.cli import main; main()", "--book", str(book), "validate"]


def timed(command: list[str], folder: Path, fresh: Path | None = None) -> float:
    """Returns the seconds that a whole process takes; `fresh` is a book whose cache is thrown away before."""
    if fresh is not None:
        shutil.rmtree(fresh / ".git", ignore_errors=True)
        shutil.rmtree(folder / "cache", ignore_errors=True)
        subprocess.run(["git", "init", "--quiet", str(fresh)], check=True)
    environment = {**os.environ, "XDG_CACHE_HOME": str(folder / "cache")}
    start = time.perf_counter()
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    seconds = time.perf_counter() - start
    if done.returncode:
        sys.exit(f"{command[0]} failed:\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
    return seconds


if __name__ == "__main__":
    sys.exit(main())
