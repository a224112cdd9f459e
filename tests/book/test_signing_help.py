"""What the doctor says of signatures, and the steps to them: followed as they are printed, they end in a good signature."""

import datetime
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.book.books import BookFolder
from tui.book.doctor import examine
from tui.book.signing_help import signing_steps

TODAY = datetime.date(2026, 5, 12)

pytestmark = pytest.mark.skipif(shutil.which("ssh-keygen") is None, reason="there is no ssh-keygen here")


def said(folder: BookFolder) -> list[tuple[str, str]]:
    """Returns mark and message of what the doctor says of signing."""
    return [(each.mark, each.message) for each in examine(folder.root) if each.what.startswith("sign")]


def done(folder: BookFolder) -> list[bool]:
    return [each.done for each in signing_steps(folder.open(), TODAY)]


def a_key(home: Path, name: str = "id_ed25519") -> Path:
    file = home / ".ssh" / name
    file.parent.mkdir(mode=0o700, exist_ok=True)
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", file], check=True)
    return file


@pytest.fixture(autouse=True)
def keys_of_nobody(own_git: Path) -> None:
    """Keeps the keys of whoever runs the tests out of them."""
    assert os.environ["HOME"] == str(own_git)


def test_who_signs_nothing_is_told_where_the_steps_are(book: BookFolder) -> None:
    assert said(book) == [("fine", "Changes are saved without a signature.")]
    assert done(book) == [True] + [False] * 7


def test_the_steps_as_printed_end_in_a_signature_that_is_known(book: BookFolder, own_git: Path) -> None:
    for step in signing_steps(book.open(), datetime.date(2020, 1, 1)):
        if step.command.startswith("ssh-keygen"):
            a_key(own_git)  # it asks where to, and for a passphrase
        elif not step.done and not step.command.startswith("minutebook"):
            subprocess.run(["sh", "-e", "-c", step.command], check=True, cwd=book.root)
    assert done(book) == [True] * 7 + [False]
    assert ("attention", "The last change is not signed; the next one will be.") in said(book)
    book.save("name: Member AA\n")
    assert done(book) == [True] * 8
    assert said(book) == [
        ("fine", f"Changes are signed with the SSH key {own_git}/.ssh/id_ed25519.pub."),
        ("fine", "The last change is signed by you, with a known key."),
    ]
    book.git("config", "user.email", "b@example.org")
    assert ("fine", "The last change is signed by a@example.org, with a known key.") in said(book)


def test_a_key_or_program_that_is_not_there_is_said_before_a_save_fails(book: BookFolder, own_git: Path) -> None:
    book.git("config", "--global", "commit.gpgsign", "true")
    book.git("config", "--global", "gpg.format", "ssh")
    assert said(book)[0] == ("fault", "Changes are to be signed, and no key is named, so none can be saved.")
    book.git("config", "--global", "user.signingkey", "~/.ssh/gone.pub")
    assert (
        said(book)[0][1]
        == "Changes are to be signed, and the key is not there (~/.ssh/gone.pub), so none can be saved."
    )
    book.git("config", "--global", "user.signingkey", f"{a_key(own_git)}.pub")
    assert said(book)[0][0] == "fine"
    book.git("config", "--global", "gpg.ssh.program", "/nowhere/ssh-keygen")
    assert "/nowhere/ssh-keygen" in said(book)[0][1]
    assert said(book)[0][0] == "fault"


def test_a_signature_that_cannot_be_told_and_one_that_does_not_fit_are_pointed_out(
    book: BookFolder, own_git: Path
) -> None:
    for name, value in (
        ("gpg.format", "ssh"),
        ("user.signingkey", f"{a_key(own_git)}.pub"),
        ("commit.gpgsign", "true"),
    ):
        book.git("config", "--global", name, value)
    book.save("name: Member AA\n")
    assert said(book)[-1][0] == "attention"
    assert "on no list of yours (SHA256:" in said(book)[-1][1]
    raw = book.git("cat-file", "commit", "HEAD").replace("a test", "a tess")
    forged = book.git("hash-object", "-t", "commit", "-w", "--stdin", stdin=raw).strip()
    book.git("update-ref", "refs/heads/main", forged)
    assert "does not fit" in said(book)[-1][1]


def test_a_list_inside_the_book_or_not_there_is_pointed_out(book: BookFolder, own_git: Path) -> None:
    book.git("config", "--global", "gpg.ssh.allowedSignersFile", str(book.root / "keys"))
    (found,) = [message for mark, message in said(book) if mark == "attention"]
    assert "among the book's own files" in found
    book.git("config", "--global", "gpg.ssh.allowedSignersFile", str(own_git / "keys"))
    assert ("attention", f"The list of who signs with which key cannot be read: {own_git}/keys.") in said(book)


def test_a_program_that_the_book_names_for_signing_is_a_fault(book: BookFolder) -> None:
    book.git("config", "commit.gpgsign", "true")
    book.git("config", "gpg.program", "/trap")
    (found,) = said(book)
    assert found[0] == "fault"
    assert "gpg.program" in found[1]
