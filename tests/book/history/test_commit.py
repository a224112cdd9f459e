"""A commit is read whatever its writer put into it."""

import pytest

from tui.book.history.commit import friendly_moment, read_commit

ID = "1" * 40


def _raw(author: bytes, message: bytes = b"Subject\n", more: bytes = b"") -> bytes:
    return b"tree 0\nparent 2\nauthor %s\ncommitter Member B <b@example.org> 1600000000 +0000\n%s\n%s" % (
        author, more, message
    )  # fmt: skip


def test_who_when_and_why_are_told() -> None:
    message = b"Panel: ended\n\n- actual_end: 15:40\n\nAction: edit\nRecord: people/a\nReason: x\nSchema: 1\n"
    found = read_commit(ID, _raw(b"Member A <a@example.org> 1600000000 +0100", message))
    assert (found.author, found.email, found.committer) == ("Member A", "a@example.org", "Member B")
    assert (found.time, found.committed) == ("2020-09-13T13:26:40+01:00", "2020-09-13T12:26:40+00:00")
    assert (found.action, found.reason, found.records) == ("edit", "x", ("people/a",))
    assert (found.changes, found.parents) == (("actual_end: 15:40",), ("2",))


@pytest.mark.parametrize(
    ("line", "time"),
    [
        (b"A <a> 99999999999999999999 +0000", "@99999999999999999999"),
        (b"A <a> 253402300799 +9999", "9999-12-31T23:59:59+00:00"),
        (b"A <a> -5 +0000", "1969-12-31T23:59:55+00:00"),
        (b"A <a> 0 -1200", "1969-12-31T12:00:00-12:00"),
        (b"A <a> nonsense", ""),
        (b"A <a>", ""),
        (b"", ""),
        (b"\xff\xfe <\xff> 0 +0000", "1970-01-01T00:00:00+00:00"),
    ],
)
def test_an_odd_author_or_date_is_no_traceback(line: bytes, time: str) -> None:
    found = read_commit(ID, _raw(line))
    assert found.time == time
    assert found.when
    assert found.day
    assert found.as_json()["subject"] == "Subject"


def test_a_time_of_no_calendar_is_said_in_words() -> None:
    assert friendly_moment("@9999999999999999999") == "an impossible time (@9999999999999999999)"
    assert friendly_moment("") == "no time stated"
    assert "Sep 2020" in friendly_moment("2020-09-13T13:26:40+01:00")


def test_a_message_in_another_encoding_is_read_in_it_and_an_unknown_one_does_no_harm() -> None:
    assert read_commit(ID, _raw(b"A <a> 0 +0000", "Café".encode("latin-1"), b"encoding ISO-8859-1\n")).subject == "Café"
    assert read_commit(ID, _raw(b"A <a> 0 +0000", "Café".encode(), b"encoding no-such\n")).subject == "Café"
    assert read_commit(ID, b"").subject == ""
