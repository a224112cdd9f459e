"""Numbers and pages of an agenda in the order of its items."""

from typing import Any

import pytest

from tui.procedure.renumbering import pages_run_on, renumbered


def numbers(*items: dict[str, Any]) -> dict[str, object]:
    found = renumbered({"items": list(items)})
    assert {each.field for each in found} <= {"number"}
    return {"/".join(each.items): each.value for each in found}


def test_items_are_numbered_in_their_order_and_those_that_have_it_are_left() -> None:
    items = ({"id": "a", "number": "1"}, {"id": "b", "number": "3"}, {"id": "c"}, {"id": "d", "number": 4})
    assert numbers(*items) == {"b": "2", "c": "3"}


def test_an_item_within_another_keeps_what_follows_its_holders_number() -> None:
    inner = [{"id": "x", "number": "3.1", "items": [{"id": "y", "number": "3.1.2"}]}, {"id": "z", "number": "3a"}]
    others = [{"id": "own", "number": "i"}, {"id": "other", "number": "31"}]
    found = numbers({"id": "new"}, {"id": "b", "number": "3", "items": [*inner, *others]})
    assert found == {"new": "1", "b": "2", "b/x": "2.1", "b/x/y": "2.1.2", "b/z": "2a"}


def test_an_agenda_in_order_changes_nothing() -> None:
    assert renumbered({"items": [{"id": "a", "number": "1", "minute_number": 15}]}) == []
    assert renumbered({}) == []


def pages(*ranges: tuple[Any, Any]) -> dict[tuple[str, str], object]:
    items = [{"id": str(n), "page_start": first, "page_end": last} for n, (first, last) in enumerate(ranges)]
    return {(each.items[0], each.field): each.value for each in pages_run_on({"items": items})}


def test_ranges_run_on_each_as_long_as_it_is() -> None:
    assert pages((15, 20), (3, 14)) == {
        ("0", "page_start"): 3, ("0", "page_end"): 8, ("1", "page_start"): 9, ("1", "page_end"): 20,
    }  # fmt: skip
    assert pages((3, 14), (15, 20)) == {}


@pytest.mark.parametrize("ranges", [[(None, None)], [(9, 3)], [(3, None)], [("3", "9")], []])
def test_an_item_without_a_whole_range_is_left_as_it_is(ranges: list[tuple[Any, Any]]) -> None:
    assert pages(*ranges) == {}
