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
        (("FILE",), 2, "minutebook new body name='Example Panel' classification=… --reason"),
        (("FILE", "--body", "no-such-body"), 2, "not in this book"),
        (("FILE", "--body", "no-such-body"), 2, "minutebook new body --id no-such-body/body name='…' classification=…"),
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
    assert (ran.code, asked) == (0, [(terminal.root, [(str(document),)], "cambridgeshire-pcp", "2030-03-04")])


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["{file}"], "no terminal"),
        (["{file}", "{file}x", "--date", "2030-03-04"], "the day of each comes from the document"),
        (["-"], "Standard input cannot be reviewed"),
        (["{file}", "--dry-run"], "prints nothing"),
    ],
)
def test_what_cannot_be_reviewed_is_told(terminal: Terminal, document: Path, words: list[str], said: str) -> None:
    ran = terminal.run("import", *(each.format(file=document) for each in words), "--review")
    assert ran.code == 2
    assert said in ran.err


def test_a_person_whom_the_book_has_under_the_name_is_a_guess_that_the_record_tells(
    terminal: Terminal, document: Path
) -> None:
    terminal.run("new", "person", "name=Ann Bee", "--reason", "known before")
    ran = terminal.run("import", str(document), "--body", "cambridgeshire-pcp")
    assert ran.code == 0, ran.err
    shown = terminal.run("show", MEETING).out
    assert shown.count("Taken to be the person whom the book has under this name.") == 1
    assert "field: attendance[ann-bee].person" in shown


LOG = """Example Panel
Action log as of 2 March 2030

Meeting date    Action    Deadline    Progress
11/01/2030    Officers to write to the bank.    May 2030    On track
"""


def test_an_action_log_brings_the_meetings_that_it_names_with_no_more_than_their_day(
    terminal: Terminal, tmp_path: Path
) -> None:
    log = tmp_path / "log.txt"
    log.write_text(LOG)
    ran = terminal.run("import", str(log), "--body", "cambridgeshire-pcp")
    assert ran.code == 0, ran.err
    assert (
        "raised_at: cambridgeshire-pcp/meetings/2030-01-11"
        in terminal.run("show", "cambridgeshire-pcp/actions/2030-01-11-1").out
    )
    shown = terminal.run("show", "cambridgeshire-pcp/meetings/2030-01-11").out
    assert "The document names only the day of this meeting" in shown
    assert "items:" not in shown
    assert terminal.run("audit").code == 0


def test_minutes_of_a_meeting_that_was_only_foreseen_are_put_into_its_record(
    terminal: Terminal, document: Path
) -> None:
    """The forward plan of one document foresees what the next one tells: a folder of twenty years comes in."""
    made = terminal.run(
        "new", "meeting", "--id", MEETING, "name=The Panel", "date=2030-03-04", "classification=annual",
        "status=tentative", "location.name=Town Hall", "--reason", "the forward plan",
    )  # fmt: skip
    assert made.code == 0, made.err
    item = ("items", '{"id": "finance-report", "title": "Finance", "matter": "budget"}')
    assert terminal.run("add", MEETING, *item, "--reason", "planned").code == 0
    planned = ("items", '{"id": "cycling", "title": "Cycling"}')
    assert terminal.run("add", MEETING, *planned, "--reason", "planned").code == 0

    ran = terminal.run("import", str(document), "--body", "cambridgeshire-pcp")

    assert ran.code == 0, ran.err
    shown = terminal.run("show", MEETING).out
    assert "status: held" in shown
    assert "classification: annual" in shown, "a guess takes the place of nothing that somebody recorded"
    assert "name: Town Hall" in shown
    assert "matter: budget" in shown
    assert "title: Finance Report" in shown
    assert "Planned before, and not in this document: Cycling." in shown
    assert "status: tentative → held" in terminal.git("log", "-1", "--format=%b")
    audited = terminal.run("audit")
    assert audited.code == 0, audited.out


def test_minutes_that_were_begun_are_not_written_over_by_an_import(terminal: Terminal, document: Path) -> None:
    terminal.run("import", str(document), "--body", "cambridgeshire-pcp")
    other = document.with_name("other.txt")
    other.write_text(MINUTES.replace("be noted", "be approved"))
    ran = terminal.run("import", str(other), "--body", "cambridgeshire-pcp")
    assert ran.code == 1
    assert "There is a record" in ran.err
