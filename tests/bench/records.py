"""What one record costs: reading, walking, comparing, checking and editing, as ratios to libyaml's own parse in the same run.

`python -m tests.bench.records [RECORD]` takes the meeting of 20 July 2022 from the sample book, or another file.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path

import yaml

from tests.builder import ROOT, the_schema
from tui.record.changes import change_lines
from tui.record.edits import Set, apply
from tui.record.kinds import id_of
from tui.record.quick import quick
from tui.record.reading import read
from tui.record.schema import walk
from tui.rules.checking import check_record

_ROUNDS = 20


def best(work: Callable[[], object]) -> float:
    """Returns the seconds of the fastest of some rounds."""
    times = []
    for _ in range(_ROUNDS):
        began = time.perf_counter()
        work()
        times.append(time.perf_counter() - began)
    return min(times)


def main() -> None:
    """Prints a line for each kind of work."""
    file = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "records/cambridgeshire-pcp/meetings/2022-07-20.yaml"
    data = file.read_bytes()
    text, schema, record_id = data.decode(), the_schema(), id_of(file.relative_to(ROOT).as_posix()) or ""
    value = read(data).value
    changed = {**value, "name": "Another name"}
    floor = best(lambda: list(yaml.parse(text, Loader=yaml.CSafeLoader)))
    print(f"{file.name}: {len(data):,} bytes; libyaml's events alone {floor * 1000:.2f} ms")
    for what, work in {
        "the fast parser accepts": lambda: quick(data),
        "read with places": lambda: read(data),
        "walk by the schema": lambda: walk(schema, "meeting", value),
        "compare two versions": lambda: change_lines("meeting", value, changed, schema),
        "check by itself": lambda: check_record(record_id, data, schema),
        "set one field in the text": lambda: apply(text, [Set(("name",), "Another name")], schema, "meeting"),
    }.items():
        took = best(work)
        print(f"{took * 1000:9.2f} ms  {took / floor:6.2f} ×  {what}")


if __name__ == "__main__":
    main()
