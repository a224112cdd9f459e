"""A save that is killed, anywhere: old or new bytes, a whole repository, and a next save that simply works."""

import contextlib
import os
import random
import signal
import time

import pytest

from tests.book.books import PERSON, PERSON_TEXT, BookFolder
from tui.book.carrying import STEPS
from tui.book.repository import Book
from tui.errors import MinutebookError

NEW = "name: Killed\n"
OTHER = "people/member-b"

SAVE = """
import os, signal, sys
from pathlib import Path
from tui.book.repository import Book
from tui.book.saving import Note, Write, save

root, at, mode = sys.argv[1:]
def step(name):
    if name == at:
        os.kill(os.getpid(), signal.SIGKILL)
book = Book.open(Path(root))
person = [Write("people/member-a", "name: Killed\\n", book.read_bytes("people/member-a"), ("name: changed",))]
batch = [Write("people/member-b", None, book.bytes_on_disk("people/member-b")), Write("x-panel/body", "name: X\\n", None)]
print("go", flush=True)
saved = save(book, person + (batch if mode == "batch" else []), Note("edit", "Killed", "a test"), step=step)
print(saved.commit, flush=True)
"""


def killed_at(book: BookFolder, at: str, mode: str = "one") -> None:
    started = book.run_python(SAVE, at, mode)
    out, trouble = started.communicate(timeout=30)
    assert (out, started.returncode) == ("go\n", -signal.SIGKILL), trouble


def no_leftovers(book: BookFolder) -> bool:
    ours = book.root / ".git" / "minutebook"
    left = [path.name for path in ours.iterdir() if path.name not in ("drafts", "cache.sqlite")]
    return left == [] and list((book.root / "records").rglob(".*")) == []


@pytest.mark.parametrize("at", STEPS)
def test_a_save_killed_at_any_step_is_old_or_new_and_the_next_one_works(at: str, book: BookFolder) -> None:
    killed_at(book, at)
    assert book.read() in (PERSON_TEXT, NEW)
    assert book.git("fsck", "--full", "--strict", "--no-dangling") == ""
    before = len(book.commits())
    assert before == (2 if STEPS.index(at) >= STEPS.index("moved") else 1)

    saved = book.save("name: Next\n")

    assert book.read() == "name: Next\n"
    assert book.commits()[-1] == saved.commit
    assert len(book.commits()) == (2 if STEPS.index(at) < STEPS.index("noted") else 3)
    assert no_leftovers(book)
    assert book.is_clean()


@pytest.mark.parametrize("at", STEPS)
def test_a_batch_killed_at_any_step_is_finished_whole_or_not_begun(at: str, book: BookFolder) -> None:
    book.save("name: B\n", OTHER)
    killed_at(book, at, "batch")
    opened = book.open()  # makes up for it
    done = STEPS.index(at) >= STEPS.index("noted")
    assert opened.exists("x-panel/body") is done
    assert opened.exists(OTHER) is not done
    assert book.read() == (NEW if done else PERSON_TEXT)
    assert len(book.commits()) == (3 if done else 2)
    assert no_leftovers(book)
    assert book.is_clean()


@pytest.mark.parametrize("at", ["noted", "prepared", "placed", "settled", "moved"])
def test_a_save_of_another_record_makes_up_for_a_killed_one_too(at: str, book: BookFolder) -> None:
    opened = book.open()
    killed_at(book, at)
    book.save("name: B\n", OTHER, book=opened)
    assert book.read() == NEW
    assert book.git("log", "--format=%s") == f"{OTHER}: changed\nKilled\nA book\n"
    assert book.is_clean()


@pytest.mark.parametrize("at", ["noted", "prepared", "placed", "settled"])
def test_when_the_branch_went_on_the_old_bytes_are_back_and_the_text_is_a_draft(at: str, book: BookFolder) -> None:
    killed_at(book, at)
    book.git("commit", "-q", "--allow-empty", "-m", "Theirs")
    opened = book.open()
    assert book.read() == PERSON_TEXT
    draft = opened.drafts.get(PERSON)
    assert draft is not None
    assert draft.text == NEW
    assert no_leftovers(book)
    assert book.is_clean()


def test_a_hand_edit_after_the_kill_is_left_alone(book: BookFolder) -> None:
    killed_at(book, "placed")
    book.write(f"records/{PERSON}.yaml", "name: By hand\n")
    opened = book.open()
    assert book.read() == "name: By hand\n"
    draft = opened.drafts.get(PERSON)
    assert draft is not None
    assert draft.text == NEW
    assert len(book.commits()) == 1


def test_what_is_staged_after_the_kill_is_left_alone(book: BookFolder) -> None:
    killed_at(book, "moved")
    book.write(f"records/{PERSON}.yaml", "name: Staged\n")
    book.git("add", f"records/{PERSON}.yaml")
    book.open()
    assert book.git("show", f":records/{PERSON}.yaml") == "name: Staged\n"
    assert book.read() == "name: Staged\n"


@pytest.mark.parametrize("lock", ["index.lock", "HEAD.lock", "refs/heads/main.lock"])
def test_locks_that_git_left_when_it_was_killed_with_us_are_cleared(lock: str, book: BookFolder) -> None:
    killed_at(book, "moved" if lock == "index.lock" else "settled")
    (book.root / ".git" / lock).write_text("minutebook 4711\n" if lock == "index.lock" else "")
    book.save("name: Next\n")
    assert book.git("log", "--format=%s") == f"{PERSON}: changed\nKilled\nA book\n"
    assert book.is_clean()


def test_another_programs_lock_is_never_removed(book: BookFolder) -> None:
    killed_at(book, "settled")
    lock = book.root / ".git/refs/heads/main.lock"
    lock.write_text("1" * 40 + "\n")
    with pytest.raises(MinutebookError, match=r"main\.lock"):
        book.save("name: Next\n")
    assert lock.exists()
    lock.unlink()
    book.save("name: Next\n")
    assert book.is_clean()


def test_a_damaged_note_of_a_save_does_not_stop_the_next(book: BookFolder) -> None:
    book.open().private_folder.joinpath("unfinished.json").write_text('{"format": 1, "files": [{}]}')
    book.save("name: Next\n")
    assert book.is_clean()


def test_killed_at_random_moments_with_everything_it_started(book: BookFolder) -> None:
    chance = random.Random(20220720)
    done = 0
    for _ in range(14):
        started = book.run_python(SAVE, "never", "one")
        assert started.stdout is not None
        assert started.stderr is not None
        with started.stdout, started.stderr:
            assert started.stdout.readline() == "go\n"
            time.sleep(chance.uniform(0, 0.06))
            with contextlib.suppress(ProcessLookupError):
                os.killpg(started.pid, signal.SIGKILL)
            acknowledged = started.stdout.readline().strip()
            started.wait()
        assert book.read() in (PERSON_TEXT, NEW)
        if acknowledged:
            assert acknowledged in book.commits()
        with book.open().lock():
            pass  # a git that was killed too may hold it for the moment that the system takes to end it
        opened: Book = book.open()
        if book.read() != PERSON_TEXT:
            done += 1
        assert book.git("status", "--porcelain") == ""
        if book.read() != PERSON_TEXT:
            book.save(PERSON_TEXT, book=opened)
    assert len(book.commits()) == 1 + 2 * done
    book.save("name: Last\n")
    assert no_leftovers(book)
    assert book.is_clean()
