"""Two versions of a record made into one: both sides' changes are in it, nothing is lost, and contradictions are told."""

import copy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builder import the_schema
from tests.record.test_changes import MEETING, _records, put
from tui.record.changes import apply_changes, changes
from tui.record.differences import same
from tui.record.merging import Merged, merge
from tui.record.paths import format_path


def merged(base: Any, ours: Any, theirs: Any) -> Merged:
    return merge("meeting", base, ours, theirs, the_schema())


def places(result: Merged) -> list[str]:
    return [format_path(path) for path in result.conflicts]


def test_two_fields_changed_by_two_clerks_are_both_in_the_merge() -> None:
    ours, theirs = put(MEETING, "status", "held"), put(MEETING, "note", "Webcast.")
    assert merged(MEETING, ours, theirs) == Merged({**MEETING, "status": "held", "note": "Webcast."})


def test_one_field_changed_in_two_ways_is_a_conflict_in_which_our_side_stands() -> None:
    result = merged(MEETING, put(MEETING, "name", "One"), put(MEETING, "name", "Another"))
    assert result.value["name"] == "One"
    assert places(result) == ["name"]


def test_the_same_change_on_both_sides_is_no_conflict() -> None:
    new = put(MEETING, "name", "One")
    assert merged(MEETING, new, copy.deepcopy(new)) == Merged(new)


def items(*names: str, **titles: str) -> dict[str, Any]:
    return {"name": "P", "items": [{"id": name, "title": titles.get(name, name.upper())} for name in names]}


def order(result: Merged) -> str:
    return "".join(each["id"] for each in result.value["items"])


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "after"),
    [
        ("abc", "abxc", "abcy", "abxcy"),
        ("abc", "axbc", "aybc", "axybc"),
        ("abc", "cab", "abcy", "cyab"),
        ("abc", "abcx", "cab", "cxab"),
        ("abc", "ac", "abcy", "acy"),
        ("abc", "xabc", "yabc", "xyabc"),
        ("", "x", "y", "xy"),
    ],
)
def test_entries_added_moved_and_removed_on_both_sides_are_followed_by_identity(
    base: str, ours: str, theirs: str, after: str
) -> None:
    result = merged(items(*base), items(*ours), items(*theirs))
    assert order(result) == after
    assert places(result) == []


def test_two_different_orders_are_a_conflict_of_the_list() -> None:
    result = merged(items(*"abc"), items(*"bac"), items(*"acb"))
    assert places(result) == ["items"]
    assert order(result) == "bac"


def test_what_one_side_removed_and_the_other_changed_stays_and_is_told() -> None:
    result = merged(items("a", "b"), items("a"), items("a", "b", b="Changed"))
    assert places(result) == ["items[b]"]
    assert result.value["items"][1]["title"] == "Changed"


def test_a_record_deleted_on_one_side_and_changed_on_the_other_stays_and_is_told() -> None:
    assert merged(MEETING, None, MEETING).value is None
    result = merged(MEETING, None, put(MEETING, "status", "held"))
    assert result.value["status"] == "held"
    assert places(result) == [""]


def test_a_record_made_on_both_sides_is_merged_field_by_field() -> None:
    result = merged(None, {"name": "P", "date": "2026-05-12"}, {"name": "P", "note": "x"})
    assert result == Merged({"name": "P", "date": "2026-05-12", "note": "x"})


@given(_records(), _records())
def test_one_side_alone_is_taken_over_whole(base: Any, changed: Any) -> None:
    for result in (merged(base, changed, base), merged(base, base, changed), merged(base, changed, changed)):
        assert same(result.value, changed)
        assert result.conflicts == ()


@given(_records(), _records(), _records())
def test_whatever_was_changed_the_merge_is_the_same_each_time_and_changes_no_input(
    base: Any, ours: Any, theirs: Any
) -> None:
    kept = copy.deepcopy((base, ours, theirs))
    first, again = merged(base, ours, theirs), merged(*copy.deepcopy((base, ours, theirs)))
    assert same(first.value, again.value)
    assert first.conflicts == again.conflicts
    assert same((base, ours, theirs)[0], kept[0])
    assert same(ours, kept[1])
    assert same(theirs, kept[2])


@given(_records(), _records(), st.text(max_size=9))
def test_changes_of_different_fields_are_all_in_the_merge(base: Any, changed: Any, note: str) -> None:
    base, changed = ({**each, "note": "before"} for each in (base, changed))
    theirs = {**base, "note": note}
    result = merged(base, changed, theirs)
    assert same(result.value, {**changed, "note": note})
    made = changes("meeting", base, theirs, the_schema())
    assert same(apply_changes("meeting", changed, made, the_schema()), result.value)
    assert result.conflicts == ()
