"""Finds the titles of items: the one way of numbering, of all that a document could have, that gives the best row of titles."""

import re
from collections.abc import Sequence
from dataclasses import replace

from tui.documents.importing.dates import dates_in
from tui.documents.importing.decided.decisions import begins_decision
from tui.documents.importing.head.naming import body_line, names_body
from tui.documents.importing.items.leads import DEEP
from tui.documents.importing.items.levels import title_of, titles_by_level
from tui.documents.importing.items.likeness import LONGEST
from tui.documents.importing.items.no_title import is_no_title
from tui.documents.importing.items.numbered_rows import best_numbered
from tui.documents.importing.items.paragraph_headings import above_paragraphs
from tui.documents.importing.items.titles import OF_PAGE, Title, without_tail
from tui.documents.importing.items.unnumbered import behind_head, unnumbered, with_early_headings, with_late_headings
from tui.documents.importing.lines.blocks import Block
from tui.documents.importing.passage import NOWHERE
from tui.documents.importing.wordings import table

_FEWEST = 2
_DECIDED = 0.35
_HEAD = 12
"""Within so many blocks the head of a document says its day."""
_PROSE = 80
"""So many characters a paragraph has at least that is text below a title."""
_NEAR = 4
"""Within so many paragraphs below the only title there is a decision."""
_BELOW = 1.6
"""What a number in brackets below a title counts for, against a title with a number before it."""


def find_titles(blocks: Sequence[Block], rows: bool = False) -> tuple[Title, ...]:
    """Returns the titles of the items in order; none where nothing is a convincing row of titles. With `rows`, an item can be a
    row of a table: number, title, pages."""
    of_page = tuple(title_of(block, n) for n, block in enumerate(blocks) if block.heading == OF_PAGE)
    if of_page:
        return of_page
    best = best_numbered(blocks, rows)
    by_level = titles_by_level(blocks, best[1] if best[0] >= _FEWEST * _DECIDED else ())
    if by_level:
        return by_level
    below = _below(blocks)
    if len(below) >= _FEWEST and len(below) * _BELOW > best[0]:
        return tuple(below)
    headed = above_paragraphs(blocks)
    if headed:
        return headed
    bare = unnumbered(blocks)
    if len(best[1]) < len(bare) and {each.block for each in best[1]} <= _deep(blocks, bare):
        return tuple(bare)
    if best[0] >= _FEWEST * _DECIDED and len(best[1]) >= _FEWEST and len(best[1]) * 3 >= len(bare):
        return with_early_headings(blocks, with_late_headings(blocks, best[1]))
    if len(bare) >= _FEWEST:
        return tuple(bare)
    if len(best[1]) == 1 and (best[0] > 1 or _begins_alone(blocks, best[1][0])):
        return with_early_headings(blocks, with_late_headings(blocks, best[1]))
    return _only(blocks)


def _deep(blocks: Sequence[Block], titles: Sequence[Title]) -> set[int]:
    """Returns the blocks of titles that were told by their place in a long line, where all were."""
    told = {each.block for each in titles}
    return told if all(blocks[n].heading == DEEP for n in told) and any(each.mark for each in titles) else set()


def _begins_alone(blocks: Sequence[Block], title: Title) -> bool:
    """Returns whether a title that has a number as the only one has a decision below it, or the first number and text below it: the
    rest is left out."""
    if any(begins_decision(block.text) for block in blocks[title.after : title.after + _NEAR]):
        return True
    text = any(len(block.text) > _PROSE for block in blocks[title.after :])
    return title.number.text.strip(".") == "1" and text


def _below(blocks: Sequence[Block]) -> list[Title]:
    pattern = re.compile(table("numbering")["alone"]["below"], re.IGNORECASE)
    found = []
    for n, block in enumerate(blocks):
        match = pattern.search(block.text)
        if match is None or len(block.text) > LONGEST:
            continue
        number, mark = block.passage.group(match, "number"), block.passage.group(match, "mark")
        before = block.passage.cut(0, match.start())
        if before.text:
            found.append(_with_minute(Title(n, n + 1, number, before, mark)))
        elif n > 0 and not any(each.block == n - 1 for each in found):
            found.append(_with_minute(Title(n - 1, n + 1, number, blocks[n - 1].passage, mark)))
    return found


def _with_minute(title: Title) -> Title:
    """Returns the title with a number before it taken for that of the minute."""
    found = re.match(r"(?P<number>\d{1,5})\s*[.:)]\s*(?=\S)", title.title.text)
    if found is None:
        return title
    rest = title.title.cut(found.end(), len(title.title.text))
    return replace(title, minute=title.title.group(found, "number"), title=rest)


def _only(blocks: Sequence[Block]) -> tuple[Title, ...]:
    """Returns the title of a document that is one item only: the first line in capitals, or a heading; none where the only heading
    is the document's own title."""
    if any(block.heading and names_body(block) for block in blocks) and sum(block.heading > 0 for block in blocks) == 1:
        return ()
    page = _below_on_page(blocks)
    if page:
        return page
    begin = behind_head(blocks)
    for n, block in enumerate(blocks):
        if (
            n >= begin
            and (block.capitals or block.heading or block.bold)
            and not block.cells
            and 5 < len(block.text) < 200
            and not begins_decision(block.text)
            and not is_no_title(block)
            and not names_body(block)
            and not _is_entry(block.text)
            and not (body_line(block) and n + 1 < len(blocks))
        ):
            return (Title(n, n + 1, NOWHERE, without_tail(block.passage)[0]),)
    return ()


def _is_entry(text: str) -> bool:
    """Returns whether a line is an entry of the head such as TIME: 6 pm, and no title."""
    found = re.match(r"([^:]{3,20}):\s+\S", text)
    return found is not None and found[1].lower() in table("numbering")["titles"]["no_lead"]


def _below_on_page(blocks: Sequence[Block]) -> tuple[Title, ...]:
    """Returns the title of an item that has a page of its own: the line above the one that names the meeting, its day and the number."""
    pattern = re.compile(table("numbering")["alone"]["below"], re.IGNORECASE)
    for n, block in enumerate(blocks[1:_HEAD], 1):
        match = pattern.search(block.text)
        if match is not None and dates_in(block.text) and match.start() > 0:
            number, mark = block.passage.group(match, "number"), block.passage.group(match, "mark")
            return (Title(n - 1, n, number, without_tail(blocks[n - 1].passage)[0], mark),)
    return ()
