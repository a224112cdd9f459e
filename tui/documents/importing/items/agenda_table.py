"""The table of items on an agenda: number, title with what is said below it, and pages, as its row of headings names the columns."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tui.documents.importing.lines.blocks import Block
from tui.documents.importing.passage import NOWHERE, Passage, Place
from tui.documents.importing.wordings import table

_FEWEST = 2
_MOST = 7
_CAPTION = 60


@dataclass(frozen=True)
class Row:
    """An item on the agenda: its number, its title, what is said below the title, and its pages."""

    number: Passage
    title: Passage
    lines: tuple[Passage, ...]
    pages: Passage
    lead: Passage = NOWHERE
    """Who is to present the item."""
    time: Passage = NOWHERE


@dataclass(frozen=True)
class Business:
    """The table: its blocks are those from `begin` to `end` (exclusive), the caption above it and the headings with them."""

    begin: int
    end: int
    heading: Passage
    rows: tuple[Row, ...]


def business_in(blocks: Sequence[Block]) -> Business | None:
    """Returns the first such table; None where the blocks have none."""
    for n, block in enumerate(blocks):
        order = _order(block)
        end = n + 1
        while order and end < len(blocks) and _is_row(blocks[end], order):
            end += 1
        if end > n + 1:
            above = blocks[n - 1] if n else None
            caption = above is not None and above.bold and not above.heading and len(above.text) <= _CAPTION
            heading = Passage.joined((blocks[n - 1].passage, block.passage)) if caption else block.passage
            rows = tuple(_row(each, order) for each in blocks[n + 1 : end])
            return Business(n - caption, end, heading, tuple(each for each in rows if each.title))
    return None


def _is_row(block: Block, order: Sequence[str]) -> bool:
    """Returns whether a block is a row of the table; in one row with one cell filled the form tells the cells, and no more."""
    return len(block.cells) == len(order) or (not block.cells and len(block.within) == len(order))


def _order(block: Block) -> list[str]:
    """Returns what each column holds whose heading a row is, "" for one that says nothing of an item; nothing where it is no such row.
    A word that can be the heading of numbers or of titles is that of titles where no other is."""
    if not _FEWEST <= len(block.cells) <= _MOST:
        return []
    names = table("kinds")["business"]["columns"]
    fits = [[name for name, words in names.items() if cell.text.lower().strip(" :") in words] for cell in block.cells]
    titles = [n for n, each in enumerate(fits) if "title" in each]
    at = next((n for n in titles if fits[n] == ["title"]), titles[-1] if titles else -1)
    found = [
        "title" if n == at else next((name for name in each if name != "title"), "") for n, each in enumerate(fits)
    ]
    known = [name for name in found if name]
    enough = len(known) >= _FEWEST and len(known) > len(found) / 2
    return found if at >= 0 and enough and len(set(known)) == len(known) else []


def _row(block: Block, order: Sequence[str]) -> Row:
    within = block.within or tuple((each,) for each in block.cells)
    cells = {name: [each for each in told if each.text] for name, told in zip(order, within, strict=True)}
    number, pages, lead, time = (Passage.joined(cells.get(name, [])) for name in ("number", "pages", "lead", "time"))
    title = cells["title"]
    first, rest = _by_weight(title[0], block) if len(title) == 1 else (title[0] if title else NOWHERE, ())
    return Row(number.stripped("."), first, (*rest, *title[1:]), pages, lead, time)


def _by_weight(cell: Passage, block: Block) -> tuple[Passage, tuple[Passage, ...]]:
    """Returns the title that a cell begins with in bold, and the rest, where the form does not tell its paragraphs."""
    end = 0
    for word in re.finditer(r"\S+", cell.text):
        if not all(_is_strong(place, block.strong) for place in cell.group(word).places):
            break
        end = word.end()
    rest = cell.cut(end, len(cell.text)) if end else NOWHERE
    return (cell.cut(0, end), (rest,)) if rest else (cell, ())


def _is_strong(place: Place, strong: Sequence[Place]) -> bool:
    return any(one.line == place.line and one.start <= place.start and place.end <= one.end for one in strong)
