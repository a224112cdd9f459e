"""A new agenda drafted from the template, what was deferred, planned and owed; and recurring business that is missing."""

import datetime
from typing import Any

from tests.procedure.test_follow_up import sample
from tui.procedure.agenda import draft_agenda, missing_business, next_meeting, review_recital
from tui.procedure.register import Register

PANEL = "cambridgeshire-pcp/body"
TEMPLATE = [
    {"id": "chair", "title": "Election of Chair", "cadence": "first_of_year"},
    {"id": "apologies", "title": "Apologies"},
    {"id": "actions-review", "title": "Review of actions", "cadence": "every_meeting"},
    {"id": "complaints", "title": "Complaints", "cadence": "quarterly"},
    {"id": "costs", "title": "Costs", "cadence": "yearly", "classification": "annual"},
]


def d(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def register(**meetings: dict[str, Any]) -> Register:
    found = {
        f"p/meetings/{date.replace('_', '-')[1:]}": {"date": date.replace("_", "-")[1:], **value}
        for date, value in meetings.items()
    }
    return Register({"p/body": {"name": "P", "agenda_template": TEMPLATE}, **found})


def titles(book: Register, date: str, classification: str = "ordinary") -> list[str]:
    return [each.title for each in draft_agenda(book, "p/body", d(date), classification)]


HELD: dict[str, Any] = {"classification": "ordinary", "status": "held"}


def test_the_first_meeting_of_the_year_elects_and_the_next_does_not() -> None:
    book = register(d2026_06_10={**HELD, "items": [{"id": "complaints", "title": "Complaints"}]})
    assert titles(register(), "2026-06-10") == ["Election of Chair", "Apologies", "Review of actions", "Complaints"]
    assert titles(book, "2026-07-08") == ["Apologies", "Review of actions"]
    assert titles(book, "2026-09-09") == ["Apologies", "Review of actions", "Complaints"]


def test_an_item_of_one_kind_of_meeting_is_on_no_other() -> None:
    assert "Costs" in titles(register(), "2026-06-10", "annual")
    assert "Costs" not in titles(register(), "2026-06-10")


def test_what_was_deferred_and_what_is_planned_comes_after_the_template_and_says_why() -> None:
    deferred = {"id": "policy", "title": "Policy", "matter": "policy", "deferred_note": "Deferred to next meeting"}
    decided = {"id": "budget", "title": "Budget", "decisions": [{"id": "a", "outcome": "deferred"}]}
    book = register(
        d2026_06_10={**HELD, "items": [deferred, decided, {"id": "complaints", "title": "Complaints"}]},
        d2026_07_08={
            "status": "confirmed",
            "items": [{"id": "guests", "title": "Guests"}, {"id": "a", "title": "APOLOGIES"}],
        },
    )
    found = draft_agenda(book, "p/body", d("2026-07-08"))
    assert [(each.id, each.why) for each in found[2:]] == [
        ("policy", "deferred on 10 Jun 2026"),
        ("budget", "deferred on 10 Jun 2026"),
        ("guests", "planned for 8 Jul 2026"),
    ]
    assert found[2].as_value(3) == {"id": "policy", "number": "3", "title": "Policy", "matter": "policy"}


def test_the_review_item_counts_what_is_open() -> None:
    found = draft_agenda(sample(), PANEL, d("2022-11-23"))
    review = next(each for each in found if each.id == "actions-review")
    assert review.recital == "Open from previous meetings: 13 actions, 6 recommendations."
    assert [each.id for each in found if each.why == "deferred on 14 Sep 2022"] == ["complaints-policy"]
    assert review_recital([]) is None


def test_recurring_business_that_no_meeting_has_is_pointed_out_with_its_last_day() -> None:
    with_it = {**HELD, "items": [{"id": "complaints", "title": "Review of Complaints"}]}
    without = {**HELD, "items": [{"id": "other", "title": "Other"}]}
    [missing] = missing_business(register(d2026_01_14=with_it, d2026_05_06=without), "p/body", d("2026-06-01"))[:1]
    assert (
        missing.sentence
        == "Complaints is quarterly business: last on 14 Jan 2026, and no meeting by 17 May 2026 has it."
    )
    again = {**HELD, "items": [{"id": "c", "title": "Complaints, quarterly review"}]}
    found = missing_business(register(d2026_01_14=with_it, d2026_05_06=again), "p/body", d("2026-06-01"))
    assert [each.item for each in found] == ["costs"]


def test_business_without_a_start_cannot_be_told_and_says_so() -> None:
    found = missing_business(register(), "p/body", d("2026-06-01"))
    assert [(each.item, each.last, each.by) for each in found] == [("complaints", None, None), ("costs", None, None)]
    assert found[0].sentence.endswith("since when cannot be told.")


def test_the_next_meeting_is_neither_held_nor_cancelled() -> None:
    book = register(d2026_06_10=HELD, d2026_06_17={"status": "cancelled"}, d2026_07_08={"status": "tentative"})
    found = next_meeting(book, "p/body", d("2026-06-01"))
    assert found is not None
    assert found[0] == "p/meetings/2026-07-08"
    assert next_meeting(book, "p/body", d("2026-08-01")) is None
