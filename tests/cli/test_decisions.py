"""`minutebook decisions` on the sample book: the table of items and actions, the printed one, and what takes more than half."""

from tests.cli.terminal import Terminal

PANEL = "cambridgeshire-pcp"
JULY = f"{PANEL}/meetings/2022-07-20"


def test_the_table_of_july_2022_stands_beside_the_printed_one(terminal: Terminal) -> None:
    ran = terminal.run("decisions", JULY)
    assert ran.code == 0
    words = " ".join(ran.out.split())
    assert "1. Election of Chairperson (minute 1)" in words
    assert "3. Review of Complaints (minute 7) The Panel AGREED to NOTE the report. ≠ Printed as number 1." in words
    assert "≠ Printed: “The Panel AGREED to Note the report.”" in words
    assert ran.out.count("≠ Not in the printed table.") == 2
    assert "two-thirds of 10 is 6.67, so 7 (members present" in words
    assert max(map(len, ran.out.splitlines())) <= 80


def test_a_precept_meeting_says_how_many_make_a_veto(terminal: Terminal) -> None:
    out = " ".join(terminal.run("decisions", f"{PANEL}/meetings/2023-02-01").out.split())
    assert "No decision is recorded." in out
    assert "A veto of Precept 2023/2024: two-thirds of 13 is 8.67, so 9 (all members, by the list of members)" in out


def test_as_json_the_table_has_what_differs(terminal: Terminal) -> None:
    said = terminal.run("decisions", f"{PANEL}/meetings/2023-09-20", "--format", "json").json
    assert [each["number"] for each in said["table"]] == [1, 2, 3, 4, 5]
    assert all(each["differs"] == [] for each in said["table"])
    assert said["votes"] == []
    july = terminal.run("decisions", JULY, "--format", "json").json
    assert july["table"][0]["differs"] == ["Not in the printed table."]
    assert [(each["of"], each["votes"]) for each in july["special_majorities"]] == [(10, 7), (10, 7)]


def test_a_vote_is_told_with_its_counts_its_names_and_its_arithmetic(terminal: Terminal) -> None:
    new = 'items=[{"id": "a", "title": "A report", "decisions": [{"id": "d", "outcome": "lost", "text": "Agreed.", "vote": {"for": 8, '
    new += '"against": 5, "required_fraction": "2/3", "base": "all_members", "result": "lost", '
    new += '"casting_vote": {"person": "edward-leigh", "option": "for"}}}]}]'
    made = terminal.run(
        "new", "meeting", "--id", f"{PANEL}/meetings/2022-10-05", "date=2022-10-05", new, "--reason", "a test"
    )
    assert made.code == 0, made.err
    out = " ".join(terminal.run("decisions", f"{PANEL}/meetings/2022-10-05").out.split())
    assert "Vote on the decision “Agreed.”: lost 8 for, 5 against Casting vote of Edward Leigh: for" in out
    assert "Needed: two-thirds of 13 is 8.67, so 9 (all members, by the list of members). Reached: no" in out


def test_a_meeting_that_is_not_there(terminal: Terminal) -> None:
    ran = terminal.run("decisions", f"{PANEL}/body")
    assert ran.code == 2
    assert "There is no meeting" in ran.err
