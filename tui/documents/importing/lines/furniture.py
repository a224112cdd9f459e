"""What belongs to the page and not to the document: page numbers, running heads, what a web page puts around. It is named as such."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from statistics import median

from tui.documents.importing.lines.line import Line
from tui.documents.importing.wordings import table

_NEAR = 3
"""So many lines from a page break a running head may be."""
_PAGE = 25
"""So many lines that say something a page has at least, as a rule."""
_BARE_NUMBER = re.compile(r"\d{1,3}$")


@dataclass(frozen=True)
class _Setting:
    what: str
    pattern: re.Pattern[str]
    only_first: int


def without_furniture(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Returns the lines with the furniture among them named as such."""
    heads = _running_heads(lines)
    alone = _lone_numbers(lines)
    found = []
    for line in lines:
        what = line.furniture or _named(line, alone) or heads.get(line.number, "")
        found.append(replace(line, furniture=what) if what else line)
    return tuple(found)


def _named(line: Line, alone: set[int]) -> str:
    text = line.content.text if line.content else ""
    if len(line.cells) > 1 and not re.search(r"\d", text):
        return ""  # words in columns name what stands below them
    for setting in _settings():
        if setting.only_first and line.number > setting.only_first:
            continue
        whole = setting.only_first or line.bullet
        if setting.pattern.fullmatch(text) or (whole and setting.pattern.fullmatch(line.raw.strip())):
            if _BARE_NUMBER.match(text) and line.number not in alone:
                continue
            return setting.what
    return ""


def _lone_numbers(lines: Sequence[Line]) -> set[int]:
    """Returns the lines that are only a number, with no other such line near: numbers that stand together are a table's. One below
    a line that ends with a colon is what that line asks for."""
    told = [line for line in lines if not line.blank]
    asked = {n + 1 for n, line in enumerate(told) if line.content.text.endswith(":")}
    bare = [
        n for n, line in enumerate(told) if _BARE_NUMBER.match(line.content.text) and not line.cells and n not in asked
    ]
    alone = [
        n
        for at, n in enumerate(bare)
        if (at == 0 or n - bare[at - 1] > _NEAR) and (at + 1 == len(bare) or bare[at + 1] - n > _NEAR)
    ]
    return set() if _head_items(told, alone) else {told[n].number for n in alone}


def _head_items(told: Sequence[Line], alone: Sequence[int]) -> bool:
    """Returns whether lone numbers are those of items: they rise from 1, nearer to each other than pages are, and what follows each
    begins as a title does."""
    values = [int(told[n].content.text) for n in alone]
    if len(alone) < _NEAR or values != list(range(1, len(values) + 1)) or any(line.new_page for line in told):
        return False
    apart = [after - before for before, after in pairwise(alone)]
    titles = all(n + 1 < len(told) and told[n + 1].content.text[:1].isupper() for n in alone)
    return titles and median(apart) < _PAGE


def _running_heads(lines: Sequence[Line]) -> dict[int, str]:
    """Returns the lines that are said at the edge of page after page or, where pages are not told, again and again."""
    told = [line for line in lines if not line.blank and not line.furniture]
    breaks = [n for n, line in enumerate(told) if line.new_page]
    never = re.compile(table("furniture")["never"]["pattern"], re.IGNORECASE)
    said = Counter(_alike(line) for line in told)
    edges: dict[str, int] = Counter()
    near: set[int] = set()
    for at in breaks:
        for n in range(max(0, at - _NEAR), min(len(told), at + _NEAR)):
            edges[_alike(told[n])] += 1
            near.add(n)
    found = {}
    for n, line in enumerate(told):
        alike = _alike(line)
        if never.search(alike) or line.cells or len(alike) > 120 or line.bullet:
            continue
        if (n in near and edges[alike] >= 2 and len(alike) > 3) or (
            not breaks
            and not line.heading
            and said[alike] >= 5
            and " " in alike
            and not alike.endswith((".", ";", "?"))
        ):
            found[line.number] = "running head"
    return found


def _alike(line: Line) -> str:
    return re.sub(r"\d+", "0", " ".join(line.content.text.lower().split()))


@cache
def _settings() -> tuple[_Setting, ...]:
    return tuple(
        _Setting(
            each["what"],
            re.compile("|".join(f"(?:{one})" for one in each["patterns"]), re.IGNORECASE),
            each.get("only_first", 0),
        )
        for each in table("furniture")["lines"]
    )
