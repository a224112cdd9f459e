"""What must stay open to the public is not deleted before its time."""

from collections.abc import Callable

import pytest

from tests.book.books import BookFolder
from tui.book.editing import commit, propose_delete
from tui.book.legal import RefusedByLife, refuse_early_deletion
from tui.book.repository import Book
from tui.book.saving import Note

MEETING = "panel/meetings/2026-05-12"
PAPER = "panel/papers/2026-05-12-finance"
BODY = "name: Example Joint Panel\nclassification: {}\ntimezone: Europe/London\n"
HELD = 'name: Panel\nclassification: ordinary\nstatus: held\ndate: "2026-05-12"\n'


def the_book(
    make_book: Callable[..., BookFolder], classification: str = "council-committee", meeting: str = HELD
) -> Book:
    paper = f"name: Finance\npaper_type: report\nmeeting: {MEETING}\nitem: finance\n"
    meeting += "\nitems:\n  - id: finance\n    title: Finance\n"
    return make_book(records={"panel/body": BODY.format(classification), MEETING: meeting, PAPER: paper}).open()


def delete(book: Book, record_id: str) -> None:
    proposal = propose_delete(book, record_id)
    commit(book, [proposal], Note(proposal.action, proposal.subject, "no longer wanted"))


def test_a_report_of_a_meeting_is_kept_six_years_and_the_sentence_says_until_when(
    make_book: Callable[..., BookFolder],
) -> None:
    book = the_book(make_book)
    with pytest.raises(RefusedByLife, match="must stay open to the public until 11 May 2032") as refused:
        refuse_early_deletion(book, PAPER, {"name": "Finance", "meeting": MEETING, "item": "finance"}, "delete")
    assert "minutebook undo" in refused.value.hint


def test_nothing_is_saved_when_a_held_meeting_is_deleted_too_early(make_book: Callable[..., BookFolder]) -> None:
    held = HELD.replace("2026-05-12", "2999-05-12")
    book = the_book(make_book, meeting=held)
    with pytest.raises(RefusedByLife, match="11 May 3005"):
        delete(book, PAPER)
    assert book.exists(PAPER)


@pytest.mark.parametrize("action", ["undo", "merge"])
def test_what_was_entered_by_mistake_can_be_undone(make_book: Callable[..., BookFolder], action: str) -> None:
    refuse_early_deletion(the_book(make_book), MEETING, {"date": "2999-05-12", "status": "held"}, action)


def test_after_its_time_it_may_go(make_book: Callable[..., BookFolder]) -> None:
    book = the_book(make_book, meeting=HELD.replace("2026-05-12", "2001-05-12"))
    delete(book, PAPER)
    assert not book.exists(PAPER)


@pytest.mark.parametrize(
    ("classification", "status"), [("commissioner-board", "held"), ("council-committee", "confirmed")]
)
def test_where_the_act_does_not_reach_and_what_was_never_public_may_go(
    make_book: Callable[..., BookFolder], classification: str, status: str
) -> None:
    refuse_early_deletion(
        the_book(make_book, classification), MEETING, {"date": "2999-05-12", "status": status}, "delete"
    )
