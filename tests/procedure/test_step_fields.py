"""Which fields a step may touch: every one of them is in the schema, and nothing beside them passes."""

from typing import Any

import pytest

from tests.builder import the_schema
from tui.book.message import ACTIONS
from tui.procedure.step_fields import STEP_FIELDS, step_faults

EVERY = [
    (action, kind, path) for action, kinds in STEP_FIELDS.items() for kind, paths in kinds.items() for path in paths
]
MEETING = {"name": "Example Panel", "status": "confirmed", "date": "2026-05-12", "sources": [{"document": "a.txt"}]}


def told(action: str, kind: str = "meeting", **more: Any) -> list[str]:
    return list(step_faults(kind, MEETING, {**MEETING, **more}, the_schema(), action))


@pytest.mark.parametrize(("action", "kind", "path"), EVERY)
def test_every_field_of_a_step_is_in_the_schema(action: str, kind: str, path: tuple[str, ...]) -> None:
    assert action in ACTIONS
    assert the_schema().field(kind, path) is not None


def test_a_step_changes_its_own_fields_and_adds_remarks() -> None:
    assert told("reschedule", date="2026-06-12", rescheduled_from="2026-05-12", note="The hall was taken.") == []
    read = [{"document": "a.txt", "readings": [{"id": "r1", "field": "date", "reading": "inferred"}]}]
    assert told("reschedule", date="2026-06-12", sources=read) == []
    assert told("publish", minutes={"state": "published", "signature_line": "Chair"}) == []


def test_what_is_not_of_a_step_is_told_with_its_place() -> None:
    assert told("cancel", status="cancelled", name="The Panel") == ["“cancel” changes name, which is not of this step."]
    assert told("publish", minutes={"state": "published", "taken_by": "member-a"}) != []
    assert told("respond", date="2026-06-12") == ["“respond” is no step of a meeting."]
    assert told("edit", name="The Panel") == []


def imported(was: dict[str, Any], **more: Any) -> list[str]:
    return list(step_faults("meeting", was, {**was, **more}, the_schema(), "import"))


def test_an_import_of_what_is_there_adds_an_approval_and_nothing_else() -> None:
    begun = {**MEETING, "status": "held", "actual_start": "13:30"}
    approved = {"state": "approved", "approval": {"meeting": "panel/meetings/2026-07-14"}}
    assert imported(begun, minutes=approved) == []
    assert imported(begun, minutes=approved, name="The Panel") != []
    assert imported(begun, minutes={"state": "published"}) != []
    assert imported(begun, name="The Panel")[0].startswith("An import makes records, and this one was there")


def test_an_import_may_tell_a_meeting_of_which_nothing_was_known_but_that_it_was_called() -> None:
    told_whole = {"status": "held", "actual_start": "13:30", "minutes": {"state": "published"}}
    assert imported(MEETING, **told_whole) == []
    assert imported({**MEETING, **told_whole}, actual_start="14:00") != []
