"""What `new` says when something is missing or told in the wrong place: the words to type, not the form of the file."""

import pytest

from tests.cli.terminal import Terminal

PANEL = "cambridgeshire-pcp"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("meeting", f"body={PANEL}"), f"Write --body {PANEL} instead of body={PANEL}"),
        (("meeting", "name=X"), "It is not said to which body the new record belongs."),
        (("deliverable", "name=X"), "It is not said to which plan the new record belongs."),
        (("action",), "Such as: minutebook new action --body BODY text='…' kind='…' raised_at='…'"),
        (("person",), "Such as: minutebook new person name='…'"),
        (("action", "text=X", "--id", "x/y"), "x/y is not the id of an action."),
        (("body", "name=X", "classification=council", "--body", PANEL), f"The book has {PANEL}/body already"),
        (
            ("meeting", "attendance=x", "--body", PANEL),
            "Leave attendance out and put each in afterwards: minutebook add",
        ),
    ],
)
def test_the_hint_is_what_to_type(terminal: Terminal, words: tuple[str, ...], said: str) -> None:
    ran = terminal.run("new", *words, "--reason", "tried")
    assert ran.code == 2
    assert said in ran.err


def test_one_value_or_several_with_commas_make_a_list_and_what_is_missing_is_told(terminal: Terminal) -> None:
    terminal.run("new", "person", "name=Member Y", "--reason", "known")
    terminal.run("new", "person", "name=Member Z", "--reason", "known")
    ran = terminal.run("new", "action", "text=X", "owners=people/member-y", "--body", PANEL, "--reason", "asked")
    assert ran.code == 1
    assert "Give it with the others: kind=… raised_at=…" in ran.err
    assert "- " not in ran.err
    meeting = terminal.run("new", "meeting", "date=2030-03-04", "--body", PANEL, "--reason", "called")
    assert meeting.code == 0, meeting.err
    ran = terminal.run(
        "new", "action", "text=X", "kind=action", "owners=people/member-y,people/member-z",
        f"raised_at={PANEL}/meetings/2030-03-04", "--body", PANEL, "--reason", "asked",
    )  # fmt: skip
    assert ran.code == 0, ran.err
    assert "member-y" in terminal.run("show", f"{PANEL}/actions/2030-03-04-1").out
