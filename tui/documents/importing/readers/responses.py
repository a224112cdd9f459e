"""Reads schedules of responses: each recommendation of a meeting as made and as sent, the answer to it, and what was made of that."""

import re
from collections.abc import Sequence

from tui.documents.importing.context import Context
from tui.documents.importing.dates import dates_in
from tui.documents.importing.drafting import Node
from tui.documents.importing.head.header import put_head, read_head
from tui.documents.importing.lines.blocks import Block
from tui.documents.importing.passage import Passage
from tui.documents.importing.people.people import people_in
from tui.documents.importing.wordings import table

_COLUMNS = 4


def read_responses(blocks: Sequence[Block], context: Context) -> Node | None:
    """Drafts the meeting, and each row as a recommendation that it made."""
    at = next((n for n, block in enumerate(blocks) if _is_heading(block)), len(blocks))
    head = read_head(blocks[:at])
    meeting = context.meeting(head)
    put_head(meeting, head, context.date, held=True)
    if at < len(blocks):
        meeting.claim(blocks[at].passage, "name")
    for block in blocks[at + 1 :]:
        if len(block.cells) == _COLUMNS and block.cells[1]:
            _put(block.cells, meeting, context)
    return meeting


def _is_heading(block: Block) -> bool:
    words = [cell.text.lower().strip(" :") for cell in block.cells]
    return words in table("logs")["responses"]["columns"]


def _put(cells: Sequence[Passage], meeting: Node, context: Context) -> None:
    words = table("logs")["responses"]
    number, text, answer, result = cells
    record = context.drafts.numbered("recommendation", f"{context.body}/recommendations", meeting.data.get("date", ""))
    sent = re.search(words["sent"], text.text)
    record.put("text", text.cut(0, sent.start()) if sent is not None else text)
    if number:
        record.put("number", number.stripped("."))
    record.data["made_at"] = meeting.record
    if sent is not None:
        record.inner("conveyed").put("text_as_sent", text.cut(sent.end(), len(text.text)))
        record.claim(text.group(sent), "conveyed")
    none = re.match(words["none"], answer.text, re.IGNORECASE)
    if none is None and answer:
        _answered(answer, record, context)
    elif none is not None:
        wanted = dates_in(answer.text)
        if wanted:
            record.put("response_required_by", answer.cut(wanted[0].start, wanted[0].end), wanted[0].date)
    if result and re.fullmatch(words["not_assessed"], result.text, re.IGNORECASE) is None:
        _assessed(result, record, context)


def _answered(answer: Passage, record: Node, context: Context) -> None:
    """Puts the response in: who gave it, when, and what it comes to, as the words before the first colon tell."""
    response = record.inner("response")
    found = re.match(r"(?P<head>[^:]{3,160}):\s+(?=\S)", answer.text)
    head = answer.group(found, "head") if found is not None else Passage("", ())
    outcomes = table("logs")["responses"]["outcomes"]
    told = [each for each in head.split(r",\s+(?![^()]*\))") if each.text]
    known = [each for each in told if dates_in(each.text) or each.text.lower() in outcomes]
    people = people_in(told[0]) if told and told[0] not in known else []
    if found is None or not (known or len(people) == 1):
        response.put("text", answer)
        return
    for each in known:
        days = dates_in(each.text)
        if days:
            response.put("date", each, days[0].date)
        else:
            response.put("outcome", each, each.text.lower())
    if len(people) == 1:
        response.put("from", told[0], context.person(people[0].whole, people[0].name))
    response.claim(head, "text")
    response.put("text", answer.cut(found.end(), len(answer.text)))


def _assessed(result: Passage, record: Node, context: Context) -> None:
    """Puts in what the body made of the response: the result, the meeting, the minute, and the remark behind them."""
    assessed = record.inner("assessed")
    at = 0
    for name, pattern in table("logs")["responses"]["assessed"].items():
        found = re.compile(pattern, re.IGNORECASE).match(result.text, at)
        if found is None:
            continue
        said = result.group(found, "said")
        if name == "result":
            assessed.put("result", said, said.text.lower().replace(" ", "_"))
        elif name == "minute_number":
            assessed.put("minute_number", said, int(said.text))
        elif days := dates_in(said.text):
            assessed.put("meeting", said, f"{context.body}/meetings/{days[0].date}")
        at = found.end()
    rest = result.cut(at, len(result.text))
    if rest:
        assessed.put("text", rest)
