"""Who signed which commit: with throw-away SSH keys, lists of known keys, and settings that try to run something."""

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.book.books import PERSON, BookFolder
from tui.book.demo import make_demo
from tui.book.editing import commit, propose_edits
from tui.book.formatting import proposals, save_formatted
from tui.book.saving import Note
from tui.book.signing import Signature, allowed_signers_of, signatures
from tui.book.starting import start_book
from tui.errors import BookUnusable, WrongUsage
from tui.record.edits import Set


@dataclass
class Signer:
    """A throw-away key, and git set up to sign with it."""

    home: Path
    key: Path

    @property
    def public(self) -> str:
        return " ".join(self.key.with_suffix(".pub").read_text().split()[:2])

    def allowed(self, *lines: str) -> Path:
        """Returns a list of allowed signers; `KEY` in a line stands for the key."""
        file = self.home / "allowed_signers"
        file.write_text("".join(f"{line.replace('KEY', self.public)}\n" for line in lines))
        return file


@pytest.fixture
def signer(own_git: Path) -> Signer:
    """Makes git sign every commit with a new SSH key."""
    if shutil.which("ssh-keygen") is None:
        pytest.skip("there is no ssh-keygen here")
    key = own_git / "key"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "", "-f", key], check=True)
    for name, value in (("gpg.format", "ssh"), ("user.signingkey", f"{key}.pub"), ("commit.gpgsign", "true")):
        subprocess.run(["git", "config", "--global", name, value], check=True)
    return Signer(own_git, key)


def of(book: BookFolder, allowed: Path | None = None, commit: str = "HEAD") -> Signature:
    """Returns the signature of one commit."""
    (found,) = signatures(book.open().git, [book.git("rev-parse", commit).strip()], allowed).values()
    return found


def test_a_commit_without_a_signature_has_none(book: BookFolder) -> None:
    assert of(book) == Signature("none")
    assert signatures(book.open().git, [], None) == {}


def test_a_signature_by_a_key_on_the_list_is_good_and_names_its_holder(book: BookFolder, signer: Signer) -> None:
    book.save("name: Member AA\n")
    found = of(book, signer.allowed("a@example.org KEY"))
    assert (found.state, found.signer) == ("good", "a@example.org")
    assert (found.key or "").startswith("SHA256:")
    assert found.is_of("A@example.org")
    assert not found.is_of("b@example.org")
    assert not found.is_of("")


def test_one_key_may_be_of_several_addresses(book: BookFolder, signer: Signer) -> None:
    book.save("name: Member AA\n")
    found = of(book, signer.allowed("a@example.org,clerk@example.org KEY"))
    assert found.state == "good"
    assert found.is_of("a@example.org")


def test_many_commits_are_looked_at_together(book: BookFolder, signer: Signer) -> None:
    before = book.commits()
    book.save("name: Member AA\n")
    book.save("name: Member AAA\n")
    found = signatures(book.open().git, book.commits() * 2, signer.allowed("a@example.org KEY"))
    assert [found[each].state for each in book.commits()] == ["none"] * len(before) + ["good", "good"]


def test_a_key_that_is_on_no_list_is_unknown(book: BookFolder, signer: Signer) -> None:
    book.save("name: Member AA\n")
    other = signer.home / "other"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", other], check=True)
    lists = (None, signer.allowed(), signer.allowed(f"a@example.org {other.with_suffix('.pub').read_text().strip()}"))
    for allowed in lists:
        found = of(book, allowed)
        assert (found.state, found.signer) == ("unknown", None)
        assert (found.key or "").startswith("SHA256:")


def test_a_key_counts_only_for_the_days_in_office(book: BookFolder, signer: Signer) -> None:
    book.save("name: Member AA\n")
    assert of(book, signer.allowed('a@example.org valid-before="20200101" KEY')).state == "unknown"
    assert of(book, signer.allowed('a@example.org valid-after="20200101" KEY')).state == "good"


def test_a_text_that_is_not_as_signed_is_bad(book: BookFolder, signer: Signer) -> None:
    book.save("name: Member AA\n")
    raw = book.git("cat-file", "commit", "HEAD")
    forged = book.git("hash-object", "-t", "commit", "-w", "--stdin", stdin=raw.replace("a test", "a tess")).strip()
    assert of(book, signer.allowed("a@example.org KEY"), forged).state == "bad"
    assert of(book, None, forged).state == "bad"


def test_a_signature_that_cannot_be_read_is_unknown_and_hides_no_other(book: BookFolder, signer: Signer) -> None:
    book.save("name: Member AA\n")
    raw = book.git("cat-file", "commit", "HEAD")
    for armour in ("PGP SIGNATURE", "NONSENSE"):
        odd = raw.replace("SSH SIGNATURE", armour)
        forged = book.git("hash-object", "-t", "commit", "-w", "--stdin", stdin=odd).strip()
        head, missing = book.commits()[-1], "1" * 40
        found = signatures(book.open().git, [forged, missing, head], signer.allowed("a@example.org KEY"))
        assert [each.state for each in found.values()] == ["unknown", "unknown", "good"]


def test_a_signature_of_gpg_without_its_key_is_unknown(book: BookFolder, own_git: Path) -> None:
    if shutil.which("gpg") is None:
        pytest.skip("there is no gpg here")
    home = own_git / "g"
    home.mkdir(mode=0o700)
    who = "Member A <a@example.org>"
    options = ("--homedir", home, "--batch", "--pinentry-mode", "loopback", "--passphrase", "")
    made = subprocess.run(["gpg", *options, "--quick-generate-key", who, "default", "sign", "never"], check=False)
    if made.returncode != 0:
        pytest.skip("gpg makes no key here")
    program = own_git / "signs"
    program.write_text(f'#!/bin/sh\nexec gpg --homedir {home} "$@"\n')
    program.chmod(0o755)
    book.git("config", "--global", "commit.gpgsign", "true")
    book.git("config", "--global", "gpg.program", str(program))
    book.save("name: Member AA\n")
    found = of(book)
    assert found.state == "good"
    assert found.is_of("a@example.org")
    book.git("config", "--global", "--unset", "gpg.program")
    assert of(book).state == "unknown"
    book.git("config", "--global", "gpg.program", str(own_git / "nothing here"))
    assert of(book).state == "unknown"


def test_looking_runs_no_program_that_the_book_names(book: BookFolder, signer: Signer, tmp_path: Path) -> None:
    book.save("name: Member AA\n")
    program = tmp_path / "trap"
    program.write_text(f"#!/bin/sh\ntouch {tmp_path}/ran\nexit 0\n")
    program.chmod(0o755)
    for name in ("gpg.ssh.program", "gpg.program", "gpg.openpgp.program", "gpg.x509.program"):
        book.git("config", name, str(program))
    own_list = tmp_path / "own"
    own_list.write_text(f"chair@example.org {signer.public}\n")
    book.git("config", "gpg.ssh.allowedSignersFile", str(own_list))
    assert of(book, signer.allowed("a@example.org KEY")).signer == "a@example.org"
    assert of(book, None).signer is None
    assert not (tmp_path / "ran").exists()


def test_the_list_of_keys_is_the_users_and_not_one_that_the_book_brings(book: BookFolder, own_git: Path) -> None:
    assert allowed_signers_of(book.open()) is None
    book.git("config", "gpg.ssh.allowedSignersFile", str(own_git / "from the book"))
    assert allowed_signers_of(book.open()) is None
    book.git("config", "--global", "gpg.ssh.allowedSignersFile", "~/keys")
    assert allowed_signers_of(book.open()) == own_git / "keys"
    book.git("config", "--global", "gpg.ssh.allowedSignersFile", str(book.root / "records" / "keys"))
    assert allowed_signers_of(book.open()) is None


def test_a_list_that_is_not_there_is_said_so(book: BookFolder, tmp_path: Path) -> None:
    with pytest.raises(WrongUsage, match="allowed signers cannot be read"):
        signatures(book.open().git, book.commits(), tmp_path / "nowhere")


def test_the_first_commit_of_a_book_is_signed_too(signer: Signer, tmp_path: Path) -> None:
    start_book(tmp_path / "new")
    assert of(BookFolder(tmp_path / "new"), signer.allowed("a@example.org KEY")).state == "good"


def test_every_commit_of_a_demo_is_signed(signer: Signer, tmp_path: Path) -> None:
    make_demo(tmp_path / "demo")
    demo = BookFolder(tmp_path / "demo")
    found = signatures(demo.open().git, demo.commits(), signer.allowed("a@example.org KEY"))
    assert {each.state for each in found.values()} == {"good"}
    assert len(found) > 1


def test_edits_and_canonical_form_are_signed(book: BookFolder, signer: Signer) -> None:
    opened = book.open()
    commit(opened, [propose_edits(opened, PERSON, [Set(("name",), "Member AA")])], Note("edit", reason="a test"))
    book.save('name: "Member AAA"\n')
    save_formatted(opened, proposals(opened)[0])
    found = signatures(opened.git, book.commits()[1:], signer.allowed("a@example.org KEY"))
    assert [each.state for each in found.values()] == ["good"] * 3


def test_a_book_made_where_the_repository_names_the_signing_program_runs_nothing(tmp_path: Path) -> None:
    program = tmp_path / "trap"
    program.write_text(f"#!/bin/sh\ntouch {tmp_path}/ran\nexit 1\n")
    program.chmod(0o755)
    folder = BookFolder(tmp_path / "repository")
    folder.root.mkdir()
    folder.git("init", "-q")
    folder.git("config", "commit.gpgsign", "true")
    folder.git("config", "gpg.program", str(program))
    with pytest.raises(BookUnusable, match=r"gpg\.program"):
        start_book(folder.root)
    assert not (tmp_path / "ran").exists()
    assert not (folder.root / "records").exists()
