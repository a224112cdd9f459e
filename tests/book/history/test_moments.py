"""A record as it stood at a commit or at the end of a day."""

import time
from collections.abc import Iterator

import pytest

from tests.book.books import PERSON, BookFolder
from tests.book.history.meetings import commit
from tui.book.history import as_at
from tui.errors import WrongUsage


def _dated(book: BookFolder, when: str, name: str) -> None:
    book.env = {"GIT_AUTHOR_DATE": when, "GIT_COMMITTER_DATE": when}
    commit(book, f"name: {name}\n", name, PERSON)
    book.env = {}


@pytest.fixture
def aged(book: BookFolder, monkeypatch: pytest.MonkeyPatch) -> Iterator[BookFolder]:
    """A record with a version on the evening of one day and one soon after midnight, local time."""
    monkeypatch.setenv("TZ", "Europe/London")
    time.tzset()
    book.git("checkout", "-q", "--orphan", "dated")
    _dated(book, "2022-07-01T23:30:00+0100", "Evening")
    _dated(book, "2022-07-02T00:30:00+0100", "Morning")
    yield book
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize(
    ("day", "subject"), [("2022-07-01", "Evening"), ("2022-07-02", "Morning"), ("9999-12-31", "Morning")]
)
def test_a_day_means_its_end_and_the_commit_is_said(day: str, subject: str, aged: BookFolder) -> None:
    found = as_at(aged.open(), PERSON, day)
    assert (found.commit.subject, found.data) == (subject, f"name: {subject}\n".encode())


@pytest.mark.parametrize("moment", ["2022-06-30", "2022-02-30", "0001-01-01", "1969-01-01", "HEAD~9", "-x", "a..b", ""])
def test_no_such_moment_is_a_sentence(moment: str, aged: BookFolder) -> None:
    with pytest.raises(WrongUsage):
        as_at(aged.open(), PERSON, moment)


def test_a_commit_with_an_absurd_date_hides_no_other(aged: BookFolder) -> None:
    aged.env = {"GIT_AUTHOR_DATE": "@99999999999 +0000", "GIT_COMMITTER_DATE": "@99999999999 +0000"}
    commit(aged, "name: Future\n", "Future", PERSON)
    assert as_at(aged.open(), PERSON, "2022-07-02").commit.subject == "Morning"
    assert as_at(aged.open(), PERSON, "HEAD").commit.subject == "Future"
