"""Today never says more than the record knows."""

import datetime
from typing import Any

import pytest

from tests.app.conftest import MEETING, PANEL, BookFolder, opened, run
from tui.app.today import first_choice, outlook, today_from, today_lines
from tui.app.today_line import TodayLine
from tui.procedure.register import Register
from tui.rules.problem import Problem, Severity

DAY = datetime.date(2026, 5, 11)
HELD = "panel/meetings/2026-03-25"
BODY = {"name": "Example Panel", "classification": "police-and-crime-panel", "timezone": "Europe/London"}


def meeting(date: str, status: str = "confirmed", **more: Any) -> dict[str, Any]:
    return {f"panel/meetings/{date}": {"name": "Example Panel", "date": date, "status": status, **more}}


def lines(*records: dict[str, Any], problems: tuple[Problem, ...] | None = (), drafts: Any = ()) -> list[TodayLine]:
    book = Register({"panel/body": BODY, **{each: value for one in records for each, value in one.items()}})
    return today_lines(outlook(book, DAY), DAY, problems, drafts)


def words(line: TodayLine) -> str:
    said = "".join(piece if isinstance(piece, str) else piece[0] for piece in line.pieces)
    return f"{line.left or ''}  {said}  {line.right}".strip()


def text(*records: dict[str, Any], **more: Any) -> str:
    return "\n".join(words(one) for one in lines(*records, **more))


def test_the_next_meeting_is_the_first_from_today_on_and_says_how_many_working_days_are_left() -> None:
    said = text(meeting("2026-03-25", "held"), meeting("2026-05-27"), meeting("2026-06-10"))
    assert "Example Panel\nNext meeting  Wed 27 May 2026  confirmed  in 11 working days" in said
    assert "Wed 10 Jun" not in said
    assert "confirmed  today" in text(meeting("2026-05-11"))
    assert "confirmed  tomorrow" in text(meeting("2026-05-12"))


def test_cancelled_and_held_meetings_are_not_the_next_and_training_does_not_hide_the_one_with_business() -> None:
    assert "Next meeting" not in text(meeting("2026-05-12", "cancelled"), meeting("2026-05-13", "held"))
    both = text(meeting("2026-05-12", classification="training"), meeting("2026-05-27", classification="ordinary"))
    assert both.count("Next meeting") == 2
    assert both.count("\nExample Panel") + both.startswith("Example Panel") == 1


def test_a_past_meeting_that_was_only_confirmed_is_not_said_to_have_been_held() -> None:
    said = text(meeting("2026-03-25"), meeting("2026-03-26", "held", minutes={"state": "with_chair"}))
    assert "Wed 25 Mar 2026  confirmed ? nothing says whether it was held" in said
    assert "Thu 26 Mar 2026  held, minutes with chair  Example Panel" in said
    assert "late" not in said.lower().replace("latest", "")


def test_the_agenda_is_to_be_public_by_a_day_with_its_source_or_is_recorded_as_published() -> None:
    found = lines(meeting("2026-05-27", items=[{"id": "a"}, {"id": "b"}]))
    agenda = next(one for one in found if "agenda" in words(one))
    assert "to be public by Mon 18 May 2026; 2 items  5 clear days" in words(agenda)
    assert agenda.foot.startswith("Advice, not law: Local Government Act 1972 s.100B(3)")
    published = text(meeting("2026-05-27", items=[{"id": "a"}], publications=[{"what": "agenda", "at": "2026-05-08"}]))
    assert "published on 8 May 2026; 1 item" in published
    over = text(meeting("2026-05-13", items=[{"id": "a"}]))
    assert "was to be public by Tue 5 May 2026; that it was published is not recorded; 1 item" in over


def test_what_the_meeting_lacks_is_only_what_is_not_recorded() -> None:
    assert "not recorded: a time, a place" in text(meeting("2026-05-27"))
    full = meeting("2026-05-27", start_condition="on the rising of the council", location={"name": "Hall"})
    assert "not recorded" not in text(full)


def test_papers_are_counted_as_received_only_where_they_were_called_for() -> None:
    coming = meeting("2026-05-27", items=[{"id": "a", "papers": ["x"]}])
    paper = {"meeting": "panel/meetings/2026-05-27", "name": "Annual report"}
    called = {
        "panel/papers/1": {**paper, "requested_on": "2026-04-01", "due_from_author": "2026-05-13"},
        "panel/papers/2": {**paper, "name": "Costs", "received_at": "2026-05-01"},
        "panel/papers/3": {**paper, "name": "Filed"},
    }
    said = text(coming, called)
    assert "papers      1 of 2 received" in said
    assert "Annual report, asked for by 13 May 2026" in said
    assert "none is recorded as called for" in text(coming)


def test_a_quorum_that_cannot_be_told_is_said_to_be_so() -> None:
    assert "quorum: cannot tell" in text(meeting("2026-05-27"))


def test_who_is_waited_for_stands_once_with_what_and_since_when() -> None:
    owed = {
        "people/officer-c": {"name": "Officer C"},
        **meeting("2026-03-25", "held"),
        "panel/actions/2026-03-25-1": {"text": "Send the figures.", "owners": ["people/officer-c"], "raised_at": HELD},
        "panel/actions/2026-03-25-2": {"text": "Ask again.", "owners": ["people/officer-c"], "raised_at": HELD},
        "panel/recommendations/2026-03-25-1": {
            "text": "Publish it.", "made_at": HELD, "addressee_person": "officer-c", "response_required_by": "2026-04-30",
        },
    }  # fmt: skip
    found = [one for one in lines(owed) if one.owed is not None]
    assert len(found) == 3
    assert [words(one).startswith("Officer C") for one in found] == [True, False, False]
    assert all(one.right == "since 25 Mar 2026" for one in found)
    asked = next(one for one in found if "Publish" in words(one))
    assert asked.foot.startswith("No response recorded. Asked for by 30 Apr 2026. Advice, not law: ")


def test_draft_minutes_are_waited_for_from_whom_they_were_sent_to_and_once_only() -> None:
    sent = {"id": "a", "post": "Chair", "sent_on": "2026-04-02", "due": "2026-05-20"}
    out = meeting("2026-03-25", "held", minutes={"state": "with_chair", "clearance": [sent]})
    (found,) = (one for one in lines(out) if "draft minutes" in words(one).lower())
    assert words(found) == "the Chair  draft minutes of 25 Mar 2026  since 2 Apr 2026"
    assert found.record == HELD
    assert found.foot == "Sent on 2 Apr 2026; no return recorded. Wanted back by 20 May 2026."
    back = meeting(
        "2026-03-25", "held", minutes={"state": "with_chair", "clearance": [{**sent, "returned_on": "2026-05-01"}]}
    )
    assert "draft minutes" not in text(back).lower()
    unsaid = text(meeting("2026-03-25", "held", minutes={"state": "with_officers"}))
    assert "officers  draft minutes of 25 Mar 2026  since a day not known" in unsaid


def test_a_postponed_meeting_is_not_the_next() -> None:
    assert "Next meeting  Wed 10 Jun 2026" in text(meeting("2026-05-27", "postponed"), meeting("2026-06-10"))


def test_the_rest_is_counted_and_leads_to_follow_up() -> None:
    many = {f"panel/actions/2026-03-25-{n}": {"text": f"Thing {n}."} for n in range(1, 6)}
    found = lines(many)
    assert any("and 2 more, in Follow-up" in words(one) and one.mode == "follow_up" for one in found)


def test_problems_are_counted_in_words() -> None:
    warning = Problem("panel/body", "f", 1, 1, "name", "r", Severity.WARNING, "m", "h")
    assert "! 1 warning  in Problems" in text(problems=(warning,))
    assert "The checks have nothing to say." in text()
    assert "The book is being checked …" in text(problems=None)


def test_the_cursor_begins_on_what_was_typed_and_not_saved_else_on_the_next_meeting() -> None:
    found = lines(meeting("2026-05-27"))
    assert found[first_choice(found)].record == "panel/meetings/2026-05-27"
    found = lines(meeting("2026-05-27"), drafts=[("panel/body", "Example Panel", "2026-05-10T09:30:00+00:00")])
    assert words(found[first_choice(found)]) == "10 May 2026, 09:30  Example Panel"


def test_the_cursor_begins_on_the_latest_meeting_where_none_is_to_come() -> None:
    found = lines(meeting("2026-03-25", "held"), {"panel/actions/2026-03-25-1": {"text": "Send the figures."}})
    assert found[first_choice(found)].record == HELD


@pytest.mark.parametrize(("size", "whole"), [((80, 24), False), ((200, 50), True)])
def test_a_long_name_has_the_room_that_there_is_and_stands_whole_at_the_foot(
    folder: BookFolder, size: tuple[int, int], whole: bool
) -> None:
    name = "Joint Scrutiny Committee of the County"
    folder.write(f"{PANEL}/body", folder.text(f"{PANEL}/body").replace("Example Joint Panel", name))
    action = folder.text(f"{PANEL}/actions/2026-03-25-1").replace("people/officer-c", f"{PANEL}/body")
    folder.write(f"{PANEL}/actions/2026-03-25-1", action)
    folder.commit()

    async def scenario() -> None:
        async with opened(folder, size=size) as screen:
            await screen.until("Send the figures")
            assert (name in screen.line_with("Send the figures")) is whole
            while "Send the figures" not in screen.line_with("▌"):
                await screen.press("j")
            assert name in " ".join(screen.lines[-3:])

    run(scenario)


def test_one_esc_too_many_does_not_end_the_program_and_q_does(folder: BookFolder) -> None:
    async def scenario() -> None:
        async with opened(folder) as screen:
            await screen.until("Waiting for")
            assert "q leave" in screen.lines[-1]
            await screen.press("escape", "escape")
            await screen.until("This is the first screen. q leaves the program.")

    run(scenario)


def test_a_book_without_records_says_how_to_begin() -> None:
    said = today_lines(outlook(Register({}), DAY), DAY, ())
    assert "This book has no records yet." in words(said[0])


@pytest.mark.parametrize(("said", "day"), [("2024-02-29", datetime.date(2024, 2, 29)), ("nonsense", None), ("", None)])
def test_the_day_can_be_named(said: str, day: datetime.date | None) -> None:
    found = today_from({"MINUTEBOOK_TODAY": said})
    assert found == day or (day is None and abs((found - datetime.datetime.now().astimezone().date()).days) <= 1)


@pytest.mark.parametrize("size", [(80, 24), (200, 50)], ids=["80x24", "200x50"])
def test_the_foot_gives_the_source_and_what_is_waited_for_is_updated_in_one_key(
    folder: BookFolder, size: tuple[int, int]
) -> None:
    async def scenario() -> None:
        async with opened(folder, size=size) as screen:
            assert "Wed 27 May 2026, 13:30" in screen.line_with("Next meeting")
            assert "in 11 working days" in screen.line_with("Next meeting")
            await screen.press("j")
            assert "to be public by Mon 18 May 2026" in screen.line_with("▌")
            assert "Local Government Act 1972 s.100B(3)" in screen.text
            await screen.press("u")
            await screen.until("Nobody is waited for on this line.")
            for _ in range(20):
                if "Send the figures" in screen.line_with("▌"):
                    break
                await screen.press("j")
            assert "No update recorded." in screen.text
            await screen.press("u")
            await screen.until("What was reported")
            await screen.type("Sent.")
            await screen.press("tab")
            await screen.type("done")
            await screen.press("enter", "ctrl+s")
            await screen.until("done, as reported")
            await screen.type("as the officer wrote")
            await screen.press("enter")
            await screen.until("Saved: ")
            await screen.until("Send the figures", gone=True)
            assert "Action: update" in folder.git("log", "-1", "--format=%B")

    run(scenario)


def test_enter_goes_to_the_record_of_the_line(folder: BookFolder) -> None:
    async def scenario() -> None:
        async with opened(folder) as screen:
            await screen.press("G", "k")
            assert "Wed 25 Mar 2026" in screen.line_with("▌")
            await screen.press("enter")
            await screen.until("[1 Read]")
            assert screen.app.screen._opened.record_id == MEETING
            assert PANEL in MEETING

    run(scenario)
