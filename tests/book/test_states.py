"""What a repository can be in the middle of: each is recognised before anything is written, and told with the next step."""

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.book.books import PERSON, PERSON_TEXT, BookFolder
from tui.book import states
from tui.errors import BookBusy, BookUnusable, ChangedElsewhere, Exit, MinutebookError


def refused(
    book: BookFolder, says: str, step: str, text: str = "name: Mine\n", record_id: str = PERSON
) -> MinutebookError:
    """Saves, expects this sentence and this next step, and that nothing at all was done but keeping the text."""
    before = (book.git("status", "--porcelain"), book.git("rev-parse", "HEAD"), book.git("ls-files", "-s", "-v"))
    with pytest.raises(MinutebookError, match=says) as caught:
        book.save(text, record_id)
    assert step in caught.value.hint
    assert "What you typed is kept as a draft." in caught.value.hint
    assert (
        book.git("status", "--porcelain"),
        book.git("rev-parse", "HEAD"),
        book.git("ls-files", "-s", "-v"),
    ) == before
    draft = book.open().drafts.get(record_id)
    assert draft is not None
    assert draft.text == text
    return caught.value


def two_branches(book: BookFolder) -> None:
    """Makes two commits that change the same line, the one on `theirs`, the other checked out."""
    book.git("checkout", "-q", "-b", "theirs")
    book.save("name: Theirs\n")
    book.git("checkout", "-q", "main")
    book.save("name: Ours\n")


def test_an_old_state_checked_out(book: BookFolder) -> None:
    book.git("checkout", "-q", "--detach")
    error = refused(book, "no branch is checked out", "git switch main")
    assert error.exit_code == Exit.REPOSITORY


@pytest.mark.parametrize(
    ("command", "says", "step"),
    [
        (("merge", "theirs"), "merge is under way", "git merge --continue"),
        (("rebase", "theirs"), "rebase is under way", "git rebase --abort"),
        (("cherry-pick", "theirs"), "cherry-pick is under way", "git cherry-pick --abort"),
        (("revert", "--no-commit", "HEAD~1"), "revert is under way", "git revert --abort"),
    ],
)
def test_something_under_way(command: tuple[str, ...], says: str, step: str, book: BookFolder) -> None:
    two_branches(book)
    if command[0] == "revert":
        book.save("name: Ours again\n")
        command = ("revert", "HEAD~1")
    book.git(*command, ok=(1,))
    refused(book, says, step)


def test_a_bisect_under_way(book: BookFolder) -> None:
    for text in ("1", "2", "3"):
        book.save(f"name: {text}\n")
    book.git("bisect", "start", "HEAD", "HEAD~2")
    refused(book, "bisect is under way", "git bisect reset")


def test_patches_under_way(book: BookFolder) -> None:
    two_branches(book)
    book.git("am", stdin=book.git("format-patch", "--stdout", "-1", "theirs"), ok=(128,))
    refused(book, r"git am\) is under way", "git am --abort")


def test_conflicts_without_a_merge(book: BookFolder) -> None:
    book.write("notes.txt", "one\n")
    book.git("add", "notes.txt")
    book.git("commit", "-q", "-m", "Notes")
    book.write("notes.txt", "two\n")
    book.git("stash", "-q")
    book.write("notes.txt", "three\n")
    book.git("commit", "-qam", "More")
    book.git("stash", "pop", "-q", ok=(1,))
    refused(book, "Two versions of notes.txt", "git add")


def test_another_programs_lock(book: BookFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(states, "_PATIENCE", 0.1)
    lock = book.root / ".git/index.lock"
    lock.write_bytes(b"DIRC")
    error = refused_with_lock(book)
    assert isinstance(error, BookBusy)
    assert str(lock) in error.sentence
    assert "delete that file" in error.hint
    assert lock.exists()
    lock.unlink()
    book.save("name: Mine\n")


def refused_with_lock(book: BookFolder) -> MinutebookError:
    with pytest.raises(MinutebookError) as caught:
        book.save("name: Mine\n")
    assert book.read() == PERSON_TEXT
    return caught.value


def test_another_programs_lock_is_waited_for(tmp_path: Path) -> None:
    lock = tmp_path / "index.lock"
    lock.write_bytes(b"")
    waited: list[float] = []

    def sleep(seconds: float) -> None:
        waited.append(seconds)
        if len(waited) == 3:
            lock.unlink()

    states.wait_for_index(tmp_path, sleep=sleep)
    assert len(waited) == 3


def test_a_hand_edit_is_not_swept_into_a_save(book: BookFolder) -> None:
    book.write(f"records/{PERSON}.yaml", "name: By hand\n")
    error = refused(book, "changed by hand", f"minutebook commit {PERSON} --reason")
    assert isinstance(error, ChangedElsewhere)
    assert book.read() == "name: By hand\n"


def test_a_record_put_there_by_hand(book: BookFolder) -> None:
    book.write("records/people/new.yaml", "name: New\n")
    refused(book, "put there by hand", "minutebook commit people/new --reason", record_id="people/new")


def test_another_version_of_the_record_staged(book: BookFolder) -> None:
    book.write(f"records/{PERSON}.yaml", "name: Staged\n")
    book.git("add", ".")
    book.write(f"records/{PERSON}.yaml", PERSON_TEXT)
    refused(book, r"\(staged\)", f"git restore --staged records/{PERSON}.yaml")
    assert book.git("show", f":records/{PERSON}.yaml") == "name: Staged\n"


def test_a_record_that_git_is_told_to_ignore(book: BookFolder) -> None:
    book.write(".gitignore", "# a comment\nnew*\n")
    book.git("add", ".")
    book.git("commit", "-q", "-m", "Ignore")
    refused(book, "line 2 of .gitignore says “new\\*”", "Take that line out", record_id="people/new")


def test_a_record_that_git_is_told_not_to_look_at(book: BookFolder) -> None:
    book.git("update-index", "--skip-worktree", f"records/{PERSON}.yaml")
    refused(book, "not to look at", "--no-skip-worktree")


def test_a_record_outside_a_sparse_checkout(make_book: Callable[..., BookFolder]) -> None:
    book = make_book(records={"x-panel/body": "name: X\n"})
    book.git("sparse-checkout", "set", "records/people", "schema")
    assert not (book.root / "records/x-panel").exists()
    refused(book, "sparse checkout", "git sparse-checkout add records/x-panel", "name: Y\n", "x-panel/body")
    assert book.git("show", "HEAD:records/x-panel/body.yaml") == "name: X\n"


def test_a_read_only_disk(book: BookFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    class ReadOnly:
        """What statvfs says of a disk that can only be read."""

        f_flag = os.ST_RDONLY

    monkeypatch.setattr(states.os, "statvfs", lambda _: ReadOnly)
    with pytest.raises(BookUnusable, match="only be read"):
        book.save("name: Mine\n")


def test_missing_rights(book: BookFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = book.open()
    monkeypatch.setattr(states.os, "access", lambda *_: False)
    with pytest.raises(BookUnusable, match="may not write"):
        book.save("name: Mine\n", book=opened)


def test_a_branch_that_is_none(book: BookFolder) -> None:
    book.git("update-ref", "refs/odd/one", "HEAD")
    book.git("symbolic-ref", "HEAD", "refs/odd/one")
    with pytest.raises(BookUnusable, match="not a branch"):
        book.save("name: Mine\n")


def test_a_link_in_the_history_where_the_record_should_be(book: BookFolder) -> None:
    file = book.root / f"records/{PERSON}.yaml"
    file.unlink()
    file.symlink_to("elsewhere")
    book.git("add", ".")
    book.git("commit", "-q", "-m", "A link")
    file.unlink()
    with pytest.raises(BookUnusable, match="is a link"):
        book.save("name: Mine\n")


def test_a_damaged_history_is_said_and_nothing_is_built_on_it(book: BookFolder) -> None:
    tree = book.git("rev-parse", "HEAD:records/people").strip()
    file = book.root / ".git/objects" / tree[:2] / tree[2:]
    file.chmod(0o600)
    file.write_bytes(b"damaged")
    with pytest.raises(BookUnusable, match="damaged") as caught:
        book.save("name: Mine\n")
    assert "git fsck" in caught.value.hint
    assert book.read() == PERSON_TEXT


def test_a_branch_that_a_power_failure_emptied_is_said(book: BookFolder) -> None:
    (book.root / ".git/refs/heads/main").write_bytes(b"")
    with pytest.raises(BookUnusable, match="damaged"):
        book.save("name: New\n", "people/new")
    assert not (book.root / "records/people/new.yaml").exists()


def test_a_commit_that_cannot_be_read_is_not_built_upon(book: BookFolder) -> None:
    commit = book.commits()[0]
    file = book.root / ".git/objects" / commit[:2] / commit[2:]
    file.unlink()
    with pytest.raises(BookUnusable, match="damaged"):
        book.save("name: Mine\n")
    assert book.read() == PERSON_TEXT


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EPERM, errno.EIO])
def test_every_fault_of_a_disk_says_that_nothing_was_saved(code: int) -> None:
    fault = states.disk_fault(OSError(code, os.strerror(code)))
    assert "othing was saved" in fault.sentence
    assert fault.hint
