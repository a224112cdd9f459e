"""An item of the agenda as the service gives it: numbers, title, what was minuted and decided, and the documents linked to it."""

import re
from collections.abc import Iterable, Sequence

from tui.documents.importing.context import Context
from tui.documents.importing.decided.decisions import decision_in, outcome_of
from tui.documents.importing.drafting import Node, tidy
from tui.documents.importing.lines.blocks import Block, blocks_of
from tui.documents.importing.lines.line import Line
from tui.documents.importing.moderngov.elements import Element, Reader
from tui.documents.importing.moderngov.linked import put_paper
from tui.documents.importing.moderngov.values import is_number
from tui.documents.importing.passage import Passage
from tui.documents.importing.readers.item import ItemReader
from tui.documents.importing.wordings import table

_NUMBER = re.compile(r"[^\s]+( [^\s]+)?$")
_AGAIN = "said again in the minutes"
_NO_NUMBER = "no number"


def put_item(source: Element, meeting: Node, reader: ItemReader, context: Context, lines: Reader) -> None:
    """Drafts an item; of a restricted one only its number, a neutral title and the paragraph that it names."""
    names = table("moderngov")["item"]
    if source.withheld:
        _put_withheld(source, meeting, lines)
        return
    title = source.first(names["title"])
    item = meeting.add("items", title.text)
    if title.text:
        item.put("title", title.passage)
    else:
        item.data["title"] = "Item"
        item.doubt("The service gives this item no title.", "title")
    _put_numbers(item, source, lines)
    recital = source.first(names["recital"])
    if recital.page or recital.text:
        passage = (
            Passage.joined((each.passage for each in blocks_of(recital.page)), "\n")
            if recital.page
            else recital.passage
        )
        item.put("recital", passage, passage.text)
    minuted = source.first(names["minutes"])
    reader.read(item, blocks_of(minuted.page))
    _put_decision(source.first(names["decision"]), minuted.page, item, reader, lines)
    for linked in source.every("linkeddoc"):
        put_paper(linked, meeting, item, context)


def _put_withheld(source: Element, meeting: Node, lines: Reader) -> None:
    words = table("moderngov")["withheld"]
    item = meeting.add("items", words["title"])
    item.data["title"] = words["title"]
    item.data["public"] = False
    _put_numbers(item, source, lines)
    if source.ground:
        item.inner("exempt").put("paragraph", source.ground)
    item.doubt(
        f"The service marks this item as not public ({source.withheld}): {source.hidden} characters of title, text and documents were "
        "left out. Enter the paragraph, and a title that gives nothing away.",
        "title",
        next((each.passage.line for each in source.inner if each.passage), 0),
    )


def _put_numbers(item: Node, source: Element, lines: Reader) -> None:
    names = table("moderngov")["item"]
    number, again = source.first(names["number"]), source.first(names["number_again"])
    for each in (number, again):
        if not is_number(each):
            lines.mark(each, _NO_NUMBER)
        elif "number" not in item.data and len(each.text) <= 20 and _NUMBER.match(each.text):
            item.put("number", each.passage)
        elif each is again and again.text.strip(" .") == str(item.data.get("number", "")).strip(" ."):
            item.claim(again.passage, "number")
    minute, part = source.first(names["minute_number"]), source.first(names["minute_part"])
    for each in (minute, part):
        if not is_number(each):
            lines.mark(each, _NO_NUMBER)
    if not is_number(minute):
        return
    if minute.text.isdecimal() and minute.text.isascii() and 0 < int(minute.text[:7]) <= 100_000:
        item.put("minute_number", minute.passage, int(minute.text))
    else:
        item.put("minute_reference", minute.passage)
    if is_number(part):
        item.put("minute_reference", Passage.joined((minute.passage, part.passage), "."))
        item.doubt(
            "Number and sub-number of the minute are joined by a full stop.", "minute_reference", part.passage.line
        )


def _put_decision(decided: Element, minuted: Sequence[Line], item: Node, reader: ItemReader, lines: Reader) -> None:
    """Takes the decision that the service keeps apart, unless the minutes of the item have every word of it already."""
    if not decided.page:
        return
    if _said(decided.page) in _said(minuted):
        lines.mark(decided, _AGAIN)
        return
    blocks = blocks_of(decided.page)
    if any(decision_in(each.unlabelled if each.label else each.passage) is not None for each in blocks):
        reader.read(item, blocks)
        return
    for block in blocks:
        _decide(item, block)


def _decide(item: Node, block: Block) -> None:
    decision = item.add("decisions", "decision")
    if block.label and len(block.label.text) <= 20:
        decision.put("number", block.label.stripped("."))
    decision.put("outcome", block.passage, outcome_of(block.text, "resolved"))
    decision.put("text", block.unlabelled)
    decision.doubt(
        "The service keeps this as a decision; what it comes to is taken from its words.", "outcome", block.line
    )


def _said(lines: Iterable[Line]) -> str:
    return " ".join(re.findall(r"\w+", tidy(" ".join(each.content.text for each in lines)).lower()))
