"""Published, cleared, moved, cancelled: what each step writes into the record and says in its commit."""

import hashlib
from typing import Any

import pytest

from tests.book.steps.panel import JULY, MAY, PANEL, RECOMMENDATION, TODAY, MakeBook, a_panel, taken, value, worked
from tui.book.steps.approve import APPROVE
from tui.book.steps.clear import CLEAR, CLEARED
from tui.book.steps.publish import PUBLISH, PUBLISH_RECOMMENDATION
from tui.book.steps.reschedule import CANCEL, RESCHEDULE
from tui.book.steps.step import Step, StepRefused
from tui.errors import WrongUsage

DRAFTING = {"minutes": {"state": "drafting"}}


def test_an_agenda_is_published_on_a_day_by_somebody(make_book: MakeBook) -> None:
    folder = a_panel(make_book)
    given = {"what": "agenda", "on": "2026-05-01", "time": "09:30", "url": "https://example.org/a", "by": "member-c"}
    message = taken(folder, PUBLISH, given)
    assert value(folder)["publications"] == [
        {"id": "agenda", "what": "agenda", "at": "2026-05-01", "time": "09:30", "url": "https://example.org/a", "by": "member-c"}
    ]  # fmt: skip
    assert message.startswith("Example Joint Panel, 12 May 2026: agenda published on 1 May 2026\n")
    assert "\nEvent-Date: 2026-05-01\nEvidence: https://example.org/a\n" in message


def test_minutes_published_as_draft_are_published_today_where_no_day_is_said(make_book: MakeBook) -> None:
    folder = a_panel(make_book, **DRAFTING)
    message = taken(folder, PUBLISH, {"what": "draft_minutes"})
    assert value(folder)["minutes"]["state"] == "published"
    assert value(folder)["publications"] == [{"id": "draft-minutes", "what": "draft_minutes", "at": TODAY}]
    assert f"Action: publish\nRecord: {MAY}\n" in message
    assert f"Event-Date: {TODAY}" in message


def test_a_published_file_is_known_by_its_fingerprint(make_book: MakeBook, tmp_path: Any) -> None:
    folder = a_panel(make_book)
    file = tmp_path / "pack of may.pdf"
    file.write_bytes(b"%PDF")
    message = taken(folder, PUBLISH, {"what": "pack", "file": str(file)})
    assert value(folder)["publications"][0]["sha512"] == hashlib.sha512(b"%PDF").hexdigest()
    assert "Evidence: pack of may.pdf\n" in message
    for missing in (tmp_path / "none.pdf", tmp_path):
        with pytest.raises(WrongUsage, match="There is no file"):
            worked(folder.open(), PUBLISH, {"what": "pack", "file": str(missing)})


def test_approved_minutes_are_published_as_minutes_and_stay_approved(make_book: MakeBook) -> None:
    folder = a_panel(make_book)
    taken(folder, APPROVE, {"at": JULY, "minute": "3"})
    taken(folder, PUBLISH, {"what": "minutes"})
    assert value(folder)["minutes"]["state"] == "approved"
    with pytest.raises(StepRefused, match="approved, so they are no draft"):
        worked(folder.open(), PUBLISH, {"what": "draft_minutes"})


def test_a_recommendation_is_published_once(make_book: MakeBook) -> None:
    folder = a_panel(make_book)
    message = taken(folder, PUBLISH_RECOMMENDATION, {"on": "2026-05-20"}, RECOMMENDATION)
    assert value(folder, RECOMMENDATION)["published_at"] == "2026-05-20"
    assert message.startswith("Recommendation 2026-05-12-1: published on 20 May 2026\n")
    with pytest.raises(StepRefused, match="published on 20 May 2026 already"):
        worked(folder.open(), PUBLISH_RECOMMENDATION, {}, RECOMMENDATION)


def test_a_draft_goes_to_officers_and_to_the_chair_and_comes_back(make_book: MakeBook) -> None:
    folder = a_panel(make_book, **DRAFTING)
    message = taken(folder, CLEAR, {"with": "officers", "sent_on": "2026-05-20", "due": "2026-05-27"})
    assert message.startswith("Example Joint Panel, 12 May 2026: draft minutes sent to officers\n")
    assert value(folder)["minutes"]["state"] == "with_officers"
    message = taken(folder, CLEARED, {"returned_on": "2026-05-26", "comment": "Item 7 is right."})
    assert "draft minutes back" in message.split("\n")[0]
    taken(folder, CLEAR, {"with": "chair", "person": "member-a", "sent_on": "2026-05-28"})
    assert value(folder)["minutes"] == {
        "state": "with_chair",
        "clearance": [
            {"id": "officers", "post": "Officers", "sent_on": "2026-05-20", "due": "2026-05-27", "returned_on": "2026-05-26",
             "comment": "Item 7 is right."},
            {"id": "member-a", "person": "member-a", "sent_on": "2026-05-28"},
        ],
    }  # fmt: skip
    assert "Event-Date: 2026-05-28" in folder.git("log", "-1", "--format=%B")


def test_what_is_with_nobody_does_not_come_back(make_book: MakeBook) -> None:
    book = a_panel(make_book, **DRAFTING).open()
    with pytest.raises(StepRefused, match="no draft is out, so none came back"):
        worked(book, CLEARED, {"returned_on": "2026-05-26"})
    with pytest.raises(StepRefused, match="no draft is out with Member B"):
        worked(book, CLEARED, {"returned_on": "2026-05-26", "person": "member-b"})


def test_published_minutes_do_not_go_back_to_the_chair(make_book: MakeBook) -> None:
    folder = a_panel(make_book)
    with pytest.raises(Exception, match="does not become “with chair”"):
        taken(folder, CLEAR, {"with": "chair"})


def test_a_meeting_moved_keeps_its_id_and_remembers_its_first_day(make_book: MakeBook) -> None:
    deadline = {"at": "2026-05-06T12:00"}
    folder = a_panel(
        make_book,
        status="confirmed",
        weekday="Tuesday",
        question_deadline=deadline,
        minutes={"state": "drafting"},
    )
    step = worked(folder.open(), RESCHEDULE, {"to": "2026-05-19", "time": "14:00"})
    assert step.pointed_out == ("The question deadline, 6 May 2026 12:00, is still that of the old day.",)
    message = taken(folder, RESCHEDULE, {"to": "2026-05-19", "time": "14:00"})
    found = value(folder)
    assert (found["date"], found["rescheduled_from"], found["start_time"]) == ("2026-05-19", "2026-05-12", "14:00")
    assert "weekday" not in found
    assert message.startswith("Example Joint Panel, 19 May 2026: moved from 12 May 2026\n")
    taken(folder, RESCHEDULE, {"to": "2026-05-26"})
    assert value(folder)["rescheduled_from"] == "2026-05-12"


def test_a_meeting_postponed_without_a_day_gets_one_later(make_book: MakeBook) -> None:
    folder = a_panel(make_book, status="tentative")
    assert "postponed, without a new day yet" in taken(folder, RESCHEDULE, {})
    with pytest.raises(StepRefused, match="postponed already"):
        worked(folder.open(), RESCHEDULE, {})
    taken(folder, RESCHEDULE, {"to": "2026-05-19"})
    assert value(folder)["status"] == "confirmed"


def test_a_meeting_is_cancelled_and_stays_so(make_book: MakeBook) -> None:
    folder = a_panel(make_book, status="confirmed")
    message = taken(folder, CANCEL, {"on": "2026-05-10"})
    assert message.startswith("Example Joint Panel, 12 May 2026: cancelled on 10 May 2026\n")
    assert "Action: cancel\n" in message
    assert "Event-Date: 2026-05-10" in message
    for step, given in ((CANCEL, {}), (RESCHEDULE, {"to": "2026-06-01"})):
        with pytest.raises(StepRefused, match="cancelled"):
            worked(folder.open(), step, given)


@pytest.mark.parametrize(
    ("step", "record", "given", "may", "said"),
    [
        (PUBLISH, MAY, {}, {}, "“What” must be said: --what"),
        (PUBLISH, MAY, {"what": "poster"}, {}, "“poster” does not answer “What”. It is one of agenda"),
        (PUBLISH, MAY, {"what": "agenda", "on": "1 May"}, {}, "Write year, month and day"),
        (PUBLISH, MAY, {"what": "agenda", "on": "2026-04-31"}, {}, "April has 30 days"),
        (PUBLISH, MAY, {"what": "minutes"}, {"status": "confirmed"}, "has no minutes to publish"),
        (PUBLISH, RECOMMENDATION, {"what": "minutes"}, {}, "is a recommendation: “Publish” is for meeting records"),
        (PUBLISH, f"{PANEL}/meetings/2026-12-24", {"what": "agenda"}, {}, "There is no record"),
        (CANCEL, MAY, {}, {}, "a meeting that was held is not cancelled"),
        (RESCHEDULE, MAY, {"to": "2026-05-12"}, {"status": "confirmed"}, "its date is 12 May 2026 already"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_with_the_reason(
    make_book: MakeBook, step: Step, record: str, given: dict[str, str], may: dict[str, Any], said: str
) -> None:
    book = a_panel(make_book, **may).open()
    with pytest.raises(WrongUsage) as refused:
        worked(book, step, given, record)
    assert said in refused.value.sentence
