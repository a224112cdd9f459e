"""Reads a log of decisions and actions of one meeting: entries that begin with the word for what they are, and columns behind them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from tui.documents.importing.context import Context
from tui.documents.importing.dates import dates_in
from tui.documents.importing.drafting import Node
from tui.documents.importing.head.header import put_head, read_head
from tui.documents.importing.lines.blocks import Block
from tui.documents.importing.passage import NOWHERE, Passage
from tui.documents.importing.people.attendance import read_attendance
from tui.documents.importing.people.register import Register
from tui.documents.importing.wordings import table

_FEWEST = 2
_TITLE = 180
_CALLED = "The log gives the entry no title; it is called by what was decided."


@dataclass(frozen=True)
class _Entry:
    """An entry: its number, the word for what it is, and what it says."""

    at: int
    until: int
    number: Passage
    word: Passage
    text: Passage

    @property
    def is_decision(self) -> bool:
        return self.word.text.lower().startswith(tuple(table("logs")["entries"]["decisions"]))


def is_decision_log(blocks: Sequence[Block]) -> bool:
    """Returns whether a log has decisions among its entries, each called one."""
    found = _entries(blocks)
    return len(found) >= _FEWEST and any(each.is_decision for each in found)


def read_decision_log(blocks: Sequence[Block], context: Context) -> Node:
    """Drafts the meeting, an item for each decision, and the actions."""
    found = _entries(blocks)
    above = _above(blocks[: found[0].at])
    head = read_head(above)
    meeting = context.meeting(head)
    put_head(meeting, head, context.date, held=True)
    meeting.inner("minutes").data["state"] = "published"
    read_attendance(above, Register(context.drafts, meeting))
    actions = [
        _put_action(each, meeting, context, context.day(head)) for each in found if not _put_decision(each, meeting)
    ]
    _put_columns(blocks[found[-1].until :], [each for each in actions if each is not None])
    return meeting


def _entries(blocks: Sequence[Block]) -> list[_Entry]:
    words = table("logs")["entries"]
    pattern = re.compile(words["entry"], re.IGNORECASE)
    found = []
    for n, block in enumerate(blocks):
        match = pattern.match(block.text) if not block.cells else None
        if match is None:
            continue
        above = re.fullmatch(words["number"], blocks[n - 1].text) if n else None
        number = block.passage.group(match, "number") or (blocks[n - 1].passage if above is not None else NOWHERE)
        until = n + 1
        while until < len(blocks) and not _ends(blocks[until]):
            until += 1
        goes_on = [each.passage for each in blocks[n + 1 : until]]
        text = Passage.joined((block.passage.cut(match.end(), len(block.text)), *goes_on))
        found.append(_Entry(n, until, number.stripped(".)"), block.passage.group(match, "word"), text))
    return found


def _ends(block: Block) -> bool:
    """Returns whether a block does not go on with the entry above it: another entry, its number, a row, the head of a column."""
    words = table("logs")["entries"]
    return (
        bool(block.cells)
        or re.match(words["entry"], block.text, re.IGNORECASE) is not None
        or re.fullmatch(words["number"], block.text) is not None
        or _heads(block.text)
    )


def _above(blocks: Sequence[Block]) -> Sequence[Block]:
    """Returns what stands above the entries, without the heads of their columns."""
    words = table("logs")["entries"]
    until = len(blocks)
    while until and (
        re.fullmatch(words["number"], blocks[until - 1].text)
        or _column(blocks[until - 1].text)
        or re.fullmatch(words["heads"], blocks[until - 1].text, re.IGNORECASE)
    ):
        until -= 1
    return blocks[:until]


def _put_decision(entry: _Entry, meeting: Node) -> bool:
    if not entry.is_decision:
        return False
    first = re.match(r".+?(?=\.\s|[;:]|\.?$)", entry.text.text)
    title = entry.text.group(first) if first is not None and len(first[0]) <= _TITLE else entry.text
    leads = re.search(table("logs")["entries"]["leads"], title.text, re.IGNORECASE)
    title = title.cut(0, leads.start()) if leads is not None else title
    item = meeting.add("items", title.text)
    if entry.number:
        item.put("number", entry.number)
    item.put("title", title)
    item.doubt(_CALLED, "title", title.line)
    decision = item.add("decisions", "agreed")
    decision.put("verb", entry.word)
    decision.data["outcome"] = "agreed"
    decision.put("text", entry.text)
    return True


def _put_action(entry: _Entry, meeting: Node, context: Context, day: str) -> Node | None:
    """Drafts the action of an entry; None for an entry of another kind, which stays unplaced."""
    if not entry.word.text.lower().startswith(tuple(table("logs")["entries"]["actions"])):
        return None
    action = context.drafts.numbered("action", f"{meeting.record.split('/')[0]}/actions", day)
    action.put("text", entry.text)
    action.put("kind", entry.word, "action")
    action.data["raised_at"] = meeting.record
    return action


def _put_columns(blocks: Sequence[Block], actions: Sequence[Node]) -> None:
    """Puts in what columns that stand behind the entries say of the actions, where each says one thing for every action."""
    at = 0
    while at < len(blocks):
        column = _column(blocks[at].text)
        until = at + 1
        while until < len(blocks) and not _heads(blocks[until].text):
            until += 1
        values = blocks[at + 1 : until]
        if column in ("owner", "deadline") and len(values) == len(actions):
            for action, value in zip(actions, values, strict=True):
                days = dates_in(value.text) if column == "deadline" else []
                if days:
                    action.put("due", value.passage, days[0].date)
                action.put("owner_as_printed" if column == "owner" else "due_as_printed", value.passage)
        at = until


def _heads(text: str) -> bool:
    return bool(_column(text)) or text.endswith("?")


@cache
def _column(text: str) -> str:
    word = text.lower().strip(" :")
    return next((name for name, words in table("logs")["columns"].items() if word in words), "")
