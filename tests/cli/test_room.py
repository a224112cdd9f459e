"""`minutebook room` on the sample book: who was there at each item, and who could vote."""

from tests.cli.terminal import Terminal

PANEL = "cambridgeshire-pcp"
JULY = f"{PANEL}/meetings/2022-07-20"


def test_it_tells_who_was_there_who_could_vote_and_why_not(terminal: Terminal) -> None:
    ran = terminal.run("room", JULY)
    assert ran.code == 0
    words = " ".join(ran.out.split())
    assert "Quorate: cannot tell – the book has no rule on the quorum for that day; 8 to 10 there" in words
    assert "Edward Leigh – there; may vote: yes, listed on 14 Sep 2022" in words
    assert "SA Hart – for part of it, there to 16:20" in words
    assert "S Warren – not there: sent apologies" in words
    assert (
        "Ishfaq Hussain for S Warren – valid: no: the list of substitutes of 14 Sep 2022 does not have the name"
        in words
    )
    assert "The minutes say that there were none." in words
    assert max(map(len, ran.out.splitlines())) <= 80


def test_one_item_alone(terminal: Terminal) -> None:
    out = " ".join(terminal.run("room", JULY, "--item", "apologies").out.split())
    assert "3 Apologies for Absence Quorate:" in out
    assert "S Count – there: cannot tell, there from 14:10; when the item was taken is not recorded so closely" in out
    assert "Item by item" not in out


def test_as_json_each_answer_has_its_why(terminal: Terminal) -> None:
    said = terminal.run("room", JULY, "--item", "apologies", "--format", "json").json
    assert (said["id"], said["status"], said["forecast"]) == (JULY, "held", None)
    assert [each["item"] for each in said["items"]] == ["apologies"]
    leigh = next(each for each in said["items"][0]["people"] if each["name"] == "Edward Leigh")
    assert leigh["may_vote"] == {"answer": "yes", "why": "listed on 14 Sep 2022"}
    assert said["substitutions"][0]["valid"]["answer"] == "no"


def test_a_meeting_that_is_not_recorded_as_held_has_a_forecast(terminal: Terminal) -> None:
    out = " ".join(terminal.run("room", f"{PANEL}/meetings/2022-09-14").out.split())
    assert "Not recorded as held: 13 of 13 expected, no apologies, no substitute notified; quorum: cannot tell" in out
    assert "Nobody is noted by name beforehand." in out
    assert "Quorate" not in out


def test_apologies_and_a_substitute_noted_beforehand_are_in_the_forecast_and_nobody_is_said_to_be_there(
    terminal: Terminal,
) -> None:
    meeting = f"{PANEL}/meetings/2022-09-14"
    why = ("--reason", "an e-mail")
    assert terminal.run("apologies", meeting, "--from", "s-tierney", "--received", "2022-09-12", *why).code == 0
    coming = ("--person", "j-huffer", "--for", "s-warren", "--notified", "2022-09-13")
    noted = terminal.run("substitute", meeting, *coming, *why)
    assert (noted.code, "may sit" in noted.err, "may not sit" in noted.err) == (0, False, False)
    out = " ".join(terminal.run("room", meeting).out.split())
    assert "12 of 13 expected, 1 apology, 1 substitute notified" in out
    assert "S Tierney – not expected: sent apologies" in out
    assert "J Huffer (substitute) – expected; may vote: yes, listed on 14 Sep 2022" in out
    assert "J Huffer for S Warren, notified 13 Sep 2022 – valid: yes" in out
    assert " – there" not in out
    stranger = terminal.run("substitute", meeting, "--person", "ishfaq-hussain", "--for", "a-sharp", *why).err
    assert "Ishfaq Hussain may not sit: the list of substitutes of 14 Sep 2022 does not have the name." in stranger


def test_a_meeting_or_an_item_that_is_not_there(terminal: Terminal) -> None:
    ran = terminal.run("room", f"{PANEL}/meetings/1999-01-01")
    assert ran.code == 2
    assert "There is no meeting" in ran.err
    ran = terminal.run("room", JULY, "--item", "nothing")
    assert ran.code == 2
    assert "has no item “nothing”" in ran.err
    assert terminal.run("room", f"{PANEL}/body").code == 2
