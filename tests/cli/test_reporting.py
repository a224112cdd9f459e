"""Problems as CI, editors and people get them."""

import json
from xml.etree import ElementTree

from tui.cli.reporting import REPORTS
from tui.rules.problem import Problem, Severity


def problem(severity: Severity = Severity.ERROR, **more: object) -> Problem:
    known = {
        "record": "example-panel/meetings/2026-05-12",
        "file": "records/example-panel/meetings/2026-05-12.yaml",
        "line": 4,
        "column": 7,
        "path": "date",
        "rule": "impossible-date",
        "message": "31 June does not exist.",
        "hint": "June has 30 days.",
    }
    return Problem(**{**known, "severity": severity, **more})  # type: ignore[arg-type]


def test_text_names_file_line_column_severity_rule_and_what_to_do() -> None:
    text = REPORTS["text"]([problem()], ["example-panel/meetings/2026-05-12"])
    assert text.splitlines() == [
        "records/example-panel/meetings/2026-05-12.yaml:4:7: error: 31 June does not exist. [impossible-date]",
        "    June has 30 days.",
        "1 record checked: 1 error.",
    ]


def test_text_says_so_when_nothing_is_wrong() -> None:
    assert REPORTS["text"]([], ["a", "b"]) == "2 records checked: nothing to point out.\n"


def test_json_has_the_documented_shape_and_no_null_arrays() -> None:
    empty = json.loads(REPORTS["json"]([], []))
    assert empty == {"format": 1, "checked": 0, "problems": []}
    [found] = json.loads(REPORTS["json"]([problem()], ["x"]))["problems"]
    assert set(found) == {"record", "file", "line", "column", "path", "rule", "severity", "message", "hint"}
    assert (found["line"], found["column"], found["severity"]) == (4, 7, "error")


def test_github_annotates_the_line_and_a_message_cannot_start_another_command() -> None:
    line = REPORTS["github"]([problem(message="bad\n::error::forged, 100%")], [])
    assert line.startswith(
        "::error file=records/example-panel/meetings/2026-05-12.yaml,line=4,col=7,title=impossible-date::"
    )
    assert line.count("\n") == 1
    assert "100%25" in line


def test_github_names_the_three_severities_as_the_runner_does() -> None:
    text = REPORTS["github"]([problem(each) for each in Severity], [])
    assert [line.split(" ")[0] for line in text.splitlines()] == ["::error", "::warning", "::notice"]


def test_sarif_points_each_result_at_its_rule_and_line() -> None:
    run = json.loads(REPORTS["sarif"]([problem(), problem(Severity.WARNING, rule="weekday")], []))["runs"][0]
    assert [run["tool"]["driver"]["rules"][each["ruleIndex"]]["id"] for each in run["results"]] == [
        "impossible-date",
        "weekday",
    ]
    assert run["results"][0]["locations"][0]["physicalLocation"]["region"] == {"startLine": 4, "startColumn": 7}


def test_junit_fails_the_record_with_an_error_and_passes_the_others() -> None:
    suite = ElementTree.fromstring(REPORTS["junit"]([problem(), problem(Severity.ADVICE, record="b")], ["a", "b"]))
    assert (suite.get("tests"), suite.get("failures")) == ("3", "1")
    failed = [case.get("name") for case in suite if case.find("failure") is not None]
    assert failed == ["example-panel/meetings/2026-05-12"]


def test_junit_stays_xml_whatever_a_message_holds() -> None:
    ElementTree.fromstring(REPORTS["junit"]([problem(message="\x1b[31m\x00 <&> \ufffe \ud800")], ["a"]))
