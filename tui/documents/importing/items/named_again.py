"""Finds an item within an item whose heading does not stand out, where what was decided on it is headed by the same words again."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from tui.documents.importing.decided.decisions import decision_in
from tui.documents.importing.items.titles import Title
from tui.documents.importing.lines.blocks import Block
from tui.documents.importing.passage import NOWHERE, Passage
from tui.documents.importing.wordings import table

_LIKE = 0.85
"""So like must the two be: one of them may be misprinted."""
_LONGEST = 80


@dataclass(frozen=True)
class NamedAgain:
    """An item within an item: its title, the words that name it again, the blocks that are its own, and those of the item around it."""

    title: Title
    again: Passage
    own: tuple[Block, ...]
    around: tuple[Block, ...]


def named_again(blocks: Sequence[Block]) -> NamedAgain | None:
    """Returns the item that stands within these blocks of another, None where none does.

    Its paragraphs go from its heading to the decision on the item around it; its decisions stand below the words that name it again.
    """
    for at, block in enumerate(blocks):
        told = re.fullmatch(table("numbering")["within"]["named_again"], block.text, re.IGNORECASE)
        if told is None or block.cells:
            continue
        begins = next((n for n in range(at) if _heads(blocks[n], told["title"])), None)
        if begins is None:
            continue
        decided = next((n for n in range(begins + 1, at) if decision_in(blocks[n].passage, blocks[n].strong)), at)
        heading = blocks[begins].passage
        return NamedAgain(
            Title(begins, begins + 1, NOWHERE, heading),
            block.passage,
            (*blocks[begins + 1 : decided], *blocks[at:]),
            (*blocks[:begins], *blocks[decided:at]),
        )
    return None


def _heads(block: Block, title: str) -> bool:
    """Returns whether a paragraph is no more than a title, in about these words."""
    if block.cells or block.bullet or block.label or len(block.text) > _LONGEST or block.text.endswith((".", ":", ";")):
        return False
    return SequenceMatcher(None, block.text.lower(), title.lower()).ratio() >= _LIKE
