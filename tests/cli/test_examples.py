"""The lines that end the help of the writing commands are whole, and work on the sample book one after the other."""

import shlex

import pytest

from tests.cli.terminal import Terminal

COMMANDS = ("new", "set", "add", "move", "commit")


def examples(terminal: Terminal, command: str) -> list[list[str]]:
    with pytest.raises(SystemExit):
        terminal.run(command, "--help")
    shown = terminal.capture.readouterr().out
    lines = shown.partition("On the sample book:\n")[2].splitlines()
    return [shlex.split(line)[1:] for line in lines if line.strip()]


def test_every_example_in_the_help_works_on_the_sample_book(terminal: Terminal) -> None:
    for command in COMMANDS:
        shown = examples(terminal, command)
        assert len(shown) == 2, command
        for words in shown:
            assert words[0] == command
            if command == "commit":
                for record_id in words[1 : words.index("--reason")]:
                    file = terminal.file(record_id)
                    file.write_text(file.read_text("utf-8") + "# corrected by hand\n", "utf-8")
            ran = terminal.run(*words)
            assert ran.code == 0, (words, ran.err)
            assert "Saved: " in ran.err, words
    assert terminal.git("status", "--porcelain") == ""


def test_a_new_meeting_begins_with_what_the_form_would_fill_in(terminal: Terminal) -> None:
    ran = terminal.run(
        "new",
        "meeting",
        "--body",
        "cambridgeshire-pcp",
        "date=2026-12-02",
        "status=confirmed",
        "--reason",
        "dates fixed",
    )
    assert ran.out == "cambridgeshire-pcp/meetings/2026-12-02\n", ran.err
    text = terminal.file("cambridgeshire-pcp/meetings/2026-12-02").read_text("utf-8")
    assert "name: Cambridgeshire Police and Crime Panel\nclassification: ordinary\nstatus: confirmed\n" in text
