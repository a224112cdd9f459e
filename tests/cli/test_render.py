"""`minutebook render` on the sample book: a document on standard output or in a file."""

from pathlib import Path

import pytest

from tests.cli.terminal import Terminal

MEETING = "cambridgeshire-pcp/meetings/2023-09-20"


def test_minutes_are_plain_text_where_no_form_is_named(terminal: Terminal) -> None:
    ran = terminal.run("render", MEETING, "--as", "minutes")
    assert ran.code == 0
    assert ran.out.startswith("DRAFT: not yet approved")
    assert "20. Harm to Hope Drug Strategy" in ran.out
    assert max(map(len, ran.out.splitlines())) <= 72


@pytest.mark.parametrize(
    ("form", "start"), [("md", b"# Minutes"), ("html", b"<!DOCTYPE html>"), ("docx", b"PK"), ("pdf", b"%PDF")]
)
def test_a_file_is_written_whole_in_any_form(terminal: Terminal, tmp_path: Path, form: str, start: bytes) -> None:
    file = tmp_path / f"minutes.{form}"
    ran = terminal.run("render", MEETING, "--as", "minutes", "--to", form, "-o", str(file))
    assert (ran.code, ran.out) == (0, "")
    assert file.read_bytes().startswith(start)
    assert [each.name for each in tmp_path.iterdir() if each.is_file()] == [file.name]
    assert f"Written: {file}" in ran.err


def test_a_record_without_such_a_document_is_told_what_it_has(terminal: Terminal) -> None:
    ran = terminal.run("render", "people/jane-webb", "--as", "minutes")
    assert ran.code == 2
    assert "“minutes” is made of a meeting" in ran.err
    assert "minutebook list meeting" in ran.err


def test_a_record_that_is_not_there_is_said_to_be_missing(terminal: Terminal) -> None:
    ran = terminal.run("render", "cambridgeshire-pcp/meetings/1999-01-01", "--as", "minutes")
    assert ran.code == 2
    assert "There is no record" in ran.err


def test_a_folder_that_is_not_there_is_named(terminal: Terminal, tmp_path: Path) -> None:
    ran = terminal.run("render", MEETING, "--as", "minutes", "-o", str(tmp_path / "none" / "minutes.txt"))
    assert ran.code == 2
    assert "cannot be written" in ran.err
