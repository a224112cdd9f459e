"""What a record is called, and the first line of a commit: readable by someone who has never seen YAML."""

import copy
import json
from pathlib import Path as File
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.record.differences import changes
from tui.record.kinds import KIND_NAMES
from tui.record.naming import SUBJECT_LIMIT, commit_subject, slug, step_subject, subject_of
from tui.record.safe import safe
from tui.record.schema import Schema
from tui.record.words import default_name, friendly_date, singular, title_words

FOLDER = File(__file__).parents[2] / "schema"
SCHEMA = Schema.from_documents(
    {file.name: json.loads(file.read_text("utf-8")) for file in FOLDER.glob("*.schema.json")}, 1
)
MEETING_ID = "example-joint-panel/meetings/2026-05-12"
MEETING: dict[str, Any] = {
    "name": "Example Joint Panel",
    "date": "2026-05-12",
    "status": "confirmed",
    "attendance": [{"id": f"member-{one}", "person": f"member-{one}", "status": "present"} for one in "abc"],
    "items": [
        {
            "id": "annual-report",
            "minute_number": 7,
            "title": "Annual report",
            "notes": [{"id": "costs", "type": "question", "speaker": "member-b", "text": "How much?"}],
            "decisions": [{"id": "noted", "outcome": "agreed"}],
        },
    ],
}


def named(record_id: str) -> str:
    return {"example-joint-panel/body": "The Example Panel"}.get(record_id, default_name(record_id))


@pytest.mark.parametrize(
    ("kind", "record_id", "value", "subject"),
    [
        ("meeting", MEETING_ID, MEETING, "Example Joint Panel, 12 May 2026"),
        ("meeting", MEETING_ID, {}, "Example Joint Panel, 12 May 2026"),
        ("meeting", MEETING_ID, {"date": "2026-06-09"}, "Example Joint Panel, 9 Jun 2026"),
        ("meeting", f"{MEETING_ID}-veto", MEETING, "Example Joint Panel, 12 May 2026, veto"),
        ("meeting", "panel/meetings/undated-spring", {"date": "2026-03"}, "Panel, Mar 2026, spring"),
        ("meeting", "panel/meetings/undated-report-item", {}, "Panel, undated, report item"),
        ("action", "panel/actions/2022-07-20-3", {"text": "…"}, "Action 2022-07-20-3"),
        ("recommendation", "panel/recommendations/2022-07-20-1", {}, "Recommendation 2022-07-20-1"),
        ("question", "panel/questions/2022-07-20-1", {}, "Question 2022-07-20-1"),
        ("person", "people/member-a", {"name": "Member A"}, "Member A"),
        ("person", "people/member-a", None, "Member A"),
        ("body", "example-joint-panel/body", {}, "Example Joint Panel"),
        ("members", "example-joint-panel/members", {}, "Example Joint Panel, members"),
        ("rules", "panel/rules/2022-07-20", {"name": "Rules of Procedure"}, "Panel, Rules of Procedure"),
        ("rules", "panel/rules/2022-07-20", {"name": "Rules of the Panel"}, "Rules of the Panel"),
        ("paper", "panel/papers/x", {"name": "Annual Report", "date": "2022-09"}, "Annual Report, Sep 2022"),
        ("complaints", "panel/complaints/2022-q1", {"period_as_printed": "Q1 2022/23"}, "Panel, complaints Q1 2022/23"),
        ("deliverable", "plans/plan-a/deliverables/rural-crime", {}, "Rural Crime"),
        ("plan", "plans/plan-a/plan", {"name": "Plan\x1b A"}, "Plan<U+001B> A"),
    ],
)
def test_a_record_has_a_human_name(kind: str, record_id: str, value: Any, subject: str) -> None:
    assert subject_of(kind, value, record_id) == subject


def test_a_meeting_is_called_after_its_body_when_that_is_known() -> None:
    assert subject_of("meeting", MEETING, MEETING_ID, named) == "The Example Panel, 12 May 2026"


@pytest.mark.parametrize(
    ("record_id", "name"),
    [
        ("people/claire-george", "Claire George"),
        ("example-joint-panel/body", "Example Joint Panel"),
        ("example-joint-panel/meetings/2026-05-12", "Example Joint Panel, 12 May 2026"),
        ("example-joint-panel/meetings/2026-05-12-veto", "Example Joint Panel, 12 May 2026, veto"),
        ("example-joint-panel/meetings/undated-item", "Example Joint Panel, undated, item"),
        ("panel/actions/2026-05-12-3", "Action 2026-05-12-3"),
        ("panel/rules/2022-07-20", "Panel, rules of procedure, 20 Jul 2022"),
        ("not an id", "not an id"),
    ],
)
def test_a_record_that_is_not_at_hand_is_named_by_its_id(record_id: str, name: str) -> None:
    assert default_name(record_id) == name


def test_dates_and_titles_in_words() -> None:
    assert [friendly_date(text) for text in ("2026-05-01", "2026-05", "2026", "2026-05-01T12:00", "soon")] == [
        "1 May 2026",
        "May 2026",
        "2026",
        "1 May 2026 12:00",
        "soon",
    ]
    titles = ["Decisions", "Bodies", "Declarations of interest", "Notices", "Appendices", "URL address", "Address"]
    assert [singular(title) for title in titles] == [
        "decision",
        "body",
        "declaration of interest",
        "notice",
        "appendix",
        "URL address",
        "address",
    ]
    assert title_words("board-of-members") == "Board of Members"


def subject(new: Any, action: str = "edit", old: Any = MEETING) -> str:
    made = changes("meeting", old, new, SCHEMA)
    return commit_subject("meeting", MEETING_ID, new, made, action, schema=SCHEMA)


def changed(**fields: Any) -> Any:
    return {**copy.deepcopy(MEETING), **fields}


def test_one_change_is_told_in_words() -> None:
    new = copy.deepcopy(MEETING)
    new["items"][0]["decisions"][0]["outcome"] = "noted"
    assert subject(new) == "Example Joint Panel, 12 May 2026: minute 7 noted, not agreed"
    new = copy.deepcopy(MEETING)
    new["attendance"][1]["intervals"] = [{"id": "t1", "to": "15:10"}]
    assert subject(new) == "Example Joint Panel, 12 May 2026: Member B left at 15:10"
    assert subject(changed(actual_end="15:40")) == "Example Joint Panel, 12 May 2026: ended 15:40"
    assert subject(changed(status="held")) == "Example Joint Panel, 12 May 2026: status held, not confirmed"
    new = copy.deepcopy(MEETING)
    new["items"][0]["notes"][0]["text"] = "How many?" * 20
    assert subject(new) == "Example Joint…, 12 May 2026: minute 7, question by Member B reworded"


def test_a_sentence_that_says_something_else_is_told_as_reworded() -> None:
    old, new = ({"text": text} for text in ("Look into it.", "Look into it at once."))
    made = changes("action", old, new, SCHEMA)
    told = commit_subject("action", "panel/actions/2026-05-12-1", new, made, "edit", schema=SCHEMA)
    assert told == "Action 2026-05-12-1: text reworded"


def test_two_changes_that_fit_are_both_told() -> None:
    new = changed(actual_start="13:30", actual_end="15:40")
    assert subject(new) == "Example Joint Panel, 12 May 2026: began 13:30; ended 15:40"


def test_several_changes_are_counted_where_they_are() -> None:
    new = changed(attendance=[{**one, "status": "absent"} for one in MEETING["attendance"]])
    assert subject(new) == "Example Joint Panel, 12 May 2026: 3 changes to attendance"
    new = copy.deepcopy(MEETING)
    new["items"][0].update(title="Report", page_start=3, page_end=14)
    assert subject(new) == "Example Joint Panel, 12 May 2026: 3 changes to minute 7"
    new = changed(actual_start="13:30", actual_end="15:40", mode="hybrid")
    assert subject(new) == "Example Joint Panel, 12 May 2026: began, ended and 1 more changed"
    new = changed(actual_start="13:30", mode="hybrid", items=[*MEETING["items"], {"id": "close", "title": "Close"}])
    assert subject(new) == "Example Joint Panel, 12 May 2026: items, began and 1 more changed"


def test_a_step_is_told_in_fewer_words_before_its_meeting_is_called_by_a_shorter_name() -> None:
    tellings = ("minutes approved at the meeting of 14 Jul 2026, minute 3", "approved on 14 Jul 2026, minute 3")
    told = step_subject("meeting", MEETING_ID, MEETING, tellings)
    assert told == "Example Joint Panel, 12 May 2026: approved on 14 Jul 2026, minute 3"
    hearing = "example-joint-panel/meetings/2026-05-12-confirmation-hearing"
    short = ("minutes approved on 14 Jul 2026", "approved on 14 Jul 2026")
    told = step_subject("meeting", hearing, {**MEETING, "name": "Example Joint Police and Crime Panel"}, short)
    assert ", 12 May 2026, confirmation" in told
    assert told.endswith(": approved on 14 Jul 2026")
    assert len(told) <= SUBJECT_LIMIT


def test_a_decision_is_told_even_among_other_changes() -> None:
    new = changed(actual_start="13:30", actual_end="15:40")
    new["items"][0]["decisions"][0]["outcome"] = "noted"
    assert subject(new) == "Example Joint Panel, 12 May 2026: minute 7 noted, not agreed; 2 more"


@pytest.mark.parametrize(
    ("action", "told"),
    [
        ("create", "new meeting"),
        ("delete", "meeting deleted"),
        ("import", "imported"),
        ("format", "layout only"),
        ("approve", "minutes approved"),
        ("cancel", "cancelled"),
        ("edit", "layout or comments"),
    ],
)
def test_an_action_has_its_own_words(action: str, told: str) -> None:
    assert subject(MEETING, action) == f"Example Joint Panel, 12 May 2026: {told}"


def test_a_long_name_gives_way_between_words() -> None:
    new = copy.deepcopy(MEETING)
    new["name"] = old_name = "Cambridgeshire Police and Crime Panel and its Working Groups"
    new["items"][0]["decisions"][0]["outcome"] = "noted"
    told = subject(new, old={**MEETING, "name": old_name})
    assert told == "Cambridgeshire Police and…, 12 May 2026: minute 7 noted, not agreed"
    assert len(told) <= SUBJECT_LIMIT


def test_without_the_schema_fields_are_called_by_their_names() -> None:
    new = changed(actual_end="15:40")
    made = changes("meeting", MEETING, new, SCHEMA)
    assert commit_subject("meeting", MEETING_ID, new, made, "edit").endswith(": actual end 15:40")


def test_private_text_stays_out_of_the_subject() -> None:
    old, new = ({"name": "Member A", "private_contact": text} for text in ("01234 567890", "01234 999999"))
    made = changes("person", old, new, SCHEMA)
    told = commit_subject("person", "people/member-a", new, made, "edit", schema=SCHEMA)
    assert told.startswith("Member A: ")
    assert told.endswith(" changed")
    assert "01234" not in told
    assert commit_subject("person", "people/member-a", new, made, "edit") == "Member A: private contact changed"


@given(
    st.sampled_from(KIND_NAMES),
    st.text(max_size=90),
    st.dictionaries(st.sampled_from(["name", "date", "status", "note", "period_as_printed"]), st.text(max_size=90)),
    st.sampled_from(["edit", "create", "delete", "approve", "undo"]),
    st.sampled_from([MEETING_ID, "people/member-a", "people/" + "a" * 100, "panel/actions/2026-05-12-1", "??"]),
)
def test_whatever_the_record_holds_the_subject_is_one_short_safe_line(
    kind: str, text: str, value: dict[str, str], action: str, record_id: str
) -> None:
    new = {**value, "title": text, "items": [{"id": "a", "title": text, "number": text}]}
    told = commit_subject(kind, record_id, new, changes(kind, value, new, SCHEMA), action, schema=SCHEMA)
    assert 0 < len(told) <= SUBJECT_LIMIT
    assert safe(told) == told
    assert told == told.strip()
    assert ": " in told
    assert safe(subject_of(kind, new, record_id)) == subject_of(kind, new, record_id)


def test_slug_is_found_with_the_other_names() -> None:
    assert slug("Annual Report 2026") == "annual-report-2026"
