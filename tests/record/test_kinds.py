"""Kinds and ids: where a record can be, and what a new one is called."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.errors import WrongUsage
from tui.record.kinds import (
    KIND_NAMES,
    body_of,
    file_of,
    folder_of,
    id_fault,
    id_of,
    is_well_formed,
    kind,
    kind_of,
    reference_target,
    reference_targets,
    reference_value,
    slug,
    suggest_id,
)

GOOD = {
    "people/member-a": "person",
    "example-joint-panel/body": "body",
    "example-joint-panel/members": "members",
    "example-joint-panel/rules/2022-07-20": "rules",
    "example-joint-panel/rules/arrangements": "rules",
    "example-joint-panel/meetings/2026-05-12": "meeting",
    "example-joint-panel/meetings/2026-05-12-veto": "meeting",
    "example-joint-panel/meetings/undated-report-item": "meeting",
    "example-joint-panel/papers/annual-report": "paper",
    "example-joint-panel/papers/2026-05-12/annual-report": "paper",
    "example-joint-panel/recommendations/2026-05-12-1": "recommendation",
    "example-joint-panel/actions/2026-05-12-10": "action",
    "example-joint-panel/questions/2026-05-12-1": "question",
    "example-joint-panel/proceedings/precept-2026-27": "proceeding",
    "example-joint-panel/complaints/2021-22-q1": "complaints",
    "plans/police-and-crime-plan-2021-24/plan": "plan",
    "plans/police-and-crime-plan-2021-24/deliverables/rural-crime": "deliverable",
}


@pytest.mark.parametrize(("record_id", "expected"), GOOD.items())
def test_the_folder_says_the_kind(record_id: str, expected: str) -> None:
    assert kind_of(record_id) == expected
    assert id_fault(record_id) is None
    assert id_of(file_of(record_id)) == record_id


def test_every_kind_has_a_place() -> None:
    assert set(GOOD.values()) == set(KIND_NAMES)


@pytest.mark.parametrize(
    "record_id",
    [
        "",
        "body",
        "people",
        "people/a/b",
        "plans/body",
        "plans/meetings/2026-05-12",
        "panel/minutes/2026-05-12",
        "panel/meetings",
        "panel/meetings/2026-05-12/a",
        "panel/papers/a/b/c",
        "Panel/body",
        "panel/meetings/2026-05-12-",
        "panel/meetings/2026--05",
        "panel//body",
        "../panel/body",
        "panel/papers/..",
        "panel/body\n",
        "people/josé",
        "people/" + "a" * 101,
    ],
)
def test_where_no_record_can_be(record_id: str) -> None:
    assert kind_of(record_id) is None
    assert not is_well_formed(record_id)
    assert id_of(f"records/{record_id}.yaml") is None


def test_a_file_outside_the_records_has_no_id() -> None:
    assert id_of("panel/body.yaml") is None
    assert id_of("records/panel/body.yml") is None
    assert id_of("records/README.md") is None


@pytest.mark.parametrize(
    ("record_id", "said"),
    [
        ("Panel/body", "“Panel” cannot be part of the id"),
        ("panel/minutes/x", "No kind of record is kept at"),
        ("panel/meetings/2026-13-01", "does not fit the ids of meetings"),
        ("panel/meetings/spring", "undated-"),
        ("panel/actions/2026-05-12", "the date of the meeting and a number"),
    ],
)
def test_a_wrong_id_is_explained(record_id: str, said: str) -> None:
    assert said in (id_fault(record_id) or "")


def test_people_are_referred_to_without_their_folder() -> None:
    assert reference_target("person", "member-a") == "people/member-a"
    assert reference_target("person", "people/member-a") == "people/member-a"
    assert reference_target("body", "panel/body") == "panel/body"
    assert reference_targets(("body", "person"), "member-a") == ("member-a", "people/member-a")
    assert reference_targets(("body", "meeting"), "panel/body") == ("panel/body",)
    assert reference_value("people/member-a") == "member-a"
    assert reference_value("panel/body") == "panel/body"


def test_a_body_is_known_from_any_of_its_records() -> None:
    assert body_of("panel/meetings/2026-05-12") == "panel/body"
    assert body_of("people/member-a") is None
    assert body_of("plans/plan-a/plan") is None


def test_the_folder_and_titles_of_a_kind() -> None:
    assert folder_of("meeting", "panel") == "panel/meetings"
    assert folder_of("paper", "panel") == "panel/papers"
    assert folder_of("body", "panel") == "panel"
    assert folder_of("person") == "people"
    assert folder_of("deliverable", "plan-a") == "plans/plan-a/deliverables"
    assert (kind("person").title, kind("person").plural) == ("Person", "People")
    with pytest.raises(WrongUsage, match="no kind of record called “meetings”"):
        kind("meetings")


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("Harm to Hope Drug Strategy", "harm-to-hope-drug-strategy"),
        ("Commissioner’s Annual Report", "commissioners-annual-report"),
        ("José Straße", "jose-strasse"),
        ("Police & Crime", "police-and-crime"),
        ("2022/23", "2022-23"),
        ("твс", "untitled"),
        ("", "untitled"),
    ],
)
def test_a_slug_is_made_of_the_words(text: str, made: str) -> None:
    assert slug(text) == made


@given(st.text(max_size=200))
def test_a_slug_is_always_part_of_a_well_formed_id(text: str) -> None:
    assert is_well_formed(f"people/{slug(text)}")
    assert len(slug(text)) <= 48


@pytest.mark.parametrize(
    ("kind_name", "owner", "value", "taken", "expected"),
    [
        ("meeting", "panel", {"date": "2026-05-12"}, (), "panel/meetings/2026-05-12"),
        (
            "meeting",
            "panel",
            {"date": "2026-05-12", "classification": "veto"},
            ("panel/meetings/2026-05-12",),
            "panel/meetings/2026-05-12-veto",
        ),
        ("meeting", "panel", {"date": "2026", "classification": "training"}, (), "panel/meetings/undated-training"),
        ("action", "panel", {"raised_at": "panel/meetings/2026-05-12"}, (), "panel/actions/2026-05-12-1"),
        (
            "action",
            "panel",
            {"raised_at": "panel/meetings/2026-05-12-veto"},
            ("panel/actions/2026-05-12-1", "panel/actions/2026-05-12-9"),
            "panel/actions/2026-05-12-10",
        ),
        ("recommendation", "panel", {"made_at": "panel/meetings/undated-item"}, (), "panel/recommendations/undated-1"),
        ("person", "", {"name": "Member A"}, (), "people/member-a"),
        ("person", "", {"name": "Member A"}, ("people/member-a",), "people/member-a-2"),
        (
            "paper",
            "panel",
            {"name": "Annual Report", "date": "2026-05-01"},
            (),
            "panel/papers/2026-05-01-annual-report",
        ),
        ("rules", "panel", {"in_force_from": "2022-07-20"}, (), "panel/rules/2022-07-20"),
        ("complaints", "panel", {"period_end": "2022-06-30"}, (), "panel/complaints/2022-06-30"),
        ("body", "", {"name": "Example Joint Panel"}, (), "example-joint-panel/body"),
        ("members", "panel", {}, (), "panel/members"),
        ("plan", "", {"name": "Plan A"}, (), "plans/plan-a/plan"),
        ("deliverable", "plan-a", {"name": "Rural crime"}, (), "plans/plan-a/deliverables/rural-crime"),
        ("proceeding", "panel", {"name": "Precept 2026/27"}, (), "panel/proceedings/precept-2026-27"),
    ],
)
def test_a_new_record_is_given_a_free_id(
    kind_name: str, owner: str, value: dict[str, object], taken: tuple[str, ...], expected: str
) -> None:
    assert suggest_id(kind_name, owner, value, taken) == expected
    assert kind_of(expected) == kind_name


@given(
    st.sampled_from(KIND_NAMES),
    st.dictionaries(st.sampled_from(["name", "date", "title", "made_at", "text"]), st.text(max_size=12) | st.none()),
)
def test_whatever_the_record_holds_its_id_is_well_formed_and_free(kind_name: str, value: dict[str, object]) -> None:
    first = suggest_id(kind_name, "panel", value, ())
    assert is_well_formed(first)
    assert kind_of(first) == kind_name
    if kind_name not in ("body", "members", "plan"):
        assert suggest_id(kind_name, "panel", value, (first,)) != first
