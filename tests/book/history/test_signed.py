"""What is said of a signature: by whom, and whether that is the author."""

import pytest

from tests.book.books import BookFolder
from tui.book.history import feed, signed
from tui.book.history.commit import read_commit
from tui.book.history.signed import signature_words
from tui.book.signing import Signature

COMMIT = read_commit("1" * 40, b"author Member A <a@example.org> 0 +0000\n\nx\n")


@pytest.mark.parametrize(
    ("signature", "words"),
    [
        (Signature("none"), ""),
        (Signature("good", "a@example.org", "key"), "by a@example.org, who is the author"),
        (Signature("good", "b@example.org", "key"), "by b@example.org, who is not the author"),
        (Signature("good", "\x1b[31m", "key"), "by <U+001B>[31m, who is not the author"),
        (Signature("bad", "a@example.org", "key"), "it does not hold"),
        (Signature("unknown"), "with a key that is on no list"),
    ],
)
def test_each_state_has_its_words(signature: Signature, words: str) -> None:
    said = signature_words(COMMIT, signature)
    assert said.startswith(words)
    assert bool(said) == bool(words)


def test_nothing_is_said_of_commits_that_are_not_signed(book: BookFolder) -> None:
    book.save("name: Mine\n")
    opened = book.open()
    assert signed(opened, feed(opened).commits) == {}
