"""The schema as a rule: the same verdicts as the Python implementation, in sentences, from the book's own files only."""

import copy
import json
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from referencing import Registry

from tests.builder import BookBuilder, a_book, item, present, the_schema
from tests.rules.mutations import mutated, real_records
from tui.record.kinds import kind_of
from tui.record.schema import Schema, SchemaUnusable
from tui.rules.checking import check_record
from tui.rules.schema_validator import bundle, validator


def problems(book: BookBuilder, record_id: str) -> list[tuple[str, str, str]]:
    found = check_record(record_id, book.records[record_id].encode(), the_schema())
    return [(problem.rule, problem.path, problem.message) for problem in found]


def test_several_problems_in_one_record_are_all_told() -> None:
    book = a_book().meeting(statuss="held", status="gone", items=[item("report", number=5)])
    assert [(rule, path) for rule, path, _ in problems(book, "example-panel/meetings/2022-09-14")] == [
        ("schema", "status"),
        ("schema", "items[report].number"),
        ("schema", "statuss"),
    ]


def test_a_private_value_is_in_no_sentence() -> None:
    book = BookBuilder().person("member-a", private_contact=["0123 456"], name="Member A")
    found = problems(book, "people/member-a")
    assert [path for _, path, _ in found] == ["private_contact"]
    assert "0123" not in found[0][2]


def test_a_private_value_that_breaks_its_pattern_is_in_no_sentence() -> None:
    book = BookBuilder().person("member-a", private_contact="secret\nsecret", name="Member A")
    assert all("secret" not in message for _, _, message in problems(book, "people/member-a"))


@pytest.mark.parametrize("value", ["2022-09-14", "telephone \u0442\u0432\u0441"], ids=["unquoted", "other letters"])
def test_no_rule_shows_a_private_value(value: str) -> None:
    data = f"name: Member A\nprivate_contact: {value}\n".encode()
    (problem,) = check_record("people/member-a", data, the_schema())
    assert problem.path == "private_contact"
    assert value.split()[-1] not in problem.message + problem.hint


def test_a_value_in_a_sentence_is_short_and_shows_what_is_invisible() -> None:
    book = a_book().meeting(status="h\u202eeld" + "!" * 500)
    message = problems(book, "example-panel/meetings/2022-09-14")[0][2]
    assert "<U+202E>" in message
    assert len(message) < 200


@pytest.mark.parametrize("kind", the_schema().kinds)
def test_every_kind_compiles_to_a_schema_that_is_one(kind: str) -> None:
    jsonschema.Draft202012Validator.check_schema(bundle(the_schema(), kind))
    validator(the_schema(), kind)


@pytest.mark.parametrize(
    "part",
    [{"$ref": "https://example.org/schema.json"}, {"$id": "https://example.org/"}, {"$dynamicRef": "#meta"}],
    ids=["remote reference", "id of its own", "dynamic reference"],
)
def test_a_schema_that_leads_out_of_the_book_is_refused_and_nothing_is_fetched(part: dict[str, str]) -> None:
    documents = {"person.schema.json": {"type": "object", "properties": {"name": part}}}
    with pytest.raises(SchemaUnusable, match=r"schema"):
        validator(Schema.from_documents(documents, 1), "person")


def test_a_schema_that_is_none_is_refused() -> None:
    documents = {"person.schema.json": {"type": "object", "properties": {"name": {"type": "strange"}}}}
    with pytest.raises(SchemaUnusable, match="not a JSON Schema"):
        validator(Schema.from_documents(documents, 1), "person")


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_the_verdict_is_that_of_the_python_implementation(data: st.DataObject) -> None:
    record_id, value = data.draw(st.sampled_from(real_records()))
    value = mutated(data.draw, copy.deepcopy(value))
    kind = kind_of(record_id)
    assert kind is not None
    ours = {where(error.instance_path, error.schema_path) for error in validator(the_schema(), kind).iter_errors(value)}
    theirs = {where(error.absolute_path, error.absolute_schema_path) for error in reference(kind).iter_errors(value)}
    assert ours == theirs or "\\n" in json.dumps(value)


def where(place: Any, rule: Any) -> tuple[str, str]:
    return str(list(place)), str(list(rule)[-1])


def reference(kind: str) -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(bundle(the_schema(), kind), registry=Registry())


def test_attendance_made_for_tests_is_valid() -> None:
    assert problems(a_book().meeting(attendance=present("member-a")), "example-panel/meetings/2022-09-14") == []
