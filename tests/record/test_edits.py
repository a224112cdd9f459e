"""An edit does to the text what it does to the value, and touches no line but those of what it edits."""

import contextlib
import difflib
import re
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builder import the_schema
from tests.record.strategies import hand_written, records, values
from tui.errors import Exit
from tui.record.canonical import dump, is_canonical
from tui.record.edits import Edit, EditRefused, Insert, Move, Remove, Set, Unset, apply, apply_to_value
from tui.record.operations import same
from tui.record.paths import Item, Path, Position, parse_path
from tui.record.reading import Unreadable, read_text
from tui.record.schema import Schema

RECORD = """\
# yaml-language-server: $schema=x
# about the name
name: Panel   # as printed
status: held
location:
    room: A  # odd indent
minutes: {state: published, pages: [1, 2]} # in braces

# people
attendance:
  # first
  - id: a
    person: "x"   # quoted
    text: |  # header
      one

      two

    # tail of a
  # second
  - person: y
    id: b
  - {id: c, person: z}

items:
- id: i1
  notes:
  - id: n
    text: >-
      folded
      text
# the end
"""


def changed(text: str, *edits: Edit, schema: Schema | None = None, kind: str | None = None) -> list[str]:
    """The lines that the edits take out and put in, as a diff shows them."""
    result = apply(text, edits, schema, kind)
    assert same(read_text(result).value, apply_to_value(read_text(text).value, edits, schema, kind))
    lines = difflib.unified_diff(text.split("\n"), result.split("\n"), lineterm="", n=0)
    return [line for line in lines if line[:3] not in ("---", "+++") and line[:2] != "@@"]


def p(text: str) -> Path:
    return parse_path(text)


@pytest.mark.parametrize(
    ("edit", "lines"),
    [
        (Set(p("name"), "New"), ["-name: Panel   # as printed", "+name: New   # as printed"]),
        (Set(p("name"), "Panel"), []),
        (Set(p("name"), "no"), ["-name: Panel   # as printed", '+name: "no"   # as printed']),
        (Set(p("name"), "a\nb\n"), ["-name: Panel   # as printed", "+name: |   # as printed", "+  a", "+  b"]),
        (Set(p("location.room"), 12), ["-    room: A  # odd indent", "+    room: 12  # odd indent"]),
        (Set(p("location.floor"), 2), ["+    floor: 2"]),
        (Set(p("attendance[a].text"), "x"), ["-    text: |  # header", "-      one", "-", "-      two", "+    text: x  # header"]),
        (Set(p("attendance[b].person"), "w"), ["-  - person: y", "+  - person: w"]),
        (Set(p("attendance[b]"), {"id": "b"}), ["-  - person: y", "-    id: b", "+  - id: b"]),
        (Set(p("attendance[c].person"), "w"), ["-  - {id: c, person: z}", "+  - {id: c, person: w}"]),
        (Set(p("attendance[c].person"), "w, x"), ["-  - {id: c, person: z}", '+  - {id: c, person: "w, x"}']),
        (Set(p("attendance[c].role"), "chair"),
         ["-  - {id: c, person: z}", "+  - id: c", "+    person: z", "+    role: chair"]),
        (Set(p("minutes.pages[#2]"), 3),
         ["-minutes: {state: published, pages: [1, 2]} # in braces", "+minutes: {state: published, pages: [1, 3]} # in braces"]),
        (Set(p("minutes"), {}), ["-minutes: {state: published, pages: [1, 2]} # in braces", "+minutes: {} # in braces"]),
        (Set(p("items[i1].notes[n].text"), "x"), ["-    text: >-", "-      folded", "-      text", "+    text: x"]),
        (Set(p("items[i1].notes"), []),
         ["-  notes:", "-  - id: n", "-    text: >-", "-      folded", "-      text", "+  notes: []"]),
        (Unset(p("name")), ["-# about the name", "-name: Panel   # as printed"]),
        (Unset(p("attendance[a].id")), ["-  - id: a", '-    person: "x"   # quoted', '+  - person: "x"   # quoted']),
        (Unset(p("attendance[b].id")), ["-    id: b"]),
        (Unset(p("location.room")), ["-location:", "-    room: A  # odd indent"]),
        (Remove(p("attendance[a]")),
         ["-  # first", "-  - id: a", '-    person: "x"   # quoted', "-    text: |  # header", "-      one", "-", "-      two", "-",
          "-    # tail of a"]),
        (Remove(p("attendance[b]")), ["-  # second", "-  - person: y", "-    id: b"]),
        (Remove(p("attendance[c]")), ["-  - {id: c, person: z}"]),
        (Remove(p("minutes.pages[#1]")),
         ["-minutes: {state: published, pages: [1, 2]} # in braces", "+minutes: # in braces", "+  state: published", "+  pages:",
          "+    - 2"]),
        (Remove(p("items[i1]")),
         ["-items:", "-- id: i1", "-  notes:", "-  - id: n", "-    text: >-", "-      folded", "-      text"]),
        (Move(p("attendance[c]"), "a"), ["+  - {id: c, person: z}", "-  - {id: c, person: z}"]),
        (Move(p("attendance[b]"), "a"),
         ["+  # second", "+  - person: y", "+    id: b", "-  # second", "-  - person: y", "-    id: b"]),
        (Move(p("attendance[a]"), "b"), []),
        (Insert(p("attendance"), {"id": "d"}), ["+  - id: d"]),
        (Insert(p("attendance"), {"id": "d"}, "a"), ["+  - id: d"]),
        (Insert(p("items"), {"id": "i0", "n": ["x"]}, "i1"), ["+- id: i0", '+  "n":', "+    - x"]),
        (Insert(p("items[i1].notes"), {"id": "m"}), ["+  - id: m"]),
        (Insert(p("new"), {"id": "d"}), ["+", "+new:", "+  - id: d"]),
    ],
)  # fmt: skip
def test_only_the_lines_of_what_is_edited_change(edit: Edit, lines: list[str]) -> None:
    assert changed(RECORD, edit) == lines


def test_a_moved_element_stands_at_its_new_place_with_its_comments() -> None:
    text = "list:\n  # of a\n  - id: a\n    # in a\n    x: 1 # one\n  # of b\n  - id: b\n# after\nz: 1\n"
    assert apply(text, [Move(p("list[a]"))]) == (
        "list:\n  # of b\n  - id: b\n  # of a\n  - id: a\n    # in a\n    x: 1 # one\n# after\nz: 1\n"
    )


@pytest.mark.parametrize(
    ("text", "edit", "result"),
    [
        ("a: 1", Set(("a",), 2), "a: 2\n"),
        ("a: 1", Set(("b",), 2), "a: 1\nb: 2\n"),
        ("a: 1\nb: 2", Set(("a",), 3), "a: 3\nb: 2"),
        ("a: 1\nb: 2", Unset(("a",)), "b: 2"),
        ("a: |\n  x", Set(("b",), 2), "a: |-\n  x\nb: 2\n"),
        ("{}", Set(("a",), 1), "a: 1\n"),
        ("{} # c\n", Set(("a",), "x\ny"), "a: |-\n  x\n  y\n# c\n"),
        ("# c\na: 1 # d\n# e\n", Unset(("a",)), "{}\n# e\n"),
        ("---\na: 1\n...\n", Set(("b",), 2), "---\na: 1\nb: 2\n...\n"),
        ("a:\nb: 1\n", Set(("a",), "x"), "a: x\nb: 1\n"),
        ("a: # c\nb: 1\n", Set(("a",), "x"), "a: x # c\nb: 1\n"),
        ("a:\n  # own\n  x # beside\n", Set(("a",), "y\nz"), "# own\na: |- # beside\n  y\n  z\n"),
        ("a:\n  x\n  y\nb: 1\n", Set(("a",), "z"), "a:\n  z\nb: 1\n"),
        ("a: null\nb: 1\n", Set(p("a.b.c"), "z"), "a:\n  b:\n    c: z\nb: 1\n"),
        ("a: null\nb: 1\n", Insert(p("a"), "z"), "a:\n  - z\nb: 1\n"),
        ("a: []\nb: 1\n", Insert(p("a"), {"id": "z"}), "a:\n  - id: z\nb: 1\n"),
        ("a: [x, y] # c\n", Insert(p("a"), "z", "y"), 'a: # c\n  - x\n  - z\n  - "y"\n'),
        ("a:\n- x\n- w\n", Move(p("a[#2]"), Position(0)), "a:\n- w\n- x\n"),
        ("a:\n- - x\n  - w\n", Move(p("a[#1][#2]"), Position(0)), "a:\n- - w\n  - x\n"),
        ("a:\n- - x\n  # c\n  - w\n", Remove(p("a[#1][#1]")), "a:\n# c\n- - w\n"),
        ("a:\n- - x\n", Remove(p("a[#1][#1]")), "a:\n- []\n"),
        ("a:\n  - id: x\n\n  - id: w\n\nb: 1\n", Insert(p("a"), {"id": "v"}),
         "a:\n  - id: x\n\n  - id: w\n\n  - id: v\n\nb: 1\n"),
        ("a:\n  - id: x\n\n  - id: w\n\nb: 1\n", Insert(p("a"), {"id": "v"}, "x"),
         "a:\n  - id: v\n\n  - id: x\n\n  - id: w\n\nb: 1\n"),
        ("a:\n  - id: x\n\n  - id: w\n\nb: 1\n", Remove(p("a[x]")), "a:\n  - id: w\n\nb: 1\n"),
        ("a:\n  - id: x\n\n  - id: w\n\nb: 1\n", Remove(p("a[w]")), "a:\n  - id: x\n\nb: 1\n"),
        ("a:\n  - id: x\n\n  - id: w\n\nb: 1\n", Move(p("a[w]"), "x"), "a:\n  - id: w\n\n  - id: x\n\nb: 1\n"),
        ("a:\n  - id: x\n\n  - id: w\n\nb: 1\n", Move(p("a[x]")), "a:\n  - id: w\n\n  - id: x\n\nb: 1\n"),
        ("a: |+\n  x\n\nb: 1\n", Set(("c",), 1), "a: |+\n  x\n\nb: 1\nc: 1\n"),
        ("a: |+\n  x\n\nb: 1\n", Set(("a",), "w"), "a: w\nb: 1\n"),
        ("a: x\n\nb: 1\n", Set(("a",), "x\n\n"), 'a: "x\\n\\n"\n\nb: 1\n'),
        ("  a: 1\n  b: 2\n", Set(("c",), {"d": 1}), "  a: 1\n  b: 2\n  c:\n    d: 1\n"),
        ("a:\n  b: {c: 1} # one\n  d: [x]\n", Set(p("a.b.e"), 2), "a:\n  b: # one\n    c: 1\n    e: 2\n  d: [x]\n"),
        ("'a' : 1\n\"b\": 2\n", Set(("a",), "x\ny"), "'a' : |-\n  x\n  y\n\"b\": 2\n"),
    ],
)  # fmt: skip
def test_an_edit_on_a_layout_of_a_strange_kind(text: str, edit: Edit, result: str) -> None:
    assert apply(text, [edit]) == result
    assert same(read_text(result).value, apply_to_value(read_text(text).value, [edit]))


def test_setting_a_whole_list_or_group_touches_only_what_is_new_in_it() -> None:
    text = "l:\n  # a\n  - id: a\n    x: 'one' # x\n    y: 2\n  # b\n  - id: b\n  # c\n  - id: c\n    m: {k: 1} # m\n"
    new = [{"id": "c", "m": {"k": 1}}, {"id": "d"}, {"id": "a", "x": "one", "y": 3, "z": []}]
    assert apply(text, [Set(("l",), new)]) == (
        "l:\n  # c\n  - id: c\n    m: {k: 1} # m\n  - id: d\n  # a\n  - id: a\n    x: 'one' # x\n    y: 3\n    z: []\n"
    )


@given(hand_written(), st.data())
def test_setting_a_whole_value_to_what_another_edit_makes_of_it_is_the_same(
    written: tuple[str, dict[str, Any]], data: st.DataObject
) -> None:
    text, value = written
    chance = Random(data.draw(st.integers(0, 2**32)))
    wanted = value
    for _ in range(3):
        with contextlib.suppress(EditRefused, IndexError):
            wanted = apply_to_value(wanted, [any_edit(wanted, chance, data.draw(values))])
    edits = [Set((name,), inner) for name, inner in wanted.items()]
    assert same(read_text(apply(text, edits)).value, {**value, **wanted})


def test_edits_follow_one_another() -> None:
    edits = [
        Set(p("list"), [{"id": "a"}]),
        Set(p("list[a].title"), "A"),
        Insert(p("list"), {"id": "b"}, "a"),
        Unset(p("x")),
    ]
    assert apply("x: 1\n", edits) == "\nlist:\n  - id: b\n  - id: a\n    title: A\n".lstrip("\n")


def test_with_the_schema_a_new_field_stands_where_the_schema_has_it() -> None:
    names = the_schema().property_order("meeting")
    first, second, third = [name for name in names if name in ("name", "status", "date", "items", "attendance")][:3]
    text = dump({first: "x", third: "z"})
    result = apply(text, [Set((second,), "y")], the_schema(), "meeting")
    assert list(read_text(result).value) == [first, second, third]
    assert result.split("\n")[1] == f'{second}: "y"'


def test_with_the_schema_a_new_first_field_stands_below_the_line_for_editors() -> None:
    first, second = the_schema().property_order("meeting")[:2]
    text = f"# yaml-language-server: $schema=x\n# about\n{second}: x\n"
    result = apply(text, [Set((first,), "w")], the_schema(), "meeting")
    assert result == f"# yaml-language-server: $schema=x\n{first}: w\n# about\n{second}: x\n"


def test_with_the_schema_a_value_is_written_in_its_order() -> None:
    result = apply("name: x\n", [Set(("items",), [{"title": "T", "id": "t"}])], the_schema(), "meeting")
    assert result.endswith("items:\n  - id: t\n    title: T\n")


SCHEMA = Schema.from_documents(
    {
        "meeting.schema.json": {
            "type": "object",
            "required": ["kept", "kept_map"],
            "properties": {
                "kept": {
                    "type": "array",
                    "x-key": "code",
                    "items": {"type": "object", "properties": {"code": {"type": "string"}}},
                },
                "kept_map": {"type": "object", "properties": {"x": {"type": "string"}}},
                "lost": {"type": "array", "items": {"type": "string"}},
                "word": {"type": "string"},
            },
        }
    },
    1,
)


def test_a_list_left_empty_goes_unless_the_schema_requires_it() -> None:
    text = "kept:\n  - code: a\nkept_map:\n  x: w\nlost:\n  - x\nword: w\n"
    edits = [Remove(p("kept[a]")), Remove(p("lost[#1]")), Unset(p("kept_map.x"))]
    assert apply(text, edits, SCHEMA, "meeting") == "kept: []\nkept_map: {}\nword: w\n"
    assert apply_to_value(read_text(text).value, edits, SCHEMA, "meeting") == {"kept": [], "kept_map": {}, "word": "w"}
    assert apply(text, edits) == "word: w\n"


def test_an_element_is_found_by_the_key_that_the_schema_names() -> None:
    text = "kept:\n  - id: b\n    code: a\n  - id: a\n    code: b\n"
    assert apply(text, [Remove(p("kept[a]"))], SCHEMA, "meeting") == "kept:\n  - id: a\n    code: b\n"
    assert apply(text, [Remove(p("kept[a]"))]) == "kept:\n  - id: b\n    code: a\n"


@pytest.mark.parametrize(
    ("edit", "sentence", "hint"),
    [
        (Set(p("attendance[zz].x"), 1), "There is no [zz] in attendance.", "There is [a], [b], [c]."),
        (Set(p("attendance[#9]"), 1), "There is no [#9] in attendance.", "There is [a], [b], [c]."),
        (Set(p("name.x"), 1), "There is no x in name.", "It is a single value, without parts."),
        (
            Set(p("new[a].x"), 1),
            "There is no new in the record.",
            "There is name, status, location, minutes, attendance, items.",
        ),
        (Unset(p("nothing")), "There is no nothing in the record.", "There is name,"),
        (Unset(p("location.nothing")), "There is no nothing in location.", "There is room."),
        (Unset(p("attendance[a]")), "“attendance[a]” is not a field.", "removed"),
        (Remove(p("name")), "“name” is not an element of a list.", "unset"),
        (Remove(p("items[q]")), "There is no [q] in items.", "There is [i1]."),
        (Move(p("items[i1]"), "q"), "“items” has no [q].", "There is [i1]."),
        (Insert(p("attendance"), {"id": "a"}), "“attendance” already has “a”.", "another"),
        (Insert(p("attendance"), {"id": "q"}, "zz"), "“attendance” has no [zz].", "There is [a]"),
        (Insert(p("name"), {"id": "q"}), "“name” is not a list", ""),
        (Set((), {}), "A record cannot be replaced", "field"),
    ],
)
def test_an_edit_that_does_not_fit_says_which_part_is_missing_and_what_there_is(
    edit: Edit, sentence: str, hint: str
) -> None:
    with pytest.raises(EditRefused) as caught:
        apply(RECORD, [edit])
    assert caught.value.sentence.startswith(sentence)
    assert hint in caught.value.hint
    assert caught.value.exit_code == Exit.USAGE


def test_no_group_is_made_where_the_schema_has_a_word() -> None:
    with pytest.raises(EditRefused, match="word"):
        apply("kept: []\n", [Set(p("word.x"), 1)], SCHEMA, "meeting")


def test_a_text_that_is_no_record_is_not_edited() -> None:
    with pytest.raises(Unreadable):
        apply("a: [\n", [Set(("a",), 1)])


def test_the_value_given_is_left_as_it_is() -> None:
    value = {"a": [{"id": "x"}], "b": {"c": 1}}
    apply_to_value(value, [Remove(p("a[x]")), Set(p("b.c"), 2), Set(p("b.d"), 2)])
    assert value == {"a": [{"id": "x"}], "b": {"c": 1}}


# Any edit on any text


def spots(value: Any, path: Path = ()) -> list[tuple[Path, Any]]:
    """Every part of a value with its path; elements of lists of objects by identity."""
    found = [(path, value)] if path else []
    if isinstance(value, dict):
        for name, inner in value.items():
            found += spots(inner, (*path, name))
    elif isinstance(value, list):
        for n, inner in enumerate(value):
            keyed = isinstance(inner, dict) and all(isinstance(one, dict) and "id" in one for one in value)
            found += spots(inner, (*path, Item(str(inner["id"])) if keyed else Position(n)))
    return found


def any_edit(value: dict[str, Any], chance: Random, new: Any) -> Edit:
    """An edit that fits the value."""
    path, old = chance.choice(spots(value))
    inside_list = not isinstance(path[-1], str)
    kind = chance.choice(["set", "add", "take", "move" if inside_list else "take", "insert"])
    if kind == "move":
        before = chance.choice([None, Position(0), path[-1].key if isinstance(path[-1], Item) else path[-1]])
        return Move(path, before)
    if kind == "take":
        return Remove(path) if inside_list else Unset(path)
    if kind == "insert" and isinstance(old, list):
        return Insert(path, new, chance.choice([None, Position(0)]) if old else None)
    if kind == "add" and isinstance(old, dict):
        return Set((*path, "added"), new)
    if kind == "add":
        return Set(("added", "deep"), new)
    return Set(path, new)


@given(hand_written(), values, st.integers(0, 2**32))
def test_an_edit_on_any_layout_does_what_it_does_to_the_value(
    written: tuple[str, dict[str, Any]], new: Any, seed: int
) -> None:
    text, value = written
    edit = any_edit(value, Random(seed), new)
    try:
        wanted = apply_to_value(value, [edit])
    except EditRefused:
        return
    assert same(read_text(apply(text, [edit])).value, wanted)


@given(records, values, st.integers(0, 2**32))
def test_an_edit_on_canonical_text_gives_canonical_text(value: dict[str, Any], new: Any, seed: int) -> None:
    text = dump(value)
    edit = any_edit(value, Random(seed), new)
    try:
        wanted = apply_to_value(value, [edit])
    except EditRefused:
        return
    result = apply(text, [edit])
    found = read_text(result).value
    assert same(found, wanted)
    assert is_canonical(result)
    assert without_blank_lines(result) == without_blank_lines(dump(found))


def without_blank_lines(text: str) -> list[str]:
    return [line for line in text.split("\n") if line]


@given(hand_written(flow=False), values, st.integers(0, 2**32))
def test_the_lines_of_everything_else_stay_as_they_are(
    written: tuple[str, dict[str, Any]], new: Any, seed: int
) -> None:
    text, value = written
    edit = any_edit(value, Random(seed), new)
    try:
        wanted = apply_to_value(value, [edit])
    except EditRefused:
        return
    result = apply(text, [edit])
    old, fresh = read_text(text), read_text(result)
    touched = edit.path[:1] if edit.path[0] in value else ()
    for name in value:
        if (name,) == touched or name not in wanted:
            continue
        assert line_of(text, old.key_place((name,)).line) == line_of(result, fresh.key_place((name,)).line)
    before, after = split_at_fields(text), split_at_fields(result)
    for name, lines in before.items():
        if (name,) != touched and name in wanted:
            assert after[name] == lines


def line_of(text: str, number: int) -> str:
    return text.split("\n")[number - 1]


def split_at_fields(text: str) -> dict[str, str]:
    """The text of each field of the record, up to the end of its value, without blank lines and comments around it."""
    from tui.record.nodes import content_end

    root = read_text(text).root
    return {name: text[key.start.index : content_end(node, text)] for name, (key, node) in root.entries.items()}


@given(hand_written(), values, st.integers(0, 2**32))
def test_comments_outside_the_edit_are_kept_once(written: tuple[str, dict[str, Any]], new: Any, seed: int) -> None:
    text, value = written
    edit = any_edit(value, Random(seed), new)
    if not isinstance(edit, Insert | Move) and not (isinstance(edit, Set) and "added" in edit.path):
        return
    try:
        result = apply(text, [edit])
    except EditRefused:
        return
    assert sorted(re.findall(r"# comment \d+", result)) == sorted(re.findall(r"# comment \d+", text))
