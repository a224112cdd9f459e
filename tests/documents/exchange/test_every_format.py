"""Every format of every meeting is what its standard says, whatever stands in the records."""

import datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.builder import the_schema
from tests.documents.exchange.standards import FAULTS, faults
from tests.documents.exchange.taking import ALL, BASE, HOSTILE, files, no_change, sample_files, spoilt, taken
from tests.documents.rendering.shelves import sample
from tests.documents.rendering.test_any_record import JUNK, changed, places
from tui.documents.exchange.extract import Extract
from tui.documents.rendering.published import Published
from tui.procedure.register import register_of

MEETING = "cambridgeshire-pcp/meetings/2022-07-20"


def test_every_format_has_its_standard() -> None:
    assert list(FAULTS) == ALL


@pytest.mark.parametrize("name", ALL)
def test_the_whole_sample_book_is_valid(name: str) -> None:
    found = sample_files(name)
    assert found
    assert faults(name, found) == []
    assert files(name, taken(sample())) == found, "the same book gives the same files"


@pytest.mark.parametrize("name", ALL)
def test_every_meeting_and_body_by_itself_is_valid(name: str) -> None:
    meetings = [each for each, _ in sample().register.of("meeting")]
    assert len(meetings) > 20
    for each in (*meetings, *sample().register.bodies):
        assert faults(name, files(name, taken(sample(), each))) == [], each


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
def test_no_text_spoils_a_file(name: str, text: str) -> None:
    values = {each: spoilt(sample()._whole(each), text) for each, _ in sample()._register.all() if is_near(each)}
    book = Published(register_of(values.items()), values.get, the_schema())
    found = files(name, taken(book))
    assert faults(name, found) == []
    assert not any(each in data for data in found.values() for each in (b"\x1b", b"\x00", "\u202e".encode()))


@pytest.mark.parametrize("name", ALL)
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_no_value_of_a_record_keeps_a_file_from_being_made(name: str, data: st.DataObject) -> None:
    ids = [each for each, _ in sample()._register.all() if is_near(each) and not each.startswith("people/")]
    spoiled = data.draw(st.sampled_from([MEETING, *ids]))
    value = sample()._whole(spoiled)
    broken: Any = changed(value, data.draw(st.sampled_from(places(value))), data.draw(JUNK))
    values = {each: sample()._whole(each) for each, _ in sample()._register.all() if is_near(each)}
    values[spoiled] = broken
    book = Published(register_of(values.items()), values.get, the_schema())
    assert faults(name, files(name, taken(book))) == []


@pytest.mark.parametrize("name", ALL)
def test_an_empty_book_and_one_without_a_history_can_be_taken_out(name: str) -> None:
    empty = Published(register_of([]), {}.get, the_schema())
    assert faults(name, files(name, taken(empty))) == []
    new = Extract(sample(), datetime.date(2022, 9, 1), (MEETING,), BASE, times=no_change)
    assert faults(name, files(name, new)) == []


def is_near(record_id: str) -> bool:
    """Whether a record is the meeting that the tests spoil, or one that goes with it."""
    if "/meetings/" in record_id:
        return record_id in (MEETING, "cambridgeshire-pcp/meetings/2022-09-14")
    return record_id.startswith(("cambridgeshire-pcp/", "people/", "peterborough", "plans/cambridgeshire-2024"))
