"""Makes numbered lines under a heading of people entries of its list, so that nobody becomes an item: "Present: 1. A Alpha"."""

from collections.abc import Sequence
from dataclasses import replace

from tui.documents.importing.lines.blocks import Block
from tui.documents.importing.people.beside_names import says_more
from tui.documents.importing.people.people import people_in
from tui.documents.importing.people.people_headings import heading_of_people

_LONGEST = 120


def with_people_as_entries(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Returns the blocks, the numbered ones that name one person each and stand right below a heading of people without their numbers."""
    found = list(blocks)
    at = 0
    while at < len(blocks):
        heading = heading_of_people(blocks[at]) if not blocks[at].cells else None
        at += 1
        if heading is None or heading[1].text:
            continue
        until = at
        while until < len(blocks) and _names_one(blocks[until], until - at + 1):
            until += 1
        closed = until < len(blocks) and heading_of_people(blocks[until]) is not None
        if until - at > 1 or (until - at == 1 and (closed or heading[0].status != "present")):
            found[at:until] = [
                replace(each, passage=each.unlabelled, bullet=True, lead=each.unlabelled.text)
                for each in blocks[at:until]
            ]
        at = until
    return tuple(found)


def _names_one(block: Block, number: int) -> bool:
    """Returns whether a line has this number and names one person behind it."""
    if block.cells or block.label.text.strip("().") != str(number) or len(block.text) > _LONGEST:
        return False
    text = block.unlabelled
    people = people_in(text)
    return len(people) == 1 and text.text.startswith(people[0].whole.text) and not says_more(text.text)
