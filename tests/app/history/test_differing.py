"""What differs between two texts, word by word."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.hang import no_hang
from tui.app.history.differing import Marked, marked


def plain(text: Marked) -> str:
    return "\n".join("".join(piece for piece, _ in line) for line in text)


def styled(text: Marked, style: str) -> list[str]:
    return [piece for line in text for piece, name in line if name == style]


def test_words_that_went_and_words_that_came_are_marked() -> None:
    before, after = marked("The Panel AGREED to note it.", "The Panel NOTED it.")
    assert styled(before, "removed") == ["AGREED to note"]
    assert styled(after, "added") == ["NOTED"]


def test_a_line_that_came_is_marked_and_the_others_are_not() -> None:
    before, after = marked("one\ntwo\n", "one\nand a half\ntwo\n")
    assert styled(before, "removed") == []
    assert "and a half" in "".join(styled(after, "added"))


def test_long_parts_that_stayed_are_cut_unless_all_is_wanted() -> None:
    same = " ".join(["word"] * 400)
    before, _ = marked(f"{same} old {same}", f"{same} new {same}", whole=False)
    assert len(plain(before)) < 400
    assert plain(before).count("…") == 2
    whole, _ = marked(f"{same} old {same}", f"{same} new {same}")
    assert plain(whole) == f"{same} old {same}"


def test_texts_of_a_hundred_thousand_words_do_not_hang() -> None:
    many = "\n".join(f"line {n} of a long report" for n in range(20_000))
    with no_hang():
        before, _ = marked(many, many.replace("line 9999 ", "row 9999 "))
    assert (
        styled(before, "removed") == ["line 9999 of a long report", ""] or "line 9999" in styled(before, "removed")[0]
    )


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60), st.text(max_size=60))
def test_nothing_of_either_text_is_lost(before: str, after: str) -> None:
    old, new = marked(before, after)
    assert plain(old).rstrip("\n") == before.rstrip("\n")
    assert plain(new).rstrip("\n") == after.rstrip("\n")


@pytest.mark.parametrize(("before", "after"), [("", "new"), ("old", ""), ("", ""), ("same", "same")])
def test_empty_and_equal_texts_are_no_trouble(before: str, after: str) -> None:
    old, new = marked(before, after)
    assert (plain(old), plain(new)) == (before, after)
