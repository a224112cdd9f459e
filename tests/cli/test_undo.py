"""Taking back a change on the command line."""

from tests.cli.terminal import Terminal

MEETING = "cambridgeshire-pcp/meetings/2022-09-14"


def change(terminal: Terminal, path: str, value: str) -> str:
    """Sets a field and returns the commit."""
    ran = terminal.run("set", MEETING, path, value, "--reason", "a slip", "--format", "json")
    assert ran.code == 0, ran.err
    return str(ran.json["commit"])


def test_a_change_is_taken_back_and_it_is_said_what_that_did(terminal: Terminal) -> None:
    before = terminal.file(MEETING).read_bytes()
    made = change(terminal, "note", "Webcast.")
    ran = terminal.run("undo", made[:10], "--reason", "typed into the wrong meeting")
    assert ran.code == 0, ran.err
    assert ran.out == ""
    assert ran.err.splitlines()[0] == "Saved: Undone: Cambridgeshire Police and Crime…, 14 Sep 2022: remark reworded"
    assert len(ran.err.splitlines()) == 2
    assert terminal.file(MEETING).read_bytes() == before
    message = terminal.git("log", "-1", "--format=%B")
    assert f"Evidence: commit {made[:12]}" in message
    assert "Reason: typed into the wrong meeting" in message


def test_for_a_program_the_undo_is_json(terminal: Terminal) -> None:
    made = change(terminal, "note", "Webcast.")
    ran = terminal.run("undo", made, "--reason", "x", "--format", "json")
    assert ran.json["commit"] == terminal.git("rev-parse", "HEAD").strip()
    (record,) = ran.json["records"]
    assert record["id"] == MEETING
    assert len(record["changes"]) == 1


def test_a_refusal_says_why_and_what_to_undo_first(terminal: Terminal) -> None:
    made = change(terminal, "note", "One.")
    later = change(terminal, "note", "Two.")
    ran = terminal.run("undo", made, "--reason", "x")
    assert ran.code == 1
    assert "note was changed again since" in ran.err
    assert f"minutebook undo {later[:12]}" in ran.err
    assert terminal.git("rev-parse", "HEAD").strip() == later


def test_what_is_no_commit_is_said_to_be_none(terminal: Terminal) -> None:
    for asked in ("nonsense", "HEAD..HEAD~", "--output=x"):
        assert terminal.run("undo", "--reason", "x", "--", asked).code == 2
    assert terminal.run("undo", "HEAD", "--reason", " ").code in (1, 2)


def test_a_whole_import_that_later_records_point_to_is_not_taken_back(terminal: Terminal) -> None:
    first_import = terminal.git("rev-list", "--reverse", "HEAD").split()[1]
    ran = terminal.run("undo", first_import, "--reason", "x")
    assert ran.code == 1
    assert "would leave an error" in ran.err
    assert terminal.git("status", "--porcelain") == ""
