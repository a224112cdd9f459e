"""The forward plan of a body: its meetings from a day on, with what each is to deal with."""

from tui.documents.rendering.asked import Asked
from tui.documents.rendering.kinds.heading import body_document
from tui.documents.rendering.kinds.plan_table import plan_table
from tui.documents.rendering.tree import Block, Document, Paragraph, plain
from tui.documents.rendering.wording import date_words, the_body
from tui.procedure.forward_plan import forward_plan
from tui.procedure.register import text_at


def plan(asked: Asked) -> Document:
    """Returns the forward plan of a body from a day on."""
    on = date_words(asked.on.isoformat())
    table = list(plan_table(forward_plan(asked.book.register, asked.on, asked.record_id), "Meeting dates and items"))
    nothing: list[Block] = [Paragraph(plain(f"No meeting from {on} on is recorded."))]
    name = the_body(asked.value, text_at(asked.value, "name") or "body")
    blocks = [
        Paragraph(plain(f"Meetings from {on} on that are neither held nor cancelled."), "subtitle"),
        *(table or nothing),
    ]
    return body_document(asked, asked.record_id, f"Forward plan of {name}", "Forward plan", blocks)
