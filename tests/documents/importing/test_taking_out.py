"""A text taken out of its field: the field goes, or its entry with it, or only some of its words; and nothing where that cannot be."""

import pytest

from tests.documents.importing.reviewed import MEETING, given
from tui.book.contract import load_schema
from tui.book.shipped import shipped_schema
from tui.documents.importing.review.reviewing import Review
from tui.documents.importing.review.taking_out import Source, taken_out
from tui.record.edits import apply_to_value
from tui.record.schema import Schema

NOTE = "items[custody].notes[n1]"


@pytest.fixture(scope="module")
def schema() -> Schema:
    return load_schema(shipped_schema())


def after(schema: Schema, path: str, words: str = "") -> tuple[str, dict[str, object]] | None:
    value = dict(Review(given()).value(MEETING))
    found = taken_out(Source(MEETING, path, words), value, schema, "meeting")
    return (found[0], apply_to_value(value, [found[1]], schema, "meeting")) if found is not None else None


def test_a_field_that_need_not_be_there_goes_alone_and_one_that_must_takes_its_entry_along(schema: Schema) -> None:
    found = after(schema, f"{NOTE}.speaker_as_printed")
    assert found is not None
    assert found[0] == "Member A"
    assert found[1]["items"][0]["notes"] == [  # type: ignore[index]
        {"id": "n1", "type": "question", "text": "Member A asked how many visits were made."}
    ]
    found = after(schema, f"{NOTE}.text")
    assert found is not None
    assert not found[1]["items"][0].get("notes")  # type: ignore[index]


def test_some_words_leave_the_others_where_they_are(schema: Schema) -> None:
    found = after(schema, f"{NOTE}.text", "how  many\nvisits")
    assert found is not None
    assert found[0] == "how many visits"
    assert found[1]["items"][0]["notes"][0]["text"] == "Member A asked were made."  # type: ignore[index]


@pytest.mark.parametrize(
    ("path", "words"),
    [(f"{NOTE}.text", "[/] not there"), ("name", ""), (f"{NOTE}.type", ""), ("items", ""), ("note", "")],
)
def test_what_is_no_text_or_must_stay_cannot_go(schema: Schema, path: str, words: str) -> None:
    assert after(schema, path, words) is None
