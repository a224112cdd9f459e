"""Headings of plain text: lines with a rule of their own length below them, the title of the document with one above it as well."""

import re
from collections.abc import Sequence
from dataclasses import replace

from tui.documents.importing.lines.line import Line
from tui.documents.importing.passage import NOWHERE, Passage

_RULE = re.compile(r"\s*(={3,}|-{3,}|~{3,})\s*$")
_LEVELS = "=-~"
_ABOUT = 2
_MOST = 6
"""A heading has no more lines."""


def with_underlined(lines: Sequence[Line]) -> list[Line]:
    """Returns the lines with those that a rule of their own length underlines made headings, a heading of several lines one line.

    Rules of = are above those of -, and those above ~; all are below a title that has a rule above it too.
    """
    found = list(lines)
    titled = False
    for n, below in enumerate(lines[1:], 1):
        rule = _RULE.match(below.raw)
        if rule is None or lines[n - 1].blank or lines[n - 1].cells:
            continue
        first = _begin(lines, n, len(rule[1]))
        if first is None:
            continue
        is_title = first > 0 and _RULE.match(lines[first - 1].raw) is not None
        titled = titled or is_title
        level = 1 if is_title else _LEVELS.index(rule[1][0]) + 1 + titled
        found[first] = replace(
            lines[first], content=Passage.joined(line.content for line in lines[first:n]), heading=level
        )
        for at in range(first + 1, n):
            found[at] = replace(lines[at], content=NOWHERE)
    return found


def _begin(lines: Sequence[Line], rule: int, length: int) -> int | None:
    """Returns the first line of the heading above a rule; None where no line there is as long as the rule."""
    first = rule - 1
    while first > 0 and rule - first < _MOST and _goes_on(lines[first - 1], lines[first], length):
        first -= 1
    longest = max(len(line.raw.strip()) for line in lines[first:rule])
    if abs(length - longest) <= _ABOUT:
        return first
    return rule - 1 if abs(length - len(lines[rule - 1].raw.strip())) <= _ABOUT else None


def _goes_on(before: Line, line: Line, length: int) -> bool:
    """Returns whether a line goes on with the one before: its first word found no room there."""
    if before.blank or line.blank or _RULE.match(before.raw):
        return False
    return len(before.raw.strip()) <= length and len(before.raw.strip()) + 1 + len(line.raw.split()[0]) > length
