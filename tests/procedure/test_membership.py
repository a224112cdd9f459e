"""Who held a seat on a day: yes, no or cannot tell, and never more than the lists say."""

import datetime
from typing import Any

import pytest

from tui.procedure.membership import MEMBER_KINDS, Answer, Roll

LIST = {"id": "l", "date": "2022-09-14", "covers": ["appointed", "co_opted_independent", "substitutes"]}
SUBSTITUTE = ("substitute",)


def seat(person: str, kind: str = "appointed", **fields: Any) -> dict[str, Any]:
    return {"id": person, "person": person, "member_kind": kind, **fields}


MEMBERS: dict[str, Any] = {
    "lists": [LIST],
    "memberships": [
        seat("dated", start_date="2021-05", end_date="2023-05-04"),
        seat("open", start_date="2020"),
        seat("listed", listed_on=[{"document": "a.pdf", "date": "2022-09-14"}]),
        seat("undated"),
        seat("term", term="municipal year 2022/23"),
        seat("deputy", "substitute", listed_on=[{"document": "a.pdf", "date": "2022-09-14"}]),
    ],
}


def answer(person: str, on: str, kinds: tuple[str, ...] = MEMBER_KINDS) -> str:
    found = Roll(MEMBERS).standing(person, kinds, datetime.date.fromisoformat(on))
    return f"{found.answer.value}: {found.why}"


@pytest.mark.parametrize(
    ("person", "on", "expected"),
    [
        ("dated", "2021-06-01", "yes: held from May 2021"),
        ("dated", "2021-04-30", "no: the seat is held from May 2021"),
        ("dated", "2023-05-04", "yes: held from May 2021"),
        ("dated", "2023-05-05", "no: the seat was held to 4 May 2023"),
        ("dated", "2021-05-10", "cannot tell: no list of members for 2021/22 in this book"),
        ("open", "2030-01-01", "yes: held from 2020"),
        ("listed", "2022-07-20", "yes: listed on 14 Sep 2022"),
        ("listed", "2023-07-20", "cannot tell: no list of members for 2023/24 in this book"),
        (
            "undated",
            "2022-07-20",
            "cannot tell: no day of 2022/23 is recorded for the seat, and the list of members of 14 Sep 2022 does not have the name",
        ),
        ("term", "2022-07-20", "yes: held for 2022/23"),
        ("term", "2023-07-20", "cannot tell: no list of members for 2023/24 in this book"),
        ("stranger", "2022-07-20", "no: the list of members of 14 Sep 2022 does not have the name"),
        ("stranger", "2023-07-20", "cannot tell: no list of members for 2023/24 in this book"),
        ("deputy", "2022-07-20", "no: the list of members of 14 Sep 2022 does not have the name"),
    ],
)
def test_a_seat_is_known_as_far_as_the_lists_go(person: str, on: str, expected: str) -> None:
    assert answer(person, on) == expected


def test_substitutes_have_a_list_of_their_own() -> None:
    assert answer("deputy", "2022-07-20", SUBSTITUTE) == "yes: listed on 14 Sep 2022"
    assert answer("listed", "2022-07-20", SUBSTITUTE).startswith("no: the list of substitutes of 14 Sep 2022")
    assert answer("deputy", "2023-07-20", SUBSTITUTE) == "cannot tell: no list of substitutes for 2023/24 in this book"


def test_a_list_that_leaves_out_the_co_opted_does_not_say_who_is_no_member() -> None:
    members = {"lists": [{**LIST, "covers": ["appointed"]}]}
    found = Roll(members).standing("stranger", MEMBER_KINDS, datetime.date(2022, 7, 20))
    assert found.answer is Answer.CANNOT_TELL


def test_the_nearest_list_of_the_year_is_taken() -> None:
    members = {
        "lists": [LIST, {**LIST, "date": "2022-07-01"}, {**LIST, "date": "2022-04-20"}, {**LIST, "date": "2022"}]
    }
    assert Roll(members).list_for(MEMBER_KINDS, datetime.date(2022, 7, 20)) == "2022-07-01"


@pytest.mark.parametrize("members", [None, {}, {"lists": "x", "memberships": [1, {"person": ["x"]}]}])
def test_without_a_list_nothing_can_be_told(members: dict[str, Any] | None) -> None:
    found = Roll(members).standing("x", MEMBER_KINDS, datetime.date(2022, 7, 20))
    assert found.answer is Answer.CANNOT_TELL
    assert Roll(members).chairs(datetime.date(2022, 7, 20)) == {}
    assert Roll(members).authorities("x") == set()


def test_the_chair_is_who_holds_the_role_on_the_day() -> None:
    members = {
        "memberships": [
            seat("old", role="chair", start_date="2021-05-20", end_date="2022-07-20"),
            seat("new", role="chair", start_date="2022-07-20"),
            seat("never", role="vice_chair", start_date="2020"),
        ]
    }

    def on(date: str) -> dict[str, str]:
        return {who: one.answer.value for who, one in Roll(members).chairs(datetime.date.fromisoformat(date)).items()}

    assert on("2022-06-01") == {"old": "yes", "new": "no"}
    assert on("2022-07-20") == {"old": "yes", "new": "yes"}
    assert on("2022-09-14") == {"old": "no", "new": "yes"}


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        ("2015-06-01", "yes: held from 1 May 2012"),
        ("2016-06-01", "no: the seat was held to 30 Apr 2016"),
        ("2020-01-01", "no: the seat is held from 1 May 2020"),
        ("2022-06-01", "yes: held from 1 May 2020"),
        ("2025-01-01", "no: the seat was held to 30 Apr 2024"),
    ],
)
def test_who_retired_and_was_reappointed_sat_in_both_terms_and_not_between(on: str, expected: str) -> None:
    terms = [
        seat("back", start_date="2012-05-01", end_date="2016-04-30"),
        seat("back", start_date="2020-05-01", end_date="2024-04-30"),
    ]
    found = Roll({"memberships": terms}).standing("back", MEMBER_KINDS, datetime.date.fromisoformat(on))
    assert f"{found.answer.value}: {found.why}" == expected
