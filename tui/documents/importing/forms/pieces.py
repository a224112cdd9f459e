"""Stretches of text with their look, as DOCX and HTML have them, put together as a line; what is not part of the text stands apart."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from tui.documents.importing.lines.line import Line
from tui.documents.importing.passage import NOWHERE, Part, Passage, Place

_ENOUGH = 0.9
LIGATURES = {
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
}
"""Two or three letters set as one."""
UNSEEN = "\u00ad\u200b\u2060\ufeff"
"""What only says where a word may be broken, or may not."""
_WHOLE = str.maketrans({**LIGATURES, **dict.fromkeys(UNSEEN, "")})


@dataclass(frozen=True)
class Piece:
    """A stretch of text."""

    text: str
    struck: bool = False
    bold: bool = False
    italic: bool = False
    apart: str = ""
    """What it is, where it is not part of the text around it: a comment, hidden text, the words for a picture."""


def whole_words(text: str) -> str:
    """Returns the text without the marks that only say where a word may be broken, and with letters that are set as one apart."""
    return text if text.isascii() else text.translate(_WHOLE)


def before_raised(before: str, raised: str) -> str:
    """Returns the blank that parts a number from the raised number of a note behind it; nothing where one of them is none."""
    return " " if before[-1:].isdigit() and raised.strip()[:1].isdigit() else ""


def told(pieces: Sequence[Piece]) -> list[Piece]:
    """Returns the pieces that are the text."""
    return [each for each in pieces if not each.apart]


def apart(pieces: Sequence[Piece], before: int) -> Iterator[Line]:
    """Yields what is not part of the text in lines of its own, numbered from behind `before`, each named for what it is."""
    number = before
    for what, same in groupby((each for each in pieces if each.apart), key=lambda each: each.apart):
        raw = re.sub(r"\s+", " ", "".join(each.text for each in same)).strip()
        if raw:
            number += 1
            yield Line(number, raw, Passage.of(number, raw), furniture=what)


def split_at(pieces: Iterable[Piece], end: str) -> list[list[Piece]]:
    """Returns the pieces of each line, `end` being a character that ends one."""
    found: list[list[Piece]] = [[]]
    for piece in pieces:
        first, *more = piece.text.split(end)
        found[-1].append(replace(piece, text=first))
        found.extend([replace(piece, text=text)] for text in more)
    return found


def line_of(number: int, pieces: Iterable[Piece], furniture: str = "") -> Line:
    """Returns the pieces as one line: what is struck out apart, and bold or italic where as good as all of it is."""
    raw, gone, strong = "", [], []
    parts: list[Part] = []
    text: list[str] = []
    length = words = bold = italic = 0
    for piece in pieces:
        start = len(raw)
        raw += piece.text
        if piece.struck:
            gone.append(Passage.of(number, piece.text, start))
            continue
        parts.append(Part(length, Place(number, start, len(raw))))
        text.append(piece.text)
        length += len(piece.text)
        count = len(re.findall(r"\w", piece.text))
        if piece.bold and count:
            strong.append(Place(number, start, len(raw)))
        words, bold, italic = words + count, bold + count * piece.bold, italic + count * piece.italic
    is_bold = 0 < _ENOUGH * words <= bold
    return Line(
        number,
        raw,
        Passage("".join(text), tuple(parts)).stripped(),
        bold=is_bold,
        strong=() if is_bold else tuple(strong),
        italic=0 < _ENOUGH * words <= italic,
        furniture=furniture,
        struck=Passage.joined(gone) if gone else NOWHERE,
    )
