"""Whether a question from the public came in time, by the body's own rules."""

from typing import Any

import pytest

from tests.procedure.test_follow_up import sample
from tui.procedure.membership import Standing
from tui.procedure.question_time import in_time
from tui.procedure.register import Register

MEETING = "cambridgeshire-pcp/meetings/2022-09-14"


def asked(received: str | None, time: str | None = None) -> Standing:
    fields = {"meeting": MEETING, "received_at": received, "received_time": time}
    return in_time(sample(), {name: said for name, said in fields.items() if said})


@pytest.mark.parametrize(
    ("received", "time", "answer"),
    [
        ("2022-09-08", None, "yes"),
        ("2022-09-09", "11:59", "yes"),
        ("2022-09-09", "12:00", "cannot tell"),
        ("2022-09-09", "12:01", "no"),
        ("2022-09-09", None, "cannot tell"),
        ("2022-09-10", None, "no"),
        ("2022-09", None, "cannot tell"),
        ("2022-08", None, "yes"),
        (None, None, "cannot tell"),
    ],
)
def test_noon_on_the_third_working_day_after_publication_is_the_line(
    received: str | None, time: str | None, answer: str
) -> None:
    assert asked(received, time).answer.value == answer


def test_the_answer_says_the_deadline_and_its_source() -> None:
    assert asked("2022-09-10").why.startswith("it was wanted by 9 Sep 2022, 12:00 by ")
    assert asked("2022-09-09").why.endswith("when exactly it came is not recorded")
    assert asked(None).why == "when it came in is not recorded"


def test_without_a_rule_or_a_meeting_it_cannot_be_told() -> None:
    question: dict[str, Any] = {"meeting": "p/meetings/2026-05-12", "received_at": "2026-05-01"}
    assert in_time(Register({}), question).why == "the book has no rule on questions for that meeting"
    meeting = {"p/meetings/2026-05-12": {"date": "2026-05-12"}, "p/body": {}}
    assert in_time(Register(meeting), question).why == "the book has no rule on questions for that meeting"
    late = {"p/rules/r": {"state": "in_force", "in_force_from": "2027", "public_questions": {"working_days": 3}}}
    found = in_time(Register({**meeting, **late}), question)
    assert found.why == "None of the body's rules on public questions was in force on 2026-05-12."
