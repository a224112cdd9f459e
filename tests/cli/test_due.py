"""What is due, as text, JSON and a calendar."""

from icalendar import Calendar

from tests.cli.terminal import Terminal

MEETING = "cambridgeshire-pcp/meetings/2022-09-14"


def test_the_deadlines_of_a_meeting_have_the_documented_shape(terminal: Terminal) -> None:
    ran = terminal.run("due", "--meeting", MEETING, "--on", "2022-09-01", "--format", "json")
    assert (ran.code, ran.json["format"], ran.json["on"]) == (0, 1, "2022-09-01")
    by_rule = {each["rule"]: each for each in ran.json["due"] if each["record"] == MEETING}
    assert by_rule["agenda-public"]["by"] == "2022-09-06"
    questions = by_rule["public-questions"]
    assert questions["by"] == "2022-09-09T12:00"
    assert questions["state"] == "open"
    shape = {"rule", "record", "what", "by", "who", "state", "source", "mark", "inputs"}
    assert {frozenset(each) for each in ran.json["due"]} == {frozenset(shape)}
    later = terminal.run("due", "--meeting", MEETING, "--on", "2022-09-14", "--format", "json").json["due"]
    published = next(each for each in later if each["rule"] == "agenda-public" and each["record"] == MEETING)
    assert published["inputs"]["why"] == "recorded as published on 2022-09-06"


def test_text_fits_80_columns_and_ends_as_advice(terminal: Terminal) -> None:
    ran = terminal.run("due", "--on", "2022-09-01")
    lines = ran.out.splitlines()
    assert lines[0] == "To come"
    assert "  Tue 6 Sep 2022  Agenda and reports public" in lines
    assert lines[-1] == "Advice, not law."
    assert max(map(len, lines)) <= 80


def test_the_calendar_is_one_that_programs_read_and_known_by_the_same_uids(terminal: Terminal) -> None:
    asked = ("due", "--meeting", MEETING, "--format", "ics", "--on")
    calendar = Calendar.from_ical(terminal.run(*asked, "2022-09-01").out)
    events = {str(event["summary"]).partition(":")[0]: event for event in calendar.walk("VEVENT")}
    agenda, questions = events["Agenda and reports public"], events["Questions from the public in"]
    assert agenda.decoded("dtstart").isoformat() == "2022-09-06"
    assert questions.decoded("dtstart").isoformat() == "2022-09-09T12:00:00+01:00"
    assert all(len(event.walk("VALARM")) == 1 for event in events.values())
    assert len({str(each["uid"]) for each in calendar.walk("VEVENT")}) == len(calendar.walk("VEVENT"))
    later = Calendar.from_ical(terminal.run(*asked, "2022-09-20").out)
    assert {str(each["uid"]) for each in later.walk("VEVENT")} == {str(each["uid"]) for each in events.values()}


def test_one_body_can_be_asked_for_and_an_unknown_one_is_said(terminal: Terminal) -> None:
    asked = ("due", "--on", "2022-09-01", "--format", "json", "--body")
    found = terminal.run(*asked, "cambridgeshire-pcp").json["due"]
    assert {each["record"].partition("/")[0] for each in found} == {"cambridgeshire-pcp"}
    assert terminal.run(*asked, "nowhere").code == 2
    assert "no meeting" in terminal.run("due", "--meeting", "nowhere/meetings/2022-01-01").err


def test_all_shows_what_is_done_and_the_plain_list_does_not(terminal: Terminal) -> None:
    def told(*words: str) -> set[tuple[str, str]]:
        found = terminal.run("due", "--on", "2022-10-01", "--format", "json", *words).json["due"]
        return {(each["rule"], each["record"]) for each in found}

    assert ("agenda-public", MEETING) in told("--all") - told()


def test_what_is_no_day_is_wrong_usage(terminal: Terminal) -> None:
    ran = terminal.run("due", "--on", "14.9.2022")
    assert ran.code == 2
    assert "YYYY-MM-DD" in ran.err


def test_a_calendar_has_an_escaped_text_and_no_control_characters(terminal: Terminal) -> None:
    file = terminal.file(MEETING)
    file.write_text(
        file.read_text().replace("name: Cambridgeshire Police and Crime Panel", 'name: "A;\\eB\\nX-EVIL:1"')
    )
    out = terminal.run("due", "--meeting", MEETING, "--format", "ics").out
    assert "\x1b" not in out
    assert not any(line.startswith("X-EVIL") for line in out.splitlines())
