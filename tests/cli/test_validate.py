"""CI's command: what it says of a mistake, where, and how it ends."""

import json
import os
import subprocess
from pathlib import Path

import pytest

from tests.cli.terminal import Terminal

MEETING = "cambridgeshire-pcp/meetings/2022-09-14"


def test_the_sample_book_has_no_error_and_the_warnings_of_its_printed_slips(terminal: Terminal) -> None:
    ran = terminal.run("validate", "--format", "json")
    found = ran.json
    assert ran.code == 0
    assert found["checked"] > 190
    assert [each for each in found["problems"] if each["severity"] == "error"] == []
    rules = {each["rule"] for each in found["problems"]}
    expected = {
        "names-spelt",
        "non-latin-words",
        "heading-numbers",
        "forward-plan-order",
        "table-differs",
        "recommendation-reworded",
        "cited-basis",
        "printed-slip",
        "extraction-doubtful",
        "substitute-on-day",
        "substitute-apologies",
    }
    assert expected <= rules


def test_strict_makes_warnings_count(terminal: Terminal) -> None:
    assert terminal.run("validate", "--strict").code == 1


@pytest.mark.parametrize("form", ["text", "json", "github", "sarif", "junit"])
def test_an_impossible_date_gives_exit_1_and_its_exact_line_and_column(terminal: Terminal, form: str) -> None:
    file = terminal.file(MEETING)
    lines = file.read_text(encoding="utf-8").replace('date: "2022-09-14"', 'date: "2022-09-31"', 1).splitlines()
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    line = lines.index('date: "2022-09-31"') + 1
    ran = terminal.run("validate", "--format", form)
    name = f"records/{MEETING}.yaml"
    assert ran.code == 1
    wanted = {
        "text": f"{name}:{line}:7: error:",
        "json": f'"line": {line},\n      "column": 7,',
        "github": f"::error file={name},line={line},col=7,",
        "sarif": f'"startLine": {line},',
        "junit": f"{name}:{line}:7: error:",
    }
    assert wanted[form] in ran.out


def test_an_impossible_date_in_any_record_is_found_in_its_own_line(terminal: Terminal) -> None:
    spoilt: dict[str, int] = {}
    for file in sorted((terminal.root / "records").rglob("*.yaml")):
        lines = file.read_text(encoding="utf-8").split("\n")
        for n, line in enumerate(lines):
            name, _, value = line.partition(": ")
            if not name.endswith("id") and len(value) == 12 and value.startswith('"20') and value[5] == value[8] == "-":
                lines[n] = f'{name}: "{value[1:6]}02-30"'
                spoilt[file.relative_to(terminal.root).as_posix()] = n + 1
                break
        file.write_text("\n".join(lines), encoding="utf-8")
    assert len(spoilt) > 60
    problems = terminal.run("validate", "--format", "json").json["problems"]
    found = {(each["file"], each["line"]) for each in problems if each["rule"] == "impossible-date"}
    assert set(spoilt.items()) <= found


def test_one_bad_record_never_hides_another(terminal: Terminal) -> None:
    folder = terminal.root / "records" / "people"
    (folder / "a.yaml").write_text("name: [unclosed\n", encoding="utf-8")
    (folder / "b.yaml").write_text("a: &x [1]\nb: *x\n", encoding="utf-8")
    (folder / "c.yaml").write_bytes(b"\xff\xfe\x00")
    (folder / "d.yaml").write_text("name: D\nname: E\n", encoding="utf-8")
    (folder / "e.yaml").symlink_to("/etc/hostname")
    os.mkfifo(folder / "f.yaml")
    (folder / "G.yaml").write_text("name: G\n", encoding="utf-8")
    (folder / "h.yaml").write_bytes(b"name: |\n" + b"  x\n" * 3_000_000)
    (folder / "i.yaml").write_text("a: " + "[" * 400, encoding="utf-8")
    (folder / "j.txt").write_text("not a record", encoding="utf-8")
    problems = terminal.run("validate", "--format", "json").json["problems"]
    bad = {each["file"].rsplit("/", 1)[-1] for each in problems if each["severity"] == "error"}
    assert bad == {f"{letter}.yaml" for letter in "abcdefGhi"} | {"j.txt"}
    assert all(each["message"] and each["hint"] for each in problems if each["severity"] == "error")


def test_only_the_records_asked_for_are_reported(terminal: Terminal) -> None:
    (terminal.root / "records/people/a.yaml").write_text("nome: A\n", encoding="utf-8")
    assert terminal.run("validate", MEETING).code == 0
    ran = terminal.run("validate", "records/people/a.yaml")
    assert ran.code == 1
    assert "did you mean" in ran.out.lower()
    assert terminal.run("validate", "people/nobody").code == 2


def test_since_reports_what_differs_from_a_commit(terminal: Terminal) -> None:
    base = terminal.git("rev-parse", "HEAD").strip()
    terminal.run("set", MEETING, "start_time", "14:00", "--reason", "x")
    found = terminal.run("validate", "--since", base, "--format", "json").json
    assert found["checked"] == 1
    assert {each["record"] for each in found["problems"]} <= {MEETING}
    assert terminal.run("validate", "--since", "--upload-pack=x").code == 2


def test_since_finds_what_points_to_a_record_that_is_gone_and_leaves_out_older_warnings(terminal: Terminal) -> None:
    terminal.file("people/claire-george").unlink()
    ran = terminal.run("validate", "--since", "HEAD", "--format", "json")
    assert ran.code == 1
    assert {each["severity"] for each in ran.json["problems"]} == {"error"}
    assert any("claire-george" in each["message"] for each in ran.json["problems"])


def test_a_second_check_says_the_same_as_the_first(terminal: Terminal) -> None:
    assert terminal.run("validate", "--format", "json").out == terminal.run("validate", "--format", "json").out


def test_a_schema_that_points_elsewhere_is_refused_and_never_fetched(terminal: Terminal) -> None:
    file = terminal.root / "schema" / "person.schema.json"
    schema = json.loads(file.read_text(encoding="utf-8"))
    schema["properties"]["name"] = {"$ref": "http://127.0.0.1:9/name.json"}
    file.write_text(json.dumps(schema), encoding="utf-8")
    ran = terminal.run("validate")
    assert ran.code == 3
    assert "not fetched" in ran.err


def test_a_folder_that_is_no_book_is_exit_3_with_the_next_step(tmp_path: Path, terminal: Terminal) -> None:
    subprocess.run(["git", "init", "-q", tmp_path / "other"], check=True)
    ran = Terminal(tmp_path / "other", terminal.capture).run("validate")
    assert ran.code == 3
    assert "minutebook init" in ran.err
