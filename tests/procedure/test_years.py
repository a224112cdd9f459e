"""The municipal year, and the year over which minutes are numbered."""

import datetime

import pytest

from tui.procedure.numbering import numbering_in_force
from tui.procedure.years import calendar_year, municipal_year


@pytest.mark.parametrize(
    ("date", "starts", "name"),
    [
        ((2022, 7, 20), "05-01", "2022/23"),
        ((2022, 4, 30), "05-01", "2021/22"),
        ((2022, 5, 1), "05-01", "2022/23"),
        ((1999, 12, 31), "05-01", "1999/00"),
        ((2022, 4, 1), "04-01", "2022/23"),
        ((2022, 7, 20), "01-01", "2022"),
        ((2022, 7, 20), "02-30", "2022/23"),
    ],
)
def test_a_day_lies_in_its_municipal_year(date: tuple[int, int, int], starts: str, name: str) -> None:
    year = municipal_year(datetime.date(*date), starts)
    assert year.name == name
    assert datetime.date(*date) in year


def test_a_calendar_year_is_named_after_itself() -> None:
    assert calendar_year(datetime.date(2022, 1, 1)).name == "2022"


RULES = [
    {"minute_numbering": {"scheme": "calendar_year"}, "in_force_from": "2020"},
    {"minute_numbering": {"scheme": "municipal_year", "year_starts": "04-01"}, "in_force_from": "2022-04-01"},
    {"minute_numbering": {"scheme": "none"}, "in_force_from": "2023-01", "state": "proposed"},
    {"quorum": {"number": 5}},
]


@pytest.mark.parametrize(
    ("date", "period"),
    [((2021, 6, 1), "2021"), ((2022, 4, 1), "2022/23"), ((2023, 6, 1), "2023/24")],
)
def test_the_latest_rules_in_force_number_the_minutes(date: tuple[int, int, int], period: str) -> None:
    on = datetime.date(*date)
    numbering = numbering_in_force(RULES, on)
    assert numbering is not None
    assert numbering.period(on) == period


def test_before_any_rules_there_is_no_numbering() -> None:
    assert numbering_in_force(RULES, datetime.date(2019, 12, 31)) is None


def test_numbers_that_run_only_through_a_meeting_have_no_period() -> None:
    numbering = numbering_in_force([{"minute_numbering": {"scheme": "meeting"}}], datetime.date(2022, 1, 1))
    assert numbering is not None
    assert numbering.period(datetime.date(2022, 1, 1)) is None
