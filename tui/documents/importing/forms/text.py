"""Plain text and Markdown as lines. Published texts mix the two, so one reader takes both."""

import re
from dataclasses import replace
from itertools import pairwise

from tui.documents.importing.forms.marks import Look, unmarked, with_marks
from tui.documents.importing.forms.ruled import with_ruled_tables
from tui.documents.importing.forms.underlined import with_underlined
from tui.documents.importing.line import Line, Source
from tui.documents.importing.passage import NOWHERE, Passage

_HEADING = re.compile(r"\s{0,3}(#{1,6})\s+(?=\S)")
_BULLET = re.compile(r"\s*(?:[-*+•▪●◦‣·o–](?=[ \t\u00a0]))[ \t\u00a0]+(?=\S)")
_RULE = re.compile(r"\s*(?:[-*_=]\s*){3,}$")
_PICTURE = re.compile(r"\s*!\[[^\]]*\]\([^)]*\)\s*$")
_ROW = re.compile(r"\s*\|.*\|\s*$")
_ROW_RULE = re.compile(r"[\s|:=-]+$")
_CELL_END = re.compile(r"\t+|(?<!\\)\|")
_CELL_HEADING = re.compile(r"\s*\*\*[^*|]{2,160}\*\*(?:\s*<br\s*/?>)?(?=\s)")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_FRONT_MATTER = re.compile(r"---\s*$")


def read_text(text: str) -> Source:
    """Returns the lines of a text, numbered as in the file. A form feed begins a page and stays in its line."""
    lines: list[Line] = []
    look = Look()
    matter = _front_matter(text)
    for number, raw in enumerate(_split(text), 1):
        line, look = _line(number, raw, look)
        if number in matter:
            line = Line(number, raw, NOWHERE, furniture="front matter")
            look = Look()
        lines.append(line)
    return Source(with_ruled_tables(with_underlined(lines)), "text")


def _split(text: str) -> list[str]:
    return re.split(r"\r\n|\n|\r", text)


def _front_matter(text: str) -> range:
    """Returns the lines of a front matter between two lines of three hyphens, at the top or after one line of comment."""
    lines = _split(text)
    first = next((number for number, line in enumerate(lines[:3], 1) if _FRONT_MATTER.match(line)), 0)
    if not first or any(line.strip() and not line.startswith("#") for line in lines[: first - 1]):
        return range(0)
    for number in range(first + 1, min(len(lines), first + 60) + 1):
        if _FRONT_MATTER.match(lines[number - 1]):
            between = [line for line in lines[first : number - 1] if line.strip()]
            return range(first, number + 1) if between and re.match(r"[A-Za-z_]+:", between[0]) else range(0)
    return range(0)


def _line(number: int, raw: str, look: Look) -> tuple[Line, Look]:
    new_page = "\f" in raw
    if not raw.strip() or _RULE.match(raw):
        # What a blank line finds switched on was never switched off: a mark without its partner.
        return Line(number, raw, NOWHERE, new_page=new_page), Look()
    if _PICTURE.match(raw):
        return Line(number, raw, NOWHERE, furniture="picture"), look
    start = len(raw) - len(raw.lstrip(" \t\f\u00a0"))
    heading = _HEADING.match(raw)
    bullet = _BULLET.match(raw, 0) if heading is None else None
    begin = heading.end() if heading else bullet.end() if bullet else start
    if _ROW.match(raw) or (raw.count("\t") and not bullet and "\t" in raw.strip()):
        if _ROW_RULE.match(raw):
            return Line(number, raw, NOWHERE, furniture="rule of a table"), look
        return _row(number, raw, new_page)
    marked = unmarked(number, raw, begin, len(raw), look)
    line = Line(
        number,
        raw,
        marked.content,
        heading=len(heading[1]) if heading else 0,
        bullet=bullet is not None,
        indent=start if bullet is None else len(raw) - len(raw.lstrip()),
        new_page=new_page,
    )
    return with_marks(line, marked), marked.after


def _row(number: int, raw: str, new_page: bool) -> tuple[Line, Look]:
    cells: list[tuple[Passage, ...]] = []
    gone: list[Passage] = []
    at = 0
    bold = True
    for found in [*_CELL_END.finditer(raw), None]:
        end = found.start() if found else len(raw)
        marked = unmarked(number, raw, at, end, Look())
        cells.append(_paragraphs(number, raw, at, end, marked.content))
        gone.append(marked.struck)
        bold = bold and (marked.bold or not marked.content.text)
        at = found.end() if found else at
    if cells and not cells[0] and raw.lstrip().startswith("|"):
        cells = cells[1:-1] if not cells[-1] else cells[1:]
    whole = tuple(Passage.joined(cell) for cell in cells)
    struck = Passage.joined(gone)
    line = Line(number, raw, Passage.joined(whole), bold=bold, cells=whole, new_page=new_page, struck=struck)
    return replace(line, within=tuple(cells)), Look()


def _paragraphs(number: int, raw: str, start: int, end: int, content: Passage) -> tuple[Passage, ...]:
    """Returns the paragraphs of a cell: what stands in bold at its beginning, its heading, and what a tag for a new line parts."""
    heading = _CELL_HEADING.match(raw, start, end)
    cuts = [heading.end()] if heading is not None else []
    cuts += [found.end() for found in _BREAK.finditer(raw, start, end)]
    if not cuts:
        return (content,) if content.text else ()
    begins = sorted({start, *cuts})
    pieces = [unmarked(number, raw, low, high, Look()).content for low, high in pairwise([*begins, end])]
    return tuple(each for each in pieces if each.text)
