"""Dates and times: which exist, and what a vague one may mean."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.procedure.calendar import date_fault, day, first_and_last_day, in_short, in_words, moment_fault, weekday


@pytest.mark.parametrize(
    ("date", "sentence"),
    [
        ("2022-06-31", "31 June does not exist: June has 30 days."),
        ("2026-02-30", "30 February does not exist: February 2026 has 28 days."),
        ("2024-02-30", "30 February does not exist: February 2024 has 29 days."),
        ("1900-02-29", "29 February 1900 does not exist: 1900 is not a leap year."),
        ("2024-13-45", "There is no month 13: months run from 01 to 12."),
        ("2022-00", "There is no month 00: months run from 01 to 12."),
        ("2022-06-00", "There is no day 00: days of June run from 01 to 30."),
        ("0000", "There is no year 0000."),
    ],
)
def test_a_date_that_does_not_exist_is_told_why(date: str, sentence: str) -> None:
    assert date_fault(date) == sentence
    assert day(date) is None
    assert first_and_last_day(date) is None


@pytest.mark.parametrize("text", ["2022", "2022-09", "2022-09-14", "2024-02-29", "14/09/2022", "soon", "", "99999"])
def test_a_date_that_exists_or_is_none_has_no_fault(text: str) -> None:
    assert date_fault(text) is None


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("24:00", "There is no hour 24: hours run from 00 to 23."),
        ("12:60", "There is no minute 60: minutes run from 00 to 59."),
        ("2022-09-09T25:00", "There is no hour 25: hours run from 00 to 23."),
        ("2022-09-31T12:00", "31 September does not exist: September has 30 days."),
        ("2022-09-30T23:59", None),
        ("00:00", None),
        ("noon", None),
    ],
)
def test_a_moment_that_does_not_exist_is_told_why(text: str, fault: str | None) -> None:
    assert moment_fault(text) == fault


@given(st.dates())
def test_every_day_exists_and_reads_back(date: datetime.date) -> None:
    assert date_fault(date.isoformat()) is None
    assert day(date.isoformat()) == date
    assert first_and_last_day(date.isoformat()) == (date, date)


@given(st.text(max_size=12) | st.from_regex(r"\A[0-9]{4}-[0-9]{2}-[0-9]{2}\Z"))
def test_what_has_no_fault_and_ten_characters_is_a_day_or_no_date(text: str) -> None:
    assert (day(text) is not None) == (first_and_last_day(text) is not None and len(text) == 10)


def test_a_vague_date_may_mean_any_of_its_days() -> None:
    assert first_and_last_day("2024-02") == (datetime.date(2024, 2, 1), datetime.date(2024, 2, 29))
    assert first_and_last_day("2022") == (datetime.date(2022, 1, 1), datetime.date(2022, 12, 31))
    assert first_and_last_day(None) is None


def test_dates_are_printed_as_minutes_print_them() -> None:
    assert in_words(datetime.date(2022, 9, 14)) == "14 September 2022"
    assert weekday(datetime.date(2022, 9, 14)) == "Wednesday"
    assert [in_short(text) for text in ("2022-09-04", "2022-09", "2022", "soon")] == [
        "4 Sep 2022",
        "Sep 2022",
        "2022",
        "soon",
    ]
