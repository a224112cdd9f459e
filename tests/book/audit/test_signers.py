"""Where signatures are demanded: by whom, with which key, and on which day."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.book.audit.tampering import WHO, History
from tui.book.audit.posts import posts
from tui.errors import WrongUsage

A = "records/people/member-a.yaml"
MADE = 3_900_000_000
"""When the signed commits of these tests are made: 2 August 2093."""

Keys = Callable[[str], Path]


@pytest.fixture
def keys(tmp_path: Path) -> Keys:
    """Makes throw-away keys by name."""
    if shutil.which("ssh-keygen") is None:
        pytest.skip("there is no ssh-keygen here")

    def key(name: str) -> Path:
        file = tmp_path / f"key-{name}"
        if not file.exists():
            subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "", "-f", file], check=True)
        return file

    return key


@pytest.fixture
def signed(small: History) -> History:
    """The small book, audited from here on."""
    small.git("tag", "start")
    return small


def signers(tmp_path: Path, *lines: tuple[str, Path, str]) -> Path:
    """Writes a list of allowed signers: e-mail address, key, and the options between them."""
    file = tmp_path / "signers"
    text = ""
    for email, key, options in lines:
        kind, words = key.with_suffix(".pub").read_text().split()[:2]
        text += f"{email} {options}{' ' if options else ''}{kind} {words} Clerk to the panel\n"
    file.write_text(text)
    return file


def edit(history: History, key: Path | None, name: str = "The Chair", who: tuple[str, str] = WHO) -> str:
    files = {A: f"name: {name}\n".encode()}
    message = history.message(files)
    return history.commit(history.tree(files), message, when=MADE, who=who, sign=str(key) if key else None)


def found(history: History, file: Path | None) -> list[str]:
    return history.kinds("start..HEAD", signers=file)


def test_a_commit_signed_by_its_author_is_good(signed: History, keys: Keys, tmp_path: Path) -> None:
    edit(signed, keys("a"))
    assert found(signed, signers(tmp_path, (WHO[1], keys("a"), ""))) == []


def test_nothing_is_demanded_where_nobody_demands_it(signed: History) -> None:
    edit(signed, None)
    assert found(signed, None) == []


def test_a_missing_signature_is_found(signed: History, keys: Keys, tmp_path: Path) -> None:
    edit(signed, None)
    assert found(signed, signers(tmp_path, (WHO[1], keys("a"), ""))) == ["unsigned"]


def test_a_key_that_is_not_allowed_is_found(signed: History, keys: Keys, tmp_path: Path) -> None:
    edit(signed, keys("b"))
    assert found(signed, signers(tmp_path, (WHO[1], keys("a"), ""))) == ["signer-not-allowed"]


def test_a_signature_by_somebody_else_is_found(signed: History, keys: Keys, tmp_path: Path) -> None:
    edit(signed, keys("b"))
    allowed = signers(tmp_path, (WHO[1], keys("a"), ""), ("b@example.org", keys("b"), ""))
    assert found(signed, allowed) == ["signer-other"]
    assert "b@example.org (Clerk to the panel)" in signed.audit(signers=allowed).findings[-1].message


def test_a_key_out_of_office_on_the_day_is_found(signed: History, keys: Keys, tmp_path: Path) -> None:
    edit(signed, keys("a"))
    in_office = 'valid-after="20930101",valid-before="20940101"'
    assert found(signed, signers(tmp_path, (WHO[1], keys("a"), in_office))) == []
    gone = 'valid-before="20930501"'
    assert found(signed, signers(tmp_path, (WHO[1], keys("a"), gone))) == ["signer-not-allowed"]


def test_a_commit_changed_after_it_was_signed_is_found(signed: History, keys: Keys, tmp_path: Path) -> None:
    edit(signed, keys("a"))
    raw = signed.raw("HEAD").replace(b"Reason: a reason", b"Reason: another")
    signed.git("update-ref", "HEAD", signed.git("hash-object", "-t", "commit", "-w", "--stdin", stdin=raw))
    assert found(signed, signers(tmp_path, (WHO[1], keys("a"), ""))) == ["signature-bad"]


def test_the_setting_of_the_book_demands_signatures(signed: History, keys: Keys, tmp_path: Path) -> None:
    edit(signed, None)
    file = signers(tmp_path, (WHO[1], keys("a"), ""))
    signed.git("config", "minutebook.signers", str(file))
    assert found(signed, None) == ["unsigned"]


def test_posts_are_read_from_every_form_of_line(tmp_path: Path) -> None:
    file = tmp_path / "signers"
    file.write_text(
        "# a comment ssh-ed25519 AAAA Nobody\n"
        "a@example.org ssh-ed25519 AAAA Clerk to the panel\n"
        'b@example.org,B2@Example.org namespaces="git",valid-after="20260501" ssh-rsa AAAA Monitoring officer\n'
        '"c@example.org" cert-authority ecdsa-sha2-nistp256 AAAA\n'
        "a@example.org ssh-ed25519 BBBB Another post\n\n\x00\n"
    )
    assert posts(file) == {
        "a@example.org": "Clerk to the panel",
        "b@example.org": "Monitoring officer",
        "b2@example.org": "Monitoring officer",
    }
    assert posts(tmp_path / "nowhere") == {}


def test_a_list_inside_the_book_is_refused(signed: History, keys: Keys) -> None:
    inside = signers(signed.root, (WHO[1], keys("a"), ""))
    for demand in ({"signers": inside}, {}):
        if not demand:
            signed.git("config", "minutebook.signers", "signers")
        with pytest.raises(WrongUsage, match="inside the book"):
            signed.audit(**demand)


def test_a_list_that_is_not_there_is_refused(signed: History, tmp_path: Path) -> None:
    with pytest.raises(WrongUsage):
        signed.audit(signers=tmp_path / "nowhere")
