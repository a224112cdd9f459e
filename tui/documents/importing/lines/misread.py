"""Reads what recognition of print got wrong: `he1d` as held, `2O17` as 2017. What is put into records stays as printed."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from itertools import islice, product

from tui.documents.importing.dates import with_figures
from tui.documents.importing.drafting import Node
from tui.documents.importing.lines.line import Line
from tui.documents.importing.passage import Passage
from tui.documents.importing.wordings import all_words, table

_MEANT = {"1": "li", "0": "o", "5": "s", "l": "i", "I": "l"}
"""The letters that a figure or a letter is taken for, the likelier first."""
_WORD = re.compile(r"[^\W_]+")
_FIGURE_WITHIN = re.compile(r"[A-Za-z]+[105]+[A-Za-z]+")
_CAPITAL_WITHIN = re.compile(r"[A-HJ-Z]I+[a-z]+|[a-z]+I+[a-z]*")
_SMALL_WITHIN = re.compile(r"[A-Z]+l[A-Z]+")
_FEWEST = 3
"""A word of fewer letters with a figure in it may be a reference: A1M, W1A."""
_FEWEST_CAPITALS = 4
_LONGEST = 30
_WAYS = 16


def read_right(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Returns the lines with what is misread in them read right; every character keeps its column, and the passages know how they
    are printed."""
    return tuple(_read(line) for line in lines)


def doubt_misread(lines: Iterable[Line], record: Node) -> None:
    """Says of each word that was read as another which it is."""
    for line in lines:
        passage = line.content
        if line.furniture or not passage.printed:
            continue
        for found in _WORD.finditer(passage.text):
            printed = passage.printed[found.start() : found.end()]
            if printed != found[0]:
                record.doubt(f"“{printed}” is read as “{found[0]}”.", line=line.number)


def right(text: str) -> str:
    """Returns a text with the letters and figures in it that recognition of print takes for one another read right; as long as before."""
    return _WORD.sub(lambda found: _word(found[0]), with_figures(text))


@lru_cache(maxsize=8192)
def _word(word: str) -> str:
    known = _known().get(word)
    if known is not None:
        return known
    letters = [char for char in word if char.isalpha()]
    capitals = all(char.isupper() or char == "l" for char in letters)
    if _FIGURE_WITHIN.fullmatch(word) and len(letters) >= (_FEWEST_CAPITALS if capitals else _FEWEST):
        return _likeliest(word, "105l" if capitals else "105")
    if len(word) >= _FEWEST and _CAPITAL_WITHIN.fullmatch(word):
        return word[0] + _likeliest(word[1:], "I", word[0])
    if len(word) >= _FEWEST_CAPITALS and _SMALL_WITHIN.fullmatch(word):
        return _likeliest(word, "l")
    return word


def _likeliest(word: str, doubtful: str, before: str = "") -> str:
    """Returns a word with its doubtful characters as letters: so that it is a word of the wordings, else the likeliest ones."""
    meant = [_MEANT[char] if char in doubtful else char for char in word[:_LONGEST]]
    ways = ["".join(way) + word[_LONGEST:] for way in islice(product(*meant), _WAYS)]
    found = next((way for way in ways if (before + way).lower() in _vocabulary()), ways[0])
    shouted = all(char.isupper() or char in doubtful for char in word) and not before
    return found.upper() if shouted else found


@cache
def _vocabulary() -> frozenset[str]:
    return frozenset(word.lower() for word in re.findall(r"[A-Za-z]{3,}", all_words()))


@cache
def _known() -> dict[str, str]:
    return dict(table("misread")["words"])


def _read(line: Line) -> Line:
    if right(line.content.text) == line.content.text and not line.cells:
        return line
    within = tuple(tuple(_passage(each) for each in cell) for cell in line.within)
    return replace(line, content=_passage(line.content), cells=tuple(map(_passage, line.cells)), within=within)


def _passage(passage: Passage) -> Passage:
    text = right(passage.text)
    return passage if text == passage.text else Passage(text, passage.parts, passage.text)
