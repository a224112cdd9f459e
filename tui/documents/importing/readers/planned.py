"""Drafts the coming meetings that a printed plan names: the day, the hour, and what is to be dealt with as printed."""

import re
from collections.abc import Sequence
from dataclasses import replace

from tui.documents.importing.context import Context
from tui.documents.importing.dates import dates_in, times_in
from tui.documents.importing.drafting import Node, tidy
from tui.documents.importing.items.no_title import says_only_when
from tui.documents.importing.lines.blocks import Block
from tui.documents.importing.passage import Passage
from tui.documents.importing.wordings import table

_LONGEST = 1000
_SEVERAL = 2
"""So many days below one another are a list of meetings."""


def is_plan(block: Block) -> bool:
    """Returns whether a row is the heading of a plan of meetings."""
    words = [cell.text.lower().strip(" :") for cell in block.cells if cell.text]
    return words in table("kinds")["plan"]["columns"]


def days_listed(blocks: Sequence[Block], at: int) -> int:
    """Returns how many lines from `at` on say no more than a day each; 0 where that is no list of several."""
    until = at
    while until < len(blocks) and not blocks[until].cells and _is_day(blocks[until]):
        until += 1
    return until - at if until - at >= _SEVERAL else 0


def put_days(blocks: Sequence[Block], document: str, name: Passage, context: Context) -> None:
    """Drafts a meeting for each of the lines of such a list."""
    put_planned([replace(each, cells=(each.unlabelled,)) for each in blocks], document, name, context)


def _is_day(block: Block) -> bool:
    return len(dates_in(block.text)) == 1 and says_only_when(block.unlabelled.text)


def put_planned(blocks: Sequence[Block], document: str, name: Passage, context: Context) -> list[Block]:
    """Drafts a meeting for each row that begins with a day. `document` is what the plan is called, `name` the body's name.

    A meeting that is drafted already, as the one whose minutes these are, is left as it is but for the plan. Returns the rows that
    name no day.
    """
    left = []
    for block in blocks:
        first = block.cells[0] if block.cells else Passage("", ())
        days = dates_in(first.text)
        if not days or not context.body:
            left.append(block)
            continue
        record_id = f"{context.body}/meetings/{days[0].date}"
        known = next((each.root for each in context.drafts.records if each.id == record_id), None)
        if known is not None:
            _plan(known, block, document, days[0].date)
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
        _place(meeting, first)
        _plan(meeting, block, document, days[0].date)
    return left


def _place(meeting: Node, first: Passage) -> None:
    """Puts in where a meeting is to be: what the cell says behind the day and the hour."""
    days, times = dates_in(first.text), times_in(first.text)
    rest = first.cut(max(days[0].end, times[0].end if times else 0), len(first.text)).stripped(",;| ")
    tentative = re.search(table("kinds")["plan"]["tentative"], rest.text, re.IGNORECASE)
    if tentative is not None:
        meeting.claim(rest.group(tentative), "status")
        rest = rest.cut(0, tentative.start()).stripped(",;| ")
    if rest:
        meeting.inner("location").put("name", rest)


def _plan(meeting: Node, block: Block, document: str, date: str) -> None:
    """Says that a plan names the meeting, and with what, as printed."""
    items = Passage.joined(cell for cell in block.cells[1:] if cell.text)
    plans = meeting.data.setdefault("planned_in", [])
    if any(each["document"] == document for each in plans):
        return
    entry = {"document": document, "date": date}
    nothing = re.fullmatch(table("kinds")["plan"]["nothing"], items.text, re.IGNORECASE) is not None
    if nothing:
        meeting.claim(items, "planned_in")
    elif items.text and len(items.text) <= _LONGEST:
        entry["as_printed"] = tidy(items.text)
        meeting.claim(items, f"planned_in[{document}].as_printed")
    plans.append(entry)
    meeting.claim(block.cells[0], "date")
