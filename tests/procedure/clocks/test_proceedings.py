"""The clocks of precepts and confirmation hearings."""

from typing import Any

import pytest

from tests.procedure.clocks.asking import a_register, the, told
from tui.procedure.clocks.clock import Deadline

PRECEPT = "p/proceedings/2023-24-precept"
HEARING = "p/proceedings/2024-hearing"


def precept(on: str, **fields: Any) -> dict[str, Deadline]:
    register = a_register({PRECEPT: {"name": "Precept", "kind": "precept", "year": "2023/24", **fields}})
    steps = ("notified", "reported", "answered", "reviewed-again", "answered-again")
    return {step: each for step in steps for each in told(register, f"precept-{step}", on)}


def test_the_days_of_the_precept_of_2023_24() -> None:
    found = precept("2023-01-20")
    assert {step: each.by for step, each in found.items()} == {
        "notified": "2023-02-01", "reported": "2023-02-08", "answered": "2023-02-15"
    }  # fmt: skip
    assert {each.mark for each in found.values()} == {"primary"}
    assert (found["notified"].who, found["reported"].who) == ("the commissioner", "the Panel")


def test_a_veto_brings_a_second_report_and_a_second_response() -> None:
    found = precept("2023-02-10", vetoed=True, report={"date": "2023-02-07"}, notified_on="2023-01-31")
    assert (found["reviewed-again"].by, found["answered-again"].by) == ("2023-02-22", "2023-03-01")
    assert found["answered-again"].mark == "secondary"
    assert (found["notified"].state, found["reported"].state) == ("done", "done")


def test_a_veto_after_the_8th_has_no_effect_and_brings_no_second_round() -> None:
    found = precept("2023-02-10", vetoed=True, report={"date": "2023-02-09"})
    assert set(found) == {"notified", "reported", "answered"}
    assert "reviewed-again" in precept("2023-02-10", vetoed=True, report={"date": "2023-02"})


def test_a_report_after_the_8th_is_late_and_silence_is_not() -> None:
    assert precept("2023-02-20", report={"date": "2023-02-09"})["reported"].state == "done late"
    assert precept("2023-02-20")["reported"].state == "nothing recorded"
    assert precept("2023-02-20", ended_on="2023-02-07")["answered"].state == "past"


def test_once_the_last_day_is_over_only_the_record_itself_tells() -> None:
    register = a_register({PRECEPT: {"name": "Precept", "kind": "precept", "year": "2023/24"}})
    assert told(register, "precept-reported", "2023-02-20", everything=False) != []
    assert told(register, "precept-reported", "2023-03-02", everything=False) == []
    assert precept("2023-01-01", year="soon") == {}


def hearing(on: str, post: str | None, **fields: Any) -> Deadline:
    value = {"kind": "confirmation_hearing", **({"post": post} if post else {}), **fields}
    rule = "hearing-chief-constable" if post == "chief_constable" else "hearing-others"
    return the(a_register({HEARING: value}), rule, on)


def test_three_weeks_begin_with_the_day_of_the_notification() -> None:
    found = hearing("2024-08-01", "chief_constable", notified_on="2024-07-25")
    assert (found.by, found.state, found.mark) == ("2024-08-14", "open", "primary")
    other = hearing("2024-08-20", "deputy_commissioner", notified_on="2024-07-25", report={"date": "2024-08-14"})
    assert (other.by, other.state, other.mark) == ("2024-08-14", "done", "secondary")


@pytest.mark.parametrize("kind", ["plan_review", "annual_report_review"])
def test_a_draft_plan_or_annual_report_is_open_until_the_panel_has_reported_on_it(kind: str) -> None:
    record = "p/proceedings/2026-review"
    value = {"kind": kind, "name": "Review", "notified_on": "2026-07-01"}
    found = the(a_register({record: value}), "review-reported", "2026-08-01")
    assert (found.by, found.state, found.who, found.mark) == (None, "open", "the Panel", "primary")
    assert found.inputs == {"notified": "2026-07-01"}
    assert "s.28" in found.source
    reported = the(a_register({record: {**value, "report": {"date": "2026-07-20"}}}), "review-reported", "2026-08-01")
    assert (reported.state, reported.why) == ("done", "reported on 2026-07-20")
    supported = the(a_register({record: {**value, "recommendation": "support"}}), "review-reported", "2026-08-01")
    assert (supported.state, supported.why) == ("done", "what the panel said is recorded; the day of its report is not")
    assert (
        told(
            a_register({record: {**value, "ended_on": "2026-07-30"}}), "review-reported", "2026-08-01", everything=False
        )
        == []
    )


def test_a_hearing_of_which_no_notification_is_recorded_cannot_be_told() -> None:
    found = hearing("2024-08-01", None)
    assert (found.by, found.state) == (None, "cannot tell")
    assert found.what.endswith("a post that is not recorded")
