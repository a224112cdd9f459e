"""Drafts the coming meetings that a printed plan names: the day, the hour, and what is to be dealt with as printed."""

from collections.abc import Sequence

from tui.documents.importing.blocks import Block
from tui.documents.importing.context import Context
from tui.documents.importing.dates import dates_in, times_in
from tui.documents.importing.passage import Passage
from tui.documents.importing.wordings import table


def is_plan(block: Block) -> bool:
    """Returns whether a row is the heading of a plan of meetings."""
    words = [cell.text.lower().strip(" :") for cell in block.cells if cell.text]
    return words in table("kinds")["plan"]["columns"]


def put_planned(blocks: Sequence[Block], document: str, name: Passage, context: Context) -> None:
    """Drafts a meeting for each row that begins with a day. `document` is what the plan is called, `name` the body's name.

    A meeting that is drafted already, as the one whose minutes these are, is left as it is.
    """
    for block in blocks:
        first = block.cells[0] if block.cells else Passage("", ())
        days = dates_in(first.text)
        if not days or not context.body:
            continue
        record_id = f"{context.body}/meetings/{days[0].date}"
        if any(each.id == record_id for each in context.drafts.records):
            continue
        meeting = context.drafts.begin("meeting", record_id)
        meeting.put("name", name)
        meeting.data.update({"classification": "ordinary", "status": "tentative"})
        meeting.doubt(
            "A plan names the day; what kind of meeting it is, the plan does not say.",
            "classification",
            block.passage.line,
        )
        meeting.put("date", first.cut(days[0].start, days[0].end), days[0].date)
        times = times_in(first.text)
        if times:
            meeting.put("start_time", first.cut(times[0].start, times[0].end), times[0].time)
        items = Passage.joined(cell for cell in block.cells[1:] if cell.text)
        entry = {"document": document, "date": days[0].date}
        meeting.data["planned_in"] = [
            {**entry, "as_printed": items.text} if items.text and len(items.text) <= 1000 else entry
        ]
