"""Draft minutes come back from those to whom they were sent."""

from typing import Any

from tests.procedure.clocks.asking import a_register, the, told
from tui.procedure.clocks.clock import Deadline

MEETING = "p/meetings/2026-03-25"
SENT = {"id": "chair", "person": "member-a", "sent_on": "2026-04-02", "due": "2026-04-20"}


def cleared(on: str, state: str = "with_chair", **sending: Any) -> Deadline:
    minutes = {"state": state, "clearance": [{**SENT, **sending}]}
    meeting = {"date": "2026-03-25", "status": "held", "minutes": minutes}
    people = {"people/member-a": {"name": "Member A"}}
    return the(a_register({MEETING: meeting, **people}), "minutes-cleared", on, MEETING)


def test_a_draft_is_open_until_it_is_back_and_silence_is_not_lateness() -> None:
    found = cleared("2026-04-10")
    assert (found.by, found.state, found.who) == ("2026-04-20", "open", "Member A")
    assert (found.why, found.inputs) == ("sent on 2 Apr 2026; no return recorded", {"sent": "2026-04-02"})
    assert cleared("2026-05-10").state == "nothing recorded"
    assert cleared("2026-05-10", returned_on="2026-04-18").state == "done"
    assert cleared("2026-05-10", returned_on="2026-04-22").state == "done late"
    assert cleared("2026-04-10", returned_on="2026-04-22").state == "open", "it was not back yet"


def test_without_a_day_or_a_sending_no_day_is_made_up() -> None:
    assert (cleared("2026-05-10", due="soon").by, cleared("2026-05-10", due="soon").state) == (None, "open")
    meeting = {"date": "2026-03-25", "status": "held", "minutes": {"state": "with_officers"}}
    found = the(a_register({MEETING: meeting}), "minutes-cleared", "2026-05-10")
    assert (found.by, found.who, found.why) == (None, "officers", "since when is not recorded")


def test_once_the_minutes_are_out_only_the_meeting_itself_tells_and_nothing_before_they_were_sent() -> None:
    minutes = {"state": "published", "clearance": [SENT]}
    register = a_register({MEETING: {"date": "2026-03-25", "status": "held", "minutes": minutes}})
    assert told(register, "minutes-cleared", "2026-05-10", everything=False) == []
    assert told(register, "minutes-cleared", "2026-05-10", MEETING) != []
    assert told(register, "minutes-cleared", "2026-04-01", MEETING) == []
