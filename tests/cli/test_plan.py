"""`minutebook plan` on the sample book: the coming meetings, printed plans, what differs, deliverables and matters."""

import json

import pytest

from tests.cli.terminal import Terminal

PANEL = "cambridgeshire-pcp"


def test_the_coming_meetings_stand_with_their_items_and_what_is_missing(terminal: Terminal) -> None:
    ran = terminal.run("plan", "--on", "2023-09-20", "--body", PANEL)
    assert ran.code == 0
    assert ran.out.startswith("Wed 29 Nov 2023, 13:30, Civic Suite")
    assert "      - Delivery of Police and Crime Plan – Six Monthly Update\n" in ran.out
    assert "Review of Complaints is quarterly business: last on 15 Mar 2023" in ran.out
    assert "If needed (Veto)" in ran.out
    assert max(map(len, ran.out.splitlines())) <= 80


def test_as_json_meetings_missing_business_and_printed_plans(terminal: Terminal) -> None:
    said = json.loads(terminal.run("plan", "--on", "2023-09-20", "--body", PANEL, "--format", "json").out)
    assert (said["format"], said["on"]) == (1, "2023-09-20")
    assert [one["date"] for one in said["meetings"]] == ["2023-11-29", "2024-01-31", "2024-02-14", "2024-03-13"]
    assert {one["item"] for one in said["missing"]} == {"complaints", "delivery-plan", "costs"}
    assert [one["date"] for one in said["printed"]] == ["2022-07-20", "2022-09-14", "2023-09-20"]


def test_a_printed_plan_is_named_by_a_part_of_its_document_or_by_its_date(terminal: Terminal) -> None:
    by_name = terminal.run("plan", "--document", "draft agenda").out
    assert by_name.startswith("Draft Agenda Forward Plan 2022-2023\n")
    assert terminal.run("plan", "--document", "2022-09-14").out == by_name
    several = terminal.run("plan", "--document", "agenda plan")
    assert several.code == 2
    assert "There are several printed plans" in several.err


def test_two_printed_plans_are_compared(terminal: Terminal) -> None:
    ran = terminal.run("plan", "--differs", "2022-07-20", "2022-09-14")
    assert "The meeting of 14 Sep 2022: “HMRICFRS” is now “HMRICFRS Report”." in ran.out
    said = json.loads(terminal.run("plan", "--differs", "2022-07-20", "2022-09-14", "--format", "json").out)
    assert [one["what"] for one in said["differences"]] == ["item renamed", "item added", "meeting gone"]


def test_the_books_own_plan_is_compared_with_itself_at_a_commit(terminal: Terminal) -> None:
    meeting = f"{PANEL}/meetings/2023-11-29"
    assert terminal.run("set", meeting, "date", "2023-12-06", "--reason", "the hall is taken").code == 0
    ran = terminal.run("plan", "--on", "2023-09-20", "--differs", "HEAD~1", "HEAD")
    assert "The meeting of 6 Dec 2023 is moved from 29 Nov 2023 to 6 Dec 2023." in " ".join(ran.out.split())
    assert "Nothing differs." in terminal.run("plan", "--differs", "HEAD", "HEAD").out


def test_deliverables_stand_by_theme_with_a_chart_and_what_was_reported_since(terminal: Terminal) -> None:
    ran = terminal.run("plan", "--deliverables", "--on", "2023-04-01", "--since", "2022-09-01")
    assert "5.3 Crime Prevention            7  ●●●●◐◐·" in ran.out
    assert "Wanted by 31 Dec 2022; last reported on 14 Sep 2022 as ongoing." in " ".join(ran.out.split())
    assert "Reported from 1 Sep 2022 to 1 Apr 2023" in ran.out
    said = json.loads(
        terminal.run("plan", "--deliverables", "--on", "2023-04-01", "--since", "2022-09-01", "--format", "json").out
    )
    plan = said["plans"][0]
    assert sum(len(theme["deliverables"]) for theme in plan["themes"]) == 50
    assert len(plan["progress"]) == 43


def test_a_matter_is_followed_across_bodies(terminal: Terminal) -> None:
    said = json.loads(terminal.run("plan", "--matter", "police-and-crime-plan-2021-24", "--format", "json").out)
    days = [one["date"] for one in said["stations"]]
    assert days.index("2021-10-12") < days.index("2021-11-15") < days.index("2021-11-29")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--body", "nowhere"), "nowhere"),
        (("--document", "no such plan"), "no such plan"),
        (("--differs", "nonsense", "HEAD"), "nonsense"),
        (("--matter", "nothing"), "nothing"),
        (("--since", "2022-01-01"), "--deliverables"),
    ],
)
def test_what_is_not_there_is_said(terminal: Terminal, words: tuple[str, ...], said: str) -> None:
    ran = terminal.run("plan", *words)
    assert ran.code == 2
    assert said in ran.err
