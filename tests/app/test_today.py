"""Today never says more than the record knows."""

import datetime

import pytest

from tui.app.today import first_choice, today_from, today_lines
from tui.record.excerpts import Excerpt
from tui.rules.problem import Problem, Severity

DAY = datetime.date(2026, 5, 11)
BODY = Excerpt("panel/body", "body", "Example Panel")


def meeting(date: str, status: str = "confirmed", kind: str = "ordinary") -> Excerpt:
    return Excerpt(f"panel/meetings/{date}", "meeting", "Example Panel", date, status, "panel/body", kind)


def text(*excerpts: Excerpt, value: object = None, problems: tuple[Problem, ...] = ()) -> str:
    lines = today_lines({one.id: one for one in (BODY, *excerpts)}, DAY, problems, lambda _: value)
    return "\n".join("".join(piece if isinstance(piece, str) else piece[0] for piece in line.pieces) for line in lines)


def test_the_next_meeting_is_the_first_from_today_on_and_says_how_far_off_it_is() -> None:
    said = text(meeting("2026-03-25", "held"), meeting("2026-05-27"), meeting("2026-06-10"))
    assert "Wed 27 May 2026  ordinary, confirmed, in 16 days  Example Panel" in said
    assert "10 Jun" not in said
    assert "Thu 28 May" in text(meeting("2026-05-27"), meeting("2026-05-28"))
    assert "today  " in text(meeting("2026-05-11"))


def test_cancelled_and_postponed_meetings_are_not_the_next() -> None:
    said = text(meeting("2026-05-12", "cancelled"), meeting("2026-05-13", "postponed"))
    assert "Next meetings" in said
    assert "The book has no meeting from today on for Example Panel." in said


def test_a_past_meeting_that_was_only_confirmed_is_not_said_to_have_been_held() -> None:
    said = text(meeting("2026-03-25", "confirmed"), meeting("2026-03-26", "held"))
    assert "Wed 25 Mar 2026  ordinary, confirmed ? nothing says whether it was held" in said
    assert "Thu 26 Mar 2026  ordinary, held  Example Panel" in said
    assert "late" not in said.lower().replace("latest", "")


def test_what_the_next_meeting_lacks_is_only_what_is_not_recorded() -> None:
    said = text(
        meeting("2026-05-27"), value={"start_time": "13:30", "items": [{"id": "a"}, {"id": "b", "papers": ["x"]}]}
    )
    assert "2 agenda items, 1 with papers" in said
    assert "not recorded: a place, when the agenda was published" in said
    full = {"start_condition": "on the rising of the council", "location": {"name": "Hall"}, "items": [{"id": "a"}],
            "publications": [{"what": "agenda", "at": "2026-05-18"}], "question_deadline": {"at": "2026-05-21T12:00"}}  # fmt: skip
    said = text(meeting("2026-05-27"), value=full)
    assert "agenda published 18 May 2026; questions by 21 May 2026, 12:00" in said
    assert "not recorded" not in said


def test_recommendations_and_undertakings_are_awaited_offers_are_not() -> None:
    awaited = Excerpt(
        "panel/recommendations/2026-03-25-1", "recommendation", "Publish it.", None, "no response recorded"
    )
    offer = Excerpt(
        "panel/actions/2026-03-25-1", "action", "Could forward these.", None, "no update recorded", None, "offer"
    )
    action = Excerpt(
        "panel/actions/2026-03-25-2", "action", "Send the figures.", None, "no update recorded", None, "action"
    )
    said = text(awaited, offer, action)
    assert "No response recorded" in said
    assert "Publish it." in said
    assert "Send the figures." in said
    assert "Could forward" not in said


def test_problems_are_counted_in_words() -> None:
    warning = Problem("panel/body", "f", 1, 1, "name", "r", Severity.WARNING, "m", "h")
    assert "1 warning  in Problems" in text(meeting("2026-03-25"), problems=(warning,))
    assert "The checks have nothing to say." in text(meeting("2026-03-25"))


def test_vague_dates_are_shown_as_vague_as_they_are() -> None:
    assert "Jun 2026" in text(meeting("2026-06", "tentative"))


def test_the_cursor_begins_on_a_record() -> None:
    lines = today_lines({one.id: one for one in (BODY, meeting("2026-05-27"))}, DAY, (), lambda _: None)
    assert lines[first_choice(lines)].record == "panel/meetings/2026-05-27"


@pytest.mark.parametrize(("said", "day"), [("2024-02-29", datetime.date(2024, 2, 29)), ("nonsense", None), ("", None)])
def test_the_day_can_be_named(said: str, day: datetime.date | None) -> None:
    found = today_from({"MINUTEBOOK_TODAY": said})
    assert found == day or (day is None and abs((found - datetime.datetime.now().astimezone().date()).days) <= 1)
