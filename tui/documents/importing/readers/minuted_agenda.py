"""Minutes without headings that follow their own agenda on one page: each paragraph is read under the item whose title it repeats."""

import re
from collections.abc import Iterator, Sequence

from tui.documents.importing.drafting import Node
from tui.documents.importing.lines.blocks import Block

_ENOUGH = 0.6
"""So great a part of the words of a title must stand in a paragraph."""
_FEWEST = 2
"""So many words of it, too: one alone, as Bills, is said of other things."""
_WORD = re.compile(r"[^\W\d_]{4,}|\d{2,}")


def under_agenda(meeting: Node, blocks: Sequence[Block]) -> Iterator[tuple[Node, Sequence[Block]]]:
    """Yields items of the agenda in its order, each with the paragraphs under it: from one that repeats its title to one that repeats
    a later title. Paragraphs before the first such one are under none."""
    items = meeting.data.get("items", [])
    at, begun = -1, 0
    for n, block in enumerate(blocks):
        found = _repeated(block.text, items, max(at, 0))
        if found is None or found == at:
            continue
        if at >= 0:
            yield _node(meeting, items[at]), blocks[begun:n]
        at, begun = found, n
    if at >= 0:
        yield _node(meeting, items[at]), blocks[begun:]


def _repeated(text: str, items: Sequence[dict[str, object]], first: int) -> int | None:
    """Returns the item, from the first that may come on, whose title a paragraph repeats most of; None where it repeats none."""
    said = {each.lower() for each in _WORD.findall(text)}
    best, best_part = None, 0.0
    for n in range(first, len(items)):
        words = {each.lower() for each in _WORD.findall(str(items[n]["title"]))}
        part = len(words & said) / len(words) if len(words) >= _FEWEST else 0.0
        if part >= _ENOUGH and part > best_part:
            best, best_part = n, part
    return best


def _node(meeting: Node, item: dict[str, object]) -> Node:
    return Node(meeting.drafts, meeting.record, f"items[{item['id']}]", item)
