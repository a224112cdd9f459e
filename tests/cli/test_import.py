"""Published documents taken in on the command line."""

from pathlib import Path

import pytest

from tests.cli.terminal import Terminal
from tui.errors import Exit

MINUTES = """Example Panel
Minutes of the meeting held on 4 March 2030

Present: Ann Bee (Chair) and Councillor Cy Dee

1. Apologies for Absence

There were none.

2. Finance Report

RESOLVED that the report be noted.

Action: Ann Bee to write to the bank.
"""
MEETING = "cambridgeshire-pcp/meetings/2030-03-04"


@pytest.fixture
def document(tmp_path: Path) -> Path:
    """Made-up minutes in a file."""
    path = tmp_path / "minutes.txt"
    path.write_text(MINUTES)
    return path


def test_a_dry_run_needs_no_book_and_has_the_documented_shape(
    terminal: Terminal, document: Path, tmp_path: Path
) -> None:
    elsewhere = Terminal(tmp_path, terminal.capture)
    ran = elsewhere.run("import", str(document), "--dry-run", "--format", "json")
    assert (ran.code, ran.err) == (0, "")
    assert set(ran.json) == {"format", "records", "spans", "unplaced", "doubts"}
    assert ran.json["records"][0]["id"] == "example-panel/meetings/2030-03-04"
    assert {"line", "to_line", "record", "path"} == set(ran.json["spans"][0])
    assert {"line", "text"} <= set(ran.json["unplaced"][0])
    assert {"line", "path", "message"} <= set(ran.json["doubts"][0])


def test_in_words_a_dry_run_lists_records_doubts_and_what_is_left(terminal: Terminal, document: Path) -> None:
    ran = terminal.run("import", str(document), "--dry-run")
    assert "Read as: minutes" in ran.out
    assert "meeting\texample-panel/meetings/2030-03-04" in ran.out
    assert "Doubts: " in ran.out


def test_an_import_is_one_commit_that_names_the_document_by_its_hash(terminal: Terminal, document: Path) -> None:
    before = terminal.git("rev-list", "--count", "HEAD")
    ran = terminal.run("import", str(document), "--body", "cambridgeshire-pcp")
    assert ran.code == 0, ran.err
    assert int(terminal.git("rev-list", "--count", "HEAD")) == int(before) + 1
    message = terminal.git("log", "-1", "--format=%B")
    assert "Action: import" in message
    assert "Evidence: minutes.txt, SHA-256 " in message
    assert f"Record: {MEETING}" in message
    assert "document: minutes.txt" in terminal.file(MEETING).read_text()
    assert terminal.run("audit").code == 0


def test_the_same_import_again_changes_nothing(terminal: Terminal, document: Path) -> None:
    terminal.run("import", str(document), "--body", "cambridgeshire-pcp")
    tip = terminal.git("rev-parse", "HEAD")
    again = terminal.run("import", str(document), "--body", "cambridgeshire-pcp")
    assert (again.code, terminal.git("rev-parse", "HEAD")) == (0, tip)
    assert "nothing to save" in again.err


def test_a_record_that_is_there_is_not_written_over(terminal: Terminal, document: Path) -> None:
    terminal.run("import", str(document), "--body", "cambridgeshire-pcp")
    kept = terminal.file(MEETING).read_text()
    document.write_text(MINUTES.replace("There were none.", "None were sent."))
    ran = terminal.run("import", str(document), "--body", "cambridgeshire-pcp")
    assert ran.code == 1
    assert f"There is a record {MEETING} already" in ran.err
    assert terminal.file(MEETING).read_text() == kept


def test_approved_minutes_are_never_touched(terminal: Terminal, document: Path) -> None:
    document.write_text(MINUTES.replace("4 March 2030", "20 July 2022"))
    kept = terminal.file("cambridgeshire-pcp/meetings/2022-07-20").read_text()
    assert terminal.run("import", str(document), "--body", "cambridgeshire-pcp").code == 1
    assert terminal.file("cambridgeshire-pcp/meetings/2022-07-20").read_text() == kept


def test_people_who_are_in_the_book_stay_as_they_are(terminal: Terminal, document: Path) -> None:
    document.write_text(MINUTES.replace("Ann Bee", "Claire George"))
    kept = terminal.file("people/claire-george").read_text()
    ran = terminal.run("import", str(document), "--body", "cambridgeshire-pcp")
    assert ran.code == 0, ran.err
    assert terminal.file("people/claire-george").read_text() == kept
    assert "people/claire-george is in the book already" in ran.err


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("nowhere.txt", "--dry-run"), 2, "cannot be read"),
        (("/dev/null", "--dry-run"), 2, "is not a file"),
        (("FILE",), 2, "not in this book"),
        (("FILE", "--body", "no-such-body"), 2, "not in this book"),
        (("FILE", "--body", "../x", "--dry-run"), 2, "is not the id of a body"),
        (("FILE", "--date", "8.1.2024", "--dry-run"), 2, "is not a day"),
    ],
)
def test_what_cannot_be_done_is_said(
    terminal: Terminal, document: Path, words: tuple[str, ...], code: int, said: str
) -> None:
    ran = terminal.run("import", *(str(document) if word == "FILE" else word for word in words))
    assert ran.code == code
    assert said in ran.err


def test_a_review_is_opened_through_the_one_door(
    terminal: Terminal, document: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[object, ...]] = []

    def door(*words: object) -> Exit:
        asked.append(words)
        return Exit.OK

    monkeypatch.setattr("tui.cli.opening.open_program", door)
    ran = terminal.run("import", str(document), "--body", "cambridgeshire-pcp", "--date", "2030-03-04", "--review")
    assert (ran.code, asked) == (0, [(terminal.root, str(document), "cambridgeshire-pcp", "2030-03-04")])


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["{file}"], "no terminal"),
        (["{file}", "{file}"], "One document is reviewed at a time"),
        (["-"], "Standard input cannot be reviewed"),
        (["{file}", "--dry-run"], "prints nothing"),
    ],
)
def test_what_cannot_be_reviewed_is_told(terminal: Terminal, document: Path, words: list[str], said: str) -> None:
    ran = terminal.run("import", *(each.format(file=document) for each in words), "--review")
    assert ran.code == 2
    assert said in ran.err
