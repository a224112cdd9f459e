"""No rule ever raises, whatever a record holds: one bad record never hides another."""

import copy

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.builder import the_schema
from tests.rules.mutations import mutated, real_records, values
from tui.record.canonical import dump
from tui.record.kinds import file_of
from tui.record.safe import safe
from tui.record.scalars import Unwritable
from tui.rules.book_checking import Source, check_book
from tui.rules.checking import check_record

OTHERS = {record_id: dump(value).encode() for record_id, value in real_records()}


def check(record_id: str, value: object) -> None:
    """Checks one record in the book of the others, and again by itself."""
    try:
        data = dump(value).encode() if isinstance(value, dict) else b"{}\n"
    except Unwritable:
        return
    book = {**OTHERS, record_id: data}
    found = check_book((Source(file_of(one), lambda data=data: data) for one, data in book.items()), the_schema())
    alone = check_record(record_id, data, the_schema(), book.__contains__, book.get)
    errors = [problem for problem in found.problems if problem.record == record_id and problem.is_error]
    assert [problem for problem in alone if problem.is_error] == errors
    for problem in alone:
        assert problem.line >= 1
        assert problem.column >= 1
        assert safe(problem.message + problem.hint) == problem.message + problem.hint


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_a_record_that_is_nearly_right_is_checked(data: st.DataObject) -> None:
    record_id, value = data.draw(st.sampled_from(real_records()))
    check(record_id, mutated(data.draw, copy.deepcopy(value)))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_a_record_of_anything_at_all_is_checked(data: st.DataObject) -> None:
    record_id, value = data.draw(st.sampled_from(real_records()))
    names = sorted(value)
    check(record_id, {name: data.draw(values) for name in data.draw(st.lists(st.sampled_from(names), unique=True))})
