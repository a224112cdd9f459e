"""Reads where a meeting was held: from the sentence that says it, or from a line that is an address or the name of a room."""

import re
from collections.abc import Sequence

from tui.documents.importing.dates import dates_in, month_in, times_in
from tui.documents.importing.items.titles import without_tail
from tui.documents.importing.lines.blocks import Block
from tui.documents.importing.passage import NOWHERE, Passage
from tui.documents.importing.people.people_headings import heading_of_people
from tui.documents.importing.wordings import table

_LONGEST = 140
_BESIDE = 2
"""So many lines below the day of the meeting stands where it is."""
_LINES = 3
"""No more lines name a place and its address."""
_TIME = 12
"""Within so many characters stands an hour where it is no place that is named."""


def venue_named(blocks: Sequence[Block], body: Passage) -> Passage:
    """Returns where the meeting was, as the blocks at the head of a document say; empty where they do not. `body` is the name of
    the body, which may hold the name of a place."""
    following = table("headings")["closing"]["next_meeting"]
    blocks = [block for block in blocks if not re.search(following, block.text, re.IGNORECASE)]
    told = next((found for block in blocks if (found := _in_sentence(block.passage)).text), NOWHERE)
    told = told or next((found for block in blocks if (found := _behind_day(block.passage))), NOWHERE)
    if told:
        return told
    first = next((n for n, block in enumerate(blocks) if heading_of_people(block) is not None), len(blocks))
    dated = next((n for n, block in enumerate(blocks[:first]) if dates_in(block.text)), 0)
    named = [n for n, block in enumerate(blocks[:first]) if _is_venue(block, body)]
    if not named:
        return NOWHERE
    beside = [n for n in named if 0 < n - dated <= _BESIDE]
    return _with_lines_below(blocks[:first], (beside or named)[0], body)


def _with_lines_below(blocks: Sequence[Block], at: int, body: Passage) -> Passage:
    """Returns the line of a place with those below it that go on with its address."""
    time = re.search(r",?\s+(?:at|from|commencing)\s+\d", blocks[at].text)
    lines = [blocks[at].passage.cut(0, time.start()) if time else blocks[at].passage]
    for block in blocks[at + 1 : at + _LINES]:
        address = re.match(table("headings")["body"]["address"], block.text, re.IGNORECASE)
        if not address and (block.after_blank or not _is_venue(block, body)):
            break
        lines.append(block.passage.stripped(",."))
    return Passage.joined((lines[0].stripped(","), *lines[1:]), ", ") if len(lines) > 1 else lines[0]


def _behind_day(passage: Passage) -> Passage:
    """Returns the place that stands behind the day in a line that says nothing else; empty where it is none."""
    found = re.search(table("headings")["body"]["day_and_place"], passage.text, re.IGNORECASE)
    return passage.group(found, "venue").stripped(".") if found is not None else NOWHERE


def _in_sentence(passage: Passage) -> Passage:
    for pattern in table("headings")["body"]["venue"]:
        found = re.search(pattern, passage.text, re.IGNORECASE)
        if found is None or dates_in(found["venue"]) or month_in(found["venue"].strip(" .")):
            continue
        if times_in(found["venue"][:_TIME]):
            continue
        if re.search(r"meeting(?! (?:room|house|hall|place))", found["venue"], re.IGNORECASE) is None:
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
