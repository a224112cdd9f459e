"""Minutes without any heading: what was moved and decided in them stands in one item, called as the document calls itself."""

import re
from collections.abc import Sequence

from tui.documents.importing.dates import dates_in
from tui.documents.importing.decided.decisions import decision_in, mover_alone, movers_in
from tui.documents.importing.head.header import is_title_of
from tui.documents.importing.head.naming import body_line
from tui.documents.importing.items.titles import Title
from tui.documents.importing.lines.blocks import Block
from tui.documents.importing.passage import NOWHERE, Passage
from tui.documents.importing.people.people_headings import heading_of_people
from tui.documents.importing.wordings import table

_HEAD = 12
"""Within so many blocks a document says what it is."""
_TITLE = 120
_SEVERAL = 2
_SHORT = 60
"""So short a line before the first motion belongs to the head."""
_DOUBT = "The document has no headings of items: what was minuted stands in one, which is called as the document is."


def as_one_item(blocks: Sequence[Block]) -> tuple[Title, ...]:
    """Returns the one item of minutes that have no headings, from behind the lines that say who was there on; none where nothing was
    moved or decided, or where the document has no title to call it after."""
    title = _own_title(blocks[:_HEAD])
    moved = [n for n, block in enumerate(blocks) if _decides(block)]
    if title is None or not moved or moved[0] <= title:
        return ()
    if sum(mover_alone(blocks[n].text, "mover") is None for n in moved) < _SEVERAL and not _is_bare(blocks[title]):
        return ()
    opening = table("numbering")["unheaded"]["opening"]
    before = [
        n
        for n, block in enumerate(blocks[: moved[0]])
        if len(block.text) < _SHORT or heading_of_people(block) or re.search(opening, block.text, re.IGNORECASE)
    ]
    begin = before[-1] + 1 if before else title + 1
    return (Title(begin, begin, NOWHERE, _without_body(blocks[title]), doubt=_DOUBT),)


def _without_body(block: Block) -> Passage:
    """Returns the title of minutes without the name of the body before it, and the day behind: "Board of Example's Minutes, 2 May"."""
    name = body_line(block)
    owner = re.match(rf"{re.escape(name.text)}[’']s?\s+", block.text) if name else None
    days = dates_in(block.text)
    end = days[0].start if days and owner is not None else len(block.text)
    return block.passage.cut(owner.end() if owner is not None else 0, end).stripped(" ,:–-")


def _own_title(head: Sequence[Block]) -> int | None:
    """Returns the line that is no more than what the document is, Minutes, else the first that says it."""
    kinds = [
        n for n, block in enumerate(head) if len(block.text) < _TITLE and is_title_of("minutes").search(block.text)
    ]
    bare = [n for n in kinds if _is_bare(head[n])]
    return next(iter(bare or kinds), None)


def _is_bare(block: Block) -> bool:
    return is_title_of("minutes").fullmatch(block.text.strip(" :.")) is not None


def _decides(block: Block) -> bool:
    if block.cells:
        return False
    mover, seconder, _ = movers_in(block.passage)
    if mover_alone(block.text, "mover") is not None:
        return True
    return bool(mover and seconder) or decision_in(block.passage, block.strong) is not None
