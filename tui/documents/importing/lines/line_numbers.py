"""Numbers of lines that are printed beside them, at the end or at the beginning: they are no part of any text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from tui.documents.importing.lines.line import Line

_FEWEST = 10
_MOST = 0.7
"""So great a part of the lines must be numbered between the first such number and the last."""
_WITHIN = 0.1
"""So great a part of the numbered lines must begin in the midst of a sentence: entries of a list do not."""
_LOST = 3
"""So many numbers may be missing between two."""

_BESIDE = (re.compile(r"(?:^|\s+)(?P<number>\d{1,4})$"), re.compile(r"(?P<number>\d{1,4})(?:\s+|$)"))


def without_line_numbers(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Returns the lines with such numbers apart from their content, as `beside`; a line that is no more than its number says nothing."""
    for pattern in _BESIDE:
        numbered = dict(_rising(lines, pattern))
        if len(numbered) >= _FEWEST and _is_text(lines, numbered):
            return tuple(_apart(line, numbered[n]) if n in numbered else line for n, line in enumerate(lines))
    return tuple(lines)


def _rising(lines: Sequence[Line], pattern: re.Pattern[str]) -> Iterator[tuple[int, re.Match[str]]]:
    """Yields the lines whose numbers go on from the one before, or begin again at 1 on a new page."""
    before = 0
    for n, line in enumerate(lines):
        found = (pattern.search if pattern is _BESIDE[0] else pattern.match)(line.content.text)
        if found is None or line.cells:
            continue
        value = int(found["number"])
        if 0 < value - before <= _LOST or (value == 1 and before >= _FEWEST):
            before = value
            yield n, found


def _is_text(lines: Sequence[Line], numbered: dict[int, re.Match[str]]) -> bool:
    first, last = min(numbered), max(numbered)
    told = [n for n in range(first, last + 1) if not lines[n].blank]
    within = sum(_rest(lines[n], found)[:1].islower() for n, found in numbered.items())
    return len(numbered) >= _MOST * len(told) and within >= _WITHIN * len(numbered)


def _rest(line: Line, found: re.Match[str]) -> str:
    text = line.content.text
    return (text[: found.start()] if found.start() else text[found.end() :]).strip()


def _apart(line: Line, found: re.Match[str]) -> Line:
    text = line.content
    begins = found.start() == 0 and found.end() < len(text.text)
    rest = text.cut(found.end(), len(text.text)) if begins else text.cut(0, found.start())
    return replace(line, content=rest, beside=text.group(found, "number"))
