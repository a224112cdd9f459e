"""Who was in the room at each item, whether that was a quorum, and who could vote."""

from typing import Any

import pytest

from tests.procedure.test_follow_up import sample
from tui.procedure.membership import Answer
from tui.procedure.register import Register
from tui.procedure.room import InRoom, Room

ID = "p/meetings/2026-05-12"
PEOPLE = "abcde"


def member(name: str, **fields: Any) -> dict[str, Any]:
    return {"id": name, "person": name, "capacity": "member", "status": "present", **fields}


def room(attendance: list[dict[str, Any]], items: list[dict[str, Any]] | None = None, **others: Any) -> Room:
    seats = [{"id": each, "person": each, "member_kind": "appointed", "start_date": "2026-05-01"} for each in PEOPLE]
    seats += [
        {
            "id": "s",
            "person": "s",
            "member_kind": "substitute",
            "start_date": "2026-05-01",
            "on_behalf_of_id": "council-b/body",
        }
    ]
    meeting = {
        "date": "2026-05-12",
        "actual_start": "13:30",
        "actual_end": "16:00",
        "attendance": attendance,
        "items": items or [{"id": "one"}, {"id": "two"}],
        **others.pop("meeting", {}),
    }
    quorum = {
        "name": "Rules",
        "state": "in_force",
        "quorum": {"fraction": "1/3", "minimum": 2, "provision": "paragraph 4"},
    }
    records = {"p/body": {"name": "P"}, "p/members": {"memberships": seats}, "p/rules/r": quorum, ID: meeting, **others}
    return Room(Register(records), ID)


def at(a_room: Room, item: str | None, name: str) -> InRoom:
    return next(each for each in a_room.at(item) if each.entry == name)


LEFT_EARLY = member("a", intervals=[{"id": "x", "to": "15:00"}])
TIMED = [
    {"id": "one", "starts_at": "13:30", "ended_at": "14:10"},
    {"id": "two", "starts_at": "15:05", "ended_at": "16:00"},
]


def test_who_left_before_an_item_was_not_there_for_it() -> None:
    timed = room([LEFT_EARLY], TIMED)
    assert at(timed, "one", "a").present.answer is Answer.YES
    gone = at(timed, "two", "a")
    assert (gone.present.answer, gone.present.why) == (Answer.NO, "there to 15:00")
    assert gone.may_vote.answer is Answer.NO


def test_where_the_minutes_do_not_time_the_items_it_cannot_be_told() -> None:
    here = at(room([LEFT_EARLY]), "one", "a")
    assert here.present.answer is Answer.CANNOT_TELL
    assert "when the item was taken is not recorded" in here.present.why
    assert here.may_vote.answer is Answer.CANNOT_TELL


def test_the_time_of_an_item_lies_between_those_of_its_neighbours() -> None:
    items = [{"id": "one", "ended_at": "14:00"}, {"id": "two"}, {"id": "three", "starts_at": "14:45"}]
    span = room([], items).span("two")
    assert (span.first, span.last) == (14 * 60, 14 * 60 + 45)
    assert at(room([LEFT_EARLY], items), "two", "a").present.answer is Answer.YES


def test_an_item_taken_out_of_order_has_the_time_of_its_place() -> None:
    items = [{"id": "late", "order_taken": 2}, {"id": "early", "order_taken": 1, "ended_at": "14:00"}]
    assert room([], items).span("late").first == 14 * 60


def test_of_who_left_before_arriving_it_cannot_be_told_when_they_were_there() -> None:
    a_room = room([member("a", intervals=[{"id": "x", "from": "15:30", "to": "14:00"}]), member("b")], TIMED)
    here = at(a_room, "one", "a").present
    assert (here.answer, here.why) == (
        Answer.CANNOT_TELL, "there from 15:30 to 14:00, which is to have left before arriving"
    )  # fmt: skip
    assert (a_room.quorum("one").certain, a_room.quorum("one").possible) == (1, 2)


def test_a_meeting_that_went_on_past_midnight_counts_on() -> None:
    late = {"actual_start": "19:00", "actual_end": "00:30"}
    items = [{"id": "one", "ended_at": "23:50"}, {"id": "two"}]
    a_room = room([member("a", intervals=[{"id": "x", "to": "00:10"}])], items, meeting=late)
    assert at(a_room, "one", "a").present.answer is Answer.YES
    assert at(a_room, "two", "a").present.answer is Answer.CANNOT_TELL


def test_people_leave_and_come_back() -> None:
    back = member("a", intervals=[{"id": "x", "to": "14:00"}, {"id": "y", "from": "15:00"}])
    timed = room(
        [back], [{"id": "one", "starts_at": "14:10", "ended_at": "14:50"}, {"id": "two", "starts_at": "15:10"}]
    )
    assert [at(timed, item, "a").present.answer for item in ("one", "two")] == [Answer.NO, Answer.YES]


def test_the_quorum_is_shown_with_its_arithmetic_and_its_rule() -> None:
    quorum = room([member("a"), member("b"), member("c", status="apologies")]).quorum("one")
    assert (quorum.answer, quorum.certain, quorum.needed) == (Answer.YES, 2, 2)
    assert quorum.why == "2 there, 2 needed (one of 5 is 1.67, so 2)".replace("one of 5", "1/3 of 5")
    assert quorum.source == "Rules, paragraph 4"


def test_whether_who_is_only_expected_came_cannot_be_told() -> None:
    quorum = room([member("a"), member("b", status="expected")]).quorum("one")
    assert (quorum.answer, quorum.certain, quorum.possible) == (Answer.CANNOT_TELL, 1, 2)


def test_a_quorum_that_hangs_on_who_left_when_cannot_be_told() -> None:
    quorum = room([member("b"), LEFT_EARLY]).quorum("one")
    assert (quorum.answer, quorum.certain, quorum.possible) == (Answer.CANNOT_TELL, 1, 2)
    timed = room([member("b"), LEFT_EARLY], TIMED)
    assert [timed.quorum(item).answer for item in ("one", "two")] == [Answer.YES, Answer.NO]


def test_without_a_rule_or_a_count_of_members_the_quorum_cannot_be_told() -> None:
    bare = Room(Register({"p/body": {}, ID: {"date": "2026-05-12", "attendance": [member("a")]}}), ID)
    assert bare.quorum().why == "the book has no rule on the quorum for that day"
    vague = room(
        [member("a")], **{"p/members": {"memberships": [{"id": "a", "person": "a", "member_kind": "appointed"}]}}
    )
    assert vague.quorum().answer is Answer.CANNOT_TELL
    assert "whose number on that day the book does not have" in vague.quorum().why


@pytest.mark.parametrize(
    ("declared", "may_vote"),
    [
        ({"interest": "disclosable_pecuniary"}, Answer.NO),
        ({"interest": "disclosable_pecuniary", "effect": "dispensation"}, Answer.YES),
        ({"interest": "non_registrable", "effect": "stayed"}, Answer.YES),
        ({"effect": "withdrew"}, Answer.NO),
    ],
)
def test_a_declared_interest_keeps_a_member_from_voting_on_that_item_alone(
    declared: dict[str, Any], may_vote: Answer
) -> None:
    one = room([member("a")], meeting={"declarations": [{"id": "x", "person": "a", "item": "one", **declared}]})
    assert at(one, "one", "a").may_vote.answer is may_vote
    assert at(one, "two", "a").may_vote.answer is Answer.YES


def test_officers_and_guests_do_not_vote_and_say_why() -> None:
    one = room([{"id": "o", "person": "o", "capacity": "officer", "status": "present"}])
    assert at(one, None, "o").may_vote.why == "in attendance as officer"


def test_a_substitute_votes_where_the_list_has_the_name_and_the_member_is_away() -> None:
    stand_in = {"id": "s", "person": "s", "capacity": "substitute", "status": "present", "substituting_for": "a"}
    assert at(room([stand_in]), None, "s").may_vote.answer is Answer.YES
    both = at(room([stand_in, member("a")]), None, "s").may_vote
    assert (both.answer, both.why) == (Answer.NO, "the member whose place is taken is recorded as present")
    unlisted = at(room([{**stand_in, "person": "z", "id": "z"}]), None, "z").may_vote
    assert unlisted.answer is not Answer.YES


def test_a_substitute_of_another_authority_cannot_stand_in() -> None:
    stand_in = {"id": "s", "person": "s", "capacity": "substitute", "status": "present", "substituting_for": "a"}
    seats = [
        {
            "id": "a",
            "person": "a",
            "member_kind": "appointed",
            "start_date": "2026-05-01",
            "on_behalf_of_id": "council-a/body",
        },
        {
            "id": "s",
            "person": "s",
            "member_kind": "substitute",
            "start_date": "2026-05-01",
            "on_behalf_of_id": "council-b/body",
        },
    ]
    one = room([stand_in], **{"p/members": {"memberships": seats}})
    assert at(one, None, "s").may_vote.why == "sits for council-b/body, the member for council-a/body"


def test_july_2022_who_came_late_or_left_early_is_not_counted_where_that_cannot_be_told() -> None:
    july = Room(sample(), "cambridgeshire-pcp/meetings/2022-07-20")
    voting = [each for each in july.at("complaints-policy") if each.capacity in ("member", "substitute")]
    here = [each for each in voting if each.present.answer is Answer.YES]
    unsure = [each for each in voting if each.present.answer is Answer.CANNOT_TELL]
    assert len(here) + len(unsure) == 10
    assert july.quorum("complaints-policy").answer is Answer.CANNOT_TELL
