"""How long minutes, agendas, reports and background papers stay open."""

import datetime
from typing import Any

import pytest

from tests.procedure.clocks.asking import a_register, the, told
from tui.procedure.clocks.retention import retain_until

MEETING = "p/meetings/2022-09-14"
HELD = {"date": "2022-09-14", "status": "held"}


@pytest.mark.parametrize(
    ("day", "years", "last"),
    [("2022-09-14", 6, "2028-09-13"), ("2022-09-14", 4, "2026-09-13"), ("2024-02-29", 6, "2030-02-28")],
)
def test_years_begin_with_the_day_of_the_meeting(day: str, years: int, last: str) -> None:
    assert retain_until(datetime.date.fromisoformat(day), years).isoformat() == last


@pytest.mark.parametrize(("paper", "last"), [({"item": "a"}, "2028-09-13"), ({}, "2026-09-13")])
def test_a_report_is_kept_as_long_as_the_minutes_and_a_background_paper_four_years(
    paper: dict[str, Any], last: str
) -> None:
    register = a_register({MEETING: HELD, "p/papers/x": {"meeting": MEETING, **paper}})
    assert the(register, "retention", "2023-01-01", "p/papers/x").by == last
    assert the(a_register({MEETING: HELD}), "retention", "2023-01-01", MEETING).by == "2028-09-13"


def test_what_was_never_public_is_not_kept_and_nothing_is_in_the_list_of_the_book() -> None:
    planned = a_register({MEETING: {"date": "2022-09-14", "status": "confirmed"}})
    assert told(planned, "retention", "2022-09-01", MEETING) == []
    exempt = a_register({MEETING: HELD, "p/papers/x": {"meeting": MEETING, "access": "exempt"}})
    assert told(exempt, "retention", "2022-10-01", "p/papers/x") == []
    assert told(a_register({MEETING: HELD}), "retention", "2022-10-01", everything=False) == []
