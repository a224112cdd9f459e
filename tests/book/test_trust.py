"""Whether what a book's own config names may run: the user says, outside the book."""

import json
import stat
import subprocess
from pathlib import Path

import pytest

from tests.book.books import BookFolder
from tui.book.repository import Book
from tui.book.settings import Setting, Settings
from tui.book.trust import TrustedBooks, dangerous_settings, overrides
from tui.errors import BookUnusable


def named(book: BookFolder) -> list[str]:
    return [each.name for each in dangerous_settings(book.open().settings)]


def test_a_book_that_names_nothing_needs_no_trust(book: BookFolder) -> None:
    book.git("remote", "add", "origin", "https://example.org/book.git")
    book.git("config", "user.name", "Member B")
    assert named(book) == []
    assert book.open().is_trusted


def test_the_users_own_settings_are_not_the_books(book: BookFolder) -> None:
    book.git("config", "--global", "filter.lfs.clean", "git-lfs clean")
    book.git("config", "--global", "core.fsmonitor", "watcher")
    assert named(book) == []


def test_what_can_run_something_is_listed(book: BookFolder) -> None:
    for name, value in {
        "core.sshCommand": "x", "core.FSMonitor": "x", "filter.Some.Odd=Name.clean": "x", "diff.a.textconv": "x", "remote.o.url": "ext::x",
        "url.ext::sh.insteadOf": "https://", "gpg.ssh.program": "x", "submodule.a.update": "!x", "remote.p.url": "https://example.org/ok",
    }.items():  # fmt: skip
        book.git("config", name, value)
    assert sorted(named(book)) == sorted(
        [
            "core.sshcommand", "core.fsmonitor", "filter.Some.Odd=Name.clean", "diff.a.textconv", "remote.o.url",
            "url.ext::sh.insteadof", "gpg.ssh.program", "submodule.a.update",
        ]
    )  # fmt: skip


def test_included_files_of_the_book_count_as_the_book(book: BookFolder) -> None:
    (book.root / ".git/more").write_text("[core]\n\tsshCommand = x\n")
    book.git("config", "include.path", "more")
    assert named(book) == ["core.sshcommand"]


def test_trust_ends_when_the_settings_change_or_the_book_is_copied(book: BookFolder, tmp_path: Path) -> None:
    book.git("config", "core.sshCommand", "ssh -v")
    trusted = TrustedBooks(tmp_path / "user" / "trusted.json")
    opened = Book.open(book.root, trusted)
    assert not opened.is_trusted
    trusted.trust(opened.root, opened.settings)
    assert Book.open(book.root, trusted).is_trusted
    book.git("remote", "add", "origin", "https://example.org/book.git")
    assert Book.open(book.root, trusted).is_trusted
    subprocess.run(["cp", "-r", book.root, tmp_path / "copy"], check=True)
    assert not Book.open(tmp_path / "copy", trusted).is_trusted
    book.git("config", "core.sshCommand", "ssh -v; rm -rf /")
    assert not Book.open(book.root, trusted).is_trusted
    trusted.trust(book.root, Book.open(book.root, trusted).settings)
    trusted.distrust(book.root)
    assert not Book.open(book.root, trusted).is_trusted
    assert stat.S_IMODE(trusted.file.stat().st_mode) == 0o600


def test_the_list_is_in_the_users_own_config_folder(own_git: Path) -> None:
    assert TrustedBooks().file.is_relative_to(own_git)


@pytest.mark.parametrize("text", ["", "[]", '{"books": []}', "\x00"])
def test_a_damaged_list_trusts_nothing(text: str, book: BookFolder, tmp_path: Path) -> None:
    (tmp_path / "trusted.json").write_text(text)
    book.git("config", "core.sshCommand", "x")
    trusted = TrustedBooks(tmp_path / "trusted.json")
    opened = Book.open(book.root, trusted)
    assert not opened.is_trusted
    trusted.trust(opened.root, opened.settings)
    assert Book.open(book.root, trusted).is_trusted
    assert len(json.loads((tmp_path / "trusted.json").read_text())["books"]) == 1


def test_signing_with_a_program_that_the_book_names_needs_trust(book: BookFolder, tmp_path: Path) -> None:
    program = tmp_path / "sign"
    program.write_text(f"#!/bin/sh\ntouch {tmp_path}/ran\nexit 1\n")
    program.chmod(0o755)
    book.git("config", "commit.gpgsign", "true")
    book.git("config", "gpg.program", str(program))
    with pytest.raises(BookUnusable, match=r"gpg\.program"):
        book.save("name: Mine\n")
    assert not (tmp_path / "ran").exists()
    trusted = TrustedBooks()
    trusted.trust(book.root, book.open().settings)
    with pytest.raises(BookUnusable, match="could not be signed"):
        book.save("name: Mine\n")
    assert (tmp_path / "ran").exists()
    assert len(book.commits()) == 1


def test_what_is_overridden_is_harmless() -> None:
    entries = [
        Setting("filter.x.clean", "evil", True),
        Setting("core.sshcommand", "evil", True),
        Setting("filter.y.clean", "mine", False),
    ]
    assert overrides(Settings(tuple(entries))) == (("filter.x.clean", ""), ("core.sshcommand", "ssh"))
