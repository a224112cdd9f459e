"""What meetings ask for and hear back: responses, replies, updates, and what the body makes of them."""

import pytest

from tests.book.steps.panel import (
    ACTION,
    JULY,
    LETTER,
    QUESTION,
    RECOMMENDATION,
    MakeBook,
    a_panel,
    taken,
    value,
    worked,
)
from tui.book.steps.follow import ASSESS, CONVEY
from tui.book.steps.respond import REPLY, RESPOND
from tui.book.steps.step import StepRefused
from tui.book.steps.update import UPDATE_ACTION, UPDATE_DELIVERABLE
from tui.errors import WrongUsage

PLAN = "plans/example-plan"
DELIVERABLE = f"{PLAN}/deliverables/strategy"


def test_a_recommendation_is_sent_answered_and_assessed_each_by_its_own_commit(make_book: MakeBook) -> None:
    folder = a_panel(make_book)
    sent = taken(folder, CONVEY, {"conveyed": "2026-05-15", "number": "1"}, RECOMMENDATION)
    answer = {
        "date": "2026-06-01", "from": "commissioner", "paper": "2026-06-01-letter", "outcome": "accepted", "answers": ["1", "2"],
        "text": "The figures are published.",
    }  # fmt: skip
    responded = taken(folder, RESPOND, answer, RECOMMENDATION)
    found = {"assessed": "satisfied", "meeting": JULY, "minute": "3"}
    assessed = taken(folder, ASSESS, found, RECOMMENDATION)
    assert value(folder, RECOMMENDATION) == {
        "text": "Publish the figures.",
        "made_at": "example-joint-panel/meetings/2026-05-12",
        "conveyed": {"date": "2026-05-15", "number": "1"},
        "response": {
            "date": "2026-06-01", "paper": LETTER, "from": "commissioner", "answers": ["1", "2"],
            "text": "The figures are published.", "outcome": "accepted",
        },
        "assessed": {"meeting": JULY, "minute_number": 3, "result": "satisfied"},
    }  # fmt: skip
    assert sent.startswith("Recommendation 2026-05-12-1: sent to its addressee on 15 May 2026\n")
    assert responded.startswith("Recommendation 2026-05-12-1: response of 1 Jun 2026: accepted\n")
    assert f"Event-Date: 2026-06-01\nEvidence: {LETTER}\n" in responded
    assert assessed.startswith("Recommendation 2026-05-12-1: response assessed")
    assert f"Authority: minute 3 of {JULY}\nEvent-Date: 2026-07-14\n" in assessed
    assert [text.split("Action: ")[1].split("\n")[0] for text in (sent, responded, assessed)] == [
        "update",
        "respond",
        "update",
    ]


def test_a_response_of_a_month_has_no_event_date(make_book: MakeBook) -> None:
    message = taken(a_panel(make_book), RESPOND, {"date": "2026-06"}, RECOMMENDATION)
    assert message.startswith("Recommendation 2026-05-12-1: response of Jun 2026\n")
    assert "Event-Date" not in message


def test_a_second_response_or_sending_is_refused(make_book: MakeBook) -> None:
    folder = a_panel(make_book)
    taken(folder, CONVEY, {"conveyed": "2026-05-15"}, RECOMMENDATION)
    taken(folder, RESPOND, {"date": "2026-06-01"}, RECOMMENDATION)
    with pytest.raises(StepRefused, match="a response of 1 Jun 2026 is recorded already"):
        worked(folder.open(), RESPOND, {"date": "2026-06-02"}, RECOMMENDATION)
    with pytest.raises(StepRefused, match="it was sent on 15 May 2026 already"):
        worked(folder.open(), CONVEY, {"conveyed": "2026-06-02"}, RECOMMENDATION)


def test_a_question_is_replied_to(make_book: MakeBook) -> None:
    folder = a_panel(make_book)
    given = {"date": "2026-05-12", "from": "commissioner", "text": "About £5.", "written": "yes"}
    message = taken(folder, REPLY, given, QUESTION)
    assert value(folder, QUESTION)["reply"] == {
        "speaker": "commissioner",
        "text": "About £5.",
        "written": True,
        "date": "2026-05-12",
    }
    assert message.startswith("Question 2026-05-12-1: answered on 12 May 2026 by The commissioner\n")
    with pytest.raises(StepRefused, match="a reply of 12 May 2026 is recorded already"):
        worked(folder.open(), REPLY, given, QUESTION)


def test_an_action_gets_one_update_after_another(make_book: MakeBook) -> None:
    folder = a_panel(make_book)
    taken(folder, UPDATE_ACTION, {"text": "Begun.", "status": "in_progress", "date": "2026-06"}, ACTION)
    message = taken(folder, UPDATE_ACTION, {"text": "Done.", "status": "done", "meeting": "2026-07-14"}, ACTION)
    assert value(folder, ACTION)["updates"] == [
        {"id": "begun", "date": "2026-06", "text": "Begun.", "status": "in_progress"},
        {"id": "done", "meeting": JULY, "text": "Done.", "status": "done"},
    ]
    assert message.startswith("Action 2026-05-12-1: done, as reported on 14 Jul 2026\n")
    assert "Event-Date: 2026-07-14" in message


def test_an_update_of_a_deliverable_has_words_of_its_own(make_book: MakeBook) -> None:
    folder = a_panel(make_book)
    for record_id, text in {
        f"{PLAN}/plan": "name: Example plan\nbody: example-joint-panel/body\n",
        DELIVERABLE: "name: Strategy\ntheme: victims\nstage: first\n",
    }.items():
        folder.write(f"records/{record_id}.yaml", text)
    folder.git("add", "records")
    folder.git("commit", "-q", "-m", "A plan")
    with pytest.raises(WrongUsage, match="It is one of not_started, ongoing"):
        worked(folder.open(), UPDATE_DELIVERABLE, {"text": "Begun.", "status": "done"}, DELIVERABLE)
    with pytest.raises(WrongUsage, match="“--meeting” is not asked here"):
        worked(folder.open(), UPDATE_DELIVERABLE, {"text": "Begun.", "meeting": JULY}, DELIVERABLE)
    step = worked(folder.open(), UPDATE_DELIVERABLE, {"text": "Begun.", "status": "on_hold"}, DELIVERABLE)
    assert step.note.subject == "Strategy: on hold, as reported"


def test_a_meeting_that_was_not_held_assessed_nothing(make_book: MakeBook) -> None:
    folder = a_panel(make_book)
    folder.write(f"records/{JULY}.yaml", folder.read(JULY).replace("status: held", "status: confirmed"))
    given = {"assessed": "closed", "meeting": JULY}
    with pytest.raises(StepRefused, match="recorded as confirmed: it has assessed nothing yet"):
        worked(folder.open(), ASSESS, given, RECOMMENDATION)
    with pytest.raises(StepRefused, match="there is no meeting"):
        worked(folder.open(), ASSESS, {**given, "meeting": "2030-01-01"}, RECOMMENDATION)
