"""The quick parser accepts what is plainly right, and never says anything that the careful reader would not."""

from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builder import a_book
from tests.record.strategies import NASTY_WORDS, hand_written, records
from tui.record.canonical import dump
from tui.record.operations import same
from tui.record.quick import quick
from tui.record.reading import Unreadable, read


def agrees(data: bytes) -> bool:
    """Whether the quick value, if there is one, is exactly the careful one."""
    found = quick(data)
    if found is None:
        return True
    try:
        return same(found, read(data).value)
    except Unreadable:
        return False


@given(hand_written())
def test_it_agrees_about_every_layout(written: tuple[str, dict[str, Any]]) -> None:
    assert agrees(written[0].encode())


PIECES = [
    "a: ", "b:", "- ", "  ", "\n", "\n", "\n  ", "\n- ", "&x ", "*x", "!!str ", "<<: ", "---\n", "...\n", "%YAML 1.1\n", "|\n", "|-\n  ",
    ">\n", "'", '"', "[", "]", "{", "}", ", ", "#", " # c", "? ", "\t", "\r\n", "\ufeff", "\u2028", "\x85", "\x00", "é", "\\", "\\n",
    *NASTY_WORDS,
]  # fmt: skip


@given(records, st.integers(0, 2**32))
def test_it_agrees_about_a_text_with_something_put_in_or_taken_out(value: dict[str, Any], seed: int) -> None:
    chance = Random(seed)
    text = dump(value)
    for _ in range(chance.choice([1, 1, 2, 3])):
        at = chance.randrange(len(text) + 1)
        text = text[:at] + chance.choice([chance.choice(PIECES), ""]) + text[at + chance.choice([0, 0, 1, 3]) :]
        assert agrees(text.encode("utf-8", "surrogatepass"))


@given(st.lists(st.sampled_from(PIECES), max_size=8))
def test_it_agrees_about_pieces_of_yaml_in_any_order(pieces: list[str]) -> None:
    assert agrees("".join(pieces).encode())
    assert agrees(f"a: {''.join(pieces)}\n".encode())


@given(st.text(st.sampled_from("0123456789+-._eExXoObB:aAfFnNiIltruy~ #"), min_size=1, max_size=8))
def test_it_agrees_about_what_looks_like_a_number(text: str) -> None:
    assert agrees(f"a: {text}\n".encode())
    assert agrees(f"{text}: a\n".encode())


@pytest.mark.parametrize(
    "text",
    [
        "a: &x 1\nb: 2\n", "a: !!str 1\n", "a: 0x1F\n", "a: 1e3\n", "a: .inf\n", "a: True\n", "a: Null\n", "true: a\n", "1: a\n",
        "---\na: 1\n", "a: 1\n...\n", "\ufeffa: 1\n", "a: 1\r\n", "a:\t1\n", "a: 1\na: 2\n", "<<: {}\n", "? a\n: b\n", "- a\n", "",
        "# c\n", "a: 'x\n  y'\n", "a: 123456789012345678901\n", "".join(" " * n + "a:\n" for n in range(60)),
        "a: " + "x" * 300_000 + "\n", "a: 0.1234567890123456789\n",
    ],
)  # fmt: skip
def test_it_does_not_answer_where_it_cannot_be_sure(text: str) -> None:
    assert quick(text.encode()) is None


def test_it_does_not_answer_for_bytes_that_are_no_text() -> None:
    assert quick(b"a: \xff\n") is None


@pytest.mark.parametrize("word", NASTY_WORDS)
def test_it_accepts_every_text_in_canonical_form(word: str) -> None:
    value = {"title": word, "notes": [{"id": "a", "text": word}, {"id": "b", "list": [word, word]}]}
    assert quick(dump(value).encode()) == value


def test_it_accepts_comments() -> None:
    text = (
        "# one\na: b # two\n# three\nc: # four\n  - d # five\n  - |  # six\n    # text\ne: true # seven\nf: 1 # eight\n"
    )
    assert quick(text.encode()) == {"a": "b", "c": ["d", "# text\n"], "e": True, "f": 1}


def test_it_accepts_whole_records() -> None:
    book = a_book().meeting("2022-09-14")
    for text in book.records.values():
        assert quick(text.encode()) == read(text.encode()).value
