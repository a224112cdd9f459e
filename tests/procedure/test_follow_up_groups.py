"""The follow-up in groups, each heading in words, and the words that find an entry."""

import datetime

import pytest

from tui.procedure.follow_up import follow_up, late_answers
from tui.procedure.follow_up_groups import grouped, has_words, rests_with
from tui.procedure.register import Register

PANEL = "example-joint-panel"
MEETING = f"{PANEL}/meetings/2026-03-25"
BOOK = Register(
    {
        f"{PANEL}/body": {"name": "Example Joint Panel"},
        MEETING: {"name": "Example Joint Panel", "date": "2026-03-25", "items": [{"id": "custody", "minute_number": 41}]},
        "people/officer-c": {"name": "Officer C"},
        f"{PANEL}/actions/2026-03-25-1": {
            "text": "Send the figures.", "owners": ["people/officer-c"], "raised_at": MEETING, "item": "custody",
        },
        f"{PANEL}/actions/2026-03-25-2": {"text": "Ask the board.", "owner_as_printed": "the Chair", "raised_at": MEETING},
        f"{PANEL}/actions/undated-1": {"text": "Look again."},
    }
)  # fmt: skip
ENTRIES = follow_up(BOOK, datetime.date(2026, 5, 11))


@pytest.mark.parametrize(
    ("by", "headings"),
    [
        ("owner", ["Officer C", "the Chair", "Nobody is named"]),
        ("age", ["Up to a quarter", "Since a day that is not known"]),
        ("meeting", ["Example Joint Panel, 25 Mar 2026", "No meeting is named"]),
        ("body", ["Example Joint Panel"]),
        ("year", ["2025/26", "Since a day that is not known"]),
    ],
)
def test_headings_are_in_words_and_what_is_not_known_is_said(by: str, headings: list[str]) -> None:
    groups = grouped(BOOK, ENTRIES, by)
    assert [title for title, _ in groups] == headings
    assert [one for _, entries in groups for one in entries] == ENTRIES


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("officer figures", 1),
        ("minute 41", 1),
        ("joint panel", 3),
        ("25 mar 2026", 2),
        ("chair", 1),
        ("nothing", 0),
        ("", 3),
    ],
)
def test_words_find_entries_by_what_they_say_and_whose_they_are(words: str, found: int) -> None:
    assert sum(has_words(BOOK, one, words) for one in ENTRIES) == found


def test_with_whom_an_entry_rests_is_never_guessed() -> None:
    assert [rests_with(BOOK, one) for one in ENTRIES] == ["Officer C", "the Chair", "Nobody is named"]


def test_who_answered_is_told_by_who_owed_it_and_not_by_whom_it_rests_with() -> None:
    answered = {
        "text": "Publish.", "made_at": MEETING, "addressee_person": "officer-c",
        "response_required_by": "2026-04-01", "response": {"date": "2026-04-05"},
    }  # fmt: skip
    book = Register({**dict(BOOK.all()), f"{PANEL}/recommendations/2026-03-25-1": answered})
    (late,) = late_answers(follow_up(book, datetime.date(2026, 5, 11)))
    headings = [grouped(book, [late], by)[0][0] for by in ("owner", "owed by")]
    assert headings == ["Example Joint Panel", "Officer C"]
