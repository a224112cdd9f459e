"""Plain text and Markdown as lines. Published texts mix the two, so one reader takes both."""

import re
from dataclasses import replace
from itertools import pairwise

from tui.documents.importing.forms.marks import COMMENT, Look, unmarked, with_marks
from tui.documents.importing.forms.ruled import with_ruled_tables
from tui.documents.importing.forms.underlined import with_underlined
from tui.documents.importing.lines.line import Line, Source
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
_HIDDEN = re.compile(r"[^\r\n]")
_END = re.compile(r"</([a-zA-Z]+)\s*>")
_CLOSES = re.compile(r"(?<=[^\s*_])[*_]{1,3}(?![\w*])")
_RUNS_OVER = 6
"""Over so many lines at most a text in italics runs on."""
_TILDES = re.compile(r"(?<![~\\])~~(?!~)")
_STRUCK = re.compile(r"(?<![~\\])~~(?=[^\s~])(?:[^~\n]|(?<!~)~(?!~)|\n(?![ \t]*\r?\n)){1,4000}?(?<=[^\s~])~~(?!~)")
"""What is struck out: from a mark before a word to one behind a word, with no blank line between."""
_FRONT_MATTER = re.compile(r"---\s*$")


def read_text(text: str) -> Source:
    """Returns the lines of a text, numbered as in the file. A form feed begins a page and stays in its line."""
    lines: list[Line] = []
    look = Look()
    matter = _front_matter(text)
    ends = _last_ends(text)
    split = _split(text)
    for number, (raw, shown) in enumerate(zip(split, _split(_without_lone(_without_comments(text))), strict=True), 1):
        before = look
        line, look = _line(number, raw, shown, look)
        if not shown.strip() and number < ends.get(before.struck_by, 0):
            look = before
        if look.italic and not any(_CLOSES.search(each) for each in split[number : number + _RUNS_OVER]):
            # A star that has no partner near is one that the document prints.
            look = replace(look, italic=False)
        if number in matter:
            line = Line(number, raw, NOWHERE, furniture="front matter")
            look = Look()
        lines.append(line)
    return Source(tuple(with_underlined(with_ruled_tables(lines))), "text")


def _split(text: str) -> list[str]:
    return re.split(r"\r\n|\n|\r", text)


def _without_comments(text: str) -> str:
    """Returns the text with every character of comments of HTML, but ends of lines, as the one that stands for such."""
    kept: list[str] = []
    at = 0
    while (begin := text.find("<!--", at)) >= 0 and (end := text.find("-->", begin)) >= 0:
        kept += [text[at:begin], _HIDDEN.sub(COMMENT, text[begin : end + 3])]
        at = end + 3
    return "".join([*kept, text[at:]])


def _without_lone(text: str) -> str:
    """Returns the text with the marks that strike out, but have no partner in their paragraph, as characters that nobody sees: what
    recognition of print takes for such marks strikes out nothing."""
    kept: list[str] = []
    at = 0
    for found in _STRUCK.finditer(text):
        kept += [_TILDES.sub(COMMENT * 2, text[at : found.start()]), found[0]]
        at = found.end()
    return "".join([*kept, _TILDES.sub(COMMENT * 2, text[at:])])


def _last_ends(text: str) -> dict[str, int]:
    """Returns the last line in which each tag is ended."""
    return {
        name.lower(): number
        for number, line in enumerate(_split(text), 1)
        if "</" in line
        for name in _END.findall(line)
    }


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


def _line(number: int, raw: str, shown: str, look: Look) -> tuple[Line, Look]:
    """Returns a line, and what it leaves switched on. `shown` is the line with what nobody sees of it marked as such."""
    new_page = "\f" in raw
    if not shown.strip() or _RULE.match(shown):
        # What a blank line finds switched on was never switched off: a mark without its partner.
        return Line(number, raw, NOWHERE, new_page=new_page), Look()
    if not shown.strip(f"{COMMENT} \t\f"):
        return Line(number, raw, NOWHERE, furniture="comment of the file"), look
    if _PICTURE.match(shown):
        return Line(number, raw, NOWHERE, furniture="picture"), look
    start = len(shown) - len(shown.lstrip(" \t\f\u00a0"))
    heading = _HEADING.match(shown)
    bullet = _BULLET.match(shown, 0) if heading is None else None
    begin = heading.end() if heading else bullet.end() if bullet else start
    if _ROW.match(shown) or (not bullet and "\t" in shown.strip()):
        if _ROW_RULE.match(shown):
            return Line(number, raw, NOWHERE, furniture="rule of a table"), look
        line, look = _row(number, shown, new_page, look if look.struck_by else Look())
        return replace(line, raw=raw), look
    marked = unmarked(number, shown, begin, len(shown), look)
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


def _row(number: int, raw: str, new_page: bool, look: Look) -> tuple[Line, Look]:
    cells: list[tuple[Passage, ...]] = []
    gone: list[Passage] = []
    at = 0
    bold = True
    for found in [*_CELL_END.finditer(raw), None]:
        end = found.start() if found else len(raw)
        marked = unmarked(number, raw, at, end, look)
        cells.append(_paragraphs(number, raw, at, end, marked.content, look))
        look = marked.after if marked.after.struck_by else Look()
        gone.append(marked.struck)
        bold = bold and (marked.bold or not marked.content.text)
        at = found.end() if found else at
    if cells and not cells[0] and raw.lstrip().startswith("|"):
        cells = cells[1:-1] if not cells[-1] else cells[1:]
    whole = tuple(Passage.joined(cell) for cell in cells)
    struck = Passage.joined(gone)
    line = Line(number, raw, Passage.joined(whole), bold=bold, cells=whole, new_page=new_page, struck=struck)
    return replace(line, within=tuple(cells)), look


def _paragraphs(number: int, raw: str, start: int, end: int, content: Passage, look: Look) -> tuple[Passage, ...]:
    """Returns the paragraphs of a cell: what stands in bold at its beginning, its heading, and what a tag for a new line parts."""
    heading = _CELL_HEADING.match(raw, start, end)
    cuts = [heading.end()] if heading is not None else []
    cuts += [found.end() for found in _BREAK.finditer(raw, start, end)]
    if not cuts:
        return (content,) if content.text else ()
    begins = sorted({start, *cuts})
    pieces = []
    for low, high in pairwise([*begins, end]):
        marked = unmarked(number, raw, low, high, look)
        pieces.append(marked.content)
        look = marked.after
    return tuple(each for each in pieces if each.text)
