"""Who was in the room."""

import pytest

from tui.procedure.presence import Interval, interval, members_present


def test_an_interval_is_read_in_minutes_past_midnight() -> None:
    assert interval({"from": "14:10", "to": "16:22"}) == Interval(850, 982)
    assert interval({"from": "25:00", "to": 5}) == Interval(None, None)


@pytest.mark.parametrize(
    ("one", "other", "share"),
    [
        (Interval(600, 660), Interval(660, 700), False),
        (Interval(600, 661), Interval(660, 700), True),
        (Interval(None, 660), Interval(600, None), True),
        (Interval(None, 600), Interval(600, None), False),
    ],
)
def test_two_stays_overlap_when_they_share_a_minute(one: Interval, other: Interval, share: bool) -> None:
    assert one.overlaps(other) is share
    assert other.overlaps(one) is share


def test_each_member_and_substitute_who_is_there_counts_once() -> None:
    attendance = [
        {"person": "a", "capacity": "member", "status": "present"},
        {"person": "a", "capacity": "member", "status": "present"},
        {"person": "b", "capacity": "substitute", "status": "present"},
        {"name_as_printed": "C", "capacity": "member", "status": "present"},
        {"person": "d", "capacity": "member", "status": "apologies"},
        {"person": "e", "capacity": "officer", "status": "present"},
        {"person": ["x"], "capacity": ["member"], "status": "present"},
    ]
    assert members_present(attendance) == 3
