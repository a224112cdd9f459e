"""What a title of an item is, and what may stand behind it that belongs to the page."""

import re
from dataclasses import dataclass

from tui.documents.importing.passage import NOWHERE, Passage
from tui.documents.importing.wordings import table


@dataclass(frozen=True)
class Title:
    """An item begins: its blocks are those from `block` to `after` (exclusive), its text follows. `mark` is the printed word
    before the number, such as Item."""

    block: int
    after: int
    number: Passage
    title: Passage
    mark: Passage = NOWHERE
    rest: Passage = NOWHERE
    minute: Passage = NOWHERE
    """The number of the minute, where that of the item is printed as well."""


def without_tail(passage: Passage) -> tuple[Passage, Passage]:
    """Returns a title without what a web page put behind it, and that."""
    for pattern in table("furniture")["tails"]["patterns"]:
        found = re.search(pattern, passage.text)
        if found:
            return passage.cut(0, found.start()), passage.cut(found.start(), len(passage.text))
    return passage, NOWHERE
