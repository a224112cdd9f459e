"""What is shown of a text: nothing that hides and nothing that a terminal obeys."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.hang import no_hang
from tui.record.safe import safe, safe_block, shortened, unsafe_characters

HIDING = (
    "\x00\x07\x08\t\r\x1b\x7f\x85\x9b\x9d\u00ad\u200b\u200d\u202e\u2066\u2028\u2029\ufeff"
    "\ufe01\ufe0f\U000e0041\ue000\ud800\uffff"
)
any_text = st.text(st.characters(exclude_categories=()), max_size=60) | st.text(
    st.sampled_from(HIDING + "a ✔🏛é\n\u00a0"), max_size=20
)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Minutes of 25 March", "Minutes of 25 March"),
        ("Café – “quoted” £5 · твс 日本", "Café – “quoted” £5 · твс 日本"),
        ("\x1b[31mred\x1b]52;c;AAAA\x07", "<U+001B>[31mred<U+001B>]52;c;AAAA<U+0007>"),
        ("\x9b31m\x9d0;title", "<U+009B>31m<U+009D>0;title"),
        ("noted\u202edeerga", "noted<U+202E>deerga"),
        ("Member\u200b\u2060\ufeff A", "Member<U+200B><U+2060><U+FEFF> A"),
        ("soft\u00adhyphen", "soft<U+00AD>hyphen"),
        ("tag\U000e0041", "tag<U+E0041>"),
        ("private\ue123\U0010abcd", "private<U+E123><U+10ABCD>"),
        ("half \ud83d", "half <U+D83D>"),
        ("one\ntwo\r\nthree\tfour", "one two three four"),
        ("over\rwritten", "over<U+000D>written"),
        ("a\u2028b\u0085c", "a<U+2028>b<U+0085>c"),
        ("14\u00a0September\u2009–\u3000x", "14 September – x"),
        ("\u2714\ufe0f done", "\u2714\ufe0f done"),
        ("A\ufe0f", "A<U+FE0F>"),
        ("\U0001f469\u200d\U0001f4bb", "\U0001f469<U+200D>\U0001f4bb"),
        ("[/] [@click=app.quit]", "[/] [@click=app.quit]"),
        ("", ""),
    ],
)
def test_hidden_characters_are_shown_and_words_stay(text: str, shown: str) -> None:
    assert safe(text) == shown


def test_a_block_keeps_its_lines() -> None:
    assert safe_block("one\r\ntwo\n\nthree\x1b[2J\tx") == "one\ntwo\n\nthree<U+001B>[2J x"


@given(any_text)
def test_what_is_shown_is_printable_on_one_line_and_stays_as_it_is(text: str) -> None:
    shown = safe(text)
    assert safe(shown) == shown
    assert len(shown.splitlines()) <= 1
    assert unsafe_characters(shown) == []
    for char in shown:
        assert char.isprintable() or unicodedata.category(char) == "Cn" or char in VISIBLE_FORMAT_MARKS, hex(ord(char))


VISIBLE_FORMAT_MARKS = "\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd"


@given(any_text)
def test_a_block_differs_from_a_line_only_in_its_line_ends(text: str) -> None:
    block = safe_block(text)
    assert safe_block(block) == block
    assert safe(block) == safe(text)
    assert unsafe_characters(block) == []


@given(any_text)
def test_every_character_that_is_not_shown_as_it_is_is_listed(text: str) -> None:
    listed = {found.offset for found in unsafe_characters(text)}
    for found in unsafe_characters(text):
        assert ord(text[found.offset]) == found.codepoint
        assert found.name
    plain = "".join(char for n, char in enumerate(text) if n not in listed and char not in "\n\ufe0f")
    assert safe(plain) == plain


@pytest.mark.parametrize(
    ("text", "code", "name"),
    [
        ("\x1b", "U+001B", "ESCAPE"),
        ("\u202e", "U+202E", "RIGHT-TO-LEFT OVERRIDE"),
        ("\u00a0", "U+00A0", "NO-BREAK SPACE"),
        ("\u00ad", "U+00AD", "SOFT HYPHEN"),
        ("\ufeff", "U+FEFF", "ZERO WIDTH NO-BREAK SPACE"),
        ("\x81", "U+0081", "CONTROL CHARACTER"),
        ("\ud800", "U+D800", "LONE SURROGATE"),
        ("\ue000", "U+E000", "PRIVATE USE CHARACTER"),
        ("\U0010fffd", "U+10FFFD", "PRIVATE USE CHARACTER"),
        ("\uffff", "U+FFFF", "NO CHARACTER"),
        ("\U000e0041", "U+E0041", "TAG LATIN CAPITAL LETTER A"),
    ],
)
def test_a_hidden_character_is_named(text: str, code: str, name: str) -> None:
    [found] = unsafe_characters(f"ab{text}c\n")
    assert (found.offset, found.code, found.name) == (2, code, name)


def test_ordinary_text_is_not_copied() -> None:
    text = "When will the pilot reach the rest of the county?"
    assert safe(text) is text
    assert unsafe_characters(text) == []


def test_a_long_hostile_text_is_no_hang() -> None:
    text = "\u202e\ufe0f" * 100_000
    with no_hang():
        assert len(safe(text)) == 1_600_000


@pytest.mark.parametrize(
    ("text", "longest", "cut"),
    [
        ("Example Joint Panel", 19, "Example Joint Panel"),
        ("Example Joint Panel", 18, "Example Joint…"),
        ("Example Joint Panel", 13, "Example…"),
        ("Example, Joint", 10, "Example…"),
        ("Incomprehensibilities", 10, "Incompreh…"),
    ],
)
def test_a_text_is_cut_between_words(text: str, longest: int, cut: str) -> None:
    assert shortened(text, longest) == cut


@given(st.text(max_size=80), st.integers(2, 80))
def test_a_cut_text_is_never_longer_than_asked(text: str, longest: int) -> None:
    assert len(shortened(text, longest)) <= longest
