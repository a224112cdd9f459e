"""Parts lines of plain text that hold several: where a tag for a new line stands in them, as an archive puts out what it scanned."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from tui.documents.importing.lines.line import Line
from tui.documents.importing.passage import NOWHERE, Part, Passage

_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)


def with_breaks_apart(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Returns the lines, one with tags for a new line in it as the lines that it holds, each with the number of the one: a tag behind
    another makes a blank line. Rows of tables are left: a new line in a cell is its own."""
    return tuple(each for line in lines for each in (_parted(line) if _holds_several(line) else (line,)))


def _holds_several(line: Line) -> bool:
    return not line.cells and not line.furniture and bool(line.content) and _BREAK.search(line.raw) is not None


def _parted(line: Line) -> Iterator[Line]:
    ends = [found.start() for found in _BREAK.finditer(line.raw)]
    begin = 0
    for n, end in enumerate([*ends, len(line.raw)]):
        content = _between(line.content, begin, end)
        if content or 0 < n < len(ends):
            yield replace(
                line, content=content, new_page=line.new_page and n == 0, goes_on=False, runs_on=False, indent=0
            )
        begin = end


def _between(passage: Passage, begin: int, end: int) -> Passage:
    """Returns what of a passage stands in the columns `begin` to `end` of its line."""
    own: list[Part] = [part for part in passage.parts if begin <= part.place.start < end]
    if not own:
        return NOWHERE
    return passage.cut(own[0].at, own[-1].at + own[-1].place.end - own[-1].place.start)
