"""What the commissioner and the panel owe each other: responses, and publication."""

from typing import Any

from tests.builder import ROOT
from tests.procedure.clocks.asking import a_register, state, the, told
from tui.procedure.register import Register, register_of
from tui.record.kinds import id_of
from tui.record.reading import read

MADE = "p/recommendations/2022-07-20-1"
REVIEW = "p/proceedings/2022-annual-report"


def recommended(**fields: Any) -> Register:
    rules = {"name": "Arrangements", "state": "in_force", "response_period": {"days": 30, "provision": "paragraph 9"}}
    return a_register(
        {
            "p/meetings/2022-07-20": {"date": "2022-07-20", "status": "held"},
            "p/rules/arrangements": rules,
            MADE: {"text": "Publish.", "made_at": "p/meetings/2022-07-20", "addressee": "office/body", **fields},
        }
    )


def test_the_day_that_the_panel_set_counts() -> None:
    asked = {"response_required_by": "2022-09-01", "legal_basis": "prsra-2011-s12"}
    assert state(recommended(**asked), "response-due", "2022-09-01") == ("2022-09-01", "open")
    assert state(recommended(**asked), "response-due", "2022-09-02") == ("2022-09-01", "nothing recorded")
    answered = recommended(**asked, response={"date": "2022-09-05"})
    assert state(answered, "response-due", "2022-09-06") == ("2022-09-01", "done late")
    assert the(answered, "response-due", "2022-09-06").who == "Example Office"


def test_else_the_period_in_the_rules_runs_from_the_day_it_was_sent() -> None:
    found = the(recommended(conveyed={"date": "2022-08-01"}), "response-due", "2022-08-02")
    assert (found.by, found.source, found.mark) == ("2022-08-31", "Arrangements, paragraph 9", "local")


def test_without_a_day_it_is_open_and_never_late() -> None:
    found = the(recommended(legal_basis="prsra-2011-s12"), "response-due", "2030-01-01")
    assert (found.by, found.state) == (None, "open")
    assert found.why == "the Panel has set no day, as far as recorded"


def test_an_answer_without_a_day_is_an_answer() -> None:
    answered = recommended(response_required_by="2022-09-01", response={"text": "Yes."})
    assert state(answered, "response-due", "2022-10-01")[1] == "done"


def test_nobody_owes_an_answer_without_a_basis_and_without_a_day() -> None:
    assert told(recommended(), "response-due", "2022-10-01") == []
    assert told(recommended(legal_basis="none"), "response-due", "2022-10-01") == []


def test_the_recommendation_of_the_sample_book_on_the_annual_report_was_answered() -> None:
    files = (ROOT / "records").rglob("*.yaml")
    sample = register_of((id_of(one.relative_to(ROOT).as_posix()) or "", read(one.read_bytes()).value) for one in files)
    found = told(sample, "response-due", "2022-09-14", "cambridgeshire-pcp/recommendations/2022-07-20-1")
    assert [(each.state, each.why) for each in found] == [("done", "answered on 1 Sep 2022")]
    before = told(sample, "response-due", "2022-08-31", "cambridgeshire-pcp/recommendations/2022-07-20-1")
    assert [each.state for each in before] == ["open"]


def test_the_panels_report_on_the_annual_report_is_to_be_answered_and_the_act_sets_no_day() -> None:
    review = {"kind": "annual_report_review", "report": {"date": "2022-08-01"}}
    found = the(a_register({REVIEW: review}), "report-answered", "2022-08-20")
    assert (found.by, found.state, found.mark) == (None, "open", "primary")
    answered = a_register({REVIEW: {**review, "response_on": "2022-09-01"}})
    assert the(answered, "report-answered", "2022-09-02").state == "done"
    assert told(a_register({REVIEW: {"kind": "annual_report_review"}}), "report-answered", "2022-09-02") == []


def test_recommendations_are_published_by_themselves_or_with_the_minutes() -> None:
    basis = {"legal_basis": "prsra-2011-s12"}
    assert the(recommended(**basis), "published", "2022-08-01").state == "open"
    assert the(recommended(**basis, published_at="2022-07-30"), "published", "2022-08-01").state == "done"
    meeting = {"date": "2022-07-20", "minutes": {"state": "published"}}
    with_minutes = a_register({MADE: {**basis, "made_at": "p/meetings/1"}, "p/meetings/1": meeting})
    assert the(with_minutes, "published", "2022-08-01").state == "done"
    report = {"kind": "annual_report_review", "report": {"date": "2022-08-01"}}
    assert the(a_register({REVIEW: report}), "published", "2022-08-20").state == "open"
