"""A body's membership as at a day: seats, offices, vacancies, balance, and names that may be one person's."""

import datetime
from typing import Any

import pytest

from tests.procedure.test_follow_up import sample
from tui.procedure.membership import Answer
from tui.procedure.membership_on import Membership, membership_on
from tui.procedure.name_variants import variants
from tui.procedure.register import Register


def on(day: str, register: Register | None = None, body: str = "cambridgeshire-pcp/body") -> Membership:
    return membership_on(register or sample(), body, datetime.date.fromisoformat(day))


def a_list(*memberships: dict[str, Any], **fields: Any) -> Register:
    entries = [{"id": str(n), "member_kind": "appointed", **each} for n, each in enumerate(memberships)]
    council = {"name": "Council A"}
    return Register({"p/members": {"memberships": entries, **fields}, "p/body": {}, "council-a/body": council})


def made(day: str, *memberships: dict[str, Any], **fields: Any) -> Membership:
    return on(day, a_list(*memberships, **fields), "p/body")


def test_the_list_of_september_2022_gives_thirteen_members_ten_substitutes_and_both_offices() -> None:
    found = on("2022-09-14")
    sitting = [each for each in found.seats if each.answer is Answer.YES]
    assert found.size == 13
    assert sum(each.kind in ("appointed", "co_opted_independent") for each in sitting) == 13
    assert sum(each.kind == "substitute" for each in sitting) == 10
    assert [(each.role, each.name, each.answer.value) for each in found.offices] == [
        ("chair", "Edward Leigh", "yes"),
        ("vice_chair", "Claire George", "yes"),
    ]
    assert (found.by_authority, found.by_party) == (((None, 13),), ())


def test_a_year_without_a_list_is_not_told_from_the_list_of_another() -> None:
    found = on("2023-09-20")
    sharp = next(each for each in found.seats if each.name == "A Sharp")
    assert (sharp.answer, sharp.why) == (Answer.CANNOT_TELL, "no list of members for 2023/24 in this book")
    assert found.size is None
    assert found.offices[0].name == "Claire George"


def test_somebody_may_be_a_substitute_and_perhaps_a_member() -> None:
    answers = {each.kind: each.answer for each in on("2022-09-14").seats if each.name == "S Barkham"}
    assert answers == {"substitute": Answer.YES, "appointed": Answer.CANNOT_TELL}


def test_terms_authorities_and_parties_are_told_as_recorded() -> None:
    seat = {"person": "member-a", "on_behalf_of_id": "council-a/body", "party": "Party A", "term_number": 2}
    other = {"person": "member-b", "start_date": "2025"}
    found = made("2026-06-01", {**seat, "start_date": "2026-05", "end_date": "2030-05-04"}, other)
    first, second = found.seats
    assert (first.name, first.authority, first.term) == ("Member A", "Council A", "from May 2026 to 4 May 2030, term 2")
    assert second.term == "from 2025"
    assert found.by_authority == (("Council A", 1), (None, 1))
    assert found.by_party == (("Party A", 1), (None, 1))


def test_who_sat_twice_is_one_member() -> None:
    terms = ({"person": "a", "start_date": "2012", "end_date": "2016"}, {"person": "a", "start_date": "2020-05-01"})
    found = made("2022-06-01", *terms)
    assert [(each.answer.value, each.term) for each in found.seats] == [("yes", "from 1 May 2020")]


def test_for_whom_a_substitute_may_stand_in_is_told_where_the_list_says_so() -> None:
    entry = {"person": "x", "member_kind": "substitute", "start_date": "2026-05-01", "substitute_for": ["member-a"]}
    assert made("2026-06-01", entry).seats[0].substitute_for == ("Member A",)


@pytest.mark.parametrize(
    ("vacancy", "expected"),
    [
        ({"vacant_from": "2026-05-01"}, "yes: vacant from 1 May 2026"),
        ({"vacant_from": "2026-07-01"}, "no: vacant from 1 Jul 2026"),
        ({}, "cannot tell: since when it is vacant is not recorded"),
        ({"vacant_from": "2026-06"}, "cannot tell: it fell vacant in Jun 2026"),
        ({"vacant_from": "2026-01", "filled_by": "0"}, "no: filled from 15 May 2026"),
        ({"vacant_from": "2026-01", "filled_by": "1"}, "yes: vacant from Jan 2026"),
        ({"vacant_from": "2026-01", "filled_by": "2"}, "cannot tell: it was filled, and since when is not recorded"),
        ({"filled_by": "nobody"}, "cannot tell: it was filled, and since when is not recorded"),
    ],
)
def test_a_seat_is_vacant_from_a_day_until_it_is_filled(vacancy: dict[str, Any], expected: str) -> None:
    seats = ({"person": "a", "start_date": "2026-05-15"}, {"person": "b", "start_date": "2026-09-01"}, {"person": "c"})
    found = made("2026-06-10", *seats, vacancies=[{"id": "v", "seat": "One seat", **vacancy}])
    assert [f"{each.answer.value}: {each.why}" for each in found.vacancies] == [expected]


def test_a_body_without_a_list_has_nobody() -> None:
    found = on("2026-06-01", Register({"p/body": {"name": "P"}}), "p/body")
    assert (found.seats, found.offices, found.size) == ((), (), None)


def test_where_the_chair_is_known_nobody_else_is_put_up_as_one() -> None:
    chair = {"person": "a", "role": "chair", "start_date": "2026-05-01"}
    found = made("2026-06-01", chair, {"person": "b", "role": "chair"})
    assert [(each.person, each.answer.value) for each in found.offices] == [("a", "yes")]
    unknown = made("2026-06-01", {"person": "b", "role": "chair"})
    assert [(each.answer.value, each.why) for each in unknown.offices] == [
        ("cannot tell", "no day, term or list in this book tells for 2026/27")
    ]


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        (["Ishfaq Hussain"], ["I Hussein"], "the family names are nearly the same"),
        (["B Thittala Varkey"], ["Baiju Thittala Varkey"], "the family name is the same, and the first names may be"),
        (["Councillor Hussain"], ["Ishfaq Hussain"], "one is printed as Hussain alone"),
        (["A Sharp"], ["Anna Sharp", "A Smith"], "the family name is the same, and the first names may be"),
        (["A Sharp"], ["B Sharp"], None),
        (["C Turner"], ["C Strood"], None),
        (["J Peach"], ["J Beach"], None),
        (["Cllr A Sharp"], ["A Sharp"], "the names are the same"),
        ([""], ["A Sharp"], None),
    ],
)
def test_names_that_may_be_one_persons_are_suggested(one: list[str], other: list[str], why: str | None) -> None:
    found = variants({"one": one, "other": other})
    assert [each.why for each in found] == ([why] if why else [])


def test_those_of_a_body_are_compared_by_every_name_that_the_book_gives_them() -> None:
    people = {
        "people/a": {"name": "Member Alpha", "other_names": [{"name": "M Alfa"}]},
        "people/b": {"name": "Mem Alfa"},
    }
    meeting = {"attendance": [{"person": "b", "capacity": "member", "status": "present"}]}
    members = {"memberships": [{"id": "a", "person": "a", "member_kind": "appointed"}]}
    found = on("2026-06-01", Register({**people, "p/members": members, "p/meetings/2026": meeting}), "p/body")
    assert [(each.person, each.other) for each in found.variants] == [("a", "b")]


def test_after_the_end_of_its_body_nobody_sits_and_no_seat_is_vacant() -> None:
    members = {
        "memberships": [{"id": "a", "person": "a", "member_kind": "appointed", "role": "chair", "start_date": "2024-05-20"}],
        "vacancies": [{"id": "v", "seat": "A seat", "vacant_from": "2025-01-01"}],
    }  # fmt: skip
    book = Register({"p/body": {"name": "P", "dissolution_date": "2026-03-31"}, "p/members": members})
    last, after = (
        membership_on(book, "p/body", datetime.date.fromisoformat(day)) for day in ("2026-03-31", "2026-04-01")
    )
    assert [each.answer.value for each in (*last.seats, *last.offices, *last.vacancies)] == ["yes"] * 3
    said = [(each.answer.value, each.why) for each in (*after.seats, *after.offices, *after.vacancies)]
    assert said == [("no", "the body was dissolved on 31 Mar 2026")] * 3
