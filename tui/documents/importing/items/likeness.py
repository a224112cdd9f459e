"""How much a text looks like the title of an item."""

import re

from tui.documents.importing.decided.decisions import begins_decision, has_decision_in_capitals
from tui.documents.importing.decided.signing import is_signature
from tui.documents.importing.items.no_title import says_only_when
from tui.documents.importing.lines.blocks import Block
from tui.documents.importing.passage import Passage
from tui.documents.importing.wordings import table

LONGEST = 260
"""So many characters a title has at most."""


def likeness(block: Block, title: Passage) -> float:
    """Returns how much like a title a text is: below 0 it cannot be one, from 1 on it looks like nothing else."""
    text = title.text
    if not _can_be(text):
        return -1
    styled = block.heading > 0 or block.bold or block.capitals
    score = 1.0 + 0.5 * styled
    if text.endswith((".", ";")) and not styled:
        score -= 0.6
    if text.endswith((":", ",")) and not styled:
        score -= 0.4
    if re.search(r"[.?!]\s+[A-Z“\"]\w+ \w+", text):
        score -= 0.7
    if len(text) > 120:
        score -= 0.3
    if block.italic and not block.bold:
        score -= 0.8
    if text[0].islower() or text.startswith("That "):
        score -= 1
    if not styled and re.search(table("numbering")["titles"]["verbs"], text):
        score -= 0.4
    if begins_decision(text) or (not block.capitals and has_decision_in_capitals(text)):
        score -= 1
    return score


def _can_be(text: str) -> bool:
    words = len(text) <= LONGEST and re.search(r"[^\W\d_]{2}", text) is not None
    return words and not says_only_when(text) and not is_signature(text)
