"""Meetings that were only foreseen, and what a document tells on top of that."""

from typing import Any

import pytest

from tui.procedure.foreseen import is_only_foreseen, told_by

FORESEEN: dict[str, Any] = {
    "name": "Example Panel",
    "classification": "annual",
    "status": "confirmed",
    "location": {"name": "Town Hall"},
    "attendance": [{"id": "member-a", "person": "member-a", "capacity": "member", "status": "apologies"}],
    "items": [
        {"id": "report", "title": "Report", "page_start": 3, "papers": ["panel/papers/report"]},
        {"id": "planned", "title": "Planned"},
        {"id": "with-pages", "title": "With Pages", "page_start": 9},
    ],
    "planned_in": [{"document": "plan.pdf"}],
    "sources": [{"document": "plan.pdf"}],
}


def test_a_meeting_that_was_called_and_told_apologies_for_is_only_foreseen() -> None:
    assert is_only_foreseen(FORESEEN)


@pytest.mark.parametrize(
    "more",
    [
        {"status": "cancelled"},
        {"status": "postponed"},
        {"minutes": {"state": "drafting"}},
        {"actual_start": "13:30"},
        {"attendance": [{"id": "member-a", "status": "present"}]},
        {"items": [{"id": "a", "items": [{"id": "b", "notes": [{"id": "n1", "text": "said"}]}]}]},
        {"items": [{"id": "a", "decisions": [{"id": "noted"}]}]},
    ],
    ids=str,
)
def test_one_of_whose_course_something_is_recorded_is_not(more: dict[str, Any]) -> None:
    assert not is_only_foreseen({**FORESEEN, **more})


def test_what_a_document_says_stands_and_what_it_does_not_say_stays() -> None:
    document = {
        "name": "EXAMPLE PANEL",
        "classification": "ordinary",
        "status": "held",
        "attendance": [{"id": "member-b", "person": "member-b", "status": "present"}],
        "items": [{"id": "urgent", "title": "Urgent"}, {"id": "report", "title": "The Report", "minute_number": 2}],
        "sources": [{"document": "minutes.pdf"}],
    }
    found, dropped = told_by(document, FORESEEN, {"classification", "status"})
    assert (found["name"], found["classification"], found["status"]) == ("EXAMPLE PANEL", "annual", "held")
    assert found["location"] == FORESEEN["location"]
    assert [each["id"] for each in found["attendance"]] == ["member-b", "member-a"]
    assert [each["id"] for each in found["items"]] == ["urgent", "report", "with-pages"]
    assert found["items"][1] == {**FORESEEN["items"][0], **document["items"][1]}
    assert [each["document"] for each in found["sources"]] == ["minutes.pdf", "plan.pdf"]
    assert dropped == ("Planned",)


def test_told_once_more_nothing_changes() -> None:
    document = {"status": "held", "items": [{"id": "report", "title": "The Report"}]}
    once, _ = told_by(document, FORESEEN)
    assert told_by(document, once) == (once, ())
