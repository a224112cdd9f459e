"""The table of items and actions of a meeting, as a document of its own."""

from tui.documents.rendering.asked import Asked
from tui.documents.rendering.kinds.heading import draft_mark, held, meeting_document, whether_held
from tui.documents.rendering.kinds.item_table import item_table
from tui.documents.rendering.tree import Block, Document, Paragraph, plain


def actions(asked: Asked) -> Document:
    """Returns the table of items and actions of a meeting; marked as a draft until its minutes are approved."""
    table = list(item_table(asked.book, asked.record_id, asked.value))
    nothing: list[Block] = [Paragraph(plain("No decision is recorded."))]
    blocks = [held(asked.value), *whether_held(asked.value), *(table or nothing)]
    return meeting_document(asked, "Items and actions", blocks, draft_mark(asked.value))
