"""Working days and clear days, with the bank holidays that there were."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.procedure.working_days import NoCalendar, WorkingDays, working_days

ENGLAND = WorkingDays("GB-ENG")


def d(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def test_the_golden_case_five_clear_days_then_the_third_working_day_after() -> None:
    agenda = ENGLAND.clear_before(d("2022-09-14"), 5)
    assert agenda == d("2022-09-06")
    assert ENGLAND.after(agenda, 3) == d("2022-09-09")


@pytest.mark.parametrize(
    ("meeting", "agenda"),
    [
        ("2022-09-21", "2022-09-12"),  # the funeral of the Queen, Mon 19 Sep 2022, is one of the days left out
        ("2023-05-10", "2023-04-28"),  # 1 and 8 May 2023 are both bank holidays
        ("2022-06-08", "2022-05-27"),  # 2 and 3 June 2022
        ("2026-01-07", "2025-12-29"),  # Boxing Day fell before, New Year's Day within
        ("2024-09-23", "2024-09-13"),
    ],
)
def test_weekends_and_bank_holidays_one_off_ones_too_are_left_out(meeting: str, agenda: str) -> None:
    assert ENGLAND.clear_before(d(meeting), 5) == d(agenda)


def test_what_was_left_out_is_named() -> None:
    assert ENGLAND.not_counted(d("2022-09-12"), d("2022-09-21")) == ["2022-09-19 State Funeral of Queen Elizabeth II"]


def test_a_body_may_close_a_day_or_work_on_a_bank_holiday() -> None:
    rules = {
        "working_days": {
            "calendar": "GB-ENG",
            "closed": [{"id": "move", "date": "2022-09-13", "name": "Office move"}],
            "worked": [{"id": "funeral", "date": "2022-09-19", "name": "Open"}],
        }
    }
    own = working_days({}, rules)
    assert own.why_not(d("2022-09-13")) == "Office move"
    assert own.why_not(d("2022-09-19")) is None
    assert own.clear_before(d("2022-09-14"), 5) == d("2022-09-05")
    assert own.name == "bank holidays of England and Wales"


def test_whose_bank_holidays_count_is_assumed_from_the_zone_and_said_so() -> None:
    assert working_days({"timezone": "Europe/London"}, None).name == "bank holidays of England and Wales (assumed)"
    with pytest.raises(NoCalendar, match="say whose bank holidays count"):
        working_days({"timezone": "America/New_York"}, None)


@pytest.mark.parametrize("region", ["XX", "GB-NOWHERE"])
def test_an_unknown_calendar_cannot_be_counted_by(region: str) -> None:
    with pytest.raises(NoCalendar, match="not known to this program"):
        WorkingDays(region).after(d("2022-09-14"), 1)


def test_a_year_without_data_cannot_be_counted_in() -> None:
    with pytest.raises(NoCalendar, match="2101"):
        ENGLAND.after(d("2101-03-01"), 2)


@given(st.dates(d("1990-01-01"), d("2090-01-01")), st.integers(1, 30))
def test_there_and_back_and_exactly_so_many_clear_days_between(date: datetime.date, count: int) -> None:
    last = ENGLAND.clear_before(date, count)
    assert ENGLAND.between(last, date) == count
    assert ENGLAND.why_not(last) is None
    later = ENGLAND.after(date, count)
    assert later > date
    assert ENGLAND.between(date, later) == count - 1
