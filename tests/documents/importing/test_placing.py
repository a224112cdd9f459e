"""Places for a text that is in no field: the nearest first, each one edit that the schema allows."""

import pytest

from tests.documents.importing.reviewed import MEETING, given
from tui.book.contract import load_schema
from tui.book.shipped import shipped_schema
from tui.documents.importing.review.placing import Target, entry_after, placed_by, targets
from tui.documents.importing.review.reviewing import Review
from tui.record.edits import Insert, apply_to_value
from tui.record.paths import format_path, parse_path
from tui.record.schema import Schema

NEAR = "items[custody].notes[n1].text"
TEXT = "Tabled: figures of the year"


@pytest.fixture(scope="module")
def schema() -> Schema:
    return load_schema(shipped_schema())


def found(schema: Schema, near: str = NEAR, text: str = TEXT) -> list[Target]:
    return targets(schema, "meeting", Review(given()).value(MEETING), text, near)


def test_the_text_that_goes_on_comes_first_then_a_note_of_the_same_item(schema: Schema) -> None:
    told = [(format_path(each.path), each.how) for each in found(schema)]
    assert told[0] == (NEAR, "added")
    assert ("items[custody].notes", "entry") in told
    assert told.index(("items[custody].notes", "entry")) < told.index(("items[costs].notes", "entry"))
    assert ("items", "entry") in told
    assert ("note", "field") in told


def test_no_short_name_choice_or_source_is_offered_nor_a_list_whose_entries_need_more_than_a_text(
    schema: Schema,
) -> None:
    paths = [format_path(each.path) for each in found(schema)]
    assert not [each for each in paths if each.endswith((".id", "id", ".type")) or each.startswith("sources")]
    assert "declarations" not in paths


def test_a_text_of_several_lines_is_offered_no_field_of_one_line(schema: Schema) -> None:
    paths = [format_path(each.path) for each in found(schema, text="one\ntwo")]
    assert NEAR in paths
    assert "items[custody].title" not in paths


@pytest.mark.parametrize("how", ["added", "field", "entry"])
def test_every_place_takes_the_text_and_loses_none(schema: Schema, how: str) -> None:
    value = dict(Review(given()).value(MEETING))
    for target in (each for each in found(schema) if each.how == how):
        edit, path = placed_by(target, TEXT, value, schema, "meeting")
        review = Review(given()).with_value(MEETING, apply_to_value(value, [edit], schema, "meeting"))
        place = next(each.place for each in review.found.unplaced if each.text == TEXT)
        assert TEXT not in [each.text for each in review.placing([place], MEETING, path).account()], target


def test_a_new_note_stands_after_the_one_that_it_follows(schema: Schema) -> None:
    value = dict(Review(given()).value(MEETING))
    items = parse_path("items")
    assert entry_after(value["items"], NEAR, items) == "costs"
    assert entry_after(value["items"], "items[costs].title", items) is None
    assert entry_after(value["items"], "name", items) is None
    item = Target(items, "entry", "Items")
    edit, path = placed_by(item, TEXT, value, schema, "meeting", "costs")
    assert isinstance(edit, Insert)
    made = apply_to_value(value, [edit], schema, "meeting")
    assert [each["id"] for each in made["items"]] == ["custody", "tabled-figures-of-the", "costs"]
    assert path == "items[tabled-figures-of-the].title"
