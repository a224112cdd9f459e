"""Reads a table of actions that stands under an item: what is to be done, by whom, until when."""

from collections.abc import Sequence

from tui.documents.importing.context import Context
from tui.documents.importing.drafting import Node
from tui.documents.importing.lines.blocks import Block
from tui.documents.importing.passage import Passage
from tui.documents.importing.readers.acting import put_action_of_columns
from tui.documents.importing.wordings import table

_WANTED = ("action", "owner", "deadline")


def is_action_table(blocks: Sequence[Block]) -> bool:
    """Returns whether the rows are a table of actions with who is to act, as its heading says, and every row has an action."""
    order = _order(blocks[0])
    at = order.index("action") if "action" in order and "owner" in order else -1
    return (
        at >= 0 and len(blocks) > 1 and all(len(row.cells) == len(order) and row.cells[at].text for row in blocks[1:])
    )


def put_action_table(blocks: Sequence[Block], context: Context, meeting: Node, item: Node) -> None:
    """Drafts the action of each row; cells of other columns stay unplaced."""
    order = _order(blocks[0])
    for row in blocks[1:]:
        told: dict[str, Passage] = {}
        for name, cell in zip(order, row.cells, strict=True):
            if name in _WANTED and cell.text:
                told.setdefault(name, cell)
        put_action_of_columns(told, context, meeting, item)


def _order(heading: Block) -> list[str]:
    words = [cell.text.lower().strip(" :") for cell in heading.cells]
    return [next((name for name, each in table("logs")["columns"].items() if word in each), "") for word in words]
