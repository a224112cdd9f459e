"""`minutebook members` on the sample book: the panel as at a day."""

from tests.cli.terminal import Terminal

PANEL = "cambridgeshire-pcp"


def test_it_tells_who_sat_and_what_cannot_be_told(terminal: Terminal) -> None:
    ran = terminal.run("members", PANEL, "--on", "2022-09-14")
    assert ran.code == 0
    assert ran.out.startswith(
        "Cambridgeshire Police and Crime Panel, as at 14 Sep 2022: 13 members\n\nChair: Edward Leigh"
    )
    assert "  A Sharp – yes: listed on 14 Sep 2022\n" in ran.out
    words = " ".join(ran.out.split())
    assert "Susan Wallwork, Christine Wheelan – cannot tell: no day of 2022/23 is recorded for the seat" in words
    assert "By authority: cannot tell, no authority recorded for any of the 13" in words
    assert max(map(len, ran.out.splitlines())) <= 80


def test_as_json_every_answer_has_its_why(terminal: Terminal) -> None:
    said = terminal.run("members", f"{PANEL}/body", "--on", "2022-09-14", "--format", "json").json
    assert (said["format"], said["size"], said["on"]) == (1, 13, "2022-09-14")
    assert {each["answer"] for each in said["members"]} == {"yes", "cannot tell"}
    assert all(each["why"] for each in said["members"] + said["offices"])
    assert said["offices"][0]["person"] == "edward-leigh"


def test_a_year_without_a_list_has_no_number_of_members(terminal: Terminal) -> None:
    out = terminal.run("members", PANEL, "--on", "2024-01-31").out
    assert "as at 31 Jan 2024: how many members cannot be told" in " ".join(out.split())


def test_a_body_that_is_not_there_and_one_without_a_list(terminal: Terminal) -> None:
    ran = terminal.run("members", "nowhere")
    assert ran.code == 2
    assert "There is no body “nowhere” in this book." in ran.err
    assert "The book has no list of its members." in terminal.run("members", "llr-pcp", "--on", "2022-01-01").out
