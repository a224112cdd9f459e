"""The deliverables of the sample plan: 50, of which 43 have an update; nothing is said of a day before it was reported."""

import datetime

import pytest

from tests.procedure.test_follow_up import sample
from tui.procedure.plan_progress import STATUSES, chart, counts, plans, progress, target_end, themes
from tui.procedure.register import Register

PLAN = "plans/cambridgeshire-2021-24/plan"
REPORTED = datetime.date(2022, 9, 14)
BEFORE = datetime.date(2022, 9, 13)


def every(on: datetime.date) -> list[object]:
    return [one for theme in themes(sample(), PLAN, on) for one in theme.deliverables]


def test_the_sample_plan_has_fifty_deliverables_in_five_themes_and_43_updates() -> None:
    assert plans(sample()) == [PLAN]
    found = every(REPORTED)
    assert len(found) == 50
    assert sum(one.since == "2022-09-14" for one in found) == 43
    assert [theme.number for theme in themes(sample(), PLAN, REPORTED)] == ["5.1", "5.3", "5.4", "5.5", "5.5"]
    assert counts(found) == {
        "completed": 13, "business_as_usual": 8, "ongoing": 19, "on_hold": 1, "not_started": 2, "not recorded": 7,
    }  # fmt: skip


def test_before_the_report_no_status_is_recorded() -> None:
    assert counts(every(BEFORE)) == {"not recorded": 50}
    assert {one.since for one in every(BEFORE)} == {None}


def test_between_two_days_only_what_was_reported_moves() -> None:
    moved = progress(sample(), PLAN, BEFORE, REPORTED)
    assert len(moved) == 43
    assert {one.before for one in moved} == {"not recorded"}
    assert all(one.sentence.endswith("reported 14 Sep 2022.") for one in moved)
    assert progress(sample(), PLAN, REPORTED, datetime.date(2023, 9, 20)) == []


def test_overdue_says_what_was_wanted_and_what_is_recorded_and_no_more() -> None:
    assert [one for one in every(REPORTED) if one.overdue] == []
    later = [one for one in every(datetime.date(2023, 4, 1)) if one.overdue]
    assert later
    assert {one.by for one in later} <= {"2022-12-31", "2023-03-31"}
    assert all(one.status not in ("completed", "business_as_usual") for one in later)
    said = {one.overdue.partition("; ")[2] for one in later}
    reported = {f"last reported on 14 Sep 2022 as {status}." for status in ("ongoing", "not started")}
    assert said == {*reported, "its status is not recorded."}
    assert not any("late" in one.overdue.lower().split() for one in later)


@pytest.mark.parametrize(
    ("target", "end"),
    [
        ({"year": "2022/23", "from_quarter": 3, "to_quarter": 3}, "2022-12-31"),
        ({"year": "2022/23", "from_quarter": 3, "to_quarter": 4}, "2023-03-31"),
        ({"year": "2023/24", "from_quarter": 1}, "2023-06-30"),
        ({"year": "2023/24"}, "2024-03-31"),
        ({"date": "2024-02"}, "2024-02-29"),
        ({"from_quarter": 3, "to_quarter": 4}, None),
        ({"as_printed": "when there is time"}, None),
    ],
)
def test_a_target_ends_with_its_last_quarter_and_without_a_year_cannot_be_told(target: dict, end: str | None) -> None:
    found = target_end(target)
    assert (found.isoformat() if found else None) == end


def test_the_chart_has_a_sign_for_each_deliverable_and_says_what_signs_mean() -> None:
    at = [("13 Sep 2022", themes(sample(), PLAN, BEFORE)), ("14 Sep 2022", themes(sample(), PLAN, REPORTED))]
    lines = chart(at, 78)
    assert max(map(len, lines)) <= 78
    drawn = "\n".join(lines[:10])
    assert sum(drawn.count(sign) for sign in STATUSES.values()) == 100
    assert drawn.count("●") == 13
    assert lines[0].startswith("5.1 Putting Communities F")
    assert "● completed   ■ business as usual" in lines[10]


def test_a_theme_with_more_than_fits_lets_a_sign_stand_for_several() -> None:
    many = Register(
        {
            "plans/p/plan": {"themes": [{"id": "t", "name": "All"}]},
            **{f"plans/p/deliverables/d{n}": {"name": f"D{n}", "theme": "t", "status": "ongoing"} for n in range(200)},
        }
    )
    lines = chart([("", themes(many, "plans/p/plan", REPORTED))], 60)
    assert max(map(len, lines)) <= 60
    assert "A sign stands for up to 5." in lines


def test_what_names_no_theme_of_the_plan_stands_last() -> None:
    book = Register(
        {
            "plans/p/plan": {"themes": [{"id": "b", "name": "Second"}, {"id": "a", "name": "First"}]},
            "plans/p/deliverables/x": {"name": "X", "theme": "gone"},
            "plans/p/deliverables/y": {"name": "Y", "theme": "a"},
        }
    )
    assert [(theme.name, len(theme.deliverables)) for theme in themes(book, "plans/p/plan", REPORTED)] == [
        ("First", 1),
        ("gone", 1),
    ]
