"""The forward plan as the book has it and as documents printed it, what differs, and a matter followed across bodies."""

import datetime
from dataclasses import replace

from tests.procedure.test_follow_up import sample
from tui.procedure.forward_plan import (
    PlannedItem,
    PlannedMeeting,
    differences,
    forward_plan,
    printed_plan,
    printed_plans,
)
from tui.procedure.matters import follow, matters
from tui.procedure.register import Register

PANEL = "cambridgeshire-pcp/body"


def meeting(name: str, *items: str, date: str | None = None) -> PlannedMeeting:
    planned = tuple(PlannedItem(each, each.capitalize()) for each in items)
    return PlannedMeeting(
        f"p/meetings/{name}", "p/body", date or name, None, None, "tentative", "ordinary", None, planned
    )


def told(old: tuple[PlannedMeeting, ...], new: tuple[PlannedMeeting, ...]) -> list[str]:
    return [each.sentence for each in differences(old, new)]


def test_the_plan_is_the_meetings_to_come_with_the_veto_only_if_needed() -> None:
    plan = forward_plan(sample(), datetime.date(2022, 9, 15), PANEL)
    assert [each.date for each in plan if each.date and each.date < "2023-04"] == [
        "2022-11-11", "2022-11-23", "2023-02-01", "2023-02-15", "2023-03-15",
    ]  # fmt: skip
    veto = next(each for each in plan if each.classification == "veto")
    assert veto.condition == "If needed (Veto)"


def test_three_plans_are_printed_and_july_differs_from_september_2022() -> None:
    july, september, later = printed_plans(sample(), PANEL)
    assert [each.date for each in (july, september, later)] == ["2022-07-20", "2022-09-14", "2023-09-20"]
    old, new = (printed_plan(sample(), each.document, PANEL) for each in (july, september))
    assert told(old, new) == [
        "the meeting of 14 Sep 2022: “HMRICFRS” is now “HMRICFRS Report”.",
        "the meeting of 23 Nov 2022: “Complaints – Panel Policy update” is new.",
        "the training meeting of 8 Sep 2022 is no longer in it.",
    ]


def test_an_item_moved_to_another_meeting_is_one_move() -> None:
    old = (meeting("2026-05-12", "budget", "policy"), meeting("2026-07-14", "other"))
    new = (meeting("2026-05-12", "budget"), meeting("2026-07-14", "other", "policy"))
    assert told(old, new) == ["“Policy” is moved from the meeting of 12 May 2026 to the meeting of 14 Jul 2026."]


def test_what_recurs_or_is_another_bodys_business_is_not_told_as_moved() -> None:
    old = (meeting("2026-05-12", "complaints"), meeting("2026-07-14", "complaints"))
    new = (meeting("2026-07-14", "complaints"), meeting("2026-09-01", "complaints"))
    assert told(old, new) == ["the meeting of 1 Sep 2026 is new.", "the meeting of 12 May 2026 is no longer in it."]
    board = replace(meeting("2026-09-01", "policy"), body="q/body")
    assert told((meeting("2026-05-12", "policy"),), (board,)) == [
        "the meeting of 1 Sep 2026 is new.", "the meeting of 12 May 2026 is no longer in it.",
    ]  # fmt: skip


def test_what_came_and_went_is_told() -> None:
    old = (meeting("2026-05-12", "budget"), meeting("2026-07-14"))
    new = (meeting("2026-05-12", "policy"), meeting("2026-09-01"))
    assert told(old, new) == [
        "the meeting of 12 May 2026: “Policy” is new.",
        "the meeting of 1 Sep 2026 is new.",
        "the meeting of 12 May 2026: “Budget” is no longer in it.",
        "the meeting of 14 Jul 2026 is no longer in it.",
    ]
    assert told((meeting("a", date="2026-05-12"),), (meeting("a", date="2026-05-19"),)) == [
        "the meeting of 19 May 2026 is moved from 12 May 2026 to 19 May 2026."
    ]
    assert told(old, old) == []


def test_a_matter_is_followed_from_the_board_to_the_panel_to_its_publication() -> None:
    stations = follow(sample(), "police-and-crime-plan-2021-24")
    found = [(each.date, each.body) for each in stations]
    board, panel, published = (
        found.index(("2021-10-12", "cambridgeshire-bcb/body")),
        found.index(("2021-11-15", PANEL)),
        found.index(("2021-11-29", "cambridgeshire-opcc/body")),
    )
    assert board < panel < published
    dates = [date for date, _ in found if date]
    assert dates == sorted(dates)
    assert next(iter(matters(sample()))) == "police-and-crime-plan-2021-24"


def test_what_is_only_planned_is_not_told_as_done() -> None:
    book = Register({"p/meetings/2026-05-12": {"date": "2026-05-12", "status": "confirmed", "matter": "x"}})
    assert [each.planned for each in follow(book, "x")] == [True]
