"""Papers: wanted from their author, public with the agenda, late ones only as urgent."""

from typing import Any

from tests.procedure.clocks.asking import a_register, state, the, told

MEETING = "p/meetings/2022-09-14"
PAPER = "p/papers/2022-09-14-finance"


def the_book(paper: dict[str, Any], **item: Any) -> Any:
    meeting = {"date": "2022-09-14", "items": [{"id": "finance", **item}]}
    return a_register({MEETING: meeting, PAPER: {"name": "Finance", "meeting": MEETING, "item": "finance", **paper}})


def test_a_paper_is_wanted_from_its_author_by_the_day_that_was_set() -> None:
    wanted = {"requested_on": "2022-08-01", "due_from_author": "2022-09-01", "chased_on": ["2022-09-02"]}
    found = the(the_book(wanted), "paper-from-author", "2022-09-03")
    assert (found.by, found.state, found.inputs["reminded on"]) == ("2022-09-01", "nothing recorded", "2022-09-02")
    assert state(the_book({**wanted, "received_at": "2022-09-05"}), "paper-from-author", "2022-09-06")[1] == "done late"


def test_a_paper_is_public_with_the_agenda() -> None:
    assert state(the_book({"requested_on": "2022-08-01"}), "paper-public", "2022-09-01") == ("2022-09-06", "open")


def test_a_late_paper_says_whether_the_chairs_reason_is_recorded() -> None:
    late = {"published_at": "2022-09-09", "late_reason": "The figures came late."}
    without = the(the_book(late), "paper-public", "2022-09-20")
    assert without.state == "done late"
    assert "no reason of the chair is recorded" in without.why
    given = the(the_book(late, urgent={"chair_reason": "The grant ends on Friday."}), "paper-public", "2022-09-20")
    assert "the chair's reason is recorded" in given.why


def test_a_paper_of_which_nothing_but_the_filing_is_known_has_no_deadline_of_its_own() -> None:
    assert told(the_book({}), "paper-public", "2022-09-01") == []
    assert told(the_book({"received_at": "2022-09-01", "access": "exempt"}), "paper-public", "2022-09-01") == []
