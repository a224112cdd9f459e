"""Finds headings of items that have no number: those that the form names as such, and lines that stand out or stand alone."""

import re
from collections.abc import Callable, Sequence

from tui.documents.importing.dates import dates_in
from tui.documents.importing.decided.decisions import begins_decision
from tui.documents.importing.items.leads import DEEP
from tui.documents.importing.items.levels import title_of
from tui.documents.importing.items.likeness import LONGEST, likeness
from tui.documents.importing.items.no_title import is_no_title
from tui.documents.importing.items.titles import Title, without_tail
from tui.documents.importing.lines.blocks import Block
from tui.documents.importing.passage import NOWHERE
from tui.documents.importing.people.people_headings import heading_of_people
from tui.documents.importing.wordings import table

_FEWEST = 2
_PLAIN = 70
"""No title in ordinary print is longer."""
_HEAD = 12
"""Within so many blocks the head of a document says its day."""


_STANDING_OUT: tuple[Callable[[Block], bool], ...] = (
    lambda block: block.bold and block.capitals,
    lambda block: block.capitals,
    lambda block: block.bold,
)


def unnumbered(blocks: Sequence[Block]) -> list[Title]:
    """Returns headings without numbers: those that the form names as such, else lines in capitals or bold that stand alone."""
    levels = sorted({block.heading for block in blocks if block.heading})
    for level in levels:
        headings = [n for n, block in enumerate(blocks) if block.heading == level]
        found = [n for n in headings if _may_be_item(blocks[n])]
        listed = any(heading_of_people(blocks[n]) for n in headings)
        if len(found) > _FEWEST or (listed and len(found) == _FEWEST) or (level == DEEP and len(found) == _FEWEST):
            return [_headed(blocks[n], n) for n in found]
    begin = behind_head(blocks)
    for wanted in _STANDING_OUT:
        found = [n for n in range(begin, len(blocks)) if wanted(blocks[n]) and _stands_alone(blocks, n)]
        if len(found) > _FEWEST + 2 or (
            len(found) > _FEWEST and all(_heads_text(blocks, n) or n + 1 in found for n in found)
        ):
            return [Title(n, n + 1, NOWHERE, blocks[n].passage) for n in found]
    found = [n for n in range(begin, len(blocks)) if _heads_plainly(blocks, n)]
    return [Title(n, n + 1, NOWHERE, blocks[n].passage) for n in found] if len(found) > _FEWEST + 1 else []


def _headed(block: Block, n: int) -> Title:
    """Returns the title that a heading is; where only some have numbers, the word Item stands before those."""
    title = title_of(block, n)
    return title if title.mark else Title(n, n + 1, NOWHERE, without_tail(block.passage)[0])


def _may_be_item(block: Block) -> bool:
    """Returns whether a heading can be that of an item: not that of a list of those present, of a vote, of actions."""
    people = heading_of_people(block)
    present = people is not None and people[0].status == "present"
    return likeness(block, block.passage) > 0 and not present and not is_no_title(block)


def _heads_text(blocks: Sequence[Block], n: int) -> bool:
    """Returns whether text that does not stand out follows a line that does."""
    return n + 1 < len(blocks) and not any(wanted(blocks[n + 1]) for wanted in _STANDING_OUT)


def _heads_plainly(blocks: Sequence[Block], n: int) -> bool:
    """Returns whether a line in ordinary print is a title all the same: short, behind a blank line, with capitals as titles have
    them, and with text below it that no blank line parts from it."""
    block = blocks[n]
    if n + 1 >= len(blocks) or not _stands_alone(blocks, n) or blocks[n + 1].after_blank or block.lines > 1:
        return False
    words = re.findall(r"[^\W\d_]{4,}", block.text)
    titled = sum(word[0].isupper() for word in words) >= 0.7 * len(words) or len(words) < 4
    prose = re.search(table("numbering")["titles"]["verbs"], block.text) or dates_in(block.text)
    return (
        block.text[0].isupper() and titled and not prose and len(block.text) <= _PLAIN and block.text[-1] not in ":,;?!"
    )


def behind_head(blocks: Sequence[Block]) -> int:
    """Returns the number of the first block behind the line that names the day: what stands out above it is the document's title."""
    dated = next(
        (n for n, block in enumerate(blocks[:_HEAD]) if len(block.text) < LONGEST and dates_in(block.text)), -1
    )
    return dated + 1


def _stands_alone(blocks: Sequence[Block], n: int) -> bool:
    """Returns whether a line that stands out can be a title without a number."""
    block = blocks[n]
    if not block.after_blank or block.cells or block.bullet or not 5 < len(block.text) < 120:
        return False
    if block.text.endswith(".") or block.text.startswith("(") or begins_decision(block.text) or is_no_title(block):
        return False
    roll = n + 1 < len(blocks) and heading_of_people(blocks[n + 1]) is not None
    return roll or heading_of_people(block) is None


def with_early_headings(blocks: Sequence[Block], titles: Sequence[Title]) -> tuple[Title, ...]:
    """Adds titles without a number before the first that has one: lines that say no more than what is often taken first, with
    sentences below."""
    known = table("numbering")["early"]["titles"]
    early = [
        Title(n, n + 1, NOWHERE, block.passage.stripped(":"))
        for n, block in enumerate(blocks[: titles[0].block])
        if not block.cells
        and any(re.fullmatch(each, block.text.strip(" :."), re.IGNORECASE) for each in known)
        and n + 1 < titles[0].block
        and _is_prose(blocks[n + 1])
    ]
    return (*early, *titles)


def _is_prose(block: Block) -> bool:
    return len(block.text) > _PLAIN and not block.cells and heading_of_people(block) is None


def with_late_headings(blocks: Sequence[Block], titles: Sequence[Title]) -> tuple[Title, ...]:
    """Adds titles without a number that look as the numbered ones do and stand behind the last: any other business."""
    last = titles[-1]
    like = blocks[last.block]
    if not (like.bold and like.capitals):
        return (*titles, *_known_late(blocks, last.after))
    late = [
        Title(n, n + 1, NOWHERE, block.passage.stripped(":"))
        for n, block in enumerate(blocks)
        if n >= last.after and block.bold and block.capitals and not block.cells and likeness(block, block.passage) > 1
        and len(block.text.split()) > 1 and not is_no_title(block)
    ]  # fmt: skip
    return (*titles, *late)


def _known_late(blocks: Sequence[Block], begin: int) -> list[Title]:
    """Returns lines behind the last numbered title that say no more than what is often taken last."""
    known = table("numbering")["late"]["titles"]
    return [
        Title(n, n + 1, NOWHERE, block.passage.stripped(":."))
        for n, block in enumerate(blocks)
        if n >= begin
        and not block.cells
        and not (block.label or block.bullet)
        and any(re.fullmatch(each, block.text.strip(" :."), re.IGNORECASE) for each in known)
    ]
