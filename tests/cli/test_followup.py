"""`minutebook followup` on the sample book: who owes what, as at a day."""

import json

import pytest

from tests.cli.terminal import Terminal

PANEL = "cambridgeshire-pcp"


def test_it_tells_what_rests_with_whom_as_at_the_day(terminal: Terminal) -> None:
    ran = terminal.run("followup", "--on", "2022-09-14", "--body", PANEL)
    assert ran.code == 0
    assert ran.out.startswith("Darryl Preston  (11)\n")
    assert "Cambridgeshire Police and Crime Panel  (6)" in ran.out
    assert "Answered on 1 Sep 2022: accepted. What the Panel made of it" in " ".join(ran.out.split())
    assert max(map(len, ran.out.splitlines())) <= 80


def test_as_json_every_entry_has_owner_state_and_age(terminal: Terminal) -> None:
    ran = terminal.run("followup", "--on", "2022-09-14", "--body", PANEL, "--all", "--format", "json")
    said = json.loads(ran.out)
    assert (said["format"], said["on"]) == (1, "2022-09-14")
    entries = {each["record"]: each for each in said["entries"]}
    assert len(entries) == 22
    first = entries[f"{PANEL}/recommendations/2022-07-20-1"]
    assert first["owners"] == ["people/darryl-preston"]
    assert (first["state"], first["is_open"], first["age"]) == ("responded", True, 56)


@pytest.mark.parametrize(
    ("by", "heading"),
    [
        ("age", "Up to a quarter  ("),
        ("meeting", "Cambridgeshire Police and Crime Panel, 20 Jul 2022  ("),
        ("body", "Cambridgeshire Police and Crime Panel  (19)"),
        ("year", "2022/23  ("),
        ("owner", "Nobody is named  (1)"),
    ],
)
def test_it_is_grouped_by_owner_age_meeting_body_and_year(terminal: Terminal, by: str, heading: str) -> None:
    assert heading in terminal.run("followup", "--on", "2022-09-14", "--by", by).out


def test_one_owner_or_one_meeting_alone(terminal: Terminal) -> None:
    chair = terminal.run("followup", "--on", "2022-09-14", "--owner", "people/edward-leigh").out
    assert "Review the complaints policy" in chair
    assert "Barristers" not in chair
    march = terminal.run("followup", "--on", "2022-09-14", "--meeting", f"{PANEL}/meetings/2022-03-25").out
    assert march.count("since 25 Mar 2022") == 4


def test_who_answered_late_is_only_told_where_both_days_are_known(terminal: Terminal) -> None:
    assert terminal.run("followup", "--on", "2023-09-20", "--late").out == "No late answer is recorded on 2023-09-20.\n"


@pytest.mark.parametrize(
    "words",
    [
        ("--body", "nowhere"),
        ("--owner", "people/nobody"),
        ("--meeting", f"{PANEL}/meetings/1999-01-01"),
        ("--on", "2022-02-30"),
    ],
)
def test_what_is_not_there_is_said(terminal: Terminal, words: tuple[str, str]) -> None:
    ran = terminal.run("followup", *words)
    assert ran.code == 2
    assert words[1] in ran.err
