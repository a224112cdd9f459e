"""Reads plans of coming meetings: a table of days and what is to be dealt with, kept as printed."""

from collections.abc import Sequence

from tui.documents.importing.context import Context
from tui.documents.importing.drafting import Node
from tui.documents.importing.head.header import read_head
from tui.documents.importing.lines.blocks import Block
from tui.documents.importing.readers.planned import is_plan, put_planned
from tui.record.kinds import slug


def read_plan(blocks: Sequence[Block], context: Context) -> Node | None:
    """Drafts the paper that a plan is, with its table as printed, and the meetings that it names."""
    rows = [block for block in blocks if block.cells]
    first = blocks.index(rows[0]) if rows else len(blocks)
    head = read_head(blocks[:first])
    title = blocks[0]
    paper = context.drafts.begin("paper", f"{context.folder(head)}/papers/{slug(title.text)}")
    paper.put("name", title.passage)
    paper.data["paper_type"] = "plan"
    for block in blocks[1:first]:
        paper.add("sections", f"p{block.line}").put("text", block.passage)
    section = paper.add("sections", "table")
    kept = section.add("tables", "plan")
    width = max((len(block.cells) for block in rows), default=0)
    for n, block in enumerate(rows):
        cells = [cell.text for cell in block.cells] + [""] * (width - len(block.cells))
        if n == 0:
            kept.put("columns", block.passage, cells)
        else:
            kept.data.setdefault("rows", []).append(cells)
            kept.claim(block.passage, "rows")
    for block in blocks[first:]:
        if not block.cells:
            paper.add("sections", f"p{block.line}").put("text", block.passage)
    if rows and is_plan(rows[0]):
        put_planned(rows[1:], title.text, head.body or title.passage, context)
    if not rows:
        del section.data["tables"]
        paper.data["sections"] = [each for each in paper.data["sections"] if each != section.data]
    return paper
