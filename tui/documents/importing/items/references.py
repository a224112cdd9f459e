"""Finds the references of minutes that are printed below the titles of items, or at the beginning of the text behind them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from tui.documents.importing.items.titles import Title
from tui.documents.importing.lines.blocks import Block
from tui.documents.importing.passage import Passage
from tui.documents.importing.wordings import table

_FEWEST = 3
_MOSTLY = 0.6
"""So great a part of the items must have one: a lone 23/0947 is the number of an application."""


def references_behind(blocks: Sequence[Block], titles: Sequence[Title]) -> Mapping[int, tuple[Passage, Block | None]]:
    """Returns by the number of a block what reference stands in it, and the block without it (None where nothing is left); nothing
    where only some of the titles have one, or the titles have references of their own."""
    if any("/" in title.number.text for title in titles):
        return {}
    pattern = re.compile(table("numbering")["alone"]["reference"] + r"(?![/\w-])\s*[:.–-]*\s*")
    found: dict[int, tuple[Passage, Block | None]] = {}
    for title in titles:
        block = blocks[title.after] if title.after < len(blocks) else None
        match = pattern.match(block.text) if block is not None and not block.cells else None
        if block is None or match is None:
            continue
        rest = block.passage.cut(match.end(), len(block.text))
        left = replace(block, passage=rest, lead=rest.text) if rest else None
        found[title.after] = (block.passage.group(match, "number"), left)
    return found if len(found) >= max(_FEWEST, _MOSTLY * len(titles)) else {}
