"""Parts minutes that became one long line: titles in capitals between the sentences, and each sentence in a line of its own."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from tui.documents.importing.decided.decisions import begins_decision
from tui.documents.importing.items.leads import DEEP
from tui.documents.importing.lines.line import Line
from tui.documents.importing.passage import NOWHERE, Passage
from tui.documents.importing.wordings import table

_LONG = 800
_LINES = 8
"""A document with more lines than that has lines of its own."""
_FEWEST = 2
_LETTERS = 4
_CAPITALS = re.compile(
    r"(?<=[.?!)”\"]\s)(?P<title>[A-Z][A-Z’'/-]{2,}(?:[ ,]+(?:[&–-]|(?:OF|AND|THE|FOR|TO|IN|ON)\b|[A-Z][A-Z’'/-]+)){0,8})"
    r"[:.]?\s+(?=[A-Z][a-z’]|A\s[a-z]|It\s)"
)


def with_capitals_apart(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Returns the lines, a long one that holds several titles in capitals parted at them and at its sentences, where there are no other
    lines. The titles become headings."""
    told = [line for line in lines if not line.blank and not line.furniture]
    if len(told) > _LINES:
        return tuple(lines)
    return tuple(each for line in lines for each in _parts(line))


def _parts(line: Line) -> Iterator[Line]:
    text = line.content.text
    plain = len(text) > _LONG and not line.cells and not line.furniture and not line.heading
    titles = [found for found in _CAPITALS.finditer(text) if _heads(found["title"])] if plain else []
    if len(titles) < _FEWEST:
        yield line
        return
    at = 0
    for found in titles:
        yield from _sentences(line, line.content.cut(at, found.start("title")))
        yield replace(line, content=line.content.group(found, "title"), heading=DEEP)
        at = found.end()
    yield from _sentences(line, line.content.cut(at, len(text)))


def _heads(title: str) -> bool:
    """Returns whether words in capitals can be a title: they are none of a decision, and more than a few letters."""
    return sum(char.isalpha() for char in title) >= _LETTERS and not begins_decision(title + ":")


def _sentences(line: Line, passage: Passage) -> Iterator[Line]:
    for sentence in passage.split(table("people")["speaking"]["boundary"]):
        yield replace(line, content=sentence)
        yield replace(line, content=NOWHERE)  # a blank line, so that the next begins a paragraph
