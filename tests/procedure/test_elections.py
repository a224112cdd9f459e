"""What an election comes to in the list of members: a term that begins, one that ends, and what cannot be told."""

import datetime
from typing import Any

import pytest

from tests.builder import the_schema
from tui.procedure.elections import Seating, seatings
from tui.procedure.membership import Answer, Roll
from tui.procedure.register import register_of
from tui.record.canonical import dump_record
from tui.record.edits import apply

MEETING = "x/meetings/2026-05-12"
SEATS = [{"id": one, "person": one, "member_kind": "appointed"} for one in ("member-a", "member-b", "member-c")]
RULES: dict[str, Any] = {"name": "Rules", "state": "in_force", "minute_numbering": {"year_starts": "05-01"}}


def chair(person: str, **fields: Any) -> dict[str, Any]:
    return {"id": f"{person}-chair", "person": person, "member_kind": "appointed", "role": "chair", **fields}


def seated(
    *others: dict[str, Any], rules: dict[str, Any] = RULES, post: str = "chair", **election: Any
) -> list[Seating]:
    """What the list with these entries beside the seats gets when Member B is elected on 12 May 2026."""
    value = {"post": post, "result": "member-b", **election}
    item = {
        "id": "chair",
        "minute_number": 1,
        "decisions": [{"id": "elected", "outcome": "appointed", "election": value}],
    }
    meeting = {"date": "2026-05-12", "items": [item]}
    members = {"memberships": [*SEATS, *others]}
    register = register_of(
        [("x/body", {"name": "X"}), ("x/rules/now", rules), ("x/members", members), (MEETING, meeting)]
    )
    return seatings(register, MEETING, meeting, members)


def entry(seating: Seating) -> Any:
    return seating.edits[0].value  # type: ignore[union-attr]


def test_an_office_begins_on_the_day_and_ends_only_where_a_rule_or_the_minute_says_so() -> None:
    [plain] = seated()
    assert entry(plain) == {
        "id": "member-b-chair-2026-27", "person": "member-b", "member_kind": "appointed", "role": "chair", "post": "Chair",
        "start_date": "2026-05-12", "elected_at": MEETING,
    }  # fmt: skip
    assert plain.told == (
        "Member B is Chair from 12 May 2026, to when is not said, and no rule on offices here says it."
    )
    bounded = {**RULES, "offices": {"term": "municipal_year", "provision": "paragraph 3"}}
    assert entry(seated(rules=bounded)[0])["end_date"] == "2027-04-30"
    assert "the end of the municipal year 2026/27 (Rules, paragraph 3)" in seated(rules=bounded)[0].told
    annual = seated(rules={**RULES, "offices": {"term": "annual_meeting"}})[0]
    assert "end_date" not in entry(annual)
    assert "to the next annual meeting, whose day is not known yet" in annual.told
    assert entry(seated(rules=bounded, to="2026-10-01")[0])["end_date"] == "2026-10-01"
    [worded] = seated(term="the municipal year 2026/27")
    assert ("end_date" in entry(worded), entry(worded)["term"]) == (False, "the municipal year 2026/27")


@pytest.mark.parametrize(
    ("before", "last", "told"),
    [
        (chair("member-a", start_date="2025-05-13"), "2026-05-12", "Member A was to 12 May 2026"),
        (chair("member-a", term="municipal year 2026/27"), "2026-05-12", "Member A was to 12 May 2026"),
        (chair("member-a", start_date="2025-05-13", end_date="2027-04-30"), "2026-05-12", "Member A was to 12 May 2026"),
        (chair("member-b", start_date="2025-05-13"), "2026-05-11", "the term before to 11 May 2026"),
        (chair("member-a", start_date="2025-05-13", end_date="2026-04-30"), None, ""),
        (chair("member-a", term="municipal year 2025/26"), None, "here says it."),
        (chair("member-a"), None, "to when Member A held it cannot be told"),
        (chair("member-a", listed_on=[{"document": "a", "date": "2026-09-01"}]), None, "to when Member A held it cannot be told"),
    ],
)  # fmt: skip
def test_the_former_term_ends_where_the_list_has_one_certain_holder(
    before: dict[str, Any], last: str | None, told: str
) -> None:
    [found] = seated(before)
    assert [one.value for one in found.edits[1:]] == ([last] if last else [])  # type: ignore[union-attr]
    assert told in found.told


def test_of_two_certain_holders_neither_is_ended_and_both_are_named() -> None:
    two = [chair(one, start_date="2025-05-13") for one in ("member-a", "member-c")]
    [found] = seated(*two)
    assert len(found.edits) == 1
    assert "Member A and Member C hold the office too" in found.told


def test_what_the_list_has_is_not_written_twice_and_what_it_cannot_hold_is_said() -> None:
    assert seated(chair("member-b", elected_at=MEETING)) == []
    assert seated(chair("member-b", start_date="2026-05-12")) == []
    assert seated(result="member-x")[0].why_not == (
        "the list of members does not have Member X, so it cannot be told how they sit"
    )
    assert "no place for" in seated(post="representative")[0].why_not
    [seat] = seated(post="co_opted_member", result="member-x")
    assert (entry(seat)["member_kind"], entry(seat)["role"]) == ("co_opted_independent", "member")


def test_taking_back_gives_the_list_that_was() -> None:
    before = {"memberships": [*SEATS, chair("member-a", start_date="2025-05-13", end_date="2027-04-30")]}
    [found] = seated(*before["memberships"][3:])
    text = dump_record(before, the_schema(), "members", "x/members")
    there = apply(text, found.edits, the_schema(), "members")
    assert 'end_date: "2026-05-12"' in there
    assert apply(there, found.taken_back, the_schema(), "members") == text


def test_an_office_for_a_year_is_not_held_after_it_for_want_of_a_last_day() -> None:
    entry_ = chair("member-a", start_date="2022-07-20", term="the municipal year 2022/23")
    roll = Roll({"memberships": [entry_]})
    assert roll.held(entry_, datetime.date(2023, 4, 30)).answer is Answer.YES
    assert roll.held(entry_, datetime.date(2023, 9, 20)).answer is Answer.CANNOT_TELL
    several = chair("member-a", start_date="2022-05-10", term="2022-2026")
    assert roll.held(several, datetime.date(2025, 9, 20)).answer is Answer.YES
