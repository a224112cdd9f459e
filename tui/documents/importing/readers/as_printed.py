"""Keeps documents as printed whose facts no record holds: the attendance return of a year, the delivery report of a plan.

An attendance return counts over the meetings of a year: which meeting each of the counted was at, it does not say, and a count is no
field of any record. A delivery report sums up deliverables of which it gives the last report alone, under the day of that report and
not its own. What is taken from such a document would be a guess, so that it is a paper, with its tables cell by cell.
"""

from collections.abc import Sequence
from itertools import groupby

from tui.documents.importing.context import Context
from tui.documents.importing.dates import dates_in
from tui.documents.importing.drafting import Node
from tui.documents.importing.head.header import read_head
from tui.documents.importing.lines.blocks import Block
from tui.documents.importing.passage import Passage
from tui.record.kinds import slug

_NEAR = 4


def read_as_printed(blocks: Sequence[Block], context: Context) -> Node | None:
    """Drafts the document as a paper: its headings, paragraphs and tables."""
    title = blocks[0]
    head = read_head(blocks[:_NEAR])
    paper = context.drafts.begin("paper", f"{context.folder(head)}/papers/{slug(title.text)}")
    paper.put("name", title.passage)
    paper.data["paper_type"] = "other"
    days = [(block, each) for block in blocks[1:_NEAR] if not block.cells for each in dates_in(block.text)]
    if days:
        block, day = days[0]
        paper.put("date", block.passage.cut(day.start, day.end), day.date)
    section = paper
    for in_table, same in groupby(blocks[1:], key=lambda block: bool(block.within or block.cells)):
        if in_table:
            _put_table(section, list(same))
            continue
        for block in same:
            if block.heading:
                section = paper.add("sections", block.text)
                section.put("heading", block.passage)
            else:
                section.add("sections", f"p{block.line}").put("text", block.passage)
    return paper


def _put_table(section: Node, rows: Sequence[Block]) -> None:
    """Puts a table into a section of its own; what stands in one cell of a row alone is in its own column where the form tells it."""
    cells = [_cells(row) for row in rows]
    width = max(len(each) for each in cells)
    node = section.add("sections", f"table {rows[0].line}").add("tables", "table")
    for n, (row, own) in enumerate(zip(rows, cells, strict=True)):
        texts = [each.text for each in own] + [""] * (width - len(own))
        if n == 0:
            node.put("columns", row.passage, texts)
        else:
            node.data.setdefault("rows", []).append(texts)
            node.claim(row.passage, "rows")


def _cells(row: Block) -> tuple[Passage, ...]:
    return row.cells or tuple(Passage.joined(each) for each in row.within)
