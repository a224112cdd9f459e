"""Who saves, and what is said where git does not know."""

from pathlib import Path

import pytest

from tests.book.books import BookFolder
from tui.book.identity import Identity, NobodyKnown, set_identity
from tui.errors import Exit, WrongUsage


def test_the_users_name_is_taken_and_the_books_own_comes_first(book: BookFolder) -> None:
    assert book.open().author == Identity("Member A", "a@example.org")
    book.git("config", "user.name", "Member B")
    assert book.open().author == Identity("Member B", "a@example.org")
    book.git("config", "author.name", "Member C")
    assert book.open().author == Identity("Member C", "a@example.org")
    assert book.open().committer == Identity("Member B", "a@example.org")


def test_the_environment_comes_before_all(book: BookFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_AUTHOR_NAME", "Member D")
    monkeypatch.setenv("GIT_AUTHOR_EMAIL", "d@example.org")
    book.save("name: Mine\n")
    assert book.git("log", "-1", "--format=%an <%ae>, %cn") == "Member D <d@example.org>, Member A\n"


def test_where_git_knows_nobody_the_save_says_how_to_tell_it(book: BookFolder, own_git: Path) -> None:
    (own_git / ".gitconfig").write_text("")
    assert book.open().author is None
    with pytest.raises(NobodyKnown) as caught:
        book.save("name: Mine\n")
    assert 'git config --global user.name "Your Name"' in caught.value.hint
    assert "draft" in caught.value.hint
    assert caught.value.exit_code == Exit.REPOSITORY
    set_identity(book.open().git, "Zoë Example", "zoe@example.org")
    book.save("name: Mine\n")
    assert book.git("log", "-1", "--format=%an <%ae>") == "Zoë Example <zoe@example.org>\n"


@pytest.mark.parametrize(
    ("name", "email"),
    [
        ("", "a@b"),
        ("  ", "a@b"),
        ("A\nB", "a@b"),
        ("A <x>", "a@b"),
        ("-x", "a@b"),
        ("A", ""),
        ("A", "ab"),
        ("A", "a b@c"),
        ("A", "--x@y"),
    ],
)
def test_what_is_no_name_or_address_is_refused(name: str, email: str, book: BookFolder) -> None:
    with pytest.raises(WrongUsage):
        set_identity(book.open().git, name, email)
    assert "[user]" not in (book.root / ".git/config").read_text()
