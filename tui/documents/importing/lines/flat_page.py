"""Parts the lines of a council's page whose table of items became text: title, decision and minutes of an item in a line or two."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from tui.documents.importing.items.titles import OF_PAGE
from tui.documents.importing.lines.line import Line
from tui.documents.importing.passage import NOWHERE, Passage
from tui.documents.importing.wordings import table

_TITLE = 220
_FEWEST = 2
_ENTRY = re.compile(r"\s(?=(?P<number>\d{1,2})[.)]\s+[A-Z])")


def with_items_apart(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Returns the lines, those below the heading of such a table parted: the title as a heading, then each text in a line of its own.
    What was minuted in the words of the decision is not said twice."""
    begin = next((n for n, line in enumerate(lines) if _is_heading(line)), len(lines))
    below = [line for line in lines[begin + 1 :] if not line.blank]
    ends = sum(line.content.text.endswith("|") for line in below)
    labelled = [len(_labels().findall(line.content.text)) for line in below]
    if sum(each > 1 for each in labelled) < _FEWEST and not (ends >= _FEWEST and sum(labelled) >= _FEWEST):
        return tuple(lines)
    found = list(lines[: begin + 1])
    said: set[str] = set()
    begins = True
    for line in lines[begin + 1 :]:
        # Where the end of each row is printed, only its first line can hold the title.
        parts = list(_parts(line, begins if ends >= _FEWEST else None))
        begins = line.content.text.endswith("|") or (line.blank and begins)
        for part in parts:
            text = _plain(part.content.text)
            if part.heading:
                said = set()
            elif text in said:
                continue
            said.add(text)
            found.append(part)
    return tuple(found)


def _is_heading(line: Line) -> bool:
    words = table("furniture")["page"]
    return not line.blank and re.fullmatch(words["flat"], line.content.text, re.IGNORECASE) is not None


def _parts(line: Line, begins: bool | None) -> Iterator[Line]:
    """Yields a line parted at its labels. `begins` says whether a row begins with it; None where nothing shows it."""
    if line.blank or line.cells or line.furniture:
        yield line
        return
    whole = line.content.stripped("|")
    marks = list(_labels().finditer(whole.text))
    if not marks and not begins:
        yield replace(line, content=whole)
        return
    front = whole.cut(0, marks[0].start() if marks else len(whole.text)).stripped("|")
    recital = _recital().search(front.text)
    title = front.cut(0, recital.start()) if recital is not None else front
    if title and len(title.text) <= _TITLE and begins is not False:
        yield replace(line, content=title, heading=OF_PAGE)
        front = front.cut(recital.start(), len(front.text)) if recital is not None else NOWHERE
    if front:
        yield replace(line, content=front)
    for mark, following in pairwise([*marks, None]):
        assert mark is not None
        text = whole.cut(mark.end(), following.start() if following is not None else len(whole.text)).stripped("|")
        if text:
            yield from (replace(line, content=each) for each in _entries(text))


def _entries(text: Passage) -> Iterator[Passage]:
    """Yields a text in front of a list within it, and each entry of the list, where its numbers rise from 1."""
    at, expected = 0, 1
    for found in _ENTRY.finditer(text.text):
        begins = expected > 1 or text.text[: found.start()].endswith((":", ".", ";", " to", " that"))
        if int(found["number"]) == expected and begins:
            yield text.cut(at, found.end())
            at, expected = found.end(), expected + 1
    yield text.cut(at, len(text.text))


def _plain(text: str) -> str:
    return re.sub(r"\W+", " ", text.lower()).strip()


@cache
def _recital() -> re.Pattern[str]:
    """Returns what matches before what an item is to be about, where that stands behind its title: Minutes To confirm …"""
    return re.compile(table("furniture")["page"]["recital"])


@cache
def _labels() -> re.Pattern[str]:
    return re.compile(table("furniture")["page"]["run_in"])
