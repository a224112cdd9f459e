"""Parts titles without numbers from the text behind them in the same paragraph: CALL TO ORDER: The chair called …"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from tui.documents.importing.decided.decisions import begins_decision
from tui.documents.importing.decided.votes import is_heading
from tui.documents.importing.lines.blocks import Block
from tui.documents.importing.passage import Passage
from tui.documents.importing.people.people_headings import heading_of_people
from tui.documents.importing.wordings import table

_FEWEST = 3
_FEWEST_ARTICLES = 2
DEEP = 9
"""The level of heading that titles are given that stand out only by bold print or capitals."""


def with_leads_apart(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Returns the blocks with such titles as headings of their own, where there are several; lines behind the first of them that
    are bold or in capitals as a whole are headings as well."""
    ends = {n: end for n, block in enumerate(blocks) if (end := _end(block))}
    articles = sum(_article().match(blocks[n].text) is not None for n in ends)
    if len(ends) < _FEWEST and articles < _FEWEST_ARTICLES:
        return tuple(blocks)
    first = min(ends)
    found: list[Block] = []
    for n, block in enumerate(blocks):
        if n in ends:
            title, rest = block.passage.cut(0, ends[n]).stripped(":.–- "), block.passage.cut(ends[n], len(block.text))
            rest = rest.stripped(":–- ")
            found.append(replace(block, passage=title, heading=DEEP, strong=(), lead=title.text, lines=1))
            found.append(replace(block, passage=rest, strong=(), lead=rest.text, after_blank=False))
        elif n > first and (block.bold or block.capitals) and not block.cells and may_head(block.text):
            found.append(replace(block, heading=DEEP))
        else:
            found.append(block)
    return tuple(found)


def _end(block: Block) -> int:
    """Returns where the title at the beginning of a paragraph ends; 0 where none is there."""
    if block.cells or block.bullet or block.heading or block.bold or block.label:
        return 0
    pattern = table("numbering")["titles"]["lead"]
    end = 0
    if block.strong and block.passage.parts:
        place, strong = block.passage.parts[0].place, block.strong[0]
        if (place.line, place.start) == (strong.line, strong.start):
            end = strong.end - strong.start
    found = re.match(pattern, block.text) or _article().match(block.text)
    if not end and found is not None:
        end = found.end()
    named = found is not None and found.re is _article()
    title = block.text[:end].rstrip(" :.–-")
    heads = named or may_head(title) or (found is not None and _heads_opening(title, block.text[end:]))
    return end if end < len(block.text) and heads else 0


def _heads_opening(title: str, behind: str) -> bool:
    """Returns whether a heading of people has the sentence behind it that the meeting was opened, and so is the title of that item."""
    opened = re.match(table("numbering")["titles"]["opened"], behind.lstrip(" :.–-"), re.IGNORECASE) is not None
    return opened and heading_of_people(Block(Passage.of(0, f"{title}:"))) is not None


def may_head(text: str) -> bool:
    """Returns whether words can be the title of an item: no word of a decision, a vote, an action, a list of people."""
    if not 4 < len(text) < 100 or not text[:1].isupper() or begins_decision(f"{text}:") or is_heading(text):
        return False
    if text.lower().strip(" :.") in table("numbering")["titles"]["no_lead"]:
        return False
    roll = re.fullmatch(table("headings")["roll"]["titles"], text, re.IGNORECASE) is not None
    return roll or heading_of_people(Block(Passage.of(0, f"{text}:"))) is None


@cache
def _article() -> re.Pattern[str]:
    """What matches the title of an article of a warrant before its text: "Article 3: Road Repair: …"."""
    return re.compile(table("numbering")["titles"]["lead_article"])
