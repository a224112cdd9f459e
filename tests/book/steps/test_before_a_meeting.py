"""What is done before a meeting: papers are called for, apologies and substitutes noted, urgent items put on the agenda."""

from typing import Any

import pytest

from tests.book.books import BookFolder
from tests.book.steps.panel import MakeBook, a_panel, taken, value, worked
from tests.builder import item, present
from tui.book.steps.attending import APOLOGIES, SUBSTITUTE
from tui.book.steps.papers import CALL_FOR, CHASE, RECEIVE
from tui.book.steps.step import StepRefused
from tui.book.steps.urgent import URGENT
from tui.errors import WrongUsage

PAPER = "example-joint-panel/papers/2026-06-01-letter"


def a_meeting_to_come(make_book: MakeBook, **fields: Any) -> BookFolder:
    plain = {"status": "confirmed", "items": [item("annual-report")], "attendance": present("member-c")}
    return a_panel(make_book, **{**plain, "minutes": {"state": "drafting"}, **fields})


def test_a_paper_is_asked_for_reminded_of_and_comes_late_each_by_its_own_commit(make_book: MakeBook) -> None:
    folder = a_panel(make_book)
    asked = taken(folder, CALL_FOR, {"requested": "2026-04-01", "due": "2026-04-20"}, PAPER)
    reminded = taken(folder, CHASE, {"chased": "2026-04-18"}, PAPER)
    taken(folder, CHASE, {"chased": "2026-04-21"}, PAPER)
    came = taken(folder, RECEIVE, {"received": "2026-04-23", "late_reason": "the figures were late"}, PAPER)
    found = value(folder, PAPER)
    assert (found["requested_on"], found["due_from_author"]) == ("2026-04-01", "2026-04-20")
    assert (found["chased_on"], found["received_at"]) == (["2026-04-18", "2026-04-21"], "2026-04-23")
    assert found["late_reason"] == "the figures were late"
    assert "asked for on 1 Apr 2026, for 20 Apr 2026" in asked
    assert "author reminded on 18 Apr 2026" in reminded
    assert "received on 23 Apr 2026, 3 days late" in came
    assert "Action: update\n" in came
    assert "Event-Date: 2026-04-23\n" in came


def test_what_comes_late_without_a_reason_is_pointed_out_and_what_comes_in_time_is_not(make_book: MakeBook) -> None:
    folder = a_panel(make_book)
    taken(folder, CALL_FOR, {"requested": "2026-04-01", "due": "2026-04-20"}, PAPER)
    late = worked(folder.open(), RECEIVE, {"received": "2026-04-21"}, PAPER)
    assert late.pointed_out == ("It came 1 day late, and no reason is recorded: --late-reason.",)
    for day in ("2026-04-20", "2026-04", "2026"):
        assert worked(folder.open(), RECEIVE, {"received": day}, PAPER).pointed_out == ()


def test_a_paper_that_is_in_is_neither_chased_nor_received_again(make_book: MakeBook) -> None:
    folder = a_panel(make_book)
    taken(folder, RECEIVE, {"received": "2026-04-21"}, PAPER)
    with pytest.raises(StepRefused, match="it was received on 21 Apr 2026 already"):
        worked(folder.open(), CHASE, {"chased": "2026-04-22"}, PAPER)
    with pytest.raises(StepRefused, match="it was received on 21 Apr 2026 already"):
        worked(folder.open(), RECEIVE, {"received": "2026-04-22"}, PAPER)
    taken(folder, CALL_FOR, {"requested": "2026-04-01"}, PAPER)
    with pytest.raises(StepRefused, match="it was asked for on 1 Apr 2026 already"):
        worked(folder.open(), CALL_FOR, {"requested": "2026-04-02"}, PAPER)


def test_apologies_and_a_substitute_are_noted_before_the_meeting(make_book: MakeBook) -> None:
    folder = a_meeting_to_come(make_book)
    message = taken(folder, APOLOGIES, {"from": "people/member-a", "received": "2026-05-10", "by": "member-b"})
    taken(folder, SUBSTITUTE, {"person": "member-b", "for": "member-a", "notified": "2026-05-11"})
    assert value(folder)["attendance"][1:] == [
        {"id": "member-a", "person": "member-a", "capacity": "member", "status": "apologies",
         "apologies_received": {"at": "2026-05-10", "by": "member-b"}},
        {"id": "member-b", "person": "member-b", "capacity": "substitute", "status": "expected",
         "substituting_for": "member-a", "notified": {"at": "2026-05-11"}},
    ]  # fmt: skip
    assert message.startswith("Example Joint Panel, 12 May 2026: apologies of Member A\n")
    assert "Event-Date: 2026-05-10\n" in message


def test_apologies_of_somebody_who_is_down_as_there_change_the_entry(make_book: MakeBook) -> None:
    folder = a_meeting_to_come(make_book)
    taken(folder, APOLOGIES, {"from": "member-c", "received": "2026-05-10"})
    [entry] = value(folder)["attendance"]
    assert (entry["status"], entry["apologies_received"]) == ("apologies", {"at": "2026-05-10"})
    with pytest.raises(StepRefused, match="apologies of Member C are recorded already"):
        worked(folder.open(), APOLOGIES, {"from": "member-c"})


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"person": "member-a", "for": "member-a"}, "nobody is their own substitute"),
        ({"person": "member-c", "for": "member-a"}, "Member C is on its attendance already"),
        ({"person": "member-a", "for": "member-b"}, "Member X is to take the place of Member B already"),
    ],
)
def test_a_substitute_that_cannot_be_is_refused(make_book: MakeBook, given: dict[str, str], why: str) -> None:
    there = {
        "id": "x",
        "person": "member-x",
        "capacity": "substitute",
        "status": "present",
        "substituting_for": "member-b",
    }
    folder = a_meeting_to_come(make_book, attendance=[*present("member-c"), there])
    with pytest.raises(StepRefused, match=why):
        worked(folder.open(), SUBSTITUTE, given)


def test_after_the_meeting_apologies_beforehand_and_urgent_items_are_refused(make_book: MakeBook) -> None:
    book = a_panel(make_book).open()
    with pytest.raises(StepRefused, match="are for a meeting to come, and this one is held"):
        worked(book, APOLOGIES, {"from": "member-a"})
    with pytest.raises(StepRefused, match="are for a meeting to come, and this one is held"):
        worked(book, SUBSTITUTE, {"person": "member-a", "for": "member-b"})
    with pytest.raises(StepRefused, match="no item joins the agenda of a meeting that is held"):
        worked(book, URGENT, {"title": "Flood", "chair_reason": "the river rose"})


def test_an_urgent_item_joins_the_agenda_with_the_chairs_reason(make_book: MakeBook) -> None:
    published = [{"id": "agenda", "what": "agenda", "at": "2026-05-01"}]
    folder = a_meeting_to_come(make_book, publications=published)
    given = {
        "title": "Flood",
        "chair_reason": "The river rose.",
        "agreed_on": "2026-05-11",
        "before": "annual-report",
        "paper": PAPER,
    }
    message = taken(folder, URGENT, given)
    assert value(folder)["items"][0] == {
        "id": "flood", "title": "Flood", "papers": [PAPER], "urgent": {"chair_reason": "The river rose.", "agreed_on": "2026-05-11"},
    }  # fmt: skip
    assert "taken as urgent on 11 May 2026: Flood" in message
    assert "Authority: the chair\nEvent-Date: 2026-05-11\n" in message
    assert worked(folder.open(), URGENT, {"title": "Fire", "chair_reason": "It burns."}).pointed_out == ()


def test_an_item_on_the_agenda_becomes_urgent_and_an_unpublished_agenda_is_pointed_out(make_book: MakeBook) -> None:
    folder = a_meeting_to_come(make_book)
    made = worked(folder.open(), URGENT, {"item": "annual-report", "chair_reason": "It is due."})
    assert "not recorded as published" in made.pointed_out[0]
    taken(folder, URGENT, {"item": "annual-report", "chair_reason": "It is due."})
    assert value(folder)["items"][0]["urgent"] == {"chair_reason": "It is due."}
    with pytest.raises(StepRefused, match="taken as urgent already"):
        worked(folder.open(), URGENT, {"item": "annual-report", "chair_reason": "It is due."})


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"chair_reason": "x"}, "either a new one or one on the agenda"),
        ({"chair_reason": "x", "title": "A", "item": "annual-report"}, "either a new one or one on the agenda"),
        ({"chair_reason": "x", "item": "nothing"}, "the agenda has no item “nothing”"),
        ({"chair_reason": "x", "title": "A", "before": "nothing"}, "the agenda has no item “nothing”"),
        ({"title": "A"}, "must be said: --chair-reason"),
    ],
)
def test_an_urgent_item_without_a_reason_or_a_place_is_refused(
    make_book: MakeBook, given: dict[str, str], why: str
) -> None:
    with pytest.raises(WrongUsage, match=why):
        worked(a_meeting_to_come(make_book).open(), URGENT, given)
