"""Words that are read from right to left come out of a page in the order in which they are read."""

import pytest

from tui.documents.importing.forms.pdf_right_to_left import in_reading_order
from tui.documents.importing.forms.pdf_words import Word


@pytest.mark.parametrize(
    ("shown", "read"),
    [
        (["Report", "of", "the", "year"], ["Report", "of", "the", "year"]),
        (["زهاج", "ريرقتلا."], ["التقرير", "جاهز."]),
        (["See", "زهاج", "ريرقتلا", "here"], ["See", "التقرير", "جاهز", "here"]),
        (["(ماع2024م)"], ["(م2024عام)"]),
        (["Café", "–", "open"], ["Café", "–", "open"]),
    ],
)
def test_words_are_read_in_their_own_direction(shown: list[str], read: list[str]) -> None:
    words = [Word(text, 50.0 * n, 50.0 * n + 40, 10.0, 20.0, 10.0, False, False) for n, text in enumerate(shown)]
    found = in_reading_order(words)
    assert [word.text for word in found] == read
    assert [(word.left, word.right) for word in found] == [(word.left, word.right) for word in words]
