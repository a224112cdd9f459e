"""Tells the headings of lists of people: who is listed under them, and what stands behind them on their line."""

import re
from functools import cache
from typing import Any

from tui.documents.importing.blocks import Block
from tui.documents.importing.passage import Passage
from tui.documents.importing.register import Group
from tui.documents.importing.wordings import table


def heading_of_people(block: Block) -> tuple[Group, Passage] | None:
    """Returns the group that a block is the heading of, and what stands behind the heading on the same line."""
    found = people_headings().match(block.text)
    if found is None:
        return None
    rest = block.passage.cut(found.end(), len(block.text))
    parted = found["colon"] is not None or bool(block.cells and len(block.cells[0].text) <= found.end())
    parted = parted or _apart_in_line(block, found)
    alone = not rest.text and (block.bold or block.capitals or block.heading > 0 or len(block.text) < 30)
    stands_out = bool(rest.text) and found["words"].isupper() and not rest.text.isupper()
    each = _groups()[(found["other"] or found["words"]).lower()]
    if not (parted or alone or (stands_out and not each.get("counted"))):
        return None
    guess = "The heading names members, officers and others alike." if each.get("mixed") else ""
    words = block.passage.cut(found.start("words"), found.end("other") if found["other"] else found.end("words"))
    role, mode, counted = each.get("role", ""), each.get("mode", ""), each.get("counted", False)
    return Group(each["capacity"], each["status"], words, role, mode, guess, counted), rest


def _apart_in_line(block: Block, found: re.Match[str]) -> bool:
    """Whether a run of blanks parts a heading from the names behind it."""
    return found.end() < len(block.text) and re.search(r"\s{3,}$|\t\s*$", found[0]) is not None


def unknown_heading(block: Block) -> tuple[Group, Passage] | None:
    """Returns the group under a heading that no table knows: in bold or capitals up to a colon."""
    found = re.match(r"[^:,;()]{3,60}:\s*", block.text)
    if found is None:
        return None
    words = block.passage.group(found).stripped(": ")
    stands_out = words.text.isupper() or (block.bold and found.end() == len(block.text))
    if not stands_out and not re.search(table("people")["groups"]["ends"], words.text, re.IGNORECASE):
        return None
    rest = block.passage.cut(found.end(), len(block.text))
    if re.search(table("people")["groups"]["officers"], words.text, re.IGNORECASE):
        return Group("officer", "present", words), rest
    return Group("guest", "present", words, guess="What the heading says of their capacity is not known."), rest


@cache
def _groups() -> dict[str, dict[str, Any]]:
    return {word: each for each in table("headings")["attendance"] for word in each["words"]}


@cache
def people_headings() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in sorted(_groups(), key=len, reverse=True))
    return re.compile(
        rf"(?P<words>{words})(?!\w)(?:\s*[/|&]\s*(?P<other>{words})(?!\w))?(?:\s*\([^)]*\))?(?P<colon>\s*[:;]\s?[-–]?|\s+[-–](?=\s))?\s*",
        re.IGNORECASE,
    )
