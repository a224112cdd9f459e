"""Plans issued in time, terms that end, interests notified, and bodies that end."""

import datetime
from typing import Any

import pytest

from tests.procedure.clocks.asking import a_register, state, the, told
from tui.procedure.due import due

PLAN = "plans/example/plan"


def planned(**fields: Any) -> Any:
    return a_register({PLAN: {"name": "Plan", "owner": "office/body", **fields}})


def test_the_plan_of_the_election_of_2021_was_to_be_issued_by_31_march_2022() -> None:
    found = the(planned(period_start="2021", issued_on="2021-11-29"), "plan-issued", "2022-04-01")
    assert (found.by, found.state) == ("2022-03-31", "done")
    assert state(planned(period_start="2021", issued_on="2022-04"), "plan-issued", "2022-06-01")[1] == "done late"
    assert state(planned(period_start="2024"), "plan-issued", "2025-04-01") == ("2025-03-31", "nothing recorded")


def test_a_plan_that_belongs_to_no_ordinary_election_is_not_told() -> None:
    assert told(planned(period_start="2022"), "plan-issued", "2023-04-01") == []
    assert told(planned(period_start="2021", owner="p/body"), "plan-issued", "2023-04-01") == []


def test_a_plan_is_told_with_its_owner() -> None:
    on = datetime.date(2021, 12, 1)
    register = planned(period_start="2021")
    assert [each.rule for each in due(register, on, body="office/body")] == ["plan-issued"]
    assert due(register, on, body="p/body") == []


def members(*entries: dict[str, Any], **terms: Any) -> Any:
    rules = {"name": "Arrangements", "state": "in_force", "terms": {"years": 4, "without_vote": 2, **terms}}
    named = [
        {"id": f"m{n}", "person": "member-a", "member_kind": "co_opted_independent", **one}
        for n, one in enumerate(entries)
    ]
    return a_register(
        {"p/members": {"memberships": named}, "p/rules/1": rules, "people/member-a": {"name": "Member A"}}
    )


def test_a_term_ends_on_its_day_or_after_the_years_of_the_arrangements() -> None:
    assert the(members({"end_date": "2024-05-31"}), "term-ends", "2024-01-01").by == "2024-05-31"
    found = the(members({"start_date": "2020-06-01", "term_number": 2}), "term-ends", "2024-01-01")
    assert (found.by, found.source) == ("2024-05-31", "Arrangements")
    assert found.why == "a further term after 2 needs the special vote of the body's arrangements"
    assert told(members({"start_date": "2020"}), "term-ends", "2024-01-01") == []


def test_who_retired_and_was_reappointed_has_two_terms() -> None:
    twice = members({"start_date": "2012-06-01", "end_date": "2016-05-31"}, {"start_date": "2020-06-01"})
    assert [(each.by, each.state) for each in told(twice, "term-ends", "2021-01-01")] == [
        ("2016-05-31", "past"),
        ("2024-05-31", "open"),
    ]


@pytest.mark.parametrize(("on", "stands"), [("2026-06-08", "open"), ("2026-06-09", "past")])
def test_a_pecuniary_interest_is_notified_by_the_28th_day_the_first_included(on: str, stands: str) -> None:
    declared = [{"id": "d1", "person": "member-a", "interest": "disclosable_pecuniary"}]
    other = [{"id": "d2", "person": "member-a", "interest": "non_registrable"}]
    meeting = {"status": "held", "date": "2026-05-12", "declarations": [*declared, *other]}
    found = the(a_register({"p/meetings/1": meeting}), "interest-notified", on)
    assert (found.by, found.state, found.path) == ("2026-06-08", stands, "declarations[d1]")


def test_what_falls_after_the_end_of_a_body_cannot_be_told() -> None:
    meeting = {"p/meetings/2028-06-14": {"date": "2028-06-14", "status": "confirmed"}}
    found = the(a_register(meeting, dissolution_date="2028-05"), "agenda-public", "2028-01-01")
    assert (found.by, found.state) == ("2028-06-06", "cannot tell")
    assert found.why == "The body was dissolved in May 2028; who takes this over is not recorded."
    assert the(a_register(meeting, dissolution_date="2028-06-30"), "agenda-public", "2028-01-01").state == "open"
