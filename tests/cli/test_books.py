"""Making books: the demo, an empty book, and what the doctor says of them."""

from pathlib import Path

import pytest

from tests.cli.terminal import Terminal
from tui.cli import main


@pytest.fixture(autouse=True)
def somebody(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine whose git knows one name."""
    for name, value in (("AUTHOR", "Member A"), ("COMMITTER", "Member A")):
        monkeypatch.setenv(f"GIT_{name}_NAME", value)
        monkeypatch.setenv(f"GIT_{name}_EMAIL", "a@example.org")


def test_the_demo_is_made_once_and_says_what_to_type_next(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "new" / "demo"
    assert main(["demo", str(folder), "--no-open"]) == 0
    out, err = capsys.readouterr()
    assert out == ""
    assert f"minutebook --book {folder} validate" in err
    assert main(["demo", str(folder), "--no-open"]) == 0
    assert "as it is" in capsys.readouterr().err


def test_the_demo_never_writes_into_a_folder_with_something_in_it(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear all", encoding="utf-8")
    assert main(["demo", str(tmp_path), "--no-open"]) == 2
    assert [each.name for each in tmp_path.iterdir()] == ["letter.txt"]


def test_the_demo_is_the_sample_book_byte_for_byte_and_bears_its_documents(terminal: Terminal) -> None:
    from tui.book.shipped import shipped_records

    for file, data in shipped_records().items():
        assert (terminal.root / file).read_bytes() == data, file
    messages = terminal.git("log", "--format=%B")
    assert "Action: import" in messages
    assert "Evidence: 001_740e8cf0cde4de22.txt" in messages
    assert terminal.git("status", "--porcelain") == ""
    assert terminal.git("fsck", "--strict") == ""


def test_a_new_book_takes_its_first_body_person_and_meeting(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book = Terminal(tmp_path / "book", capsys)
    assert main(["init", str(book.root)]) == 0
    assert book.run("validate", "--strict").code == 0
    words = ("name=Example Joint Panel", "classification=council-committee", "--reason", "the first body")
    assert book.run("new", "body", *words).out == "example-joint-panel/body\n"
    assert book.run("new", "person", "name=Member A", "--reason", "a member").out == "people/member-a\n"
    fields = ("name=Example Joint Panel", "classification=ordinary", "status=tentative", "date=2026-05-12")
    ran = book.run("new", "meeting", *fields, "--body", "example-joint-panel", "--reason", "in the calendar")
    assert ran.out == "example-joint-panel/meetings/2026-05-12\n", ran.err
    assert book.run("validate", "--strict").code == 0
    assert book.git("status", "--porcelain") == ""


def test_init_keeps_what_is_in_a_repository_and_its_staged_files(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = Terminal(tmp_path, capsys)
    book.git("init", "-q", "-b", "main")
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    book.git("add", "notes.txt")
    assert main(["init", str(tmp_path)]) == 0
    assert book.git("status", "--porcelain") == "A  notes.txt\n"
    assert main(["init", str(tmp_path)]) == 2


def test_the_doctor_names_a_rebase_a_draft_and_a_hand_edit_with_the_next_step(terminal: Terminal) -> None:
    from tui.book.repository import Book

    meeting = "cambridgeshire-pcp/meetings/2022-09-14"
    Book.open(terminal.root).drafts.put(meeting, "name: x\n", b"old")
    with terminal.file(meeting).open("a", encoding="utf-8") as file:
        file.write("# by hand\n")
    (terminal.root / ".git" / "rebase-merge").mkdir()
    ran = terminal.run("doctor")
    assert ran.code == 3
    for words in ("rebase", f"minutebook commit {meeting}", "Typed and not saved"):
        assert words in ran.out


def test_the_doctor_of_a_folder_that_is_no_book_is_exit_3(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ran = Terminal(tmp_path, capsys).run("doctor", "--format", "json")
    assert ran.code == 3
    assert ran.json["findings"][0]["mark"] == "fault"


def test_a_program_named_by_the_book_itself_does_not_run_until_trusted(
    terminal: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    mark = tmp_path / "ran"
    for name in ("core.fsmonitor", "filter.x.clean", "core.sshCommand", "diff.external"):
        terminal.git("config", name, f"touch {mark}; cat")
    (terminal.root / ".git" / "hooks" / "pre-commit").write_text(f"#!/bin/sh\ntouch {mark}\n", encoding="utf-8")
    (terminal.root / ".git" / "hooks" / "pre-commit").chmod(0o755)
    assert terminal.run("set", "people/edward-leigh", "note", "x", "--reason", "x").code == 0
    assert terminal.run("validate", "--since", "HEAD").code == 0
    assert terminal.run("log").code == 0
    assert "doctor --trust" in terminal.run("doctor").out
    assert not mark.exists()


def test_the_doctor_says_where_a_changed_schema_is_no_schema(terminal: Terminal) -> None:
    file = terminal.root / "schema" / "person.schema.json"
    file.write_text(
        file.read_text(encoding="utf-8")
        .replace('"minLength": 1', '"minLength": "one"')
        .replace('"type": "object"', '"type": "thing"', 1),
        encoding="utf-8",
    )
    ran = terminal.run("doctor")
    assert ran.code == 3
    assert "read, not written" in ran.out
    assert "schema/person.schema.json is not JSON Schema at type" in ran.out
    assert terminal.run("set", "people/edward-leigh", "note", "x", "--reason", "x").code == 3


def test_a_damaged_history_is_a_sentence(terminal: Terminal) -> None:
    import shutil

    shutil.rmtree(terminal.root / ".git" / "objects")
    (terminal.root / ".git" / "objects").mkdir()
    ran = terminal.run("log")
    assert ran.code == 3
    assert "damaged" in ran.err or "cannot be read" in ran.err
