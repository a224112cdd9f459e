"""Disks that fill up, rights that are missing: the old bytes are back, the text is kept, and the sentence says so."""

import contextlib
import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.book.books import PERSON, PERSON_TEXT, BookFolder
from tui.book import disk, git, placing
from tui.book.carrying import STEPS
from tui.book.saving import Note, Write, save
from tui.errors import BookUnusable, ChangedElsewhere, Exit

BEFORE = STEPS[: STEPS.index("moved")]


def failing_at(at: str, error: BaseException) -> Callable[[str], None]:
    def step(name: str) -> None:
        if name == at:
            raise error

    return step


@pytest.mark.parametrize("at", BEFORE)
@pytest.mark.parametrize(
    ("code", "says"),
    [
        (errno.ENOSPC, "disk is full"),
        (errno.EACCES, "may not write"),
        (errno.EROFS, "only be read"),
        (errno.EIO, "did not take it"),
    ],
)
def test_a_disk_that_fails_at_any_step_changes_nothing(at: str, code: int, says: str, book: BookFolder) -> None:
    with pytest.raises(BookUnusable, match=says) as caught:
        book.save("name: Mine\n", step=failing_at(at, OSError(code, os.strerror(code))))
    assert "What you typed is kept as a draft." in caught.value.hint
    assert caught.value.exit_code == Exit.REPOSITORY
    assert book.read() == PERSON_TEXT
    assert len(book.commits()) == 1
    assert book.is_clean()
    opened = book.open()
    draft = opened.drafts.get(PERSON)
    assert draft is not None
    assert draft.text == "name: Mine\n"
    book.save("name: Mine\n", book=opened)
    assert opened.drafts.get(PERSON) is None
    assert book.is_clean()


@pytest.mark.parametrize("at", ["moved", "staged", "cleared"])
def test_what_fails_once_the_branch_has_moved_does_not_undo_the_save(at: str, book: BookFolder) -> None:
    saved = (
        book.save("name: Mine\n", step=failing_at(at, OSError(errno.ENOSPC, "full")))
        if at != "moved"
        else book.save("name: Mine\n")
    )
    assert book.commits()[-1] == saved.commit
    assert book.read() == "name: Mine\n"
    book.open()
    assert book.is_clean()


@pytest.mark.parametrize("at", BEFORE)
def test_ctrl_c_at_any_step_changes_nothing(at: str, book: BookFolder) -> None:
    with pytest.raises(KeyboardInterrupt):
        book.save("name: Mine\n", step=failing_at(at, KeyboardInterrupt()))
    assert book.read() == PERSON_TEXT
    assert len(book.commits()) == 1
    assert book.open().drafts.get(PERSON) is not None
    assert book.is_clean()


@pytest.mark.parametrize("broken", ["write", "fsync", "link-and-replace"])
def test_a_full_disk_in_the_middle_of_a_file_leaves_the_old_one(
    broken: str, book: BookFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = book.open()
    real_write = os.write

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    def half(file: int, data: memoryview) -> int:
        if bytes(data).startswith(b"name: "):
            return real_write(file, data[:6])
        full()
        return 0

    def start(name: str) -> None:
        if name == "noted":
            if broken == "write":
                monkeypatch.setattr(disk.os, "write", half)
            elif broken == "fsync":
                monkeypatch.setattr(disk.os, "fsync", full)
            else:
                monkeypatch.setattr(placing.os, "link", full)
                monkeypatch.setattr(placing.shutil, "copy2", full)

    with pytest.raises(BookUnusable, match="disk is full"):
        book.save("name: Mine and longer\n", book=opened, step=start)
    monkeypatch.undo()
    assert book.read() == PERSON_TEXT
    assert len(book.commits()) == 1
    assert book.git("status", "--porcelain") == ""


def test_a_new_record_that_fails_leaves_no_folder(book: BookFolder) -> None:
    with pytest.raises(BookUnusable):
        book.save("name: X\n", "x-panel/body", step=failing_at("settled", OSError(errno.ENOSPC, "full")))
    assert not (book.root / "records/x-panel").exists()
    assert book.is_clean()


def test_a_deletion_that_fails_brings_the_file_back(book: BookFolder) -> None:
    with pytest.raises(BookUnusable):
        book.save(None, step=failing_at("settled", OSError(errno.ENOSPC, "full")))
    assert book.read() == PERSON_TEXT
    assert book.is_clean()


def test_a_batch_that_fails_half_way_puts_every_file_back(book: BookFolder) -> None:
    seen = []

    def step(name: str) -> None:
        seen.append(name)
        if seen.count("placed") == 2:
            raise OSError(errno.ENOSPC, "full")

    writes = [Write(PERSON, "name: Mine\n", PERSON_TEXT.encode())]
    writes += [Write(f"people/{name}", f"name: {name}\n", None) for name in ("b", "c")]
    with pytest.raises(BookUnusable):
        save(book.open(), writes, Note("import", "x", "y"), step=step)
    assert book.read() == PERSON_TEXT
    assert sorted(file.name for file in (book.root / "records/people").iterdir()) == ["member-a.yaml"]
    assert len(book.open().drafts.list()) == 3
    assert book.is_clean()


def test_when_another_took_up_the_new_bytes_they_stay(book: BookFolder) -> None:
    def commit_all(name: str) -> None:
        if name == "settled":
            book.git("commit", "-q", "-a", "-m", "Theirs")

    with pytest.raises(ChangedElsewhere):
        book.save("name: Mine\n", step=commit_all)
    assert book.read() == "name: Mine\n"
    assert book.is_clean()


def test_another_branch_checked_out_meanwhile_gets_the_save(book: BookFolder) -> None:
    book.git("branch", "other")

    def switch(name: str) -> None:
        if name == "built" and book.git("branch", "--show-current") == "main\n":
            book.git("checkout", "-q", "other")

    book.save("name: Mine\n", step=switch)
    assert book.git("log", "--format=%s", "main") == "A book\n"
    assert book.git("log", "-1", "--format=%s", "other") == f"{PERSON}: changed\n"
    assert book.is_clean()


def test_an_index_that_another_program_holds_at_the_end_is_caught_up_later(book: BookFolder) -> None:
    lock = book.root / ".git/index.lock"
    saved = book.save("name: Mine\n", step=lambda name: lock.write_bytes(b"DIRC") if name == "settled" else None)
    assert book.commits()[-1] == saved.commit
    assert lock.read_bytes() == b"DIRC"
    book.open()  # cannot do it yet, and says nothing: reading works
    lock.unlink()
    book.open()
    assert book.is_clean()


def test_a_schema_changed_since_the_book_was_opened_stops_the_save(book: BookFolder) -> None:
    opened = book.open()
    assert opened.read_only is None
    book.write("schema/VERSION", "99\n")
    with pytest.raises(BookUnusable, match="changed since it was opened"):
        book.save("name: Mine\n", book=opened)
    assert book.read() == PERSON_TEXT


def test_when_even_the_draft_cannot_be_kept_the_message_says_so(
    book: BookFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(BookUnusable, match="disk is full") as caught:
        book.save(
            "name: Mine\n", step=lambda name: monkeypatch.setattr(disk.os, "write", full) if name == "noted" else None
        )
    monkeypatch.undo()
    assert "The draft cannot be kept" in caught.value.hint
    assert book.read() == PERSON_TEXT


def test_a_really_full_disk(tmp_path: Path, book: BookFolder) -> None:
    """Runs where a small disk can be mounted, which takes rights."""
    small = tmp_path / "small"
    small.mkdir()
    if os.geteuid() != 0 or os.system(f"mount -t tmpfs -o size=3m none '{small}' 2>/dev/null") != 0:
        pytest.skip("no small disk can be mounted here")
    try:
        book.git("clone", "-q", "--no-local", str(book.root), str(small / "book"))
        full = BookFolder(small / "book")
        with (small / "filler").open("wb", buffering=0) as filler, contextlib.suppress(OSError):
            while True:
                filler.write(b"x" * 4096)
        with pytest.raises(BookUnusable, match="full"):
            full.save("name: " + "long " * 20_000 + "\n")
        assert full.read() == PERSON_TEXT
        (small / "filler").unlink()
        full.save("name: Mine\n")
        assert full.is_clean()
    finally:
        os.system(f"umount '{small}'")


def test_git_missing_is_said(book: BookFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(book.root))
    with pytest.raises(BookUnusable, match="git is not installed"):
        git.Git(book.root).run("version")
