"""Tells the columns of a roll that a text has without them: "Attendee Name Title Status", and each row as one line of words."""

import re
from functools import cache

from tui.documents.importing.lines.blocks import Block
from tui.documents.importing.passage import NOWHERE, Passage
from tui.documents.importing.people.name_words import bare_name, is_post, is_style, looks_like_name, role_of
from tui.documents.importing.wordings import table

_FEWEST = 3
"""So many words of columns in a line show that it heads a roll: fewer may be the words of a sentence or a title."""
_SHORTEST = 4
"""No shorter word says whether somebody was there, in a line that holds other words."""
_NAME = 2
"""So many words a name has at least."""


def columns_in(block: Block) -> list[str]:
    """Returns which columns a line of words is the heading of, with those of name and status among them; none where it is none."""
    if block.cells or not _heading().fullmatch(block.text):
        return []
    words = table("headings")["roll"]["columns"]
    found = [each[0].lower() for each in _column().finditer(block.text)]
    names = [next(name for name, told in words.items() if each in told) for each in found]
    return names if len(names) >= _FEWEST and names[0] == "name" and "status" in names else []


def rows_in(block: Block) -> list[tuple[Passage, Passage, Passage]]:
    """Returns the name, the post and the status of each line of a block; none where a line of it is no row of such a roll."""
    found = [_row_of(line) for line in block.passage.by_line()] if not block.cells else []
    return [each for each in found if each is not None] if None not in found else []


def _row_of(line: Passage) -> tuple[Passage, Passage, Passage] | None:
    found = _row().fullmatch(line.text)
    if found is None:
        return None
    words = list(re.finditer(r"\S+", found["who"]))
    for n in range(_NAME, len(words) + 1):
        front = found["who"][: words[n - 1].end()]
        rest = found["who"][words[n].start() :] if n < len(words) else ""
        post = not rest or role_of(rest) or is_style(rest) or is_post(words[n][0])
        if post and looks_like_name(bare_name(front)[0]):
            behind = line.cut(words[n].start(), found.end("who")) if rest else NOWHERE
            return line.cut(0, len(front)), behind, line.group(found, "status")
    return None


@cache
def _column() -> re.Pattern[str]:
    words = {each for told in table("headings")["roll"]["columns"].values() for each in told}
    each = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"\b(?:{each})\b", re.IGNORECASE)


@cache
def _heading() -> re.Pattern[str]:
    return re.compile(rf"(?:{_column().pattern}\s*)+", re.IGNORECASE)


@cache
def _row() -> re.Pattern[str]:
    words = [word for told in table("headings")["roll"]["status"].values() for word in told if len(word) >= _SHORTEST]
    each = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"(?P<who>[A-Z][^\d:;]{{4,80}}?)\s+(?P<status>(?i:{each}))(?:\s+\d[\d:.]*\s*(?i:[ap]\.?m\.?)?)*")
