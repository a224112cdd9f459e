"""The room told item by item: substitutions, and interests declared against the votes cast."""

from typing import Any

import pytest

from tests.procedure.test_follow_up import sample
from tui.procedure.register import Register
from tui.procedure.room_told import RoomTold, room_told

ID = "p/meetings/2026-05-12"
JULY = "cambridgeshire-pcp/meetings/2022-07-20"


def told(declared: dict[str, Any], *voters: tuple[str, str], casting: str | None = None) -> RoomTold:
    vote: dict[str, Any] = {
        "voters": [{"id": str(n), "person": who, "option": option} for n, (who, option) in enumerate(voters)]
    }
    if casting:
        vote["casting_vote"] = {"person": casting, "option": "for"}
    items = [{"id": "one", "title": "One", "decisions": [{"id": "d", "vote": vote}]}, {"id": "two", "title": "Two"}]
    declarations = [{"id": "a", "person": "member-a", "item": "one", **declared}]
    return room_told(Register({ID: {"date": "2026-05-12", "items": items, "declarations": declarations}}), ID)


PECUNIARY = {"interest": "disclosable_pecuniary"}


@pytest.mark.parametrize(
    ("declared", "option", "expected"),
    [
        (PECUNIARY, "for", "no: a disclosable pecuniary interest bars from voting (Localism Act 2011 s.31), and voted"),
        (PECUNIARY, "absent", "yes: a disclosable pecuniary interest bars from voting (Localism Act 2011 s.31), and did not vote"),
        ({**PECUNIARY, "effect": "dispensation"}, "for", "yes: had a dispensation"),
        ({"effect": "withdrew"}, "against", "no: withdrew, and voted"),
        ({"effect": "withdrew"}, "not_voting", "yes: withdrew, and did not vote"),
        ({"interest": "non_registrable"}, "for", "yes: such an interest does not bar from voting"),
        ({}, "for", "cannot tell: voted, and the minutes do not say what kind of interest it is"),
        ({}, "absent", "yes: did not vote"),
        ({"item": None}, "for", "cannot tell: the minutes do not say which item it concerns"),
        ({"item": "two", **PECUNIARY}, "for", "cannot tell: a disclosable pecuniary interest bars from voting "
         "(Localism Act 2011 s.31); no vote by name is recorded on the item"),
    ],
)  # fmt: skip
def test_an_interest_is_held_against_the_votes_cast(declared: dict[str, Any], option: str, expected: str) -> None:
    [found] = told(declared, ("member-a", option), ("member-b", "for")).interests
    assert f"{found.standing.answer.value}: {found.standing.why}" == expected


def test_a_casting_vote_is_a_vote() -> None:
    [found] = told(PECUNIARY, ("member-b", "for"), casting="member-a").interests
    assert found.standing.answer.value == "no"
    assert found.votes == ("casting, one",)


def test_the_substitute_of_july_2022_is_on_no_list_and_the_other_took_no_place() -> None:
    found = room_told(sample(), JULY)
    [one] = found.substitutions
    assert (one.name, one.member, one.standing.answer.value) == ("Ishfaq Hussain", "S Warren", "no")
    assert one.standing.why == "the list of substitutes of 14 Sep 2022 does not have the name"
    assert found.none_declared
    assert found.interests == ()


def test_every_item_has_its_room_and_those_within_another_too() -> None:
    found = room_told(sample(), JULY)
    assert [each.number for each in found.items][:9] == ["1", "2", "3", "4", "5", "6", "7", "8", None]
    assert (found.whole.quorum.certain, found.whole.quorum.possible) == (8, 10)
    assert len(found.items[0].people) == len(found.whole.people) == 22
