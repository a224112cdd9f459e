"""The git binary as we call it: what a hostile repository names does not run, and what goes wrong is a sentence."""

from pathlib import Path

import pytest

from tests.book.books import PERSON, BookFolder
from tui.book.git import Git, object_id
from tui.book.gitfaults import explain
from tui.errors import BookBusy, BookUnusable


def booby_trapped(book: BookFolder) -> Path:
    """Makes every setting that can run something leave a file in the folder that is returned."""
    traps = book.root.parent / "traps"
    traps.mkdir()
    for name in (
        "core.fsmonitor", "diff.external", "diff.trap.textconv", "diff.trap.command", "filter.trap.clean", "filter.trap.smudge",
        "filter.trap.process", "core.sshCommand", "core.pager", "core.editor", "core.askPass", "gpg.program", "gpg.ssh.program",
        "credential.helper", "core.alternateRefsCommand", "alias.log", "pager.log", "sequence.editor", "merge.trap.driver",
    ):  # fmt: skip
        book.git("config", name, f"sh -c 'touch {traps}/{name}; cat'")
    book.git("config", "filter.trap.required", "true")
    book.git("config", "core.hooksPath", str(traps / "hooks"))
    (traps / "hooks").mkdir()
    for hook in ("post-index-change", "reference-transaction", "pre-commit", "post-commit", "pre-auto-gc"):
        (traps / "hooks" / hook).write_text(f"#!/bin/sh\ntouch {traps}/{hook}\n")
        (traps / "hooks" / hook).chmod(0o755)
    book.write(".gitattributes", "* filter=trap diff=trap merge=trap\n")
    return traps


def test_nothing_that_a_hostile_repository_names_runs(book: BookFolder) -> None:
    traps = booby_trapped(book)
    opened = book.open()
    assert not opened.is_trusted
    book.save("name: Mine\n", book=opened)
    book.save("name: New\n", "people/new", book=opened)
    opened.read_bytes_at(PERSON, "HEAD~1")
    opened.changed_since("HEAD~1")
    opened.git.run("status", "--porcelain")
    opened.git.run("log", "--no-show-signature", "-1")
    assert [file.name for file in traps.iterdir()] == ["hooks"]
    assert len(opened.git.run("rev-list", "HEAD").split()) == 3


def test_the_callers_locks_and_prompts_are_off(book: BookFolder) -> None:
    out = Git(book.root).run("-c", "alias.show-env=!env", "show-env").decode()
    assert "GIT_TERMINAL_PROMPT=0" in out
    assert "GIT_OPTIONAL_LOCKS=0" in out
    assert "LC_ALL=C" in out


def test_the_name_of_an_object_is_gits(book: BookFolder) -> None:
    for text in ("", "name: A\n", "é\n"):
        assert object_id("blob", text.encode()) == book.git("hash-object", "--stdin", stdin=text).strip()


@pytest.mark.parametrize(
    ("said", "says"),
    [
        ("fatal: not a git repository (or any of the parent directories): .git\n", "not a git repository"),
        (
            "fatal: detected dubious ownership in repository at '/srv/book'\nTo add…",
            "/srv/book belongs to another user",
        ),
        ("error: unable to write file x: No space left on device\nfatal: write", "disk is full"),
        ("error: file write error: Disk quota exceeded", "used up"),
        ("fatal: could not open 'x' for writing: Permission denied", "may not write"),
        ("error: insufficient permission for adding an object to repository database .git/objects", "may not write"),
        ("fatal: Unable to create '/b/.git/x': Read-only file system", "only be read"),
        (
            "error: object file .git/objects/ab/cd is empty\nfatal: loose object abcd (stored in x) is corrupt",
            "damaged",
        ),
        ("fatal: unable to read tree 1234", "damaged"),
        ("fatal: bad config line 3 in file .git/config", "line 3 in file .git/config"),
        ("error: gpg failed to sign the data\nfatal: failed to write commit object", "could not be signed"),
        ("fatal: something \x1b[31mnew\n", "something <U\\+001B>"),
        ("", "ended with code 128"),
    ],
)
def test_what_git_says_becomes_a_sentence(said: str, says: str, tmp_path: Path) -> None:
    error = explain("commit-tree", 128, said, tmp_path)
    assert isinstance(error, BookUnusable)
    with pytest.raises(BookUnusable, match=says):
        raise error
    assert error.hint


def test_a_lock_of_another_program_is_busy_with_one_step(tmp_path: Path) -> None:
    said = "fatal: Unable to create '/b/.git/index.lock': File exists.\n\nAnother git process…"
    error = explain("update-index", 128, said, tmp_path)
    assert isinstance(error, BookBusy)
    assert "/b/.git/index.lock" in error.sentence
    assert "delete that file" in error.hint
