"""What a reviewer asks of the history on the command line, and how it is answered for eyes and for programs."""

import pytest

from tests.cli.terminal import Terminal

MEETING = "cambridgeshire-pcp/meetings/2023-09-20"
TITLE = "items[harm-to-hope].title"


@pytest.fixture
def changed(terminal: Terminal) -> Terminal:
    """The sample book with one title changed, and its item moved to the end after that."""
    terminal.run("set", MEETING, TITLE, "Harm to Hope", "--reason", "shorter", "--authority", "the chair")
    terminal.run("move", MEETING, "items[harm-to-hope]", "--reason", "the order of the day")
    return terminal


def test_log_of_a_field_tells_who_why_on_whose_authority_and_both_values(changed: Terminal) -> None:
    out = changed.run("log", MEETING, "--field", TITLE).out
    assert "The clerk (demo)" in out
    assert "    Reason: shorter\n    Authority: the chair\n" in out
    assert "minute 20, title: Harm to Hope Drug Strategy → Harm to Hope" in out
    assert "the order of the day" not in out
    events = changed.run("log", MEETING, "--field", TITLE, "--format", "json").json["events"]
    assert (events[0]["commit"]["action"], events[-1]["commit"]["action"]) == ("edit", "import")
    assert (events[0]["changes"][0]["before"], events[0]["changes"][0]["after"]) == (
        "Harm to Hope Drug Strategy",
        "Harm to Hope",
    )


def test_log_of_a_moved_entry_tells_the_move(changed: Terminal) -> None:
    events = changed.run("log", MEETING, "--field", "items[harm-to-hope]", "--format", "json").json["events"]
    assert [[one["op"] for one in each["changes"]] for each in events] == [["move"], ["change"], ["add"]]


def test_log_chooses_by_body_author_action_and_day(changed: Terminal) -> None:
    def count(*words: str) -> int:
        return len(changed.run("log", "--format", "json", *words).json["commits"])

    assert count("--action", "edit") == 2
    assert count("--action", "import", "--body", "cambridgeshire-pcp") < count("--action", "import")
    assert count("--author", "CLERK") == count()
    assert count("--author", "nobody") == 0
    assert count("--since", "2999-01-01") == 0
    assert count("--limit", "1") == 1
    assert changed.run("log", "--limit", "1", "--format", "json").json["more"] is True


def test_log_with_changes_tells_each_record_field_by_field(changed: Terminal) -> None:
    assert "    - minute 20, title: Harm to Hope Drug Strategy → Harm to Hope\n" in changed.run("log", "-p").out
    newest = changed.run("log", MEETING, "-p", "--format", "json").json["commits"][0]
    assert [each["op"] for each in newest["steps"][0]["changes"]] == ["move"]


def test_diff_tells_what_one_commit_did_or_what_lies_between_two(changed: Terminal) -> None:
    assert "moved" in changed.run("diff", "HEAD").out
    assert "→" not in changed.run("diff", "HEAD").out
    both = changed.run("diff", "HEAD~2..", MEETING, "--format", "json").json
    assert sorted(each["op"] for each in both["records"][0]["changes"]) == ["change", "move"]
    assert both["before"]["commit"] != both["after"]["commit"]
    assert changed.run("diff", "HEAD..HEAD").err == "No record differs.\n"


@pytest.mark.parametrize("asked", ["HEAD...HEAD", "..", "nonsense", MEETING, "-x", "HEAD..nonsense"])
def test_diff_of_no_commit_is_a_sentence(asked: str, terminal: Terminal) -> None:
    ran = terminal.run("diff", asked)
    assert (ran.code, ran.out) == (2, "")


def test_blame_tells_who_wrote_each_field_or_one(changed: Terminal) -> None:
    out = changed.run("blame", MEETING, TITLE).out
    assert "shorter" in out
    assert f"      {TITLE}: Harm to Hope\n" in out
    fields = changed.run("blame", MEETING, "--format", "json").json["fields"]
    assert {"edit", "import"} <= {each["commit"]["action"] for each in fields}
    assert [each["path"] for each in fields if each["commit"]["action"] == "edit"] == [TITLE]


def test_blame_says_that_it_leaves_out_what_is_not_saved(terminal: Terminal) -> None:
    terminal.file(MEETING).write_text(
        terminal.file(MEETING).read_text(encoding="utf-8") + "# by hand\n", encoding="utf-8"
    )
    assert "not saved yet" in terminal.run("blame", MEETING, TITLE).err


def test_show_at_a_moment_says_which_commit_that_was(changed: Terminal) -> None:
    ran = changed.run("show", MEETING, TITLE, "--at", "HEAD~2")
    assert ran.out == "Harm to Hope Drug Strategy\n"
    assert "As it stood at:" in ran.err
    shown = changed.run("show", MEETING, TITLE, "--at", "HEAD", "--format", "json").json
    assert (shown["data"], shown["at"]["subject"]) == ("Harm to Hope", changed.git("log", "-1", "--format=%s").strip())


def test_what_a_forger_wrote_into_a_commit_is_shown_harmless_in_eighty_columns(terminal: Terminal) -> None:
    env = ["-c", "user.name=\x1b[31mRed", "-c", "user.email=r@example.org"]
    terminal.git(*env, "commit", "-q", "--allow-empty", "-m", "\x1b]0;title\x07" + "word " * 60 + "x" * 200 + "\u202e")
    out = terminal.run("log", "--limit", "2").out
    assert "\x1b" not in out
    assert "\u202e" not in out
    assert max(len(line) for line in out.splitlines()) <= 80


@pytest.mark.parametrize(
    "words",
    [
        ["log", "--field", "name"],
        ["log", MEETING, "--field", "nonsense"],
        ["log", MEETING, "--field", "a[["],
        ["log", MEETING, "--body", "cambridgeshire-pcp"],
        ["log", "--since", "2022-02-30"],
        ["log", "--action", "steal"],
        ["log", "--body", "../x"],
        ["log", "people/nobody"],
        ["log", "people/nobody", "--field", "name"],
        ["blame", "people/nobody"],
        ["blame", MEETING, "items[nothing]"],
    ],
)
def test_what_cannot_be_asked_is_a_sentence(words: list[str], terminal: Terminal) -> None:
    ran = terminal.run(*words)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("minutebook: ")
