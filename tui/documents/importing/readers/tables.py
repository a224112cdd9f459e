"""Keeps the tables of a text: one note for each, a line for every row."""

from collections import defaultdict
from collections.abc import Sequence

from tui.documents.importing.drafting import Node
from tui.documents.importing.lines.blocks import Block
from tui.documents.importing.passage import Passage
from tui.documents.importing.readers.summary import is_summary

_SHORT = 60


def end_of_table(blocks: Sequence[Block], begin: int) -> int:
    """Returns the number of the first block behind the table; short lines between rows are what ran over from a row."""
    at = begin + 1
    while at < len(blocks):
        if blocks[at].cells:
            if is_summary(blocks[at]):
                break
            at += 1
            continue
        ahead = next((n for n in range(at + 1, min(at + 4, len(blocks))) if blocks[n].cells), None)
        if len(blocks[at].text) < _SHORT and not blocks[at].after_blank and not blocks[at].text.endswith("."):
            at += 1
        elif ahead is not None and all(len(block.text) < _SHORT and not block.bold for block in blocks[at:ahead]):
            at = ahead
        else:
            break
    return at


def put_table(item: Node, blocks: Sequence[Block]) -> None:
    """Adds a table to the notes of an item."""
    rows = [
        Passage.joined((cell for cell in block.cells if cell.text), " | ") if block.cells else block.passage
        for block in blocks
    ]
    number = len(item.data.get("notes", [])) + 1
    note = item.add("notes", f"n{number}")
    note.data["type"] = "narrative"
    whole = Passage.joined(rows, "\n")
    if whole.text:
        used = _used(blocks)
        told = (_told(block, used.get(len(block.cells), set())) for block in blocks)
        note.put("text", whole, "\n".join(row for row in told if row))


def _used(blocks: Sequence[Block]) -> dict[int, set[int]]:
    """Returns, for the rows with each number of cells, the columns in which any of them says something."""
    found: dict[int, set[int]] = defaultdict(set)
    for block in blocks:
        found[len(block.cells)].update(n for n, cell in enumerate(block.cells) if cell.text)
    return found


def _told(block: Block, used: set[int]) -> str:
    """Returns a row as a line; an empty cell keeps its place, or what stands behind it would be in the column of another."""
    if not block.cells:
        return block.passage.as_printed
    texts = [cell.as_printed for n, cell in enumerate(block.cells) if n in used]
    while texts and not texts[-1]:
        texts.pop()
    return " | ".join(texts).replace("|  |", "| |").replace("|  |", "| |").strip()
