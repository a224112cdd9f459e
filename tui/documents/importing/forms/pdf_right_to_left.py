"""Words that are read from right to left, as a page shows them: the letters of a PDF are found from left to right."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from tui.documents.importing.forms.pdf_words import Word

_RIGHT_TO_LEFT = ("R", "AL")
_NUMBER = re.compile(r"\d[\d.,:/]*")


def in_reading_order(words: Sequence[Word]) -> list[Word]:
    """Returns the words of a line or a cell, each where it stands, the texts of those that are read from right to left in that order."""
    if all(word.text.isascii() for word in words):
        return list(words)
    found: list[Word] = []
    for (_, backwards), run in groupby(words, key=_line_and_direction):
        same = list(run)
        found += _turned(same) if backwards else same
    return found


def _line_and_direction(word: Word) -> tuple[int, bool]:
    return round(word.bottom), any(_is_right_to_left(char) for char in word.text)


def _turned(words: Sequence[Word]) -> list[Word]:
    """Returns a stretch of such words turned round; what stands at its edges and is of no direction stays there."""
    whole = " ".join(word.text for word in words)
    first = next(n for n, char in enumerate(whole) if _is_right_to_left(char))
    last = next(n for n in range(len(whole) - 1, -1, -1) if _is_right_to_left(whole[n])) + 1
    core = _NUMBER.sub(lambda number: number[0][::-1], whole[first:last][::-1])
    texts = f"{whole[:first]}{core}{whole[last:]}".split(" ")
    return [replace(word, text=text) for word, text in zip(words, texts, strict=True)]


def _is_right_to_left(char: str) -> bool:
    return unicodedata.bidirectional(char) in _RIGHT_TO_LEFT
