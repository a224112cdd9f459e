"""Reads by when questions from the public must be in, where an agenda says so in a sentence of its own."""

import re
from collections.abc import Sequence

from tui.documents.importing.dates import dates_in, times_in
from tui.documents.importing.drafting import Node
from tui.documents.importing.lines.blocks import Block
from tui.documents.importing.wordings import table

_LONGEST = 200


def put_question_deadline(meeting: Node, blocks: Sequence[Block]) -> None:
    """Puts the deadline in from the first sentence that says it, with the heading above that sentence."""
    words = table("headings")["questions"]
    for n, block in enumerate(blocks):
        found = re.search(words["deadline"], block.text, re.IGNORECASE)
        behind = block.passage.cut(found.end(), len(block.text)) if found is not None else block.passage
        days = dates_in(behind.text)
        if found is None or len(block.text) > _LONGEST or len(days) != 1:
            continue
        times = [each for each in times_in(behind.text) if each.start < days[0].start]
        deadline = meeting.inner("question_deadline")
        deadline.put("at", behind, f"{days[0].date}T{times[0].time}" if times else days[0].date)
        if days[0].weekday:
            deadline.put("weekday", behind, days[0].weekday)
        deadline.claim(block.passage, "at")
        if n and re.match(words["heading"], blocks[n - 1].text, re.IGNORECASE):
            deadline.claim(blocks[n - 1].passage, "at")
        return
