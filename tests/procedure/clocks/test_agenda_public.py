"""By when agenda and reports are public, and by when questions from the public are in."""

import datetime
from typing import Any

import pytest

from tui.procedure.clocks.clock import Deadline
from tui.procedure.due import due
from tui.procedure.register import Register

BODY = {"name": "Example Joint Panel", "classification": "police-and-crime-panel", "timezone": "Europe/London"}
QUESTIONS = {
    "working_days": 3,
    "counted": "after_publication",
    "time": "12:00",
    "provision": "paragraph 7",
    "mark": "secondary",
}
MEETING = "p/meetings/2022-09-14"


def a_register(meeting: dict[str, Any], *rules: dict[str, Any], **body: Any) -> Register:
    called = {"name": "Rules of Procedure", "state": "in_force"}
    dated = {f"p/rules/{n}": {**called, **each} for n, each in enumerate(rules)}
    return Register({"p/body": {**BODY, **body}, MEETING: {"date": "2022-09-14", **meeting}, **dated})


def asked(register: Register, on: str = "2022-08-01", meeting: str = MEETING) -> dict[str, Deadline]:
    return {each.rule: each for each in due(register, datetime.date.fromisoformat(on), meeting)}


def test_the_golden_case_of_the_cambridgeshire_panel() -> None:
    found = asked(a_register({}, {"public_questions": QUESTIONS}))
    agenda, questions = found["agenda-public"], found["public-questions"]
    assert agenda.by == "2022-09-06"
    assert agenda.inputs == {
        "meeting": "2022-09-14",
        "clear days": "5",
        "calendar": "bank holidays of England and Wales (assumed)",
    }
    assert questions.by == "2022-09-09T12:00"
    assert questions.source == "Rules of Procedure, paragraph 7"
    assert (agenda.mark, questions.mark) == ("primary", "secondary")


def test_questions_count_from_the_day_of_publication_where_that_is_recorded() -> None:
    early = {"publications": [{"id": "agenda", "what": "agenda", "at": "2022-09-01"}]}
    found = asked(a_register(early, {"public_questions": QUESTIONS}), "2022-09-20")
    assert found["public-questions"].by == "2022-09-06T12:00"
    assert found["public-questions"].state == "past"
    assert found["agenda-public"].state == "done"
    late = {"publications": [{"id": "agenda", "what": "agenda", "at": "2022-09-08"}]}
    assert asked(a_register(late), "2022-09-20")["agenda-public"].state == "done late"


def test_what_was_done_later_was_not_done_yet_on_the_day_that_is_asked_about() -> None:
    meeting = {"publications": [{"id": "agenda", "what": "agenda", "at": "2022-09-06"}]}
    assert asked(a_register(meeting), "2022-09-05")["agenda-public"].state == "open"


@pytest.mark.parametrize(("on", "state"), [("2022-09-06", "open"), ("2022-09-07", "nothing recorded")])
def test_silence_is_never_called_late(on: str, state: str) -> None:
    assert asked(a_register({}), on)["agenda-public"].state == state


def test_a_body_with_a_notice_of_its_own_and_a_parish_council_count_other_days() -> None:
    own = {"notice": {"clear_days": 7, "provision": "standing order 3", "mark": "primary"}}
    assert asked(a_register({}, own))["agenda-public"].by == "2022-09-02"
    parish = asked(a_register({}, classification="parish-council"))["agenda-public"]
    assert parish.by == "2022-09-08"
    assert parish.mark == "recalled"


def test_a_meeting_is_judged_by_the_rules_in_force_on_its_day() -> None:
    old = {"notice": {"clear_days": 3}, "in_force_to": "2022-08-31", "state": "superseded"}
    new = {"notice": {"clear_days": 7}, "in_force_from": "2022-09-01"}
    assert asked(a_register({}, old, new))["agenda-public"].by == "2022-09-02"
    assert asked(a_register({"date": "2022-08-31"}, old, new))["agenda-public"].by == "2022-08-24"


def test_a_gap_between_the_rules_is_said_and_nothing_is_guessed() -> None:
    gap = {"notice": {"clear_days": 3}, "in_force_to": "2022-08-31"}
    found = asked(a_register({}, gap))["agenda-public"]
    assert (found.by, found.state) == (None, "cannot tell")
    assert "None of the body's rules on notice was in force on 2022-09-14." in found.why


def test_a_gap_between_the_rules_on_questions_is_said_and_the_printed_deadline_stands() -> None:
    gap = {"public_questions": QUESTIONS, "in_force_to": "2022-08-31"}
    found = asked(a_register({"question_deadline": {"at": "2022-09-09T12:00"}}, gap))["public-questions"]
    assert (found.by, found.state) == ("2022-09-09T12:00", "cannot tell")
    assert found.why == "None of the body's rules on public questions was in force on 2022-09-14."


def test_days_that_reach_back_into_a_year_without_bank_holidays_cannot_be_counted() -> None:
    import holidays

    last = holidays.country_holidays("GB", subdiv="ENG").end_year
    assert asked(a_register({"date": f"{last}-12-17"}))["agenda-public"].state == "open"
    beyond = asked(a_register({"date": f"{last + 1}-01-04"}))["agenda-public"]
    assert (beyond.by, beyond.state) == (None, "cannot tell")
    assert str(last + 1) in beyond.why


def test_unknown_bank_holidays_cannot_be_counted() -> None:
    found = asked(a_register({}, timezone="America/New_York"))["agenda-public"]
    assert (found.by, found.state) == (None, "cannot tell")
    assert asked(a_register({"date": "2150-03-01"}))["agenda-public"].state == "cannot tell"


@pytest.mark.parametrize("meeting", [{"classification": "training"}, {"status": "cancelled"}, {"date": "2022-09"}])
def test_no_notice_belongs_to_training_a_cancelled_meeting_or_one_without_a_day(meeting: dict[str, Any]) -> None:
    assert asked(a_register(meeting, {"public_questions": QUESTIONS})) == {}


def test_from_the_old_day_of_a_postponed_meeting_nothing_runs() -> None:
    postponed = a_register(
        {"status": "postponed", "question_deadline": {"at": "2022-09-09T12:00"}}, {"public_questions": QUESTIONS}
    )
    why = "The meeting is postponed, and its new day is not recorded."
    found = asked(postponed)
    assert (found["agenda-public"].by, found["agenda-public"].state, found["agenda-public"].why) == (
        None,
        "cannot tell",
        why,
    )
    assert (found["public-questions"].by, found["public-questions"].why) == (None, why)
    listed = {each.rule for each in due(postponed, datetime.date(2022, 10, 1))}
    assert "agenda-public" in listed, "that the old day is over does not end it"
    moved = a_register({"status": "postponed", "rescheduled_to": "p/meetings/2022-10-12"})
    assert due(moved, datetime.date(2022, 8, 1)) == []


def test_the_book_is_told_only_of_what_can_still_be_done() -> None:
    register = a_register({}, {"public_questions": QUESTIONS})
    assert [each.rule for each in due(register, datetime.date(2022, 9, 1))] == ["agenda-public", "public-questions"]
    assert due(register, datetime.date(2022, 9, 15)) == []


@pytest.mark.parametrize("nonsense", [[], {}, [{"id": "a"}], 3])
def test_a_kind_of_meeting_that_is_no_word_hides_no_deadline(nonsense: Any) -> None:
    book = a_register({"classification": nonsense, "status": "held"}, {"public_questions": QUESTIONS})
    found = {each.rule for each in due(book, datetime.date(2022, 8, 1), MEETING)}
    assert found == {"agenda-public", "public-questions", "minutes-signed", "retention"}
