"""Minutes are signed at the next suitable meeting."""

from typing import Any

from tests.procedure.clocks.asking import a_register, the, told

APPROVED = {"state": "approved", "approval": {"meeting": "p/meetings/2024-09-25"}}


def meetings(**more: Any) -> Any:
    """The panel's summer of 2024: a meeting, a confirmation hearing, and the meeting that agreed the minutes of both."""
    july = {"classification": "ordinary", "status": "held", "date": "2024-07-31", **more}
    hearing = {"classification": "confirmation_hearing", "status": "held", "date": "2024-08-15", "minutes": APPROVED}
    september = {"classification": "ordinary", "status": "held", "date": "2024-09-25"}
    return {"p/meetings/2024-07-31": july, "p/meetings/2024-08-15": hearing, "p/meetings/2024-09-25": september}


def test_a_hearing_is_passed_over_as_it_was_in_2024() -> None:
    found = the(a_register(meetings(minutes=APPROVED)), "minutes-signed", "2024-10-01", "p/meetings/2024-07-31")
    assert (found.by, found.state, found.why) == ("2024-09-25", "done", "approved on 2024-09-25")
    assert found.inputs["not suitable"] == "2024-08-15 confirmation hearing"


def test_minutes_that_nothing_says_were_signed_are_not_called_late() -> None:
    register = a_register(meetings(minutes={"state": "published"}))
    assert the(register, "minutes-signed", "2024-09-25", "p/meetings/2024-07-31").state == "open"
    assert the(register, "minutes-signed", "2024-09-26", "p/meetings/2024-07-31").state == "nothing recorded"


def test_a_meeting_whose_minutes_the_book_does_not_follow_is_not_in_the_list() -> None:
    without, followed = a_register(meetings()), a_register(meetings(minutes={"state": "published"}))
    for register, listed in ((without, False), (followed, True)):
        found = told(register, "minutes-signed", "2024-10-01", everything=False)
        assert ("p/meetings/2024-07-31" in [each.record for each in found]) is listed


def test_cancelled_and_tentative_meetings_are_not_the_next() -> None:
    records = meetings()
    records["p/meetings/2024-08-15"] = {"classification": "ordinary", "status": "cancelled", "date": "2024-08-15"}
    records["p/meetings/2024-08-20"] = {"classification": "ordinary", "status": "tentative", "date": "2024-08-20"}
    assert the(a_register(records), "minutes-signed", "2024-10-01", "p/meetings/2024-07-31").by == "2024-09-25"


def test_without_a_later_meeting_there_is_no_day() -> None:
    found = the(a_register(meetings()), "minutes-signed", "2024-10-01", "p/meetings/2024-09-25")
    assert (found.by, found.state) == (None, "open")


def test_what_has_no_minutes_under_the_act_is_not_told() -> None:
    training = {"p/meetings/1": {"classification": "training", "status": "held", "date": "2024-07-31"}}
    assert told(a_register(training), "minutes-signed", "2024-10-01") == []
    assert told(a_register(meetings(), classification="commissioner-board"), "minutes-signed", "2024-10-01") == []
