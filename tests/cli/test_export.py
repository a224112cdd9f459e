"""`minutebook export` on the sample book: one file or a folder, written whole, and what does not go together refused."""

import csv
import io
import json
from pathlib import Path

import pytest
from icalendar import Calendar

from tests.cli.terminal import Terminal
from tui.cli.commands import export
from tui.documents.exchange.logs.registry import LOGS
from tui.documents.exchange.registry import FORMATS

MEETING = "cambridgeshire-pcp/meetings/2023-09-20"


def test_the_choices_are_the_registries() -> None:
    assert tuple(each.name for each in FORMATS) == export._FORMATS
    assert tuple(each.name for each in LOGS) == export._LOGS


def test_one_file_goes_to_standard_output_or_into_the_file_named(terminal: Terminal, tmp_path: Path) -> None:
    ran = terminal.run("export", "cambridgeshire-pcp", "--as", "ics", "--on", "2022-09-01")
    assert ran.code == 0
    event = next(each for each in Calendar.from_ical(ran.out).walk("VEVENT") if "sequence" in each)
    assert event.decoded("created").year > 2000
    file = tmp_path / "meetings.ics"
    ran = terminal.run("export", MEETING, "--as", "ics", "-o", str(file))
    assert (ran.code, ran.out) == (0, "")
    assert f"Written: {file}" in ran.err
    assert len(Calendar.from_ical(file.read_bytes()).walk("VEVENT")) >= 1


def test_minutes_are_a_file_for_one_meeting_named_and_a_folder_for_anything_else(
    terminal: Terminal, tmp_path: Path
) -> None:
    assert terminal.run("export", MEETING, "--as", "akn").out.startswith("<?xml")
    folder = tmp_path / "akn"
    ran = terminal.run("export", "llr-pcp", "--as", "akn", "-o", str(folder))
    assert ran.code == 0
    assert "(1 file, 1 of them new or changed)" in ran.err
    assert (folder / "llr-pcp" / "undated-plan-update.xml").is_file()


def test_one_log_can_be_piped(terminal: Terminal) -> None:
    ran = terminal.run("export", "cambridgeshire-pcp", "--as", "csv", "--log", "recommendations")
    assert len(list(csv.DictReader(io.StringIO(ran.out)))) == 6


def test_a_folder_is_written_again_but_never_one_of_somebody_elses(terminal: Terminal, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    assert terminal.run("export", "--as", "csv", "-o", str(folder)).code == 0
    assert {each.name for each in folder.iterdir()} == {f"{each.name}.csv" for each in LOGS} | {export.LISTED_IN}
    listed = json.loads((folder / export.LISTED_IN).read_bytes())
    (folder / export.LISTED_IN).write_text(json.dumps({**listed, "files": [*listed["files"], "gone.csv"]}))
    (folder / "gone.csv").write_text("no longer published")
    assert terminal.run("export", "--as", "csv", "-o", str(folder)).code == 0
    assert not (folder / "gone.csv").exists()
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("Dear all")
    ran = terminal.run("export", "--as", "csv", "-o", str(tmp_path / "mine"))
    assert ran.code == 2
    assert "has files in it that this command did not put there" in ran.err
    assert [each.name for each in (tmp_path / "mine").iterdir()] == ["letter.txt"]


def test_an_interface_is_a_folder_that_names_the_address_it_will_have(terminal: Terminal, tmp_path: Path) -> None:
    folder = tmp_path / "oparl"
    ran = terminal.run("export", MEETING, "--as", "oparl", "--base-url", "https://x.example.org/o", "-o", str(folder))
    assert ran.code == 0
    meeting = json.loads((folder / "meeting" / f"{MEETING.replace('/meetings/', '/')}.json").read_bytes())
    assert meeting["id"] == f"https://x.example.org/o/meeting/{MEETING.replace('/meetings/', '/')}.json"
    assert meeting["created"] <= meeting["modified"]


def test_what_fails_leaves_nothing_half_written(terminal: Terminal, tmp_path: Path) -> None:
    ran = terminal.run("export", "--as", "ics", "-o", str(tmp_path / "none" / "x.ics"))
    assert (ran.code, "cannot be written" in ran.err) == (2, True)
    ran = terminal.run("export", "--as", "oparl", "-o", str(tmp_path / "x"))
    assert (ran.code, "full web address" in ran.err) == (2, True)
    (tmp_path / "file").write_text("mine")
    ran = terminal.run("export", "--as", "csv", "-o", str(tmp_path / "file"))
    assert (ran.code, "is not a folder" in ran.err) == (2, True)
    assert {each.name for each in tmp_path.iterdir() if each.name.startswith((".", "x", "none"))} == set()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--as", "csv"), "That is a folder of csv files."),
        (("--as", "oparl", "-o", "never-made"), "every object has a full web address"),
        (("--as", "akn"), "That is a folder of akn files."),
        (("home-office", "--as", "akn", "-o", "never-made"), "There is no meeting in what was named."),
        (("--as", "ics", "--log", "actions"), "“--log” goes with “--as csv”."),
        (("people/jane-webb", "--as", "ics"), "people/jane-webb is neither a body nor a meeting."),
        (("nowhere", "--as", "ics"), "There is no record nowhere/body."),
        (("nowhere/meetings/2022-01-01", "--as", "ics"), "See: minutebook list meeting"),
        (("--as", "ics", "--base-url", "open/"), "“open/” is no web address"),
        (("--as", "ics", "--base-url", "https://example.org/?a=b"), "is no web address"),
        (("--as", "ics", "--base-url", "ftp://example.org/"), "is no web address"),
        (("--as", "ics", "--base-url", "https://[example/"), "is no web address"),
    ],
)
def test_what_does_not_go_together_is_refused(terminal: Terminal, words: tuple[str, ...], said: str) -> None:
    ran = terminal.run("export", *words)
    assert ran.code == 2
    assert said in ran.err


def test_minutes_that_are_not_published_are_said_to_be_left_out(terminal: Terminal) -> None:
    file = terminal.file(MEETING)
    file.write_text(file.read_text().replace("state: published", "state: with_chair", 1))
    ran = terminal.run("export", MEETING, "--as", "csv", "--log", "decisions")
    assert ran.out.count("\n") == 1
    assert "The minutes of 1 meeting are not published yet" in ran.err
    assert terminal.run("export", MEETING, "--as", "csv", "--log", "decisions", "--with-drafts").out.count("\n") > 5
