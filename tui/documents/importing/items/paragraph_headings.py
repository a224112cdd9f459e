"""Finds headings of items where not they, but the paragraphs below them, have the numbers: 23/061 The Chair welcomed …"""

import re
from collections.abc import Sequence

from tui.documents.importing.decided.decisions import begins_decision
from tui.documents.importing.items.no_title import is_no_title
from tui.documents.importing.items.titles import Title, without_tail
from tui.documents.importing.lines.blocks import Block
from tui.documents.importing.passage import NOWHERE
from tui.documents.importing.people.people_headings import heading_of_people
from tui.documents.importing.wordings import table

_MOSTLY = 0.7
"""So great a part of the numbered paragraphs must be sentences."""
_HEADED = 0.25
"""So great a part of them must have a heading above."""
_SENTENCES = 60
_TITLE = 120


def above_paragraphs(blocks: Sequence[Block]) -> tuple[Title, ...]:
    """Returns the lines that stand directly above a numbered paragraph as titles; none where the numbers are those of titles."""
    pattern = re.compile(next(each["pattern"] for each in table("numbering")["items"] if each["name"] == "slash"))
    found = {n: match for n, block in enumerate(blocks) if not block.cells and (match := pattern.match(block.text))}
    prose = [n for n, match in found.items() if _is_prose(blocks[n].text[match.end() :])]
    above = [n - 1 for n in prose if n > 0 and n - 1 not in found and _may_head(blocks[n - 1])]
    if not above or len(prose) < _MOSTLY * len(found) or len(above) < _HEADED * len(prose):
        return ()
    return tuple(Title(n, n + 1, NOWHERE, without_tail(blocks[n].passage)[0]) for n in above)


def _is_prose(text: str) -> bool:
    said = re.search(table("numbering")["titles"]["verbs"], text) is not None
    return said and len(text) > _SENTENCES and text[:1].isupper() and not text.isupper()


def _may_head(block: Block) -> bool:
    if block.cells or block.bullet or block.label or not 4 < len(block.text) < _TITLE or block.text[-1] in ".;,?!":
        return False
    prose = re.search(table("numbering")["titles"]["verbs"], block.text) is not None
    return not (prose or is_no_title(block) or begins_decision(block.text) or heading_of_people(block))
