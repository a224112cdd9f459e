"""Parts an agenda that became one long line: its numbered items, and the labels of its head."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from tui.documents.importing.lines.line import Line
from tui.documents.importing.passage import Passage

_LONG = 300
_LINES = 8
"""A document with more lines than that has lines of its own."""
_FEWEST = 3
_NUMBER = re.compile(r"(?<=[^\s,/-]\s)(?P<number>\d{1,2})[.)]\s+(?=[A-Z])")
_LABEL = re.compile(r"(?<=\S\s)(?=(?:MEETING|DATE|TIME|LOCATION|VENUE|PLACE|Date|Time|Location|Venue|Place)\s*:\s)")
_TITLE = re.compile(
    r"(?P<number>\d{1,2}[.)]\s+)(?P<title>[^.:;?]{3,160}?(?:\s(?:No|St|Mr|Mrs|Dr)\.[^.:;?]{1,100}?)?)(?P<end>[.:;?])(?:\s+|$)"
)


def with_flat_agenda_apart(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Returns the lines, a long one that holds several numbered items with a line for each of them, where there are no other lines."""
    told = [line for line in lines if not line.blank and not line.furniture]
    if len(told) > _LINES:
        return tuple(lines)
    return tuple(each for line in lines for each in _parts(line))


def _parts(line: Line) -> Iterator[Line]:
    cuts = _cuts(line.content.text) if not line.cells and not line.furniture else []
    if not cuts:
        yield line
        return
    for piece in _pieces(
        line.content.cut(0, cuts[0]), [m.start() for m in _LABEL.finditer(line.content.text[: cuts[0]])]
    ):
        yield replace(line, content=piece)
    for at, until in zip(cuts, [*cuts[1:], len(line.content.text)], strict=True):
        item = line.content.cut(at, until)
        title = _TITLE.match(item.text)
        ends = [title.end()] if title is not None and title.end() < len(item.text) else []
        for piece in _pieces(item, ends):
            yield replace(line, content=piece)


def _pieces(passage: Passage, cuts: Sequence[int]) -> Iterator[Passage]:
    for at, until in zip([0, *cuts], [*cuts, len(passage.text)], strict=True):
        piece = passage.cut(at, until)
        if piece:
            yield piece


def _cuts(text: str) -> list[int]:
    """Returns where the numbers of items stand: each follows the one before, or begins again at 1; none where they are too few."""
    if len(text) < _LONG:
        return []
    found: list[int] = []
    left: list[tuple[int, int]] = []
    last = rises = 0
    for match in _NUMBER.finditer(text):
        value = int(match["number"])
        if value == 1 and last:
            left.append((len(found), last))
        elif value != last + 1 and left and value == left[-1][1] + 1:
            found = found[: left.pop()[0]]  # the numbers between are those of a list within an item
        elif value != last + 1:
            continue
        rises += value > 1 or not last
        found.append(match.start())
        last = value
    return found if rises >= _FEWEST else []
