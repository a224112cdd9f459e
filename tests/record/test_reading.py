"""A record is read with the place of everything in it; what could be read in two ways is refused with its place."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.hang import no_hang
from tests.record.strategies import hand_written
from tui.record.nodes import content_end
from tui.record.operations import same
from tui.record.paths import Item, Path, Position, parse_path
from tui.record.reading import Place, Unreadable, read, read_text

MEETING = """\
# yaml-language-server: $schema=x
name: Société – “Panel”   # é
status: 'it''s held'
attendance:
  - id: member-a
    person:   "Member \\u00e9\\tA"
    left:
  -   id: member-b
      roles: [chair, 'vice chair']
sources:
- document: one.txt
  page: 3
- {document: two.txt, page: 4}
notes:
  - text: |

      First line,
        second line.

      Last.

  # above the second
  - id: second
"""


def place(path: str) -> tuple[int, int]:
    found = read_text(MEETING).place(parse_path(path))
    return found.line, found.column


@pytest.mark.parametrize(
    ("path", "line", "column"),
    [
        ("name", 2, 7),
        ("status", 3, 9),
        ("attendance", 5, 3),
        ("attendance[member-a]", 5, 5),
        ("attendance[member-a].person", 6, 15),
        ("attendance[member-a].left", 7, 10),
        ("attendance[member-b].roles[#2]", 9, 22),
        ("attendance[#2].id", 8, 11),
        ("sources[two.txt].page", 13, 29),
        ("notes[#1].text", 15, 11),
        ("notes[second].nothing", 23, 5),
        ("notes[third]", 15, 3),
        ("nothing.at.all", 2, 1),
        ("", 2, 1),
    ],
)
def test_the_place_of_a_value_is_found_or_that_of_what_is_above_it(path: str, line: int, column: int) -> None:
    assert place(path) == (line, column)


@pytest.mark.parametrize(
    ("path", "line", "column"),
    [
        ("name", 2, 1),
        ("attendance[member-a].person", 6, 5),
        ("attendance[member-a]", 5, 5),
        ("attendance[member-b].roles[#2]", 9, 22),
        ("sources[two.txt].page", 13, 23),
        ("attendance[member-a].right", 5, 5),
    ],
)
def test_the_place_of_the_name_of_a_field(path: str, line: int, column: int) -> None:
    assert read_text(MEETING).key_place(parse_path(path)) == Place(line, column)


@pytest.mark.parametrize(
    ("path", "piece"),
    [
        ("name", "Panel"),
        ("status", "held"),
        ("notes[#1].text", "First"),
        ("notes[#1].text", "second line"),
        ("notes[#1].text", "Last"),
        ("attendance[member-b].roles[#2]", "chair"),
    ],
)
def test_the_place_of_a_word_inside_a_text(path: str, piece: str) -> None:
    reading = read_text(MEETING)
    value: Any = reading.value
    for step in parse_path(path):
        value = value[step.n if isinstance(step, Position) else 1 if isinstance(step, Item) else step]
    found = reading.text_place(parse_path(path), value.index(piece))
    assert MEETING.split("\n")[found.line - 1][found.column - 1 :].startswith(piece)


def test_the_place_of_a_character_behind_an_escape() -> None:
    reading = read_text(MEETING)
    line = MEETING.split("\n")[5]
    path = parse_path("attendance[member-a].person")
    assert reading.value["attendance"][0]["person"] == "Member é\tA"
    assert reading.text_place(path, 9) == Place(6, line.index("A", 25) + 1)
    assert reading.text_place(path, 7) == Place(6, line.index("\\u") + 1)


def test_the_place_in_a_text_over_several_lines_without_a_block_is_where_it_begins() -> None:
    assert read_text('a: "one\n  two"\n').text_place(("a",), 5) == Place(1, 4)


@given(hand_written())
def test_whatever_the_layout_every_value_is_where_its_place_says(written: tuple[str, dict[str, Any]]) -> None:
    text, value = written
    reading = read_text(text)
    assert same(reading.value, value)
    lines = text.split("\n")

    def follow(path: Path, inner: Any) -> None:
        found = reading.place(path)
        rest = lines[found.line - 1][found.column - 1 :]
        if isinstance(inner, dict) and inner:
            for name, one in inner.items():
                follow((*path, name), one)
        elif isinstance(inner, list) and inner:
            for n, one in enumerate(inner):
                follow((*path, Position(n)), one)
        elif isinstance(inner, bool | int):
            assert rest.startswith(str(inner).lower())
        elif isinstance(inner, str) and inner.isalnum() and inner.isascii():
            assert inner in rest or rest.startswith("|")

    follow((), value)


@given(hand_written())
def test_below_the_end_of_the_last_value_there_is_nothing_of_it(written: tuple[str, dict[str, Any]]) -> None:
    text, value = written
    end = content_end(read_text(text).root, text)
    assert same(read_text(f"{text[:end]}\n").value, value)
    assert all(not line.strip(" ") or line.strip(" ")[0] == "#" for line in text[end:].split("\n"))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("null", None), ("~", None), ("", None), ("true", True), ("false", False), ("0", 0), ("-7", -7), ("12", 12),
        ("0.5", 0.5), ("-1.50", -1.5), ("'12'", "12"), ('"true"', "true"),
        ("no", "no"), ("True", "True"), ("Null", "Null"), ("18:30", "18:30"), ("012", "012"), ("1_000", "1_000"),
        ("0x1F", "0x1F"), ("0o7", "0o7"), ("1e3", "1e3"), (".5", ".5"), ("5.", "5."), ("+1", "+1"), (".inf", ".inf"),
        ("2022-01-01", "2022-01-01"), ("2024-13-45", "2024-13-45"), ("<<", "<<"), ("=", "="),
        ("a\n  b", "a b"), (">-\n  a\n  b", "a b"), ("|\n  a\tb", "a\tb\n"),
    ],
)  # fmt: skip
def test_what_stands_without_quotes_is_text_unless_it_is_plainly_something_else(text: str, value: Any) -> None:
    assert same(read_text(f"a: {text}\n").value, {"a": value})


FAULTS = [
    # text, line, column, rule
    ("", 1, 1, "yaml-empty"),
    ("# nothing\n", 1, 1, "yaml-empty"),
    ("---\n", 1, 1, "yaml-empty"),
    ("- a\n", 1, 1, "yaml-not-fields"),
    ("'a'\n", 1, 1, "yaml-not-fields"),
    ("name\n", 1, 1, "yaml-colon"),
    ("name:Panel\n", 1, 1, "yaml-colon"),
    ("a: 1\nname:Panel\nb: 2\n", 2, 1, "yaml-colon"),
    ("a: 1\nname\nb: 2\n", 2, 1, "yaml-colon"),
    ("a:\n  - x: 1\n    name\n    b: 2\n", 3, 5, "yaml-colon"),
    ("title: Report: draft\n", 1, 14, "yaml-colon"),
    ("a: 1\n  b: 2\n", 2, 3, "yaml-indent"),
    ("a:\n  b: 1\n c: 2\n", 3, 2, "yaml-indent"),
    ("a:\n  - b\n - c\n", 3, 2, "yaml-indent"),
    ("a: 1\n- b\n", 2, 1, "yaml-indent"),
    ("a: - b\n", 1, 4, "yaml-indent"),
    ("a: |\n  one\n two\n", 3, 2, "yaml-indent"),
    ("a: 'it's'\n", 1, 8, "yaml-quote"),
    ('a: "one\nb: 2\n', 1, 4, "yaml-quote"),
    ("a: 1\nb: 'one\n", 2, 4, "yaml-quote"),
    ('a: "C:\\dir"\n', 1, 7, "yaml-escape"),
    ('a: "\\ud800"\n', 1, 7, "yaml-escape"),
    ('a: "\\ud83d\\ude00"\n', 1, 7, "yaml-escape"),
    ("a: [1, 2\nb: 3\n", 1, 4, "yaml-bracket"),
    ("a: {b: 1\n", 1, 4, "yaml-bracket"),
    ("a: @b\n", 1, 4, "yaml-syntax"),
    ("a: `b`\n", 1, 4, "yaml-syntax"),
    ("a: %b\n", 1, 4, "yaml-syntax"),
    ("a:\n\tb: 1\n", 2, 1, "text-tab"),
    ("a:\tb\n", 1, 3, "text-tab"),
    ('a: "b\tc"\n', 1, 6, "text-tab"),
    ("a: |\n  b\tc\nd: 'e\tf'\n", 3, 6, "text-tab"),
    ("a: &b 1\n", 1, 4, "yaml-anchor"),
    ("a: & 1\n", 1, 4, "yaml-anchor"),
    ("a: *b\n", 1, 4, "yaml-alias"),
    ("*a : 1\n", 1, 1, "yaml-alias"),
    ("a:\n  <<: {b: 1}\n", 2, 3, "yaml-merge-key"),
    ("a: !!str 1\n", 1, 4, "yaml-tag"),
    ("a: !!python/object:os.system x\n", 1, 4, "yaml-tag"),
    ("a: !x {b: 1}\n", 1, 4, "yaml-tag"),
    ("a: ! b\n", 1, 4, "yaml-tag"),
    ("%YAML 1.1\n---\na: 1\n", 1, 1, "yaml-directive"),
    ("# c\n%TAG ! x:\n---\na: 1\n", 2, 1, "yaml-directive"),
    ("%YAML 3.0\n---\na: 1\n", 1, 1, "yaml-directive"),
    ("a: 1\n---\nb: 2\n", 2, 1, "yaml-second-document"),
    ("a: 1\n...\nb: 2\n", 3, 1, "yaml-second-document"),
    ("a: 1\nb: 2\na: 3\n", 3, 1, "yaml-duplicate-key"),
    ("a: {b: 1, 'b': 2}\n", 1, 11, "yaml-duplicate-key"),
    ("1: a\n", 1, 1, "yaml-key"),
    ("true: a\n", 1, 1, "yaml-key"),
    ("null: a\n", 1, 1, "yaml-key"),
    ("[a]: 1\n", 1, 1, "yaml-key"),
    ("{a: 1}: 1\n", 1, 1, "yaml-key"),
    ("? a\n: 1\n", 1, 1, "yaml-key"),
    ("a: " + "9" * 19 + "\n", 1, 4, "yaml-number"),
    ("a: 0." + "9" * 60 + "\n", 1, 4, "yaml-number"),
    ("a: 1\r\nb: 2\r\n", 1, 5, "text-line-ends"),
    ("a: 1\rb: 2\n", 1, 5, "text-line-ends"),
    ("\ufeffa: 1\n", 1, 1, "text-bom"),
    ("a: 1\nb: x\ufeffy\n", 2, 5, "text-control"),
    ("a: 1\nb: é\u2028y\n", 2, 5, "text-control"),
    ("a: x\x85y\n", 1, 5, "text-control"),
    ("a: x\x00y\n", 1, 5, "text-control"),
    ("a: \x1b[31m\n", 1, 4, "text-control"),
]


@pytest.mark.parametrize(("text", "line", "column", "rule"), FAULTS)
def test_a_slip_is_told_with_its_place_its_rule_and_what_to_do(text: str, line: int, column: int, rule: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read(text.encode())
    fault = caught.value.faults[0]
    assert (fault.line, fault.column, fault.rule) == (line, column, rule)
    assert fault.message.endswith(".")
    assert fault.hint.endswith((".", "”", ":", '"…".'))
    assert "\n" not in fault.message + fault.hint
    for jargon in ("scalar", "mapping", "sequence", "token", "while "):
        assert jargon not in fault.message + fault.hint


def test_several_faults_are_told_at_once() -> None:
    with pytest.raises(Unreadable) as caught:
        read(b"a: 1\na: &x 2\nb: *x\nc: {d: 1, d: 2}\ne: 'f\n")
    rules = [(fault.line, fault.rule) for fault in caught.value.faults]
    assert rules == [
        (2, "yaml-duplicate-key"), (2, "yaml-anchor"), (3, "yaml-alias"), (4, "yaml-duplicate-key"), (5, "yaml-quote")
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("data", "line", "column"),
    [(b"a: \xff\n", 1, 4), ("a: é\nb: ".encode() + b"\xe9\n", 2, 4), (b"a: \xed\xa0\x80\n", 1, 4)],
)
def test_what_is_not_utf_8_is_told_with_its_place(data: bytes, line: int, column: int) -> None:
    with pytest.raises(Unreadable) as caught:
        read(data)
    fault = caught.value.faults[0]
    assert (fault.line, fault.column, fault.rule) == (line, column, "text-encoding")


def test_utf_16_is_named() -> None:
    with pytest.raises(Unreadable, match="UTF-16"):
        read("a: 1\n".encode("utf-16"))


BOMBS = {
    "aliases": "a: &a [x,x,x]\n"
    + "".join(f"{b}: &{b} [*{a},*{a},*{a},*{a}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)),
    "merge keys": "a: &a {x: 1}\nb: {<<: [*a, *a, *a, *a]}\n",
    "300 brackets": "a: " + "[" * 300 + "]" * 300,
    "100,000 braces": "a: " + "{a: " * 100_000,
    "300 levels": "".join(" " * n + "a:\n" for n in range(300)),
    "100,000 dashes": "- " * 100_000,
    "10 MB": "a: " + "x" * 10_000_000,
    "5,000 digits": "a: " + "9" * 5000,
    "100,000 repeated names": "a: 1\n" * 100_000,
    "500,000 elements": "a:\n" + "- \n" * 500_000,
    "500,000 commas": "a: [" + "1," * 500_000,
    "a million control characters": "a: " + "\x01" * 1_000_000,
    "a million tabs": "\t\n" * 900_000,
    "blocks with tabs": "a:\n" + "- |\n x\ty\n" * 80_000 + "b:\t1\n",
    "a million colons": "a:" * 900_000,
    "a name of a million letters": "a" * 1_000_000 + ": 1\n",
    "an endless quote": 'a: "' + "\n" * 1_900_000,
}


@pytest.mark.parametrize("bomb", BOMBS)
def test_a_hostile_text_is_refused_without_a_hang(bomb: str) -> None:
    with no_hang(), pytest.raises(Unreadable):
        read(BOMBS[bomb].encode())


@given(
    st.one_of(
        st.binary(max_size=60),
        st.text(st.sampled_from("ab: -\n#'\"[]{}&*!|>?%@,\t\\\r\u2028é0"), max_size=40).map(str.encode),
    )
)
def test_whatever_the_bytes_there_is_a_record_or_faults_inside_the_text(data: bytes) -> None:
    try:
        reading = read(data)
    except Unreadable as unreadable:
        lines = data.decode("utf-8", "replace").split("\n")
        for fault in unreadable.faults:
            assert 1 <= fault.line <= len(lines) + 1
            assert fault.column >= 1
            assert fault.message
            assert fault.hint
    else:
        assert isinstance(reading.value, dict)


def test_the_pure_parser_finds_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    from yaml import SafeLoader

    from tui.record import building

    with_c = read_text(MEETING)
    monkeypatch.setattr(building, "CParser", SafeLoader)
    without = read_text(MEETING)
    assert without.value == with_c.value
    for path in ("name", "attendance[member-b].roles[#2]", "notes[second].id"):
        assert without.place(parse_path(path)) == with_c.place(parse_path(path))
