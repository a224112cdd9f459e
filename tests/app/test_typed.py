"""What a clerk types is taken as people write it, and what cannot be is said in the words of the checks."""

import pytest

from tests.builder import the_schema
from tui.app.form.typed import shown_for_typing, typed
from tui.record.paths import parse_path
from tui.record.schema import Field


def field(kind: str, path: str) -> Field:
    found = the_schema().field(kind, parse_path(path))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("path", "text", "value"),
    [
        ("date", "2026-03-25", "2026-03-25"),
        ("date", "25/3/2026", "2026-03-25"),
        ("date", "25.3.26", "2026-03-25"),
        ("date", "Wed 25th March 2026", "2026-03-25"),
        ("date", "25mar2026", "2026-03-25"),
        ("date", "2026", "2026"),
        ("date", "Mar 2026", "2026-03"),
        ("date", "2026-3", "2026-03"),
        ("start_time", "1.30pm", "13:30"),
        ("start_time", "1330", "13:30"),
        ("start_time", "9 am", "09:00"),
        ("start_time", "12.15 a.m.", "00:15"),
        ("question_deadline.at", "9 Sep 2022 12:00", "2022-09-09T12:00"),
        ("status", "HELD", "held"),
        ("items[a].minute_number", "41", 41),
        ("declarations_none", "yes", True),
        ("declarations_none", "n", False),
        ("name", "  Panel ", "Panel"),
        ("name", "", None),
    ],
)
def test_what_people_write_is_understood(path: str, text: str, value: object) -> None:
    found = typed(field("meeting", path), text)
    assert found.value == value
    assert type(found.value) is type(value)
    assert found.remark == "" or text == ""


@pytest.mark.parametrize(
    ("path", "text", "words"),
    [
        ("date", "2026-03-32", "March has 31 days"),
        ("date", "29 feb 2026", "2026 is not a leap year"),
        ("date", "2026-13", "month 13"),
        ("date", "soon", "A date is wanted"),
        ("start_time", "25:00", "25"),
        ("start_time", "half past", "A time is wanted"),
        ("items[a].minute_number", "forty", "A whole number is wanted"),
        ("declarations_none", "perhaps", "Yes, no, or nothing"),
        ("status", "nonsense", "Choose one"),
    ],
)
def test_what_cannot_be_is_said_and_kept_as_typed(path: str, text: str, words: str) -> None:
    found = typed(field("meeting", path), text)
    assert words in found.remark
    assert found.value not in (None, "")


def test_a_value_is_typed_again_as_it_was() -> None:
    assert shown_for_typing(field("meeting", "declarations_none"), False) == "no"
    assert shown_for_typing(field("meeting", "question_deadline.at"), "2022-09-09T12:00") == "2022-09-09 12:00"
    assert typed(field("meeting", "question_deadline.at"), "2022-09-09 12:00").value == "2022-09-09T12:00"
