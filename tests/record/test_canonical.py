"""A value has one spelling, which every reader of YAML understands alike, and comments survive it."""

import io
import re
from collections import Counter
from typing import Any

import pytest
import ruamel.yaml
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tests.builder import the_schema
from tests.record.strategies import NASTY_WORDS, hand_written, records, texts
from tui.record.canonical import canonical, dump, dump_record, is_canonical
from tui.record.operations import same
from tui.record.quick import quick
from tui.record.reading import read, read_text
from tui.record.scalars import Unwritable

RECORD = """\
# yaml-language-server: $schema=../../../schema/meeting.schema.json
name: Example Joint Panel
status: held
date: "2023-09-20"
actual_start: "13:30"
location:
  name: Rooms A/B, Town Hall
sources:
  - document: 001_example.txt

attendance:
  # the chair came first
  - id: member-a
    person: member-a
    role: chair # elected that day
    status: present

items:
  - id: strategy
    minute_number: 20
    notes:
      - id: pilot
        text: |
          When will the pilot reach the rest?

          Soon.
        answers:
          - id: a1
            text: |-
              It is next.
              Soon.
    decisions: []
"""


@given(records)
def test_what_is_written_is_read_back(value: dict[str, Any]) -> None:
    assert same(read_text(dump(value)).value, value)


@given(records)
def test_canonical_text_is_written_the_same_again(value: dict[str, Any]) -> None:
    text = dump(value)
    assert dump(read_text(text).value) == text
    assert canonical(text) == text
    assert is_canonical(text)


@given(records)
def test_canonical_text_is_read_quickly(value: dict[str, Any]) -> None:
    text = dump(value)
    if all(re.fullmatch(r"[a-z_-]+", name) for name in names_in(value)):
        assert same(quick(text.encode()), value)


def test_canonical_text_is_read_quickly_whatever_sign_it_begins_with() -> None:
    signs = [chr(n) for n in (*range(0x20, 0x300), 0x2013, 0x201C, 0x20AC, 0x1F600)]
    values = [{"name": sign + more} for sign in signs for more in ("", "0", " x", "a:b", "-", "'")]
    assert [each for each in values if quick(dump(each).encode()) != each] == []


@given(st.dictionaries(st.sampled_from("abc"), texts, min_size=1))
def test_a_reader_of_yaml_1_1_reads_the_same_texts(value: dict[str, str]) -> None:
    assert yaml.safe_load(dump(value)) == value


@given(st.lists(texts, min_size=1))
def test_ruamel_reads_the_same_texts_and_leaves_the_spelling_alone(value: list[str]) -> None:
    text = dump({"list": value})
    editor = ruamel.yaml.YAML()
    editor.preserve_quotes = True
    editor.indent(mapping=2, sequence=4, offset=2)
    editor.width = 2**31
    found = editor.load(text)
    assert list(found["list"]) == value
    if all(char.isascii() and (char.isprintable() or char == "\n") for one in value for char in one):
        out = io.StringIO()
        editor.dump(found, out)
        assert read_text(out.getvalue()).value == {"list": value}


@given(hand_written())
def test_any_layout_becomes_canonical_with_all_its_comments(written: tuple[str, dict[str, Any]]) -> None:
    text, value = written
    assert same(read_text(text).value, value), "the generator is wrong"
    result = canonical(text)
    assert same(read_text(result).value, value)
    assert Counter(re.findall(r"# comment \d+: 'x' - y", result)) == Counter(
        re.findall(r"# comment \d+: 'x' - y", text)
    )
    assert canonical(result) == result
    assert strip_layout(result) == strip_layout(dump(value))


def strip_layout(text: str) -> str:
    """The text without comments of the generator and blank lines, which the canonical form keeps where they are."""
    lines = (re.sub(r" *# comment \d+: 'x' - y", "", line) for line in text.split("\n"))
    return "\n".join(line for line in lines if line.strip(" "))


def names_in(value: Any) -> set[str]:
    if isinstance(value, dict):
        return set(value).union(*(names_in(one) for one in value.values()))
    return set().union(*(names_in(one) for one in value)) if isinstance(value, list) else set()


def test_a_record_as_it_should_be_is_left_as_it_is() -> None:
    assert canonical(RECORD) == RECORD
    assert quick(RECORD.encode()) == read_text(RECORD).value


@pytest.mark.parametrize("word", NASTY_WORDS)
def test_a_word_that_misleads_is_read_back_by_every_reader(word: str) -> None:
    text = dump({"a": word, "list": [word], "after": "x"})
    for found in (read_text(text).value, yaml.safe_load(text)):
        assert found == {"a": word, "list": [word], "after": "x"}


@pytest.mark.parametrize(
    ("value", "line"),
    [
        ("no", 'a: "no"'),
        ("18:30", 'a: "18:30"'),
        ("2022-07-20", 'a: "2022-07-20"'),
        ("2022", 'a: "2022"'),
        ("012", 'a: "012"'),
        ("", 'a: ""'),
        ("a\x1bb", 'a: "a\\eb"'),
        ("a\u2028b", 'a: "a\\u2028b"'),
        ("a\x85b", 'a: "a\\x85b"'),
        ("Report: draft", 'a: "Report: draft"'),
        ("2022-07-20-3", "a: 2022-07-20-3"),
        ("12 May", "a: 12 May"),
        ("it’s (so)", "a: it’s (so)"),
        ("http://example.org/#x", "a: http://example.org/#x"),
        (None, "a: null"),
        (True, "a: true"),
        (12, "a: 12"),
        (1.0, "a: 1.0"),
        (1e-7, "a: 0.0000001"),
        ([], "a: []"),
        ({}, "a: {}"),
        (["x", []], "a:\n  - x\n  - []"),
        ([["x"]], "a:\n  - - x"),
        ("one\ntwo\n", "a: |\n  one\n  two"),
        ("one\ntwo", "a: |-\n  one\n  two"),
        ("  one\ntwo\n", "a: |2\n    one\n  two"),
        ("one\n\n  two \n", "a: |\n  one\n\n    two "),
        ("one\n\n", 'a: "one\\n\\n"'),
        ("x" * 500, "a: " + "x" * 500),
    ],
)
def test_the_spelling_of_a_value(value: Any, line: str) -> None:
    assert dump({"a": value}) == f"{line}\n"
    assert same(read_text(f"{line}\n").value, {"a": value})


@pytest.mark.parametrize(
    "value", [float("nan"), float("inf"), 10**18, 1e-300, "\ud800", {1: 2}, {"x" * 1000: 1}, b"x", {1, 2}, object()]
)
def test_what_a_record_cannot_hold_is_not_written(value: Any) -> None:
    with pytest.raises(Unwritable):
        dump({"a": value})


def test_a_value_inside_itself_is_not_written() -> None:
    endless: dict[str, Any] = {}
    endless["a"] = endless
    with pytest.raises(Unwritable):
        dump(endless)


def test_a_value_as_deep_as_may_be_read_may_be_written() -> None:
    value: Any = "x"
    for _ in range(39):
        value = [value]
    assert read_text(dump({"a": value})).value == {"a": value}


def test_a_new_record_tells_editors_its_schema_and_follows_its_order() -> None:
    value = {
        "items": [{"title": "One", "id": "one"}],
        "unheard_of": 1,
        "date": "2022-09-14",
        "status": "held",
        "name": "Panel",
    }
    text = dump_record(value, the_schema(), "meeting", "example-panel/meetings/2022-09-14")
    lines = text.split("\n")
    assert lines[0] == "# yaml-language-server: $schema=../../../schema/meeting.schema.json"
    order = [line.split(":")[0] for line in lines[1:] if line and line[0] not in " -"]
    known = [name for name in the_schema().property_order("meeting") if name in value]
    assert order == [*known, "unheard_of"]
    assert lines.index("  - id: one") < lines.index("    title: One")
    assert is_canonical(text)
    assert read_text(text).value == value


def test_the_schema_of_a_person_is_found_from_its_own_folder() -> None:
    text = dump_record({"name": "Member A"}, the_schema(), "person", "people/member-a")
    assert text.startswith("# yaml-language-server: $schema=../../schema/person.schema.json\n")


def test_comments_stay_with_what_they_stand_at() -> None:
    text = """\
---
# about the record
a:   'x'   # one
list: # of two
-   id: no
    # inside

    t: "012"
- {id: b, t: [1,
   2]} # flow
# between
m:
      deep: >-
        folded
        text
      # still deep
# the end
"""
    assert (
        canonical(text)
        == """\
# about the record
a: x   # one
list: # of two
  - id: "no"
    # inside

    t: "012"
  - id: b
    t: # flow
      - 1
      - 2
# between
m:
  deep: folded text
  # still deep
# the end
"""
    )


def test_a_comment_behind_a_dash_goes_above_the_line() -> None:
    result = canonical("a:\n-   - # one\n        id: x\n-   # two\n    id: z\n")
    assert result == "a:\n  # one\n  - - id: x\n  # two\n  - id: z\n"
    assert canonical(result) == result


@pytest.mark.parametrize("text", ["a: 1\r\nb: 2\r\n", "\ufeffa: 1\nb: 2\n", "a: 1\rb: 2\r"])
def test_line_ends_and_byte_order_mark_of_windows_are_mended(text: str) -> None:
    assert canonical(text) == "a: 1\nb: 2\n"
    assert not is_canonical(text)


@pytest.mark.parametrize("text", ["", "a: [", "- a\n"])
def test_what_is_no_record_is_not_canonical(text: str) -> None:
    assert not is_canonical(text)


@given(hand_written())
def test_a_canonical_file_is_read_in_bytes_as_in_text(written: tuple[str, dict[str, Any]]) -> None:
    text = canonical(written[0])
    assert same(read(text.encode()).value, written[1])
