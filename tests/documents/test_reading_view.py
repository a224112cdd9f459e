"""A record as it reads: nothing left out, drafts marked, and no shape of data that it stumbles over."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builder import ROOT, the_schema
from tui.documents.reading_lines import day
from tui.documents.reading_view import is_draft, read_lines
from tui.record.kinds import id_of, kind_of
from tui.record.paths import format_path
from tui.record.reading import read

NAMES = {"member-a": "Member A", "officer-c": "Officer C"}


def text(kind: str, value: object) -> str:
    return "\n".join(line.text for line in read_lines(kind, value, the_schema(), lambda _, one: NAMES.get(one, one)))


MEETING: dict[str, Any] = {
    "name": "Example Panel",
    "classification": "ordinary",
    "status": "held",
    "date": "2026-03-25",
    "actual_start": "13:30",
    "actual_end": "15:40",
    "minutes": {"state": "with_chair"},
    "attendance": [
        {"id": "member-a", "person": "member-a", "capacity": "member", "role": "chair", "status": "present",
         "intervals": [{"id": "1", "from": "14:10"}]},
        {"id": "officer-c", "person": "officer-c", "capacity": "officer", "status": "present"},
        {"id": "x", "name_as_printed": "Member D", "capacity": "member", "status": "apologies"},
    ],
    "items": [
        {
            "id": "custody",
            "minute_number": 41,
            "title": "Custody visiting",
            "notes": [
                {"id": "v", "type": "question", "speaker": "member-a", "text": "How many?",
                 "answers": [{"id": "a", "type": "answer", "speaker": "officer-c", "text": "To be sent."}]}
            ],
            "decisions": [{"id": "noted", "verb": "NOTED", "outcome": "noted"}],
        }
    ],
}  # fmt: skip


def test_a_meeting_reads_as_its_minutes_do() -> None:
    lines = text("meeting", MEETING).split("\n")
    assert lines[0] == "Example Panel"
    assert lines[1] == "25 Mar 2026, 13:30–15:40   held · ordinary"
    assert " DRAFT   minutes with chair, not approved" in lines
    assert "Present           Member A (chair, from 14:10)" in lines
    assert "Present, others   Officer C (officer)" in lines
    assert "Apologies         Member D" in lines
    at = lines.index("41  Custody visiting")
    assert lines[at + 1 : at + 4] == ["    Q Member A  How many?", "      A Officer C  To be sent.", "    ► NOTED"]


def test_before_a_meeting_nobody_is_said_to_be_present() -> None:
    coming = {name: held for name, held in MEETING.items() if name not in ("actual_start", "actual_end", "minutes")}
    lines = text("meeting", {**coming, "status": "confirmed"})
    assert "Expected          Member A (chair, from 14:10)" in lines
    assert "Present" not in lines
    assert "Present" in text("meeting", {**MEETING, "status": "confirmed"})


@pytest.mark.parametrize(
    ("state", "draft"), [("drafting", True), ("published", True), ("approved", False), ("signed", False)]
)
def test_minutes_are_a_draft_until_they_are_approved(state: str, draft: bool) -> None:
    value = {**MEETING, "minutes": {"state": state}}
    assert is_draft("meeting", value) is draft
    assert ("DRAFT" in text("meeting", value)) is draft


def test_a_meeting_without_minutes_is_no_draft() -> None:
    assert not is_draft("meeting", {"name": "x"})


@pytest.mark.parametrize(
    ("date", "said"),
    [
        ("2026-03-25", "25 Mar 2026"),
        ("2026-03", "Mar 2026"),
        ("2026", "2026"),
        ("2026-13-01", "2026-13-01"),
        ("soon", "soon"),
    ],
)
def test_dates_are_read_as_vague_as_they_are(date: str, said: str) -> None:
    assert day(date) == said


def test_a_field_that_the_schema_does_not_know_is_still_shown() -> None:
    assert "surprise" in text("person", {"name": "Member A", "surprise": "here"})
    assert "here" in text("meeting", {**MEETING, "surprise": {"inner": ["here"]}})


def _leaves(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [leaf for name, inner in value.items() if name != "id" for leaf in _leaves(inner)]
    if isinstance(value, list):
        return [leaf for inner in value for leaf in _leaves(inner)]
    return (
        [line.strip() for line in value.split("\n") if line.strip()] if isinstance(value, str) and " " in value else []
    )


def _sample() -> list[Path]:
    return sorted((ROOT / "records").rglob("*.yaml"))


def test_every_text_of_every_sample_record_is_in_its_reading() -> None:
    for file in _sample():
        record_id = id_of(file.relative_to(ROOT).as_posix())
        assert record_id is not None
        value = read(file.read_bytes()).value
        shown = " ".join(text(kind_of(record_id) or "", value).split())
        missing = [
            leaf for leaf in _leaves(value) if " ".join(leaf.split()) not in shown and leaf.upper() not in shown.upper()
        ]
        assert missing == [], file


_INNER = ["id", "text", "notes", "items", "person", "status", "x"]
_OUTER = [
    "name",
    "items",
    "attendance",
    "minutes",
    "memberships",
    "updates",
    "location",
    "date",
    "sections",
    "themes",
    "response",
]
_anything = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 5) | st.text(max_size=6),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(_INNER), inner, max_size=4),
    max_leaves=12,
)


@given(
    kind=st.sampled_from(the_schema().kinds),
    value=st.dictionaries(st.sampled_from(_OUTER), _anything),
)
def test_no_shape_of_data_stops_the_reading(kind: str, value: dict[str, Any]) -> None:
    assert read_lines(kind, value, the_schema(), lambda _, one: one)


def test_what_is_no_record_says_so() -> None:
    assert "cannot be read" in text("meeting", None)


def test_each_line_says_what_of_the_record_it_shows() -> None:
    item = {
        "id": "a",
        "minute_number": 1,
        "title": "First",
        "notes": [
            {
                "id": "n",
                "type": "question",
                "speaker": "member-a",
                "text": "Why?",
                "answers": [{"id": "r", "type": "answer", "speaker": "officer-c", "text": "Because."}],
            }
        ],
        "decisions": [{"id": "d", "verb": "AGREED", "outcome": "agreed", "text": "That it be so."}],
        "items": [{"id": "b", "minute_number": 2, "title": "Inner"}],
    }
    value = {"name": "A panel", "date": "2026-03-25", "status": "held", "items": [item], "minutes": {"state": "draft"}}
    lines = read_lines("meeting", value, the_schema(), lambda _kinds, value: value)
    found = {line.text.strip(): format_path(line.path) for line in lines if line.text.strip()}
    assert found["► AGREED  That it be so."] == "items[a].decisions[d].text"
    assert found["Q member-a  Why?"] == "items[a].notes[n].text"
    assert found["A officer-c  Because."] == "items[a].notes[n].answers[r].text"
    assert found["1   First"] == "items[a].title"
    assert found["2   Inner"] == "items[a].items[b].title"
    assert all(found.values())
