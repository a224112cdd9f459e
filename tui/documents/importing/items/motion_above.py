"""Puts the motion to adopt a resolution, which stands above the heading of that, below it: it is of the item that the heading begins."""

import re
from collections.abc import Sequence
from dataclasses import replace

from tui.documents.importing.decided.decisions import moves_what_follows
from tui.documents.importing.items.titles import Title
from tui.documents.importing.lines.blocks import Block
from tui.documents.importing.wordings import table


def with_motions_below(blocks: Sequence[Block], titles: Sequence[Title]) -> tuple[Sequence[Block], tuple[Title, ...]]:
    """Returns the blocks and the titles of items, each motion that ends with a colon above the title of a resolution behind that."""
    found, placed = list(blocks), list(titles)
    for n, title in enumerate(titles):
        at = title.block
        if at > 0 and title.after == at + 1 and _is_resolution(title) and moves_what_follows(blocks[at - 1]):
            found[at - 1], found[at] = blocks[at], replace(blocks[at - 1], after_blank=False)
            placed[n] = replace(title, block=at - 1, after=at)
    return found, tuple(placed)


def _is_resolution(title: Title) -> bool:
    return re.fullmatch(table("decisions")["title"]["pattern"], title.title.text) is not None
