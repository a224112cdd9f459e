"""Tables of plain text between rules of hyphens: a row of headings, a rule, and rows whose columns begin where the headings do."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from tui.documents.importing.forms.stacked import stacked_rows
from tui.documents.importing.lines.line import Line
from tui.documents.importing.passage import NOWHERE, Passage

_RULE = re.compile(r"\s{0,4}-{20,}\s*$")
_HEADING = re.compile(r"\S+(?: \S+)*")
_FEWEST = 2
_GAP = 2
"""So many blanks stand between two columns."""


def with_ruled_tables(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Returns the lines with every table between rules as rows; the lines of a row are one, with the paragraphs of each cell."""
    found = list(lines)
    at = 0
    while at < len(found):
        rules = _rules(lines, at)
        columns = _columns(lines, rules) if rules else ()
        if not rules or not columns:
            end = _next_rule(lines, at)
            stacked = stacked_rows(lines, at, end) if end else {}
            for n, line in stacked.items():
                found[n] = line
            at = end + 1 if stacked else at + 1
            continue
        top, below, last = rules
        rows = [(top + 1, below), *_rows(lines, below + 1, last)]
        hangs = any(_is_set_in(line, columns) for line in lines[top + 1 : last] if not _RULE.match(line.raw))
        for begin, end in rows:
            found[begin] = _row(lines[begin:end], columns, len(lines[top].raw.rstrip()), hangs)
            for n in range(begin + 1, end):
                found[n] = replace(lines[n], content=NOWHERE, cells=(), within=())
        at = last + 1
    return tuple(found)


def _rules(lines: Sequence[Line], at: int) -> tuple[int, int, int] | None:
    """Returns the lines of the three rules of a table whose first is `at`: above the headings, below them, and at the end."""
    if not _RULE.match(lines[at].raw):
        return None
    others = [n for n in range(at + 1, len(lines)) if _is_like(lines[at].raw, lines[n].raw)][:2]
    if len(others) < _FEWEST or any(line.blank for line in lines[at + 1 : others[0]]) or others[0] == at + 1:
        return None
    return at, others[0], others[1]


def _next_rule(lines: Sequence[Line], at: int) -> int:
    """Returns the next line that is a rule like the one at that place; 0 where that is none, or no other follows."""
    if not _RULE.match(lines[at].raw):
        return 0
    return next((n for n in range(at + 1, len(lines)) if _is_like(lines[at].raw, lines[n].raw)), 0)


def _is_like(rule: str, raw: str) -> bool:
    return _RULE.match(raw) is not None and len(raw.strip()) == len(rule.strip())


def _columns(lines: Sequence[Line], rules: tuple[int, int, int]) -> tuple[int, ...]:
    """Returns where each column begins; nothing where the lines do not stand in columns: a word reaches over the edge of one."""
    top, _, last = rules
    begins = {found.start() for found in re.finditer(r"(?:^|(?<=  ))\S", lines[top + 1].raw)}
    columns = tuple(sorted(begins))
    rows = [line.raw for line in lines[top + 1 : last] if line.raw.strip() and not _RULE.match(line.raw)]
    edges = [begin for begin in columns if begin]
    fits = all(not raw[edge - 1 : edge].strip() for raw in rows for edge in edges)
    return columns if len(columns) >= _FEWEST and fits else ()


def _rows(lines: Sequence[Line], begin: int, end: int) -> list[tuple[int, int]]:
    """Returns from where to where each row goes; blank lines part them."""
    blank = [begin - 1, *(n for n in range(begin, end) if not lines[n].raw.strip()), end]
    return [(low + 1, high) for low, high in pairwise(blank) if high > low + 1]


def _is_set_in(line: Line, columns: Sequence[int]) -> bool:
    """Returns whether what stands in a column is set in from where the column begins."""
    ends = [*columns[1:], len(line.raw)]
    return any(
        line.raw[begin:end].strip() and line.raw[begin : begin + 1] == " "
        for begin, end in zip(columns, ends, strict=True)
    )


def _row(lines: Sequence[Line], columns: Sequence[int], width: int, hangs: bool) -> Line:
    """Returns the lines of a row as one. Which lines of a cell go on with the one before is told by their being set in, in a table
    where any is, else by their length."""
    cells: list[tuple[Passage, ...]] = []
    last = max(width, *(len(line.raw) for line in lines)) + _GAP
    for begin, end in pairwise([*columns, last]):
        pieces = [Passage.of(line.number, line.raw).cut(begin, end) for line in lines]
        room = (width + _GAP if end == last else end) - begin - _GAP
        told = [
            (each, line.raw[begin : begin + 1] == " ") for each, line in zip(pieces, lines, strict=True) if each.text
        ]
        cells.append(tuple(_paragraphs(told, room, hangs)))
    whole = tuple(Passage.joined(each) for each in cells)
    return replace(lines[0], content=Passage.joined(whole), cells=whole, within=tuple(cells), heading=0, bullet=False)


def _paragraphs(pieces: Sequence[tuple[Passage, bool]], width: int, hangs: bool) -> list[Passage]:
    """Returns the paragraphs of a cell. Without lines that are set in, a line begins one where its first word would have had room in
    the line before."""
    found: list[list[Passage]] = []
    for each, set_in in pieces:
        before = found[-1][-1] if found else None
        full = before is not None and len(before.text) + 1 + len(each.text.split()[0]) > width
        if found and (set_in if hangs else full):
            found[-1].append(each)
        else:
            found.append([each])
    return [Passage.joined(each) for each in found]
