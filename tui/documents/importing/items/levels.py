"""Finds the titles of items by the levels of headings, where the form of a document tells them: one title above, items below it."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from tui.documents.importing.decided.decisions import begins_decision
from tui.documents.importing.head.naming import names_body
from tui.documents.importing.items.no_title import is_no_title
from tui.documents.importing.items.titles import Title, without_tail
from tui.documents.importing.lines.blocks import Block
from tui.documents.importing.passage import NOWHERE
from tui.documents.importing.people.people_headings import heading_of_people
from tui.documents.importing.wordings import table

_AS_TITLE = re.compile(r"[A-Z]+\s+(?!That\b)[A-Z][a-z]")
"""A word of decision that goes on as titles do."""


def titles_by_level(blocks: Sequence[Block], numbered: Sequence[Title]) -> tuple[Title, ...]:
    """Returns the headings one level below the document's own title; none where the document has no such order.

    `numbered` are titles found by their numbers: an order of headings that leaves one of them out is another one.
    """
    levels = [block.heading for block in blocks if block.heading]
    if not levels or levels.count(min(levels)) != 1 or len(levels) < 2:
        return ()
    first = next(n for n, block in enumerate(blocks) if block.heading)
    if blocks[first].heading != min(levels) or not names_body(blocks[first]):
        return ()
    level = min(each for each in levels if each > min(levels))
    found = {
        n for n, block in enumerate(blocks) if block.heading == level and (heads_item(block) or _is_minuted(blocks, n))
    }
    if any(each.block not in found for each in numbered if blocks[each.block].heading):
        return ()
    numbered = [each for each in numbered if each.block in found]
    if numbered and min(found) != numbered[0].block and all(_is_bare(blocks[each.block], each) for each in numbered):
        numbered = []  # titles that begin with a number of their own
    known = {each.block: each for each in numbered} if 2 * len(numbered) >= len(found) else {}
    return tuple(known.get(n) or title_of(blocks[n], n) for n in sorted(found))


def _is_bare(block: Block, title: Title) -> bool:
    """Returns whether a number stands before a title with nothing but a blank between them."""
    return block.text.startswith(f"{title.number.text} ")


def _is_minuted(blocks: Sequence[Block], n: int) -> bool:
    """Returns whether a heading of people who are not there has sentences below it, as an item has, and no list of names."""
    people = heading_of_people(blocks[n])
    below = blocks[n + 1].text if n + 1 < len(blocks) and not blocks[n + 1].heading else ""
    said = re.search(table("numbering")["titles"]["verbs"], below) is not None
    return people is not None and people[0].status != "present" and said


def title_of(block: Block, n: int = 0) -> Title:
    """Returns the title that a heading is, its number apart."""
    for pattern in _numbers():
        found = pattern.match(block.text)
        if found is not None:
            title, rest = without_tail(block.passage.cut(found.end(), len(block.text)))
            mark = block.passage.group(found, "mark") if "mark" in pattern.groupindex else NOWHERE
            return Title(n, n + 1, block.passage.group(found, "number"), title, mark, rest)
    return Title(n, n + 1, NOWHERE, without_tail(block.passage)[0])


def heads_item(block: Block) -> bool:
    """Returns whether a heading can be that of an item: not one of people, of a decision, or a bare word within an item."""
    bare = block.text.lower().strip(" :.") in table("decisions")["bare"]["words"]
    decides = begins_decision(block.text) and _AS_TITLE.match(block.text) is None
    return not (bare or decides or is_no_title(block) or heading_of_people(block))


def inner_items(blocks: Sequence[Block], level: int) -> Iterator[tuple[Title | None, int, Sequence[Block]]]:
    """Returns what stands under an item in stretches: its own blocks with None for a title, then each heading of a deeper level
    with the blocks under it. `level` is that of the item's own heading, 0 where it has none: then all blocks are its own."""
    begins = [n for n, block in enumerate(blocks) if level and block.heading > level and heads_item(block)]
    highest = min((blocks[n].heading for n in begins), default=0)
    begins = [n for n in begins if blocks[n].heading == highest]
    yield None, level, blocks[: begins[0]] if begins else blocks
    for n, until in pairwise([*begins, len(blocks)] if begins else ()):
        yield title_of(blocks[n]), highest, blocks[n + 1 : until]


@cache
def _numbers() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(each) for each in table("numbering")["headings"]["patterns"])
