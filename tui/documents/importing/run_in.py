"""Parts titles of items from the text that goes on in the same line: "3. Finance: The Clerk reported …"."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from tui.documents.importing.blocks import Block
from tui.documents.importing.decisions import begins_decision
from tui.documents.importing.wordings import table

_FEWEST = 3
_MOST = 0.6
"""So great a part of the numbered paragraphs shows that titles run into the text."""


def apart_from_text(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Returns the blocks, the titles that run into the text of numbered paragraphs parted from it where most of them do."""
    for pattern in _forms():
        numbered = [n for n, block in enumerate(blocks) if not block.cells and pattern.match(block.text)]
        ends = {n: end for n in numbered if (end := _end_of_title(blocks[n], pattern))}
        values = [int(re.sub(r"\D", "", pattern.match(blocks[n].text)["number"])[-4:] or 0) for n in numbered]  # type: ignore[index]
        rising = sum(after == before + 1 for before, after in pairwise(values))
        if len(ends) >= max(_FEWEST, _MOST * len(numbered)) and rising >= _MOST * (len(numbered) - 1):
            return tuple(piece for n, block in enumerate(blocks) for piece in _parted(block, ends.get(n)))
    return tuple(blocks)


def _parted(block: Block, ends: tuple[int, int] | None) -> tuple[Block, ...]:
    if ends is None:
        return (block,)
    title = block.passage.cut(0, ends[0])
    rest = block.passage.cut(ends[1], len(block.text))
    behind = replace(block, passage=rest, bullet=False, after_blank=False, bold=False, lead=rest.text)
    return replace(block, passage=title, lead=title.text, lines=1), behind


def _end_of_title(block: Block, pattern: re.Pattern[str]) -> tuple[int, int] | None:
    """Returns where the title in a paragraph ends and where the text behind it begins; None where no title runs into it."""
    number = pattern.match(block.text)
    titles = table("numbering")["titles"]
    found = re.match(titles["run_in"], block.text[number.end() :]) if number is not None else None
    if number is None or found is None or not found["rest"]:
        return None
    if re.search(titles["verbs"], found["title"]) or begins_decision(found["title"] + ":"):
        return None
    return number.end() + found.end("title"), number.end() + found.start("rest")


@cache
def _forms() -> tuple[re.Pattern[str], ...]:
    wanted = ("slash", "number", "coded")
    return tuple(re.compile(each["pattern"]) for each in table("numbering")["items"] if each["name"] in wanted)
