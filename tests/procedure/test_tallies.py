"""Votes with what it takes to carry them: the fraction, its base, and the arithmetic."""

from typing import Any

import pytest

from tests.procedure.test_follow_up import sample
from tui.procedure.membership import Answer
from tui.procedure.register import Register
from tui.procedure.tallies import Tally, special_majorities, tallies

ID = "p/meetings/2026-05-12"


def book(vote: dict[str, Any] | None, *, present: int = 10, seats: int = 13, late: bool = False) -> Register:
    people = [f"member-{n}" for n in range(seats)]
    members = [{"id": one, "person": one, "member_kind": "appointed", "start_date": "2026-05-01"} for one in people]
    attendance: list[dict[str, Any]] = [
        {"id": one, "person": one, "capacity": "member", "status": "present"} for one in people[:present]
    ]
    if late:
        attendance[0]["intervals"] = [{"id": "a", "from": "14:10"}]
    decision = {"id": "d", "text": "It was agreed.", **({"vote": vote} if vote is not None else {})}
    meeting = {"date": "2026-05-12", "attendance": attendance, "items": [{"id": "one", "decisions": [decision]}]}
    return Register({"p/body": {}, "p/members": {"memberships": members}, ID: meeting})


def one(vote: dict[str, Any], **of: Any) -> Tally:
    [found] = tallies(book(vote, **of), ID)
    return found


@pytest.mark.parametrize(
    ("vote", "needed", "how", "reached"),
    [
        ({"base": "all_members", "for": 9}, 9, "two-thirds of 13 is 8.67, so 9 (all members, by the list of members)", Answer.YES),
        ({"base": "all_members", "for": 8}, 9, "two-thirds of 13 is 8.67, so 9 (all members, by the list of members)", Answer.NO),
        ({"base": "members_present", "for": 7}, 7, "two-thirds of 10 is 6.67, so 7 (members present, by the attendance)", Answer.YES),
        ({"base": "members_present", "present": 9, "for": 6}, 6, "two-thirds of 9 is 6 (members present, as stated)", Answer.YES),
        ({"base": "votes_cast", "for": 4, "against": 3}, 5, "two-thirds of 7 is 4.67, so 5 (votes cast, for and against)", Answer.NO),
        ({"base": "all_members", "base_count": 20, "for": 14}, 14, "two-thirds of 20 is 13.33, so 14 (all members, as stated)", Answer.YES),
        ({"base": "votes_cast", "for": 4}, None, "how many votes were cast is not recorded", Answer.CANNOT_TELL),
        ({"for": 4}, None, "of whom it is taken is not recorded", Answer.CANNOT_TELL),
        ({"base": "all_members"}, 9, "two-thirds of 13 is 8.67, so 9 (all members, by the list of members)", Answer.CANNOT_TELL),
    ],
)  # fmt: skip
def test_a_fraction_is_worked_out_of_its_own_base(
    vote: dict[str, Any], needed: int | None, how: str, reached: Answer
) -> None:
    found = one({"required_fraction": "2/3", **vote})
    assert found.needed is not None
    assert (found.needed.votes, found.needed.how, found.reached) == (needed, how, reached)


def test_where_somebody_came_late_the_members_present_at_an_item_cannot_be_told() -> None:
    found = one({"required_fraction": "2/3", "base": "members_present", "for": 7}, late=True)
    assert found.needed is not None
    assert (found.needed.votes, found.reached) == (None, Answer.CANNOT_TELL)
    assert found.needed.how == "9 to 10 members were there, more closely it cannot be told"


def test_stated_figures_and_names_are_kept_apart_and_as_stated() -> None:
    voters = [
        {"id": "a", "person": "member-1", "option": "for"},
        {"id": "b", "name_as_printed": "Cllr B", "option": "for"},
    ]
    casting = {"person": "member-0", "option": "against"}
    found = one({"for": 36, "against": 36, "voters": voters, "casting_vote": casting, "result": "lost"})
    assert (found.counts, found.voters) == ({"for": 36, "against": 36}, (("Member 1", "for"), ("Cllr B", "for")))
    assert (found.casting, found.result, found.needed, found.reached) == (("Member 0", "against"), "lost", None, None)


def test_motions_amendments_and_items_within_items_are_found_in_their_order() -> None:
    motion = {
        "id": "m",
        "title": "Motion",
        "vote": {"for": 1},
        "amendments": [{"id": "a", "text": "Amend", "vote": {"for": 2}}],
    }
    inner = {"id": "in", "decisions": [{"id": "d", "text": "Decided", "vote": {"for": 3}}]}
    meeting = {"date": "2026-05-12", "items": [{"id": "one", "motions": [motion], "items": [inner]}]}
    found = tallies(Register({ID: meeting}), ID)
    assert [(each.item, each.where, each.on) for each in found] == [
        ("one", "motion", "Motion"),
        ("one", "amendment", "Amend"),
        ("in", "decision", "Decided"),
    ]


def test_ten_present_at_the_panel_of_july_2022_make_seven_for_a_co_opted_member() -> None:
    found = special_majorities(sample(), "cambridgeshire-pcp/meetings/2022-07-20")
    assert [(matter.split(" ")[0], needed.of, needed.votes) for matter, needed in found] == [
        ("Reappointment", 10, 7),
        ("Termination", 10, 7),
    ]
    assert found[1][1].how == (
        "two-thirds of 10 is 6.67, so 7 (members present, recorded as present, 2 of them for part of the meeting)"
    )
    assert found[1][1].source == "Panel Arrangements, 3.25"


def test_thirteen_members_make_nine_for_a_veto_of_the_precept() -> None:
    found = dict(special_majorities(sample(), "cambridgeshire-pcp/meetings/2023-02-01"))
    veto = found["A veto of Precept 2023/2024"]
    assert (veto.of, veto.votes) == (13, 9)
    assert veto.source.startswith("Police Reform and Social Responsibility Act 2011 Sch. 5")


def test_rules_that_were_not_yet_in_force_ask_for_nothing() -> None:
    assert special_majorities(sample(), "cambridgeshire-pcp/meetings/2022-03-25") == []
