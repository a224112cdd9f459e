"""The schema as fields: what a form, a check and a path are told about each."""

import json
import pickle
from pathlib import Path as File
from typing import Any

import pytest

from tui.errors import WrongUsage
from tui.record.kinds import KIND_NAMES
from tui.record.paths import Item, Path, Position, format_path, parse_path
from tui.record.schema import FIELD_TYPES, Field, NoSuchField, Schema, SchemaUnusable, walk

COMMON: dict[str, Any] = {
    "$defs": {
        "id": {"type": "string", "pattern": "^[a-z0-9-]+$", "title": "Short name", "description": "Never changes."},
        "text": {"type": "string", "x-format-long": True},
        "date": {"type": "string", "x-type": "date"},
        "vague_date": {"type": "string", "x-type": "vague_date"},
        "time": {"type": "string", "x-type": "time"},
        "datetime": {"type": "string", "x-type": "datetime"},
        "person": {"type": "string", "x-ref": "person"},
        "note": {
            "type": "object",
            "title": "Note",
            "required": ["id"],
            "properties": {
                "id": {"$ref": "#/$defs/id"},
                "text": {"$ref": "#/$defs/text", "title": "Text"},
                "answers": {"type": "array", "x-key": "id", "title": "Answers", "items": {"$ref": "#/$defs/note"}},
            },
        },
    }
}
MEETING: dict[str, Any] = {
    "title": "Meeting",
    "description": "One meeting.",
    "type": "object",
    "required": ["date"],
    "properties": {
        "date": {
            "$ref": "common.schema.json#/$defs/date",
            "title": "Date",
            "description": "The day.",
            "examples": ["2026-05-12"],
        },
        "approx": {"$ref": "common.schema.json#/$defs/vague_date"},
        "start_time": {"$ref": "common.schema.json#/$defs/time"},
        "sent": {"$ref": "common.schema.json#/$defs/datetime"},
        "status": {"enum": ["held", "cancelled"], "default": "held"},
        "seats": {"type": "integer"},
        "share": {"type": "number"},
        "public": {"type": "boolean"},
        "chair": {"$ref": "common.schema.json#/$defs/person", "title": "Chair"},
        "follows": {"type": "string", "x-ref": ["meeting", "body"]},
        "presented_by": {"type": "array", "title": "By", "items": {"$ref": "common.schema.json#/$defs/person"}},
        "contact": {
            "type": "object",
            "x-private": True,
            "properties": {"phone": {"type": "string"}, "kept": {"type": "boolean"}},
        },
        "notes": {
            "type": "array",
            "title": "Notes",
            "x-key": "id",
            "items": {"$ref": "common.schema.json#/$defs/note"},
        },
        "sources": {
            "type": "array",
            "x-key": "document",
            "items": {"type": "object", "properties": {"document": {"type": "string"}, "place": {"type": "string"}}},
        },
        "rows": {"type": "array", "items": {"type": "array", "items": {"type": "string"}}},
    },
}


@pytest.fixture(scope="module")
def schema() -> Schema:
    return Schema.from_documents({"meeting.schema.json": MEETING, "common.schema.json": COMMON}, 3)


def at(schema: Schema, path: str) -> Field:
    found = schema.field("meeting", parse_path(path))
    assert found is not None
    return found


def test_the_kinds_are_the_documents_that_are_not_shared(schema: Schema) -> None:
    assert schema.kinds == ("meeting",)
    assert schema.version == 3


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("", "object"),
        ("date", "date"),
        ("approx", "vague_date"),
        ("start_time", "time"),
        ("sent", "datetime"),
        ("status", "choice"),
        ("seats", "integer"),
        ("share", "number"),
        ("public", "boolean"),
        ("chair", "reference"),
        ("follows", "reference"),
        ("presented_by", "list"),
        ("presented_by[#1]", "reference"),
        ("contact", "object"),
        ("contact.phone", "text"),
        ("notes", "list"),
        ("notes[a]", "object"),
        ("notes[a].text", "long_text"),
        ("notes[a].answers[b].answers[c].text", "long_text"),
        ("rows[#1]", "list"),
        ("rows[#1][#2]", "text"),
    ],
)
def test_each_field_has_the_type_that_its_form_needs(schema: Schema, path: str, expected: str) -> None:
    assert at(schema, path).type == expected


def test_what_stands_beside_a_reference_wins(schema: Schema) -> None:
    date = at(schema, "date")
    assert (date.name, date.title, date.description, date.required) == ("date", "Date", "The day.", True)
    assert date.examples == ("2026-05-12",)
    assert at(schema, "notes[a].id").title == "Short name"
    assert at(schema, "start_time").title == "Start time"
    assert not at(schema, "start_time").required


def test_choices_references_and_defaults_are_read(schema: Schema) -> None:
    assert at(schema, "status").choices == ("held", "cancelled")
    assert at(schema, "status").default == "held"
    assert at(schema, "chair").ref == ("person",)
    assert at(schema, "follows").ref == ("meeting", "body")
    assert at(schema, "notes[a].id").pattern == "^[a-z0-9-]+$"


def test_titles_lead_from_the_record_down(schema: Schema) -> None:
    assert at(schema, "").path_title == ()
    assert at(schema, "notes[a].answers[b].text").path_title == ("Notes", "Answers", "Text")


def test_what_is_private_is_private_inside(schema: Schema) -> None:
    assert at(schema, "contact.phone").private
    assert not at(schema, "date").private


def test_the_identity_of_a_list(schema: Schema) -> None:
    assert schema.key_of("meeting", ("notes",)) == "id"
    assert schema.key_of("meeting", parse_path("notes[a].answers")) == "id"
    assert schema.key_of("meeting", ("sources",)) == "document"
    assert schema.key_of("meeting", ("unknown",)) == "id"
    assert at(schema, "presented_by").key is None
    assert at(schema, "rows").key is None


def test_the_order_of_properties_is_that_of_the_schema(schema: Schema) -> None:
    assert schema.property_order("meeting") == tuple(MEETING["properties"])
    assert schema.property_order("meeting", parse_path("notes[a]")) == ("id", "text", "answers")
    assert schema.property_order("meeting", ("notes",)) == ("id", "text", "answers")
    assert schema.property_order("meeting", ("date",)) == ()
    assert schema.property_order("meeting", ("nothing",)) == ()


@pytest.mark.parametrize(
    ("path", "said", "hint"),
    [
        ("dat", "A meeting has no field “dat”", "Did you mean date?"),
        ("notes[a].outcome", "notes[a] has no field “outcome”", "Its fields are id, text, answers."),
        ("notes.text", "notes is a list", "notes[id]"),
        ("presented_by.name", "presented_by is a list", "presented_by[#1]"),
        ("date[a]", "date is not a list", "brackets"),
        ("date.year", "date has no parts", "“Date”"),
    ],
)
def test_a_path_to_nowhere_is_explained(schema: Schema, path: str, said: str, hint: str) -> None:
    assert schema.field("meeting", parse_path(path)) is None
    with pytest.raises(NoSuchField) as caught:
        schema.resolve("meeting", parse_path(path))
    assert said in caught.value.sentence
    assert hint in caught.value.hint


def test_a_path_that_leads_somewhere_is_resolved(schema: Schema) -> None:
    assert schema.resolve("meeting", ("notes", Position(0), "text")).title == "Text"


def test_a_kind_that_there_is_not(schema: Schema) -> None:
    assert schema.field("paper", ("name",)) is None
    with pytest.raises(WrongUsage, match="no kind of record called “paper”"):
        schema.kind_node("paper")


@pytest.mark.parametrize(
    "ref",
    [
        "https://schemas.example/meeting.json",
        "#/$defs/nothing",
        "other.schema.json#/$defs/id",
        "file:///etc/passwd",
        "#/$defs/id/type",
    ],
)
def test_a_reference_out_of_the_schema_is_refused_and_never_fetched(ref: str) -> None:
    broken = {"type": "object", "properties": {"date": {"$ref": ref}}}
    with pytest.raises(SchemaUnusable, match="leads to nothing"):
        Schema.from_documents({"meeting.schema.json": broken, "common.schema.json": COMMON}, 1)


def test_a_reference_to_itself_is_refused() -> None:
    looped = {
        "$defs": {"a": {"$ref": "#/$defs/b"}, "b": {"$ref": "#/$defs/a"}},
        "properties": {"x": {"$ref": "#/$defs/a"}},
    }
    schema = Schema.from_documents({"meeting.schema.json": looped}, 1)
    with pytest.raises(SchemaUnusable, match="circle"):
        schema.field("meeting", ("x",))


def test_a_schema_travels_to_another_process(schema: Schema) -> None:
    copy = pickle.loads(pickle.dumps(schema))
    assert copy.version == 3
    assert copy.property_order("meeting") == schema.property_order("meeting")


def test_walking_a_record_yields_each_value_with_its_path_and_field(schema: Schema) -> None:
    value = {
        "date": "2026-05-12",
        "unknown": {"x": 1},
        "presented_by": ["member-a"],
        "notes": [
            {"id": "q1", "answers": [{"id": "a1", "text": "Yes."}]},
            {"text": "no id"},
            {"id": "q1"},
        ],
        "contact": "not an object",
    }
    walked = [(format_path(path), field.title, inner) for path, field, inner in walk(schema, "meeting", value)]
    assert walked[0] == ("", "Meeting", value)
    assert [(path, title) for path, title, _ in walked[1:]] == [
        ("date", "Date"),
        ("presented_by", "By"),
        ("presented_by[#1]", "By"),
        ("notes", "Notes"),
        ("notes[q1]", "Note"),
        ("notes[q1].id", "Short name"),
        ("notes[q1].answers", "Answers"),
        ("notes[q1].answers[a1]", "Note"),
        ("notes[q1].answers[a1].id", "Short name"),
        ("notes[q1].answers[a1].text", "Text"),
        ("notes[#2]", "Note"),
        ("notes[#2].text", "Text"),
        ("notes[#3]", "Note"),
        ("notes[#3].id", "Short name"),
        ("contact", "Contact"),
    ]


def test_walking_what_is_no_record_at_all(schema: Schema) -> None:
    for value in (None, [], "text", 3):
        assert [inner for _, _, inner in walk(schema, "meeting", value)] == [value]


# The project's own schema


@pytest.fixture(scope="module")
def real() -> Schema:
    folder = File(__file__).parents[2] / "schema"
    documents = {file.name: json.loads(file.read_text("utf-8")) for file in sorted(folder.glob("*.schema.json"))}
    return Schema.from_documents(documents, int((folder / "VERSION").read_text("ascii")))


def test_the_real_schema_has_every_kind_in_order(real: Schema) -> None:
    assert real.kinds == KIND_NAMES


@pytest.mark.parametrize("kind", KIND_NAMES)
def test_every_real_field_has_a_title_a_description_and_a_type(real: Schema, kind: str) -> None:
    fields = list(real.fields(kind))
    assert fields
    for path, field in fields:
        assert field.title, path
        assert field.type in FIELD_TYPES
        assert field.description or not field.name, path
        assert field.type != "choice" or field.choices, path
        assert field.type != "list" or field.items is not None, path
        if field.type == "list" and field.items is not None and field.items.type == "object":
            assert "x-key" in field.node, path
            assert field.key in field.items.by_name, path
        assert set(field.ref) <= set(KIND_NAMES), path


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("date", "vague_date"),
        ("actual_start", "time"),
        ("attendance[x].person", "reference"),
        ("items[x].notes[q].answers[a].answers[b].text", "long_text"),
        ("items[x].items[y].items[z].decisions[d].outcome", "choice"),
        ("items[x].papers[#1]", "reference"),
        ("sources[001_a.txt].place", "text"),
    ],
)
def test_real_paths_of_a_meeting(real: Schema, path: str, expected: str) -> None:
    assert real.resolve("meeting", parse_path(path)).type == expected


def test_paths_that_walk_yields_are_resolved(real: Schema) -> None:
    value = {"attendance": [{"id": "member-a", "intervals": [{"from": "14:00"}]}]}
    paths: list[Path] = [path for path, _, _ in walk(real, "meeting", value)]
    assert ("attendance", Item("member-a"), "id") in paths
    assert all(real.resolve("meeting", path) for path in paths)
