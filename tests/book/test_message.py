"""The message of a commit, as a reviewer reads it and as git and an auditor's program read it."""

import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.book.message import ACTIONS, Message, Trailers, compose, one_line, parse
from tui.errors import WrongUsage

SUBJECT = "Example Joint Panel, 12 May 2026: minute 7 noted, not agreed"
LINES = (
    "items[annual-report].decisions[noted].outcome: agreed → noted",
    "items[costs].text: 412 → 398 characters (3f9c… → a71e…)",
)


def trailers(reason: str = "the vote was to note", **more: object) -> Trailers:
    return Trailers("edit", ("example-joint-panel/meetings/2026-05-12",), reason, 1, **more)  # type: ignore[arg-type]


def as_git_reads(message: str, folder: Path) -> list[str]:
    done = subprocess.run(
        ["git", "interpret-trailers", "--parse"], input=message.encode(), capture_output=True, check=True, cwd=folder
    )
    return done.stdout.decode().splitlines()


def test_a_message_reads_as_the_design_shows_it() -> None:
    assert compose(SUBJECT, LINES, trailers()) == (
        "Example Joint Panel, 12 May 2026: minute 7 noted, not agreed\n"
        "\n"
        "- items[annual-report].decisions[noted].outcome: agreed → noted\n"
        "- items[costs].text: 412 → 398 characters (3f9c… → a71e…)\n"
        "\n"
        "Action: edit\n"
        "Record: example-joint-panel/meetings/2026-05-12\n"
        "Reason: the vote was to note\n"
        "Schema: 1\n"
    )


def test_every_trailer_stands_once_and_in_order(tmp_path: Path) -> None:
    more = {
        "authority": "minute 12 of 3 Jun 2026",
        "event_date": "2026-06-03",
        "evidence": "minutes.pdf",
        "warnings": ("weekday", "votes"),
    }
    message = compose(SUBJECT, LINES, trailers(**more))
    names = [line.split(":")[0] for line in as_git_reads(message, tmp_path)]
    assert names == ["Action", "Record", "Reason", "Schema", "Authority", "Event-Date", "Evidence", "Warnings"]
    assert message.endswith("Warnings: weekday, votes\n")


@pytest.mark.parametrize(
    "reason",
    [
        "Approved-by: Chair",
        "noted\nApproved-by: Chair",
        "noted\r\n\r\nApproved-by: Chair\nAction: approve",
        "noted\u2028Approved-by: Chair",
        "noted\x85Approved-by: Chair\x0bRecord: x",
        "noted\0\nAction: delete",
        "noted\n---\ndiff --git a b",
        "\x1b]52;c;aGk=\x07 noted \u202e",
        "x" * 10_000,
        "- Action: approve",
        "lone \ud800 half",
    ],
)
def test_whatever_the_reason_says_there_is_one_of_each_trailer(reason: str, tmp_path: Path) -> None:
    message = compose(SUBJECT, LINES, trailers(reason))
    found = as_git_reads(message, tmp_path)
    assert [line.split(":")[0] for line in found] == ["Action", "Record", "Reason", "Schema"]
    assert found[0] == "Action: edit"
    assert parse(message).first("Reason") == one_line(reason)
    assert all(char == "\n" or char.isprintable() for char in message)


@given(reason=st.text(min_size=1), subject=st.text(min_size=1), line=st.text(), evidence=st.text())
def test_a_message_is_read_back_as_it_was_meant(reason: str, subject: str, line: str, evidence: str) -> None:
    try:
        message = compose(subject, [line], trailers(reason, evidence=evidence))
    except WrongUsage:
        assert not one_line(reason) or not one_line(subject).lstrip("#-> ")
        return
    read = parse(message)
    assert [name for name, _ in read.trailers if name != "Evidence"] == ["Action", "Record", "Reason", "Schema"]
    assert read.first("Reason") == one_line(reason)
    assert (read.first("Evidence") or "") == one_line(evidence)
    assert len(read.changes) == 1
    assert len(read.subject) <= 72


def test_a_missing_reason_is_refused() -> None:
    with pytest.raises(WrongUsage, match="reason"):
        compose(SUBJECT, LINES, trailers(" \n\t"))


def test_layout_alone_says_why_it_was_done() -> None:
    assert "Reason: one spelling for every value" in compose(
        "Canonical form", [], Trailers("format", ("people/a",), "", 1)
    )


def test_an_unknown_action_is_refused_with_those_there_are() -> None:
    with pytest.raises(WrongUsage, match="reschedule"):
        compose(SUBJECT, LINES, Trailers("tidy", (), "because", 1))
    assert len(set(ACTIONS)) == len(ACTIONS) == 17


def test_a_long_subject_is_cut_between_words() -> None:
    subject = compose("word " * 30, [], trailers()).split("\n")[0]
    assert len(subject) <= 72
    assert subject.endswith("word…")


def test_a_batch_groups_its_lines_under_each_record() -> None:
    lines = {"people/a": ["name: A → B"], "people/b": ["created"]}
    message = compose("Two records", lines, Trailers("import", tuple(lines), "x", 1))
    assert (
        "people/a:\n- name: A → B\n\npeople/b:\n- created\n\nAction: import\nRecord: people/a\nRecord: people/b\n"
        in message
    )
    assert parse(message).all("Record") == ("people/a", "people/b")


def test_more_than_two_hundred_lines_are_cut_with_a_digest() -> None:
    read = parse(compose(SUBJECT, [f"field{n}: 1 → 2" for n in range(500)], trailers()))
    assert len(read.changes) == 200
    assert read.changes[-1].startswith("… and 301 more changes (")


@pytest.mark.parametrize(
    "text", ["", "\n\n", "A subject", "Subject\n\nSome words\n\nReviewed-by: X", "Subject\n\nAction: edit\nand more"]
)
def test_a_message_of_another_program_has_only_a_subject(text: str) -> None:
    assert parse(text) == Message(text.strip("\n").split("\n")[0])
