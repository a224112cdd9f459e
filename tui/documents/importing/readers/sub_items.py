"""Finds the items within an item of an agenda: 4.1 below 4, (a) or A. with a title behind it."""

import re
from collections.abc import Sequence
from functools import cache

from tui.documents.importing.items.no_title import says_only_when
from tui.documents.importing.items.titles import Title
from tui.documents.importing.lines.blocks import Block
from tui.documents.importing.passage import Passage
from tui.documents.importing.wordings import table

_LONGEST = 220
_LABEL = r"[A-Z][a-z]+(?: [A-Za-z]+)?:\s+\S"
_FIRST = ("1", "a", "i")


def sub_titles(blocks: Sequence[Block], number: str) -> list[Title]:
    """Returns the titles of the items within an item of that number, by the blocks below its title; none where no row of them begins
    at its first."""
    for pattern in _forms():
        found = [title for n, block in enumerate(blocks) if (title := _title(block, n, pattern)) is not None]
        own = number.rstrip(".")
        dotted = [each for each in found if "." in each.number.text.rstrip(".")]
        if dotted:
            found = [each for each in dotted if each.number.text.startswith(f"{own}.")] if own else []
        first = found[0].number.text.rstrip(".").rsplit(".", 1)[-1].strip("()").lower() if found else ""
        if first in _FIRST:
            return found
    return []


def _title(block: Block, n: int, pattern: re.Pattern[str]) -> Title | None:
    match = pattern.match(block.text) if not (block.cells or block.bullet or len(block.text) > _LONGEST) else None
    if match is None:
        return None
    text: Passage = block.passage.cut(match.end(), len(block.text))
    text, rest = _before_labels(text)
    begins = text.text[:1]
    fits = begins.isupper() or begins.isdigit() or begins in "“‘\"'"
    if not fits or text.text.endswith((";", ":", ",")) or re.search(r";\s+(?:and|or)$", text.text):
        return None
    if says_only_when(text.text):
        return None
    return Title(n, n + 1, block.passage.group(match, "number"), text, rest=rest)


def _before_labels(text: Passage) -> tuple[Passage, Passage]:
    """Returns a title without the lines below it that begin with a label, Applicant: or Recommendation:, and those."""
    lines = text.by_line()
    at = next((n for n, line in enumerate(lines) if n and re.match(_LABEL, line.text)), len(lines))
    return Passage.joined(lines[:at]), Passage.joined(lines[at:])


@cache
def _forms() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(each) for each in table("numbering")["within"]["agenda"])
