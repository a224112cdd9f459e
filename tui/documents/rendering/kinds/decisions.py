"""The decision sheet of a meeting: each item under which something was decided, with the decisions and recommendations alone."""

from tui.documents.rendering.asked import Asked
from tui.documents.rendering.kinds.heading import draft_mark, held, meeting_document, whether_held
from tui.documents.rendering.kinds.item import Minute
from tui.documents.rendering.people import People
from tui.documents.rendering.tree import Block, Document, Paragraph, plain
from tui.record.kinds import body_of


def decisions(asked: Asked) -> Document:
    """Returns the decision sheet of a meeting; marked as a draft until its minutes are approved."""
    people = People(asked.book.register, asked.value, asked.book.register.body(body_of(asked.record_id)))
    decided = list(Minute(asked.book, asked.record_id, asked.value, people).decided())
    nothing: list[Block] = [Paragraph(plain("No decision is recorded."))]
    blocks = [held(asked.value), *whether_held(asked.value), *(decided or nothing)]
    return meeting_document(asked, "Decisions", blocks, draft_mark(asked.value))
