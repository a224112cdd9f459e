"""What people and programs read from the command line."""

from tests.cli.terminal import Terminal

MEETING = "cambridgeshire-pcp/meetings/2023-09-20"


def test_list_gives_id_date_status_title_and_state_of_the_minutes_of_every_meeting(terminal: Terminal) -> None:
    lines = terminal.run("list", "meeting", "--body", "cambridgeshire-pcp").out.splitlines()
    assert [f"{MEETING}\t2023-09-20\theld\tCambridgeshire Police and Crime Panel\tDRAFT minutes"] == [
        line for line in lines if line.startswith(MEETING)
    ]


def test_list_as_json_has_the_documented_shape(terminal: Terminal) -> None:
    found = terminal.run("list", "recommendation", "--format", "json").json
    assert (found["format"], found["kind"], len(found["records"])) == (1, "recommendation", 6)
    assert {"id", "title", "date", "status"} <= set(found["records"][0])
    assert {each["status"] for each in found["records"]} == {"answered"}


def test_list_of_a_body_that_is_not_there_says_so(terminal: Terminal) -> None:
    ran = terminal.run("list", "meeting", "--body", "nowhere")
    assert (ran.code, ran.out) == (2, "")
    assert "nowhere" in ran.err


def test_show_prints_the_record_as_it_is_one_field_or_json(terminal: Terminal) -> None:
    assert terminal.run("show", MEETING).out == terminal.file(MEETING).read_text(encoding="utf-8")
    assert terminal.run("show", MEETING, "items[harm-to-hope].decisions[noted].outcome").out == "noted\n"
    assert terminal.run("show", MEETING, "--format", "json").json["data"]["date"] == "2023-09-20"


def test_show_of_an_element_that_is_not_there_names_those_that_are(terminal: Terminal) -> None:
    ran = terminal.run("show", MEETING, "items[nothing].title")
    assert ran.code == 2
    assert "harm-to-hope" in ran.err


def test_show_of_what_is_not_there_says_that_and_nothing_of_a_draft(terminal: Terminal) -> None:
    ran = terminal.run("show", MEETING, "location.room")
    assert ran.code == 2
    assert "DRAFT" not in ran.err
    assert "DRAFT" in terminal.run("show", MEETING, "date").err


def test_show_at_a_commit_gives_the_record_as_it_stood(terminal: Terminal) -> None:
    before = terminal.git("rev-parse", "HEAD").strip()
    terminal.run("set", MEETING, "actual_end", "15:45", "--reason", "x")
    assert terminal.run("show", MEETING, "actual_end").out == "15:45\n"
    assert terminal.run("show", MEETING, "actual_end", "--at", before).out == "15:40\n"
    assert terminal.run("show", MEETING, "--at", "no-such-commit").code == 2


def test_search_finds_records_by_the_beginnings_of_words_in_any_case(terminal: Terminal) -> None:
    hits = terminal.run("search", "NALOX", "--format", "json").json["hits"]
    assert MEETING in [each["id"] for each in hits]
    none = terminal.run("search", "zzzzzz")
    assert (none.code, none.out) == (0, "")
    assert terminal.run("search", "'\"(*", "--format", "json").json["hits"] == []


def test_search_sees_a_change_at_once(terminal: Terminal) -> None:
    assert terminal.run("search", "quiddity").out == ""
    terminal.run("set", MEETING, "note", "A quiddity.", "--reason", "x")
    assert MEETING in terminal.run("search", "quiddity").out


def test_log_tells_what_when_who_and_why(terminal: Terminal) -> None:
    terminal.run("set", MEETING, "actual_end", "15:45", "--reason", "as the clerk's notes have it")
    out = terminal.run("log", MEETING).out
    assert "The clerk (demo)" in out
    assert "Reason: as the clerk's notes have it" in out
    newest, published, oldest = terminal.run("log", MEETING, "--format", "json").json["commits"]
    assert newest["action"] == "edit"
    assert newest["records"] == [MEETING]
    assert newest["changes"] == ["actual_end: 15:40 → 15:45"]
    assert (published["action"], published["subject"].endswith("minutes published")) == ("publish", True)
    assert oldest["action"] == "import"


def test_doctor_finds_nothing_wrong_with_the_sample_book(terminal: Terminal) -> None:
    ran = terminal.run("doctor")
    assert ran.code == 0, ran.out
    assert "fault" not in ran.out


def test_completions_are_a_script_that_names_the_commands(terminal: Terminal) -> None:
    for shell in ("bash", "zsh", "tcsh"):
        ran = terminal.run("completions", shell)
        assert ran.code == 0
        assert "validate" in ran.out
