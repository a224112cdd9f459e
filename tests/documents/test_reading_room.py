"""Beside the minutes: who was in the room where somebody came or left, and the items with their actions."""

from typing import Any

from tests.procedure.test_follow_up import sample
from tui.book.contract import load_schema
from tui.book.shipped import shipped_schema
from tui.documents.reading_view import read_lines
from tui.procedure.register import Register

SCHEMA = load_schema(shipped_schema())
MEETING = "panel/meetings/2026-03-25"
ATTENDANCE: list[dict[str, Any]] = [
    {"id": "a", "person": "member-a", "capacity": "member", "status": "present"},
    {
        "id": "b",
        "person": "member-b",
        "capacity": "member",
        "status": "present",
        "intervals": [{"id": "i", "to": "14:30"}],
    },
]
HELD: dict[str, Any] = {
    "name": "Example Panel", "date": "2026-03-25", "status": "held", "actual_start": "13:30", "actual_end": "15:30",
    "attendance": ATTENDANCE,
    "items": [
        {"id": "one", "title": "One", "minute_number": 1, "ended_at": "14:00"},
        {"id": "two", "title": "Two", "minute_number": 2, "decisions": [{"id": "d", "outcome": "noted"}]},
        {"id": "three", "title": "Three", "minute_number": 3, "starts_at": "15:00"},
        {"id": "four", "title": "Four", "minute_number": 4},
    ],
}  # fmt: skip


def told(value: object, register: Register | None, meeting: str = MEETING) -> list[str]:
    return [line.text for line in read_lines("meeting", value, SCHEMA, lambda _, name: name, register, meeting)]


def test_who_was_in_the_room_is_said_only_where_somebody_came_or_left() -> None:
    lines = told(HELD, Register({"panel/body": {"name": "Example Panel"}}))
    said = [line.strip() for line in lines if "In the room" in line]
    assert said == [
        "In the room: of member-b it cannot be told (there to 14:30; when the item was taken is not recorded so closely).",
        "In the room: not member-b (there to 14:30).",
    ]
    at = {line.strip(): n for n, line in enumerate(lines)}
    assert at["2   Two"] < at[said[0]] < at["3   Three"] < at[said[1]] < at["4   Four"]


def test_without_times_or_without_the_book_nothing_is_said_of_the_room() -> None:
    plain = {**HELD, "attendance": ATTENDANCE[:1]}
    assert not any("In the room" in line for line in told(plain, Register({})))
    assert not any("In the room" in line for line in told(HELD, None))


def test_the_table_has_each_item_with_a_decision_in_the_bodys_wording() -> None:
    lines = told(HELD, Register({"panel/body": {"name": "Example Panel", "wording": {"short_name": "the Panel"}}}))
    at = lines.index("Items and actions")
    assert lines[at + 1 : at + 3] == ["1   Two  minute 2", "    - The Panel AGREED to NOTE the report."]


def test_a_meeting_to_come_has_no_table() -> None:
    assert "Items and actions" not in told({**HELD, "status": "confirmed"}, Register({}))


def test_the_sample_meeting_is_read_with_its_table() -> None:
    book = sample()
    meeting = "cambridgeshire-pcp/meetings/2022-07-20"
    lines = told(book.get(meeting), book, meeting)
    assert "Items and actions" in lines
    assert any("were RECOMMENDED" in line or "AGREED" in line for line in lines[lines.index("Items and actions") :])


def test_what_is_malformed_is_read_all_the_same() -> None:
    odd = {**HELD, "attendance": [1, {"id": "x", "intervals": "no"}], "items": [None, {"id": 3, "decisions": "x"}]}
    assert told(odd, Register({}))
