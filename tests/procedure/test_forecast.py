"""Whether a meeting to come will have its quorum, as far as it is known beforehand."""

from typing import Any

import pytest

from tests.procedure.test_follow_up import sample
from tui.procedure.forecast import Forecast, forecast
from tui.procedure.membership import Answer
from tui.procedure.register import Register

ID = "p/meetings/2026-07-14"
PEOPLE = "abcdefghijklm"
RULES = {"name": "Rules", "state": "in_force", "quorum": {"number": 5, "provision": "paragraph 4"}}


def away(name: str) -> dict[str, Any]:
    return {
        "id": name,
        "person": name,
        "capacity": "member",
        "status": "apologies",
        "apologies_received": {"at": "2026-07-10"},
    }


def standing_in(name: str, member: str | None = None) -> dict[str, Any]:
    entry = {
        "id": name,
        "person": name,
        "capacity": "substitute",
        "status": "present",
        "notified": {"at": "2026-07-10"},
    }
    return {**entry, "substituting_for": member} if member else entry


def told(*attendance: dict[str, Any], rules: Any = RULES, people: str = PEOPLE, **meeting: Any) -> Forecast | None:
    seats: list[dict[str, Any]] = [
        {"id": each, "person": each, "member_kind": "appointed", "start_date": "2026-05-01"} for each in people
    ]
    seats += [{"id": "s", "person": "s", "member_kind": "substitute", "start_date": "2026-05-01"}]
    value = {"date": "2026-07-14", "status": "confirmed", "attendance": list(attendance), **meeting}
    records = {"p/body": {"name": "P"}, "p/members": {"memberships": seats}, "p/rules/r": rules, ID: value}
    return forecast(Register(records), ID)


def sentence(found: Forecast | None) -> str:
    assert found is not None
    return found.sentence


def test_everybody_is_expected_who_has_not_said_otherwise() -> None:
    found = told(away("a"), away("b"), standing_in("s", "a"))
    assert found is not None
    assert found.sentence == "12 of 13 expected, 2 apologies, 1 substitute notified; quorum 5: expected"
    assert (found.answer, found.needed, found.source) == (Answer.YES, 5, "Rules, paragraph 4")
    assert (found.apologies, found.substitutes) == (("a", "b"), ("s",))


def test_a_member_whose_place_is_taken_is_not_counted_beside_the_substitute() -> None:
    assert sentence(told(standing_in("s", "a"))).startswith("13 of 13 expected, no apologies, 1 substitute")


def test_a_member_whose_place_is_taken_does_not_come_though_the_substitute_may_not_sit() -> None:
    found = told(*(away(each) for each in PEOPLE[:8]), standing_in("stranger", PEOPLE[8]))
    assert found is not None
    assert (found.expected, found.answer) == (4, Answer.CANNOT_TELL)


def test_too_many_apologies_leave_no_quorum() -> None:
    found = told(*(away(each) for each in PEOPLE[:9]))
    assert sentence(found) == "4 of 13 expected, 9 apologies, no substitute notified; quorum 5: not expected"


def test_where_all_hangs_on_a_substitute_whom_no_list_names_it_cannot_be_told() -> None:
    found = told(*(away(each) for each in PEOPLE[:9]), standing_in("stranger", "a"))
    assert found is not None
    assert found.answer is Answer.CANNOT_TELL
    assert found.doubtful == (("stranger", "no list of substitutes for 2026/27 in this book"),)
    assert found.sentence.endswith("quorum 5: cannot tell, it hangs on whether a substitute may sit")


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        (
            {"rules": {}},
            "13 of 13 expected, no apologies, no substitute notified; quorum: cannot tell, the book has no",
        ),
        ({"people": ""}, "no apologies, no substitute notified; quorum: cannot tell, the book does not have how many"),
        (
            {"date": "2026-07"},
            "no apologies, no substitute notified; quorum: cannot tell, the meeting has no whole date",
        ),
    ],
)
def test_what_the_book_does_not_have_it_does_not_guess(changes: dict[str, Any], said: str) -> None:
    found = told(**changes)
    assert found is not None
    assert found.answer is Answer.CANNOT_TELL
    assert found.sentence.startswith(said)


@pytest.mark.parametrize("status", ["held", "cancelled"])
def test_there_is_no_forecast_for_a_meeting_that_was_held_or_called_off(status: str) -> None:
    assert told(status=status) is None


def test_the_panel_of_september_2022_has_thirteen_members_and_no_rule_on_the_quorum() -> None:
    found = forecast(sample(), "cambridgeshire-pcp/meetings/2022-09-14")
    assert sentence(found) == (
        "13 of 13 expected, no apologies, no substitute notified; quorum: cannot tell, "
        "the book has no rule on the quorum for that day"
    )
