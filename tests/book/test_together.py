"""Several programs saving into one book at a time."""

import subprocess

from tests.book.books import BookFolder

SAVER = """
import sys
from pathlib import Path
from tui.book.repository import Book
from tui.book.saving import Note, Write, save
from tui.errors import BookBusy

root, who = sys.argv[1:]
book = Book.open(Path(root))
record = f"people/person-{who}"
for n in range(15):
    write = Write(record, f"name: {who} {n}\\n", book.bytes_on_disk(record), ("name: changed",))
    try:
        saved = save(book, [write], Note("edit", f"{who} {n}", "a test"))
    except BookBusy:
        print("busy", flush=True)
    else:
        print(saved.commit, flush=True)
"""

COMMITTER = """
import subprocess, sys
for n in range(10):
    done = subprocess.run(["git", "commit", "-q", "--allow-empty", "-m", f"theirs {n}"], cwd=sys.argv[1], capture_output=True)
    print("done" if done.returncode == 0 else "failed", flush=True)
"""

COUNTER = """
import sys
from pathlib import Path
from tui.book.repository import Book
from tui.book.saving import Note, Write, save
from tui.errors import BookBusy, ChangedElsewhere

book = Book.open(Path(sys.argv[1]))
done = 0
while done < 8:
    old = book.read_bytes("people/member-a")
    new = f"name: Member A\\ncount: {int((old.split(b'count: ') + [b'0'])[1]) + 1}\\n"
    try:
        save(book, [Write("people/member-a", new, old)], Note("edit", "count", "a test"))
    except (BookBusy, ChangedElsewhere):
        continue
    done += 1
"""


def finished(started: "list[subprocess.Popen[str]]") -> list[str]:
    said = []
    for each in started:
        out, trouble = each.communicate(timeout=90)
        assert each.returncode == 0, trouble
        said.append(out)
    return said


def test_eight_programs_save_fifteen_times_each_and_every_done_is_in_the_history_once(book: BookFolder) -> None:
    said = finished([book.run_python(SAVER, str(n)) for n in range(8)])
    done = [commit for out in said for commit in out.split() if commit != "busy"]
    history = book.commits()
    assert sorted(done) == sorted(history[1:])
    assert len(set(history)) == len(history)
    assert len(done) >= 8  # nobody who fails does so silently; that all get through is usual, not promised
    for commit, files in _files(book).items():
        assert commit == history[0] or len(files) == 1
    for n in range(8):
        saved = book.git("log", "--reverse", "--format=%s", "--", f"records/people/person-{n}.yaml").split("\n")[:-1]
        assert saved == sorted(saved, key=lambda subject: int(subject.split()[1]))
    assert book.is_clean()


def test_saves_and_other_programs_commits_do_not_lose_each_other(book: BookFolder) -> None:
    savers = [book.run_python(SAVER, str(n)) for n in range(2)]
    other = book.run_python(COMMITTER)
    said = finished([*savers, other])
    done = [commit for out in said[:2] for commit in out.split() if commit != "busy"]
    history = book.commits()
    assert set(done) <= set(history)
    theirs = sum(subject.startswith("theirs") for subject in book.git("log", "--format=%s").split("\n"))
    assert theirs == said[2].split().count("done")
    assert len(history) == 1 + len(done) + theirs
    assert book.is_clean()


def test_three_programs_changing_one_record_never_overwrite_each_other(book: BookFolder) -> None:
    finished([book.run_python(COUNTER) for _ in range(3)])
    assert book.read() == "name: Member A\ncount: 24\n"
    assert len(book.commits()) == 25
    assert book.is_clean()


def _files(book: BookFolder) -> dict[str, list[str]]:
    out = book.git("log", "--format=%x00%H", "--name-only")
    return {part.split("\n")[0]: part.split("\n")[1:][1:-1] for part in out.split("\0")[1:]}
