"""Reads the printed table of items and actions at the end of minutes: its wording is kept beside the decisions."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Any

from tui.documents.importing.decided.decisions import decision_in
from tui.documents.importing.drafting import Node, tidy
from tui.documents.importing.lines.blocks import Block
from tui.documents.importing.passage import NOWHERE, Passage
from tui.documents.importing.wordings import table

_ALIKE = 0.55


def is_summary(block: Block) -> bool:
    """Returns whether a row is the heading of such a table."""
    words = [cell.text.lower().strip(" :") for cell in block.cells if cell.text]
    return words in table("headings")["summary"]["columns"]


def read_summary(blocks: Sequence[Block], meeting: Node, alone: bool = False) -> None:
    """Puts number and text of each row beside the decision of the item it names; a row whose item is not found stays unplaced.

    A table that stands `alone`, without the minutes that it sums up, is all that is known of its items: each row is one.
    """
    meeting.claim(blocks[0].passage, "items")
    for number, printed, text in _rows(blocks[1:]):
        title, minute = _without_minute(printed)
        item = _begun(meeting, title, minute) if alone and title else _item(meeting, title.text, minute.text)
        if item is None or not text.text:
            continue
        decision = _decision(item, text)
        if number:
            decision.put("table_number", number)
        decision.put("table_text", text)
        item.claim(title, "title")
        item.claim(printed.cut(len(title.text), len(printed.text)), "minute_number")
        if not re.search(re.escape(tidy(title.text)), str(item.data["title"]), re.IGNORECASE):
            decision.doubt(f"The table calls the item “{tidy(title.text)}”.", "table_text", title.line)


def _rows(blocks: Sequence[Block]) -> Iterator[tuple[Passage, Passage, Passage]]:
    """Returns number, title and text of each entry; lines that ran over from a cell go with the entry before."""
    titles: list[Passage] = []
    texts: list[Passage] = []
    number = NOWHERE
    for block in blocks:
        first = block.cells[0] if block.cells else block.passage
        label = re.match(r"\d{1,3}\.?(?=\s|$)", first.text)
        if label and block.cells:
            if texts:
                yield number, Passage.joined(titles), Passage.joined(texts)
            number = first.group(label).stripped(".")
            titles, texts = [first.cut(label.end(), len(first.text))], []
        else:
            titles.append(first)
        texts.extend(cell for cell in block.cells[1:] if cell.text)
    if texts:
        yield number, Passage.joined(titles), Passage.joined(texts)


def _without_minute(title: Passage) -> tuple[Passage, Passage]:
    """Returns the title without the number of the minute in brackets behind it, and that number."""
    found = re.search(table("headings")["summary"]["minute"], title.text, re.IGNORECASE)
    if found is None:
        return title, NOWHERE
    return title.cut(0, found.start()), title.group(found, "number")


def _item(meeting: Node, title: str, minute: str = "") -> Node | None:
    wanted = tidy(title).lower()
    best: tuple[float, dict[str, Any] | None] = (_ALIKE, None)
    items = meeting.data.get("items", [])
    numbered = [
        each for each in items if minute and minute in (str(each.get("minute_number")), each.get("minute_reference"))
    ]
    for each in numbered if len(numbered) == 1 else items:
        best = max(
            best, (SequenceMatcher(None, wanted, tidy(each["title"]).lower()).ratio(), each), key=lambda pair: pair[0]
        )
    found = best[1]
    return Node(meeting.drafts, meeting.record, f"items[{found['id']}]", found) if found is not None else None


def _begun(meeting: Node, title: Passage, minute: Passage) -> Node:
    """Returns a new item with the title of a row, and the number of its minute."""
    item = meeting.add("items", title.text)
    if re.fullmatch(r"\d{1,5}", minute.text):
        item.put("minute_number", minute, int(minute.text))
    elif minute:
        item.put("minute_reference", minute)
    item.put("title", title)
    return item


def _decision(item: Node, text: Passage) -> Node:
    decisions = item.data.get("decisions", [])
    if decisions:
        return Node(item.drafts, item.record, f"{item.path}.decisions[{decisions[0]['id']}]", decisions[0])
    marked = decision_in(text)
    outcome = marked.outcome if marked else "agreed"
    decision = item.add("decisions", outcome)
    decision.put("outcome", text, outcome)
    decision.doubt("This decision stands in the printed table only.", "outcome", text.line)
    return decision
