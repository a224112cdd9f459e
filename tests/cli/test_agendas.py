"""Agendas on the command line: drafted from the template for a new meeting or a planned one, and numbered in their order."""

from tests.cli.terminal import Terminal

PANEL = "cambridgeshire-pcp"
NOVEMBER = f"{PANEL}/meetings/2022-11-23"
WHY = ("--reason", "a test")


def items(terminal: Terminal, meeting: str) -> list[dict[str, object]]:
    found = terminal.run("show", meeting, "items", "--format", "json").json["data"]
    assert isinstance(found, list)
    return found


def test_a_new_meeting_begins_with_what_is_due_and_says_why(terminal: Terminal) -> None:
    ran = terminal.run("new", "meeting", "--body", PANEL, "--date", "2026-12-02", "--from-template", *WHY)
    assert ran.code == 0, ran.err
    assert ran.out == f"{PANEL}/meetings/2026-12-02\n"
    assert "1. Election of Chairperson: first meeting of 2026/27" in ran.err
    assert ": on every agenda of this body" in ran.err
    found = items(terminal, f"{PANEL}/meetings/2026-12-02")
    assert [each["number"] for each in found] == [str(n) for n in range(1, len(found) + 1)]
    assert {"apologies", "declarations", "actions-review", "public-questions"} <= {each["id"] for each in found}


def test_a_meeting_that_is_planned_gets_what_its_agenda_lacks_and_keeps_what_it_has(terminal: Terminal) -> None:
    before = [each["id"] for each in items(terminal, NOVEMBER)]
    ran = terminal.run("agenda", NOVEMBER, *WHY)
    assert ran.code == 0, ran.err
    assert "Note: Apologies for Absence: on every agenda of this body." in ran.err
    after = [each["id"] for each in items(terminal, NOVEMBER)]
    assert {"apologies", "declarations", *before} <= set(after)
    assert [each for each in after if each in before] == before
    again = terminal.run("agenda", NOVEMBER, *WHY)
    assert "Nothing has changed" in again.err


def test_an_agenda_is_numbered_in_its_order_in_one_commit_and_nothing_else_changes(terminal: Terminal) -> None:
    meeting = f"{PANEL}/meetings/2022-09-14"
    before = items(terminal, meeting)
    last = str(before[-1]["id"])
    assert terminal.run("move", meeting, f"items[{last}]", "--before", str(before[0]["id"]), *WHY).code == 0
    ran = terminal.run("renumber", meeting, *WHY)
    assert ran.code == 0, ran.err
    after = items(terminal, meeting)
    assert [each["number"] for each in after] == [str(n) for n in range(1, len(after) + 1)]
    plain = [{name: held for name, held in each.items() if name != "number"} for each in [before[-1], *before[:-1]]]
    assert [{name: held for name, held in each.items() if name != "number"} for each in after] == plain
    assert "Action: edit\n" in terminal.git("log", "-1", "--format=%B")
    assert "agenda numbered anew" in ran.err


def test_the_agenda_of_a_meeting_that_was_held_is_left_as_printed(terminal: Terminal) -> None:
    for command in ("renumber", "agenda"):
        ran = terminal.run(command, f"{PANEL}/meetings/2022-07-20", *WHY)
        assert ran.code == 2
        assert "is a matter of record" in ran.err


def test_a_second_meeting_on_a_day_or_a_kind_without_an_agenda_is_refused(terminal: Terminal) -> None:
    ran = terminal.run("new", "meeting", "--body", PANEL, "--date", "2022-11-23", "--from-template", *WHY)
    assert ran.code == 2
    assert f"minutebook agenda {NOVEMBER}" in ran.err
    ran = terminal.run("new", "person", "name=Member Z", "--from-template", *WHY)
    assert ran.code == 2
    assert "An agenda is drafted for a new meeting" in ran.err
    ran = terminal.run("new", "meeting", "--body", "llr-pcp", "--date", "2026-12-02", "--from-template", *WHY)
    assert "Nothing is known to belong on its agenda" in ran.err
