"""Tables of plain text without room for their columns: between two rules a stretch for each row, each heading with its cell."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from tui.documents.importing.lines.line import Line
from tui.documents.importing.passage import NOWHERE, Passage

_HEAD = re.compile(r"(?P<head>[^\s:][^:]{0,60}):\s+(?=\S)")
_PARAGRAPH = 2
_GOES_ON = 4
"""How far a further paragraph of a cell is set in, and a line that goes on with one."""


def stacked_rows(lines: Sequence[Line], top: int, last: int) -> dict[int, Line]:
    """Returns the lines of such a table between two rules, by their place: the headings where the first rule was, and a line for each
    row; nothing where the lines between the rules are none."""
    groups = _groups(lines, top + 1, last)
    rows = [_cells(lines[begin:end]) for begin, end in groups]
    if not rows or any(not row or row[0][0].text != rows[0][0][0].text for row in rows):
        return {}
    heads: dict[str, Passage] = {}
    for row in rows:
        for head, _ in row:
            heads.setdefault(head.text, head)
    order = _in_order([[head.text for head, _ in row] for row in rows])
    if len(order) <= _PARAGRAPH:
        return {}
    names = tuple(heads[each] for each in order)
    found = {n: replace(lines[n], content=NOWHERE, cells=(), within=()) for n in range(top + 1, last)}
    found[top] = _line(lines[top], tuple((each,) for each in names))
    for (begin, _), row in zip(groups, rows, strict=True):
        told = {head.text: paragraphs for head, paragraphs in row}
        found[begin] = _line(lines[begin], tuple(tuple(told.get(each, ())) for each in order))
    return found


def _groups(lines: Sequence[Line], begin: int, end: int) -> list[tuple[int, int]]:
    blank = [begin - 1, *(n for n in range(begin, end) if not lines[n].raw.strip()), end]
    return [(low + 1, high) for low, high in pairwise(blank) if high > low + 1]


def _cells(lines: Sequence[Line]) -> list[tuple[Passage, list[Passage]]]:
    """Returns the headings of a row, each with the paragraphs of its cell; nothing where a line has no place in one."""
    found: list[tuple[Passage, list[list[Passage]]]] = []
    for line in lines:
        whole = Passage.of(line.number, line.raw)
        indent = len(line.raw) - len(line.raw.lstrip())
        head = _HEAD.match(line.raw) if not indent else None
        if head is not None:
            found.append((whole.group(head, "head"), [[whole.cut(head.end(), len(line.raw))]]))
        elif not found or indent < _PARAGRAPH:
            return []
        elif indent < _GOES_ON:
            found[-1][1].append([whole.stripped()])
        else:
            found[-1][1][-1].append(whole.stripped())
    return [(head, [Passage.joined(each) for each in paragraphs]) for head, paragraphs in found]


def _in_order(rows: Sequence[Sequence[str]]) -> list[str]:
    """Returns all headings in an order that fits the longest row; one that it does not have stands behind the one before it."""
    widest = max(len(row) for row in rows)
    order = list(next(row for row in rows if len(row) == widest))
    for row in rows:
        for n, name in enumerate(row):
            if name not in order:
                order.insert(order.index(row[n - 1]) + 1 if n else 0, name)
    return order


def _line(line: Line, within: tuple[tuple[Passage, ...], ...]) -> Line:
    whole = tuple(Passage.joined(each) for each in within)
    return replace(line, content=Passage.joined(whole), cells=whole, within=within, heading=0, bullet=False, strong=())
