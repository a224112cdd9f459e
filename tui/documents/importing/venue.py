"""Reads where a meeting was held: from the sentence that says it, or from a line that is an address or the name of a room."""

import re
from collections.abc import Sequence

from tui.documents.importing.attendance import heading_of_people
from tui.documents.importing.blocks import Block
from tui.documents.importing.dates import dates_in, month_in, times_in
from tui.documents.importing.passage import NOWHERE, Passage
from tui.documents.importing.titles import without_tail
from tui.documents.importing.wordings import table

_LONGEST = 140
_TIME = 12
"""Within so many characters stands an hour where it is no place that is named."""


def venue_named(blocks: Sequence[Block], body: Passage) -> Passage:
    """Returns where the meeting was, as the blocks at the head of a document say; empty where they do not. `body` is the name of
    the body, which may hold the name of a place."""
    told = next((found for block in blocks if (found := _in_sentence(block.passage)).text), NOWHERE)
    if told:
        return told
    first = next((n for n, block in enumerate(blocks) if heading_of_people(block) is not None), len(blocks))
    for n, block in enumerate(blocks[:first]):
        if _is_venue(block, body):
            below = blocks[n + 1] if n + 1 < first else None
            if below is not None and re.match(table("headings")["body"]["address"], below.text, re.IGNORECASE):
                return Passage.joined((block.passage, below.passage), ", ")
            return block.passage
    return NOWHERE


def _in_sentence(passage: Passage) -> Passage:
    for pattern in table("headings")["body"]["venue"]:
        found = re.search(pattern, passage.text, re.IGNORECASE)
        if found is None or dates_in(found["venue"]) or month_in(found["venue"].strip(" .")):
            continue
        if times_in(found["venue"][:_TIME]):
            continue
        if "meeting" not in found["venue"].lower():
            return without_tail(passage.group(found, "venue"))[0].stripped(".,")
    return NOWHERE


def _is_venue(block: Block, body: Passage) -> bool:
    low = block.text.lower()
    if len(low) > _LONGEST or dates_in(block.text) or "@" in low or block.cells or ":" in low:
        return False
    if body.text and (body.text.lower() in low or low in body.text.lower()):
        return False
    if re.search(table("headings")["body"]["venue_ends"], block.text):
        return True
    return any(re.search(rf"\b{re.escape(word)}\b", low) for word in table("headings")["body"]["venue_words"])
