"""A question from the public on the command line: in time or not, accepted or not, put, and its asker never named."""

from tests.cli.terminal import Ran, Terminal

PANEL = "cambridgeshire-pcp"
MEETING = f"{PANEL}/meetings/2022-09-14"
ID = f"{PANEL}/questions/2022-09-14-1"
WHY = ("--reason", "a test")


def ask(terminal: Terminal, *fields: str) -> Ran:
    plain = ("kind=question", f"meeting={MEETING}", "text='How many visits were made?'")
    return terminal.run("new", "question", "--id", ID, *plain, *fields, *WHY)


def told(terminal: Terminal) -> dict[str, object]:
    found = terminal.run("show", ID, "--format", "json").json["data"]
    assert isinstance(found, dict)
    return found


def test_a_name_that_is_withheld_never_reaches_a_commit(terminal: Terminal) -> None:
    before = terminal.git("rev-parse", "HEAD")
    ran = ask(terminal, "asker=Somebody Particular", "asker_withheld=true")
    assert ran.code == 1
    assert "asked not to be named" in ran.err
    assert terminal.git("rev-parse", "HEAD") == before
    assert not terminal.file(ID).exists()
    assert ask(terminal, "asker_withheld=true", "asker_as_printed=a member of the public").code == 0
    ran = terminal.run("set", ID, "asker", "Somebody Particular", *WHY)
    assert ran.code == 1
    assert "Somebody Particular" not in terminal.file(ID).read_text()
    assert "Somebody Particular" not in terminal.git("log", "--all", "-p")


def test_a_question_in_time_is_accepted_put_and_followed_by_another(terminal: Terminal) -> None:
    assert ask(terminal, "received_at=2022-09-08").code == 0
    accepted = terminal.run("question", ID, "--accepted", "yes", *WHY)
    assert accepted.code == 0, accepted.err
    assert "accepted, in time" in accepted.err
    put = terminal.run("question", ID, "--put-by", "jane-webb", "--asker-present", "no", *WHY)
    assert put.code == 0, put.err
    more = terminal.run("question", ID, "--supplementary", "And this year?", "--reply", "Five.", *WHY)
    assert more.code == 0, more.err
    found = told(terminal)
    assert (found["in_time"], found["accepted"], found["put_by"]) == (True, True, "jane-webb")
    assert found["asker_present"] is False
    assert found["supplementary"] == [{"id": "and-this-year", "text": "And this year?", "reply": "Five."}]
    log = terminal.git("log", "-3", "--format=%B")
    assert log.count("Action: update") == 3
    assert "Event-Date: 2022-09-14" in log


def test_a_late_question_is_allowed_by_somebody_or_not_taken_for_a_reason(terminal: Terminal) -> None:
    assert ask(terminal, "received_at=2022-09-12").code == 0
    ran = terminal.run("question", ID, "--accepted", "no", *WHY)
    assert ran.code == 2
    assert "a question that is not taken has a reason" in ran.err
    allowed = ("--allowed-by", "edward-leigh", "--allowed-on", "2022-09-13")
    assert terminal.run("question", ID, "--accepted", "yes", *allowed, *WHY).code == 0
    found = told(terminal)
    assert (found["in_time"], found["late_acceptance"]) == (False, {"by": "edward-leigh", "on": "2022-09-13"})
    again = terminal.run("question", ID, "--accepted", "no", "--why-not", "late", *WHY)
    assert again.code == 2
    assert "it is recorded as accepted already" in again.err


def test_what_cannot_be_told_is_not_entered_and_a_late_one_that_nobody_allowed_is_pointed_out(
    terminal: Terminal,
) -> None:
    assert ask(terminal).code == 0
    ran = terminal.run("question", ID, "--accepted", "yes", *WHY)
    assert "Whether it came in time cannot be told: when it came in is not recorded." in ran.err
    assert "in_time" not in told(terminal)
    terminal.run("undo", "HEAD", *WHY)
    terminal.run("set", ID, "received_at", "2022-09-12", *WHY)
    ran = terminal.run("question", ID, "--accepted", "yes", *WHY)
    assert "nobody is recorded as having allowed it" in ran.err
    assert terminal.run("question", ID, "--accepted", "yes", "--allowed-by", "edward-leigh", *WHY).code == 0
    assert told(terminal)["late_acceptance"] == {"by": "edward-leigh"}
    twice = terminal.run("question", ID, "--accepted", "yes", "--allowed-by", "claire-george", *WHY)
    assert "it is recorded as accepted already" in twice.err


def test_a_question_that_was_not_accepted_is_not_put(terminal: Terminal) -> None:
    assert ask(terminal).code == 0
    assert terminal.run("question", ID, "--accepted", "no", "--why-not", "not about the panel", *WHY).code == 0
    ran = terminal.run("question", ID, "--put-by", "jane-webb", *WHY)
    assert ran.code == 2
    assert "it was not accepted, so nobody put it" in ran.err


def test_a_complaints_return_that_names_somebody_is_refused(terminal: Terminal) -> None:
    ran = terminal.run("set", f"{PANEL}/complaints/2022-09-14", "note", "One was about Councillor Ash.", *WHY)
    assert ran.code == 1
    assert "complaints are kept as counts" in ran.err
