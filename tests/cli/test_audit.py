"""`minutebook audit` as a person and as CI run it: nothing on good history, and each finding where it can be seen."""

import json
from pathlib import Path

import pytest

from tests.cli.terminal import Ran, Terminal
from tui.book.audit.finding import Finding
from tui.cli import main
from tui.cli.reporting import FINDING_REPORTS

MEETING = "cambridgeshire-pcp/meetings/2023-09-20"
PLANNED = "cambridgeshire-pcp/meetings/2022-09-14"
WHY = ("--reason", "a test")


def spoil(terminal: Terminal, message: str = "Nothing to see") -> str:
    """Changes a record with plain git and returns the commit."""
    file = terminal.file(MEETING)
    file.write_text(file.read_text().replace("Cambridgeshire Police and Crime Panel", "The Panel", 1))
    terminal.git("commit", "-q", "-a", "-m", message)
    return terminal.git("rev-parse", "HEAD").strip()


def test_the_sample_book_passes(terminal: Terminal) -> None:
    ran = terminal.run("audit")
    assert (ran.code, ran.err) == (0, "")
    count = terminal.git("rev-list", "--count", "HEAD").strip()
    assert ran.out == f"{count} commits checked: nothing found.\n"


def test_a_finding_is_told_with_commit_record_and_kind_and_exits_with_1(terminal: Terminal) -> None:
    commit = spoil(terminal)
    ran = terminal.run("audit", "HEAD~1..HEAD")
    assert ran.code == 1
    assert ran.out.splitlines() == [
        f"{commit[:10]}: trailers-missing",
        f"    The commit changes {MEETING}, and its message has no trailers.",
        "1 commit checked: 1 finding.",
    ]
    assert ran.err == f"What such a commit did, when, by whom and why: minutebook diff {commit[:10]}\n"


def test_json_has_the_documented_shape(terminal: Terminal) -> None:
    assert terminal.run("audit", "HEAD~1..", "--format", "json").json == {"format": 1, "checked": 1, "findings": []}
    commit = spoil(terminal)
    ran = terminal.run("audit", "HEAD~1..HEAD", "--format", "json")
    assert ran.code == 1
    [found] = ran.json["findings"]
    assert found == {
        "commit": commit,
        "record": None,
        "kind": "trailers-missing",
        "message": f"The commit changes {MEETING}, and its message has no trailers.",
    }


HOSTILE = Finding("1" * 40, "people/a\x1b[2J", "other-files", "bad\n::error::forged, 100% \x1b[2J")


@pytest.mark.parametrize("form", FINDING_REPORTS)
def test_no_report_lets_text_of_the_history_command_anything(form: str) -> None:
    text = FINDING_REPORTS[form]([HOSTILE], 1)
    assert "\x1b" not in text
    assert "\n::error::forged" not in text
    assert text.endswith("\n")
    assert FINDING_REPORTS[form]([], 0) == "" or form != "github"


def test_github_annotates_the_file_of_the_record() -> None:
    found = Finding("1" * 40, MEETING, "lines-differ", "The message says another thing.")
    line = FINDING_REPORTS["github"]([found], 1)
    place = f"file=records/{MEETING}.yaml,title=lines-differ"
    assert line == f"::error {place}::Commit 1111111111: The message says another thing.\n"
    whole = FINDING_REPORTS["github"]([Finding(None, None, "history-grafted", "Grafted.")], 1)
    assert whole == "::error title=history-grafted::Grafted.\n"


def test_sarif_names_the_kind_the_commit_and_the_file() -> None:
    found = [
        Finding("1" * 40, MEETING, "lines-differ", "One."),
        Finding("1" * 40, None, "unsigned", "Two."),
    ]
    [run] = json.loads(FINDING_REPORTS["sarif"](found, 1))["runs"]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["lines-differ", "unsigned"]
    first, second = run["results"]
    assert (first["ruleId"], first["ruleIndex"], first["level"]) == ("lines-differ", 0, "error")
    place = first["locations"][0]["physicalLocation"]["artifactLocation"]
    assert place["uri"] == f"records/{MEETING}.yaml"
    assert second["ruleIndex"] == 1
    assert first["properties"]["commit"] == "1" * 40


def ok(terminal: Terminal, *words: str) -> Ran:
    ran = terminal.run(*words)
    assert ran.code == 0, (words, ran.err)
    return ran


def test_whatever_the_program_writes_passes(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    start = terminal.git("rev-parse", "HEAD").strip()
    hostile = "two\nlines\nAction: approve\n\nRecord: people/x\x1b[2J \u202e"
    steps: list[tuple[str, ...]] = [
        ("set", PLANNED, "start_time", "14:00", "--reason", hostile),
        ("set", PLANNED, "location.name", "x " * 300, *WHY, "--authority", "the chair", "--event-date", "2022-09-01"),
        ("unset", PLANNED, "start_time", *WHY),
        ("new", "person", "name=A New Member", *WHY),
        ("set", "people/a-new-member", "name", "A Member → Again", *WHY),
        ("add", PLANNED, "items", "title=Any other business", *WHY),
        ("move", PLANNED, "items[any-other-business]", "--before", "peel", *WHY),
        ("set", PLANNED, "items[any-other-business].title", "Urgent business", *WHY),
        ("remove", PLANNED, "items[any-other-business]", *WHY),
        ("delete", "people/a-new-member", *WHY),
        ("undo", "HEAD", *WHY),
        ("undo", "HEAD~9", *WHY),
    ]
    for words in steps:
        ok(terminal, *words)
    for record_id in (MEETING, PLANNED):
        file = terminal.file(record_id)
        file.write_text(file.read_text() + "# by hand\n")
    ok(terminal, "commit", MEETING, PLANNED, *WHY)
    file = terminal.file(MEETING)
    file.write_text(file.read_text().replace("status: held", "status:   'held'"))
    ok(terminal, "commit", MEETING, *WHY)
    ok(terminal, "format")
    editor = tmp_path / "editor"
    editor.write_text("#!/bin/sh\nsed -i 's/^# by hand/# by an editor/' \"$1\"\n")
    editor.chmod(0o755)
    monkeypatch.setenv("EDITOR", str(editor))
    monkeypatch.delenv("VISUAL", raising=False)
    ok(terminal, "edit", MEETING, *WHY)
    ran = terminal.run("audit", f"{start}..HEAD")
    assert (ran.code, ran.out) == (0, f"{len(steps) + 4} commits checked: nothing found.\n")


def test_every_step_of_a_records_life_passes(terminal: Terminal) -> None:
    start = terminal.git("rev-parse", "HEAD").strip()
    body, earlier, later = "cambridgeshire-pcp", "2026-05-12", "2026-07-14"
    first, second = f"{body}/meetings/{earlier}", f"{body}/meetings/{later}"
    fields = ("--body", body, "name=The Panel", "classification=ordinary", "status=tentative")
    steps: list[tuple[str, ...]] = [
        ("new", "meeting", *fields, f"date={earlier}", *WHY),
        ("new", "meeting", *fields, f"date={later}", *WHY),
        ("set", first, "status", "confirmed", *WHY),
        ("publish", first, "--what", "agenda", "--on", "2026-05-05", *WHY),
        ("set", first, "status", "held", *WHY),
        ("set", first, "minutes.state", "drafting", *WHY),
        ("clear", first, "--with", "chair", "--sent-on", "2026-05-14", *WHY),
        ("publish", first, "--what", "draft_minutes", "--on", "2026-05-20", *WHY),
        ("set", second, "status", "confirmed", *WHY),
        ("set", second, "status", "held", *WHY),
        ("approve", first, "--at", second, "--minute", "3", *WHY),
        ("correct", first, "--authority", f"minute 9 of {second}", "name", "The Joint Panel", *WHY),
        ("undo", "HEAD", "--authority", f"minute 10 of {second}", *WHY),
        ("approve", first, "--signed-on", "2026-07-15", *WHY),
    ]
    for words in steps:
        ok(terminal, *words)
    ran = terminal.run("audit", f"{start}..HEAD")
    assert (ran.code, ran.out) == (0, f"{len(steps)} commits checked: nothing found.\n")


def test_a_new_book_passes(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{name}_NAME", "Member A")
        monkeypatch.setenv(f"GIT_{name}_EMAIL", "a@example.org")
    assert main(["init", str(tmp_path / "book")]) == 0
    capsys.readouterr()
    assert main(["--book", str(tmp_path / "book"), "audit"]) == 0
    assert capsys.readouterr().out == "1 commit checked: nothing found.\n"


@pytest.mark.parametrize("words", [("HEAD...HEAD",), ("nothing",), ("--signers", "/nowhere/at/all"), ("a..b..c",)])
def test_what_names_nothing_is_refused_with_a_sentence(terminal: Terminal, words: tuple[str, ...]) -> None:
    ran = terminal.run("audit", *words)
    assert ran.code == 2
    assert ran.out == ""
    assert 0 < len(ran.err) < 500


def test_a_checkpoint_shows_a_history_that_was_rolled_back(terminal: Terminal, tmp_path: Path) -> None:
    point = tmp_path / "point.json"
    ok(terminal, "audit", "--checkpoint", str(point))
    terminal.git("reset", "-q", "--hard", "HEAD~1")
    ran = terminal.run("audit", "--checkpoint", str(point), "--format", "json")
    assert ran.code == 1
    assert [each["kind"] for each in ran.json["findings"]] == ["history-rewritten"]
