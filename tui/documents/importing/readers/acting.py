"""Makes records of what a meeting set going: actions and recommendations."""

import re
from collections.abc import Mapping, Sequence
from functools import cache

from tui.documents.importing.context import Context
from tui.documents.importing.dates import dates_in
from tui.documents.importing.drafting import Node
from tui.documents.importing.lines.blocks import Block
from tui.documents.importing.passage import NOWHERE, Passage
from tui.documents.importing.people.name_words import role_of
from tui.documents.importing.people.register import Register
from tui.documents.importing.wordings import table
from tui.record.kinds import KINDS

_OWNER = 3
"""No more words name whoever is to act."""

_WITH_TEXT = 2
"""So many blocks the heading of an action and its text are."""
_NAMED = 5
"""So many characters behind the words say more than that somebody is to act."""


def begins_action(text: str) -> bool:
    """Returns whether a paragraph is the line of an action."""
    return _action().match(text) is not None


def asked_in(passage: Passage) -> Passage:
    """Returns what stands behind the word that begins the line of an action."""
    found = _action().match(passage.text)
    return passage.cut(found.end(), len(passage.text)) if found is not None else NOWHERE


def names_only_owners(text: str) -> bool:
    """Returns whether a text says no more than who is to act, by a post or by initials: "Clerk", "AB/CD", "All"."""
    if re.match(table("decisions")["actions"]["owner"], text):
        return False
    owners = [each for each in re.split(r"\s*(?:[,/&]|\band\b)\s*", text.strip(" .")) if each]
    everybody = table("decisions")["actions"]["everybody"]
    short = all(len(each.split()) <= _OWNER for each in owners)
    return short and all(
        role_of(each) or re.fullmatch(r"[A-Z]{2,4}", each) or each.lower() in everybody for each in owners
    )


def put_action(passage: Passage, context: Context, meeting: Node, item: Node) -> None:
    """Drafts the action that a line such as "Action: KO to write" is."""
    found = _action().match(passage.text)
    assert found is not None
    _put(passage.cut(found.end(), len(passage.text)), passage.group(found), context, meeting, item, "")


def put_action_of_row(block: Block, context: Context, meeting: Node, item: Node) -> bool:
    """Drafts the action that a column of actions asks for; returns whether it names somebody who is to do something."""
    cells = block.passage.split(r"\s\|\s")
    asked = re.match(table("decisions")["actions"]["owner"], cells[0].text)
    if len(cells) == 1 and asked is None:
        return False
    record = _put(cells[0], NOWHERE, context, meeting, item, "")
    if len(cells) > 1 and asked is None:
        record.put("owner_as_printed", cells[1])
    for cell in cells[1:]:
        days = dates_in(cell.text)
        if days and "due" not in record.data:
            record.put("due", cell.cut(days[0].start, days[0].end), days[0].date)
        else:
            record.claim(cell, "owner_as_printed")
    return True


def put_action_below(blocks: Sequence[Block], context: Context, meeting: Node, item: Node) -> int:
    """Drafts the action that is printed below a heading of its own, "Action 3", with lines on who is to act and until when; returns how
    many blocks it takes, 0 where the first is no such heading."""
    words = table("decisions")["actions"]
    if len(blocks) < _WITH_TEXT or not re.fullmatch(words["heading"], blocks[0].text, re.IGNORECASE) or blocks[1].cells:
        return 0
    record = _put(blocks[1].passage, NOWHERE, context, meeting, item, "")
    record.claim(blocks[0].passage, "kind")
    at = _WITH_TEXT
    for block in blocks[at:]:
        owner = re.fullmatch(words["owner_line"], block.text, re.IGNORECASE)
        due = re.fullmatch(words["due_line"], block.text, re.IGNORECASE)
        if owner is not None:
            record.data.pop("owner_as_printed", None)
            record.put("owner_as_printed", block.passage.group(owner, "owner"))
        elif due is not None:
            _put_due(record, block.passage.group(due, "due"))
        else:
            break
        record.claim(block.passage, "owner_as_printed" if owner is not None else "due")
        at += 1
    return at


def asks_to_act(passage: Passage) -> bool:
    """Returns whether a sentence says who is "to action" something, and what."""
    found = re.match(table("decisions")["actions"]["to_action"], passage.text)
    return found is not None and len(passage.text) - found.end() > _NAMED


def put_asked(passage: Passage, context: Context, meeting: Node, item: Node) -> None:
    """Drafts the action that such a sentence asks for."""
    found = re.match(table("decisions")["actions"]["to_action"], passage.text)
    assert found is not None
    record = _put(passage, NOWHERE, context, meeting, item, "")
    record.data.pop("owner_as_printed", None)
    record.put("owner_as_printed", passage.group(found, "owner"))


def _put_due(record: Node, said: Passage) -> None:
    days = dates_in(said.text)
    if days:
        record.put("due", said.cut(days[0].start, days[0].end), days[0].date)
        record.claim(said, "due")
    else:
        record.put("due_as_printed", said)


def put_action_of_columns(told: Mapping[str, Passage], context: Context, meeting: Node, item: Node) -> None:
    """Drafts the action that a row of a table asks for: `action`, and where they are told `owner` and `deadline`."""
    record = _put(told["action"], NOWHERE, context, meeting, item, "")
    if "owner" in told:
        record.data.pop("owner_as_printed", None)
        record.put("owner_as_printed", told["owner"])
    if "deadline" in told:
        _put_due(record, told["deadline"])


def put_resolved_action(passage: Passage, context: Context, meeting: Node, item: Node, register: Register) -> None:
    """Drafts an action where somebody known by initials is to do something by a decision."""
    found = re.match(table("decisions")["actions"]["resolved_owner"], passage.text)
    if found is None or found["owner"] not in register.initials:
        return
    start = found.start("owner")
    words = passage.cut(start, len(passage.text))
    _put(
        words,
        passage.group(found, "owner"),
        context,
        meeting,
        item,
        "Made from the decision, which asks somebody to act.",
    )


def put_recommendation(block: Block, context: Context, meeting: Node, item: Node) -> str:
    """Drafts a recommendation from an entry of the list that was announced, and returns its id."""
    folder = f"{folder_of(meeting)}/{_RECOMMENDATIONS}"
    record = context.drafts.numbered("recommendation", folder, day_of(meeting))
    record.put("text", block.unlabelled)
    if block.label:
        record.put("number", block.label.stripped(".()"))
    record.data["made_at"] = meeting.record
    record.data["item"] = item.data["id"]
    if block.italic or re.search(r"^\s*(?:It was|A )", block.text):
        record.doubt("Whether this asks somebody outside for a response is not said.", "text", block.line)
    return record.record


def folder_of(meeting: Node) -> str:
    """Returns the folder of the body that a meeting belongs to."""
    return meeting.record.split("/")[0]


def day_of(meeting: Node) -> str:
    """Returns the day in the id of a meeting, empty where it has none."""
    last = meeting.record.rsplit("/", 1)[-1]
    return last[:10] if re.match(r"\d{4}-\d\d-\d\d", last) else ""


def _put(passage: Passage, words: Passage, context: Context, meeting: Node, item: Node, doubt: str) -> Node:
    folder = f"{folder_of(meeting)}/{_ACTIONS}"
    record = context.drafts.numbered("action", folder, day_of(meeting))
    record.put("text", passage)
    record.put("kind", words, "action")
    owner = re.match(table("decisions")["actions"]["owner"], passage.text)
    if doubt:
        record.put("owner_as_printed", words)
    elif owner is not None:
        record.put("owner_as_printed", passage.group(owner, "owner"))
    record.data["raised_at"] = meeting.record
    record.data["item"] = item.data["id"]
    due = [
        each
        for each in dates_in(passage.text)
        if re.search(r"\b(?:by|before|until|on)\s+$", passage.text[: each.start])
    ]
    if len(due) == 1:
        record.put("due", passage.cut(due[0].start, due[0].end), due[0].date)
    elif not due:
        _put_day_without_year(record, passage, day_of(meeting))
    if doubt:
        record.doubt(doubt, "text", passage.line)
    return record


def _put_day_without_year(record: Node, passage: Passage, met: str) -> None:
    """Takes a day that is said without its year, "by 6 November", as the first such day after the meeting, with a doubt."""
    found = re.search(table("decisions")["actions"]["due"], passage.text, re.IGNORECASE)
    years = [met[:4], str(int(met[:4]) + 1)] if met and found is not None else []
    days = (
        [each.date for year in years for each in dates_in(f"{found['day']} {year}") if each.date > met] if found else []
    )
    if found is None or not days:
        return
    record.put("due", passage.group(found, "day"), days[0])
    record.doubt("The year is not said; the first such day after the meeting is taken.", "due", passage.line)


_ACTIONS = next(kind.layout.split("/")[1] for kind in KINDS if kind.name == "action")
_RECOMMENDATIONS = next(kind.layout.split("/")[1] for kind in KINDS if kind.name == "recommendation")


@cache
def _action() -> re.Pattern[str]:
    words = "|".join(re.escape(each) for each in table("decisions")["actions"]["starts"])
    return re.compile(rf"(?:{words})\s*\d*\s*[:–-]\s*(?=\S)")
