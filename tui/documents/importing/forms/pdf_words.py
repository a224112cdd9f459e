"""The words of a page of a PDF and where they stand, put together as lines."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import hypot
from typing import Any

from tui.documents.importing.forms.pdf_struck import STRUCK

_BOLD = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)
_ITALIC = re.compile(r"italic|oblique", re.IGNORECASE)
_TOGETHER = 0.12
_SLANT = 0.05
_OTHER_SIZE = 0.1
_SAME_LINE = 0.5


@dataclass(frozen=True)
class Word:
    """A word and where it stands, in points from the top left of the page."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    size: float
    bold: bool
    italic: bool
    struck: bool = False


@dataclass
class Row:
    """A line of the page, or a row of a table with its cells."""

    words: list[Word] = field(default_factory=list)
    cells: list[list[Word]] = field(default_factory=list)
    blank_before: bool = False
    begins: list[int] = field(default_factory=list)
    """The numbers of the words that begin a further column."""
    furniture: str = ""
    """What it is where it is no text: a heading of a table that is said again on a further page."""
    edge: float = 0.0
    """As far as text is set in its column of the page; 0 where that is the page."""

    @property
    def top(self) -> float:
        """How far down the page it begins."""
        return min((word.top for word in self.all_words), default=0.0)

    @property
    def all_words(self) -> list[Word]:
        """Its words, those of its cells too."""
        return self.words or [word for cell in self.cells for word in cell]

    @property
    def size(self) -> float:
        """The size of most of its letters."""
        return sizes(self.all_words).most_common(1)[0][0] if self.all_words else 0.0

    @property
    def is_bold(self) -> bool:
        """Whether all of it is bold."""
        return all(word.bold for word in self.all_words)


@dataclass
class PageOfRows:
    """A page: its rows from top to bottom, and what is printed across it."""

    rows: list[Row]
    across: str = ""
    height: float = 0.0
    notes: list[tuple[str, str]] = field(default_factory=list)
    """What is laid over it: what each note is, and its words."""
    picture: bool = False
    """Whether it is a picture with as good as no text."""


def sizes(words: Sequence[Word]) -> Counter[float]:
    """Returns how many letters have each size."""
    found: Counter[float] = Counter()
    for word in words:
        found[round(word.size, 1)] += len(word.text)
    return found


def parted(before: Word, word: Word) -> bool:
    """Returns whether there is a blank between two words of a line; where the look changes within a word there is none,
    but the raised number of a note is none of the number before it."""
    below = word.top > before.bottom - _OTHER_SIZE * before.size
    compound = re.search(r"\w{2}-$", before.text) is not None and word.text[:3] not in ("and", "or", "to")
    if below and (compound or re.search(r"\w/$", before.text)):
        return False  # its hyphen or stroke stood at the end of a line
    numbers = before.text[-1:].isdigit() and word.text[:1].isdigit()
    raised = numbers and abs(before.size - word.size) > _OTHER_SIZE * before.size
    return raised or word.left - before.right > _TOGETHER * word.size or word.top > before.bottom


def joined(words: Sequence[Word]) -> str:
    """Returns words as a text."""
    text = ""
    for n, word in enumerate(words):
        text += (" " if n and parted(words[n - 1], word) else "") + word.text
    return text


def is_upright(thing: dict[str, Any]) -> bool:
    """Returns whether something is no letter, or one on a level line: a mark across the page is set at a slant."""
    if thing.get("object_type") != "char":
        return True
    along, up = thing["matrix"][:2]
    return bool(abs(up) <= _SLANT * abs(along))


def across(chars: Sequence[dict[str, Any]]) -> str:
    """Returns letters at a slant as text, in the order of the file: a blank where one does not follow close upon the other."""
    text = ""
    for before, char in pairwise(chars):
        along, up, *_, right, top = before["matrix"]
        scale = hypot(along, up) or 1.0
        step_right, step_up = char["matrix"][4] - right, char["matrix"][5] - top
        on = (step_right * along + step_up * up) / scale - before["adv"] * scale
        off = (step_up * along - step_right * up) / scale
        close = abs(on) < _TOGETHER * before["size"] and abs(off) < _SAME_LINE * before["size"]
        text += before["text"] + ("" if close else " ")
    return " ".join((text + (chars[-1]["text"] if chars else "")).split())


def word_of(found: dict[str, Any]) -> Word:
    font = str(found["fontname"])
    return Word(
        found["text"],
        found["x0"],
        found["x1"],
        found["top"],
        found["bottom"],
        found["size"],
        _BOLD.search(font) is not None,
        _ITALIC.search(font) is not None,
        bool(found.get(STRUCK)),
    )


def lines_of(words: Sequence[Word]) -> list[Row]:
    """Returns words as lines: those whose middles are at one height belong together."""
    rows: list[Row] = []
    for word in sorted(words, key=lambda each: (each.top + each.bottom, each.left)):
        last = rows[-1].words[-1] if rows else None
        if last is not None and abs((word.top + word.bottom) - (last.top + last.bottom)) / 2 < _SAME_LINE * min(
            word.size, last.size
        ):
            rows[-1].words.append(word)
        else:
            rows.append(Row([word]))
    for row in rows:
        row.words.sort(key=lambda each: each.left)
    return rows
