"""Paths: what a person types, what is printed, and that the two are one."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tui.errors import Exit
from tui.record.paths import BadPath, Item, Path, Position, format_path, identity, index_of, parse_path, steps_of

_text = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=8)
_steps = st.one_of(
    _text,
    st.sampled_from(["items", "minute_number", "$schema"]),
    st.builds(
        Item, _text | st.sampled_from(["harm-to-hope", "001_a.txt", "https://a.example/x?y=1#z", "#3", '"', " a "])
    ),
    st.builds(Position, st.integers(0, 999)),
)


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("", ()),
        ("date", ("date",)),
        ("location.name", ("location", "name")),
        (
            "items[harm-to-hope].decisions[noted].outcome",
            ("items", Item("harm-to-hope"), "decisions", Item("noted"), "outcome"),
        ),
        ("sources[001_740e8cf0cde4de22.txt].place", ("sources", Item("001_740e8cf0cde4de22.txt"), "place")),
        ("presented_by[#3]", ("presented_by", Position(2))),
        ("rows[#1][#2]", ("rows", Position(0), Position(1))),
        ('links["a]b"].note', ("links", Item("a]b"), "note")),
        ('"a.b".c', ("a.b", "c")),
    ],
)
def test_a_path_is_read_and_printed_as_people_write_it(text: str, path: Path) -> None:
    assert parse_path(text) == path
    assert format_path(path) == text


@pytest.mark.parametrize(
    "text",
    [
        ".",
        "a.",
        ".a",
        "a..b",
        "a[",
        "a[]",
        "a[ ]",
        "a]",
        "a.[b]",
        "a[b]c",
        "a b",
        "a[#0]",
        "a[#x]",
        'a["b]',
        "a[b",
        '"a"b',
        'a"b"',
    ],
)
def test_what_is_no_path_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(BadPath) as caught:
        parse_path(text)
    assert caught.value.exit_code is Exit.USAGE
    assert f"“{text}” is not the path of a field" in caught.value.sentence
    assert "items[harm-to-hope]" in caught.value.hint


@given(st.lists(_steps, max_size=5).map(tuple))
@example((Item("0\x850"), "a\u2028b", Item("c\u2029d")))
def test_every_path_prints_on_one_line_and_reads_back(path: Path) -> None:
    printed = format_path(path)
    assert len(printed.splitlines()) <= 1
    assert parse_path(printed) == path


@given(st.text(max_size=20))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        path = parse_path(text)
    except BadPath:
        return
    assert parse_path(format_path(path)) == path


def test_an_identity_is_a_text_or_a_whole_number() -> None:
    assert identity({"id": "a1"}, "id") == "a1"
    assert identity({"number": 7}, "number") == "7"
    for nothing in ({}, {"id": ""}, {"id": None}, {"id": True}, {"id": ["a"]}, "a1"):
        assert identity(nothing, "id") is None


def test_elements_without_an_identity_of_their_own_are_addressed_by_position() -> None:
    elements: list[object] = [{"id": "a"}, {"title": "no id"}, {"id": "a"}, {"id": "b"}]
    assert steps_of(elements, "id") == [Item("a"), Position(1), Position(2), Item("b")]
    assert steps_of(["x", "y"], None) == [Position(0), Position(1)]


def test_an_element_is_found_by_identity_or_position() -> None:
    elements: list[object] = [{"id": "a"}, {"id": "b"}, {"id": "b"}]
    assert index_of(elements, Item("b"), "id") == 1
    assert index_of(elements, Position(2), "id") == 2
    assert index_of(elements, Item("c"), "id") is None
    assert index_of(elements, Position(3), "id") is None
