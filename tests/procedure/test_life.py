"""The legal life of a record: which moves there are, and what approval protects."""

from typing import Any

import pytest

from tests.builder import the_schema
from tui.procedure.life import approved_changes, is_approved, is_draft, move_faults, moves_of, state_of
from tui.record.paths import format_path

APPROVED: dict[str, Any] = {
    "name": "Example Panel",
    "status": "held",
    "date": "2026-05-12",
    "minutes": {"state": "approved", "approval": {"meeting": "p/meetings/2026-07-01"}},
    "items": [{"id": "a", "title": "A"}, {"id": "b", "title": "B"}],
}


def meeting(status: str = "held", **minutes: Any) -> dict[str, Any]:
    return {
        "name": "Example Panel",
        "status": status,
        "date": "2026-05-12",
        **({"minutes": minutes} if minutes else {}),
    }


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("tentative", "confirmed"), ("confirmed", "held"), ("confirmed", "postponed"), ("postponed", "confirmed"),
        ("tentative", "cancelled"), ("held", "held"),
    ],
)  # fmt: skip
def test_a_meeting_moves_on(before: str, after: str) -> None:
    assert move_faults("meeting", meeting(before), meeting(after), the_schema(), "edit") == ()


@pytest.mark.parametrize(("before", "after"), [("held", "tentative"), ("cancelled", "held"), ("tentative", "held")])
def test_a_meeting_does_not_move_back_and_leaves_out_no_step(before: str, after: str) -> None:
    (fault,) = move_faults("meeting", meeting(before), meeting(after), the_schema(), "edit")
    assert fault.path == ("status",)
    assert f"“{before}” does not become “{after}”" in fault.sentence
    assert move_faults("meeting", meeting(before), meeting(after), the_schema(), "undo") == ()


def test_what_is_next_is_said_with_the_refusal() -> None:
    (fault,) = move_faults("meeting", meeting("tentative"), meeting("held"), the_schema(), "edit")
    assert "It can become: confirmed, postponed, cancelled." in fault.hint


@pytest.mark.parametrize(
    ("before", "after", "action"),
    [("with_chair", "published", "publish"), ("published", "approved", "approve"), ("approved", "signed", "approve")],
)
def test_a_step_of_its_own_is_needed_for_publication_approval_and_signature(
    before: str, after: str, action: str
) -> None:
    old, new = meeting(state=before), meeting(state=after)
    (fault,) = move_faults("meeting", old, new, the_schema(), "edit")
    assert f"“{action}”" in fault.sentence
    assert move_faults("meeting", old, new, the_schema(), action) == ()


def test_minutes_may_begin_as_a_draft_but_not_as_approved() -> None:
    assert move_faults("meeting", meeting(), meeting(state="drafting"), the_schema(), "edit") == ()
    assert move_faults("meeting", meeting(), meeting(state="approved"), the_schema(), "edit")


def test_a_new_record_may_begin_anywhere() -> None:
    assert move_faults("meeting", None, APPROVED, the_schema(), "import") == ()


def test_every_state_of_the_schema_is_reached_by_some_move() -> None:
    for path in ("status", "minutes.state"):
        names = path.split(".")
        field = the_schema().field("meeting", tuple(names))
        assert field is not None
        moves = moves_of(field)
        named = {move.after for move in moves} | {move.before for move in moves} - {None}
        assert named == set(field.choices)


def test_a_recommendation_is_as_far_as_what_is_recorded_of_it() -> None:
    made: dict[str, Any] = {"text": "x", "made_at": "p/meetings/2026-05-12"}
    answered = {**made, "response": {"date": "2026-06-01"}}
    assessed = {**answered, "assessed": {"result": "satisfied"}}
    states = [state_of("recommendation", each, the_schema()) for each in (made, answered, assessed)]
    assert states == ["made", "responded", "assessed"]
    assert state_of("recommendation", {**made, "conveyed": {"date": "2026-05-20"}}, the_schema()) == "conveyed"
    assert state_of("person", {}, the_schema()) is None


def test_a_response_that_the_body_assessed_is_not_taken_out() -> None:
    made = {"text": "x", "made_at": "p/meetings/2026-05-12", "assessed": {"result": "satisfied"}}
    (fault,) = move_faults("recommendation", {**made, "response": {"text": "y"}}, made, the_schema(), "edit")
    assert "assessed already" in fault.sentence


def test_approved_content_its_approval_and_the_record_itself_are_protected() -> None:
    def touched(new: dict[str, Any] | None) -> list[str]:
        return [format_path(each.path) for each in approved_changes("meeting", APPROVED, new, the_schema())]

    assert touched({**APPROVED, "items": [{"id": "a", "title": "Another"}, {"id": "b", "title": "B"}]}) == [
        "items[a].title"
    ]
    assert touched({**APPROVED, "items": list(reversed(APPROVED["items"]))}) != []
    assert touched({**APPROVED, "minutes": {"state": "published"}}) == ["minutes.approval", "minutes.state"]
    assert touched(None) == [""]
    assert touched({**APPROVED, "note": "a remark", "sources": [{"document": "x.pdf"}]}) == []
    assert touched({**APPROVED, "minutes": {**APPROVED["minutes"], "state": "signed"}}) == []


def test_drafts_and_approved_minutes_are_told_apart() -> None:
    assert is_draft("meeting", meeting(state="published"))
    assert not is_draft("meeting", meeting())
    assert is_approved("meeting", APPROVED)
    assert not is_approved("meeting", meeting(state="published"))
    assert not is_draft("recommendation", APPROVED)
