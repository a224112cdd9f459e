"""What was asked, promised and recommended, and what came of it, as at any day."""

import datetime
from functools import cache
from typing import Any

import pytest

from tests.builder import ROOT
from tui.procedure.follow_up import Owed, follow_up, late_answers
from tui.procedure.register import Register, register_of
from tui.record.kinds import id_of
from tui.record.reading import read

PANEL = "cambridgeshire-pcp"
BODY = {"name": "Example Joint Panel", "wording": {"short_name": "the Panel"}}
MEETING: dict[str, Any] = {"date": "2026-03-25", "items": [{"id": "a", "minute_number": 41, "items": [{"id": "b"}]}]}


@cache
def sample() -> Register:
    files = sorted((ROOT / "records").rglob("*.yaml"))
    found = ((id_of(path.relative_to(ROOT).as_posix()), path) for path in files)
    return register_of((each, read(path.read_bytes()).value) for each, path in found if each is not None)


@cache
def at(day: str) -> dict[str, Owed]:
    return {each.record: each for each in follow_up(sample(), datetime.date.fromisoformat(day), f"{PANEL}/body", True)}


def one(kind: str, value: dict[str, Any], on: str = "2026-05-01", **others: Any) -> Owed | None:
    record = f"p/{kind}s/2026-03-25-1"
    register = Register({"p/body": BODY, "p/meetings/2026-03-25": MEETING, record: value, **others})
    found = follow_up(register, datetime.date.fromisoformat(on), closed=True)
    return found[0] if found else None


RECOMMENDED = {
    "text": "Publish it.",
    "made_at": "p/meetings/2026-03-25",
    "item": "b",
    "addressee_person": "commissioner-a",
}
PROMISED = {
    "text": "Send it.",
    "kind": "undertaking",
    "raised_at": "p/meetings/2026-03-25",
    "owners": ["people/officer-c"],
}


def test_all_six_recommendations_of_july_were_answered_before_the_meeting_of_september() -> None:
    found = {each.record.rsplit("/", 1)[1]: each for each in at("2022-09-14").values() if each.sort == "recommendation"}
    assert list(found) == [f"2022-07-20-{n}" for n in range(1, 7)]
    for each in found.values():
        assert each.owners == ("people/darryl-preston",)
        assert each.state == "responded"
        assert each.said.startswith("Answered on 1 Sep 2022")
        assert each.said.endswith("What the Panel made of it is not recorded.")
        assert each.waiting_for == (f"{PANEL}/body",)
    assert [each.minute for each in found.values()] == ["8", "8", "8", "9", "9", "9"]


def test_on_the_day_they_were_made_no_response_was_recorded() -> None:
    found = [each for each in at("2022-08-31").values() if each.sort == "recommendation"]
    assert [each.said for each in found] == ["No response recorded."] * 6
    assert {each.waiting_for for each in found} == {("people/darryl-preston",)}


@pytest.mark.parametrize(
    ("day", "states"),
    [
        (
            "2022-09-14",
            {
                "2022-03-25-1": "in progress", "2022-03-25-2": "in progress", "2022-03-25-3": "done",
                "2022-03-25-4": "in progress", "2022-03-25-5": "in progress", "2022-07-20-1": "open", "2022-07-20-2": "open",
                "2022-07-20-3": "open", "2022-07-20-4": "open", "2022-07-20-5": "open", "2022-07-20-6": "open",
                "2022-07-20-7": "open", "2022-07-20-8": "superseded", "2022-07-20-9": "superseded", "2022-07-20-10": "open",
                "2022-07-20-11": "in progress",
            },
        ),
        (
            "2023-09-20",
            {
                "2022-03-25-1": "in progress", "2022-03-25-2": "in progress", "2022-03-25-3": "done",
                "2022-03-25-4": "in progress", "2022-03-25-5": "in progress", "2022-07-20-1": "open", "2022-07-20-2": "open",
                "2022-07-20-3": "open", "2022-07-20-4": "open", "2022-07-20-5": "open", "2022-07-20-6": "open",
                "2022-07-20-7": "open", "2022-07-20-8": "superseded", "2022-07-20-9": "superseded", "2022-07-20-10": "open",
                "2022-07-20-11": "in progress", "2023-07-19-1": "superseded", "2023-07-19-2": "done", "2023-09-20-1": "open",
                "2023-09-20-2": "open", "2023-09-20-3": "open", "2023-09-20-4": "open", "2023-09-20-5": "open",
            },
        ),
    ],
)  # fmt: skip
def test_every_undertaking_is_followed_up_with_its_state_as_at_the_day(day: str, states: dict[str, str]) -> None:
    found = {each.record.rsplit("/", 1)[1]: each.state for each in at(day).values() if "/actions/" in each.record}
    assert found == states


def test_who_owes_is_who_the_minutes_name() -> None:
    entries = at("2023-09-20")
    others = {
        each.record.rsplit("/", 1)[1]: each.owners
        for each in entries.values()
        if each.owners != ("people/darryl-preston",)
    }
    assert others == {
        "2022-07-20-10": (),
        "2022-07-20-11": ("people/edward-leigh", "people/claire-george", "people/fiona-mcmillan", "people/jane-webb"),
        "2023-09-20-3": ("people/ella-hayward",),
    }
    assert entries[f"{PANEL}/actions/2022-07-20-10"].said == "No update recorded. Nobody is named for it."


def test_silence_is_told_as_silence_and_never_as_lateness() -> None:
    owed = one("recommendation", {**RECOMMENDED, "response_required_by": "2026-04-30"}, "2026-06-01")
    assert owed is not None
    assert owed.said == "No response recorded. Asked for by 30 Apr 2026."
    assert not owed.answered_late
    assert (owed.age, owed.minute) == (68, "41")


def test_an_answer_after_the_day_it_was_asked_for_is_late_where_both_days_are_known() -> None:
    late = one(
        "recommendation",
        {**RECOMMENDED, "response_required_by": "2026-04-30", "response": {"date": "2026-05-04"}},
        "2026-06-01",
    )
    vague = one(
        "recommendation",
        {**RECOMMENDED, "response_required_by": "2026-05-10", "response": {"date": "2026-05"}},
        "2026-06-01",
    )
    assert late is not None
    assert vague is not None
    assert list(late_answers([late, vague])) == [late]
    assert late.said.startswith("Answered on 4 May 2026. Asked for by 30 Apr 2026.")
    assert "Asked for" not in vague.said


def test_where_the_body_set_no_day_its_rules_set_the_period_from_the_day_of_sending() -> None:
    rules = {"name": "Rules", "state": "in_force", "response_period": {"days": 28}}
    sent = {**RECOMMENDED, "conveyed": {"date": "2026-04-01"}, "response": {"date": "2026-05-04"}}
    owed = one("recommendation", sent, "2026-06-01", **{"p/rules/r": rules})
    assert owed is not None
    assert (owed.asked_for_by, owed.answered_late) == ("2026-04-29", True)


def test_what_is_open_when_its_body_or_its_addressee_comes_to_an_end_says_so() -> None:
    ended = {"office/body": {"name": "Example Office", "dissolution_date": "2026-05"}}
    owed = one(
        "recommendation", {**RECOMMENDED, "addressee_person": None, "addressee": "office/body"}, "2026-06-01", **ended
    )
    assert owed is not None
    assert (
        owed.said
        == "No response recorded. Example Office was dissolved in May 2026; who takes this over is not recorded."
    )
    before = one(
        "recommendation", {**RECOMMENDED, "addressee_person": None, "addressee": "office/body"}, "2026-05-20", **ended
    )
    assert before is not None
    assert before.said == "No response recorded."


def test_a_response_that_comes_later_is_not_known_yet() -> None:
    owed = one("recommendation", {**RECOMMENDED, "response": {"date": "2026-05-04"}}, "2026-05-03")
    assert owed is not None
    assert owed.state == "made"


def test_the_body_closes_a_recommendation_and_not_its_addressee() -> None:
    answered = {**RECOMMENDED, "response": {"date": "2026-04-01", "outcome": "accepted"}}
    assert one("recommendation", answered).is_open  # type: ignore[union-attr]
    june: dict[str, Any] = {"p/meetings/2026-06-10": {"date": "2026-06-10"}}
    looked_at = {**answered, "assessed": {"meeting": "p/meetings/2026-06-10", "result": "satisfied"}}
    assert one("recommendation", looked_at, "2026-06-01", **june).is_open  # type: ignore[union-attr]
    closed = one("recommendation", looked_at, "2026-06-10", **june)
    assert closed is not None
    assert (closed.is_open, closed.waiting_for, closed.said) == (False, (), "Looked at by the Panel: satisfied.")


def test_an_action_is_as_far_as_its_last_update_by_that_day() -> None:
    updates = [
        {"id": "a", "date": "2026-04-01", "text": "Being gathered.", "status": "in_progress"},
        {"id": "b", "date": "2026-04-20", "text": "Sent.", "status": "done"},
    ]
    states = [
        one("action", {**PROMISED, "updates": updates}, day) for day in ("2026-03-31", "2026-04-10", "2026-05-01")
    ]
    assert [each.state for each in states if each] == ["open", "in progress", "done"]
    assert states[1] is not None
    assert states[1].said == "In progress, 1 Apr 2026: Being gathered."
    typed_later = one("action", {**PROMISED, "updates": updates[::-1]}, "2026-05-01")
    assert typed_later is not None
    assert typed_later.state == "done"


def test_what_was_raised_later_is_not_in_it() -> None:
    assert one("action", PROMISED, "2026-03-24") is None


def test_a_question_that_was_not_taken_waits_for_nobody() -> None:
    asked = {"kind": "question", "meeting": "p/meetings/2026-03-25", "subject": "Speeding"}
    assert one("question", {**asked, "accepted": False}) is None
    waiting = one("question", asked)
    assert waiting is not None
    assert waiting.said == "No reply recorded."
