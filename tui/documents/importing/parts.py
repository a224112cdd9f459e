"""A document in its parts: most are one, a pack holds an agenda, letters, minutes and reports one behind the other."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from tui.documents.importing.context import Context
from tui.documents.importing.decided.decisions import begins_decision
from tui.documents.importing.head.header import is_title_of
from tui.documents.importing.head.naming import body_line
from tui.documents.importing.items.agenda_shape import is_agenda
from tui.documents.importing.items.item_page import meetings_of_issue
from tui.documents.importing.lines.blocks import Block
from tui.documents.importing.people.people_headings import heading_of_people
from tui.documents.importing.readers.action_log import read_action_log
from tui.documents.importing.readers.agenda import read_agenda
from tui.documents.importing.readers.as_printed import read_as_printed
from tui.documents.importing.readers.letter import read_letter
from tui.documents.importing.readers.minutes import read_minutes
from tui.documents.importing.readers.plan import read_plan
from tui.documents.importing.readers.report import read_report
from tui.documents.importing.readers.report_head import is_report
from tui.documents.importing.readers.responses import read_responses
from tui.documents.importing.wordings import table

_NEAR = 6
_PAIR = 2
_ADDRESS = 14
_SAME = defaultdict(int, {"report": _NEAR, "action log": _NEAR})
"""Within so many blocks a second mark of the same kind is one of the same part."""
_READERS = {
    "agenda": read_agenda,
    "minutes": read_minutes,
    "report": read_report,
    "letter": read_letter,
    "plan": read_plan,
    "action log": read_action_log,
    "responses": read_responses,
    "kept as printed": read_as_printed,
}


@dataclass(frozen=True)
class DocumentPart:
    """Blocks that are one document, and which kind it is."""

    kind: str
    blocks: tuple[Block, ...]


def parts_of(blocks: Sequence[Block]) -> tuple[DocumentPart, ...]:
    """Returns the parts of a document in order. What stands before the first recognised part belongs to it."""
    begins: list[tuple[int, str]] = []
    for n in range(len(blocks)):
        kind = _kind_beginning(blocks, n)
        if kind is None:
            continue
        at = _beginning(blocks, n, kind, begins[-1][0] if begins else -1)
        if begins and begins[-1][1] == kind["kind"] and _goes_on(blocks, begins[-1][0], n, kind["kind"]):
            continue
        if not begins or at > begins[-1][0]:
            begins.append((at, kind["kind"]))
    if not begins:
        return _undivided(blocks)
    if [kind for _, kind in begins] == ["agenda"]:
        begins += [(at, "minutes") for at in _minutes_behind(blocks, begins[0][0])]
    begins[0] = (0, begins[0][1])
    found = []
    for n, (at, name) in enumerate(begins):
        until = begins[n + 1][0] if n + 1 < len(begins) else len(blocks)
        found.append(DocumentPart(_corrected(name, blocks[at:until]), tuple(blocks[at:until])))
    return _without_splinters(found, blocks)


def _undivided(blocks: Sequence[Block]) -> tuple[DocumentPart, ...]:
    """Returns a document in which nothing says where a part begins as what it is: meetings of an issue, a report, an agenda, minutes."""
    pages = meetings_of_issue(blocks)
    if pages:
        return tuple(DocumentPart("minutes", page) for page in pages)
    kind = "report" if is_report(blocks) else "agenda" if is_agenda(blocks) else "minutes"
    return (DocumentPart(kind, tuple(blocks)),)


def _goes_on(blocks: Sequence[Block], begun: int, n: int, kind: str) -> bool:
    """Returns whether a mark of the same kind is one of the same part: an agenda has several, others near to one another."""
    near = n - begun < _SAME[kind] or (n - begun < _NEAR and _same_title(blocks[begun], blocks[n]))
    return kind == "agenda" or near


def read_part(part: DocumentPart, context: Context) -> str:
    """Drafts what a part yields and returns its kind."""
    _READERS[part.kind](part.blocks, context)
    return part.kind


def _kind_beginning(blocks: Sequence[Block], n: int) -> dict[str, Any] | None:
    block = blocks[n]
    if len(block.text) > 300 or block.bullet:
        return None
    if block.text.lower().startswith(("minutes", "draft minutes")) and _minutes().match(block.text):
        return {"kind": "minutes"}
    for each in table("kinds")["parts"]:
        if not any(re.search(pattern, block.text, re.IGNORECASE) for pattern in each["begins"]):
            continue
        if n >= each.get("only_first", len(blocks)):
            continue
        after = blocks[n + 1 : n + 1 + _NEAR]
        wanted = each.get("followed_by")
        if wanted and not any(re.search(pattern, other.text, re.IGNORECASE) for pattern in wanted for other in after):
            continue
        columns = each.get("followed_by_columns")
        if columns and (block.label or block.cells or not any(_words(other) in columns for other in after[:3])):
            continue
        return dict(each)
    return None


def _same_title(first: Block, second: Block) -> bool:
    """Whether the second line is the first said again, with more behind it: the title of a page above that of the document."""
    return second.text.casefold().startswith(first.text.casefold())


def _minutes_behind(blocks: Sequence[Block], agenda: int) -> list[int]:
    """Returns where minutes begin behind an agenda on the same page: with a sentence that says that the body met, or the lines above it
    that name the meeting; nothing where there is no such sentence, or nothing was moved behind it."""
    opening = table("kinds")["minutes_behind"]
    for n in range(agenda + 1, len(blocks)):
        if not re.match(opening["opening"], blocks[n].text, re.IGNORECASE) or blocks[n].cells:
            continue
        if not any(re.search(opening["moved"], block.text, re.IGNORECASE) for block in blocks[n:]):
            return []
        at = n
        while at > agenda + 1 and n - at < _PAIR and blocks[at - 1].capitals and not blocks[at - 1].label:
            at -= 1
        return [at]
    return []


def _words(block: Block) -> list[str]:
    return [cell.text.lower().strip(" :") for cell in block.cells if cell.text]


def _beginning(blocks: Sequence[Block], n: int, kind: dict[str, Any], earlier: int) -> int:
    """Returns where the part begins whose mark is block `n`: a letter begins with the address above it."""
    if not kind.get("goes_back"):
        return n - 1 if kind["kind"] == "minutes" and n - 1 > earlier and body_line(blocks[n - 1]) else n
    if not kind.get("only_address"):
        return earlier + 1 if earlier < 0 else n
    at = n
    patterns = table("kinds")["address"]["patterns"]
    while at > earlier + 1 and n - at < _ADDRESS and len(blocks[at - 1].text) < 80 and not blocks[at - 1].bold:
        at -= 1
        reference = any(re.search(pattern, blocks[at].text, re.IGNORECASE) for pattern in patterns)
        dated = re.search(r"\d{4}$", blocks[at].text)
        if blocks[at].after_blank and not reference and not dated:
            break
    return at


def _corrected(kind: str, blocks: Sequence[Block]) -> str:
    """Returns the kind that a part is after all: what has people under headings and decisions are minutes, whatever the title."""
    if kind != "agenda":
        return kind
    people = sum(heading_of_people(block) is not None for block in blocks[:40])
    decided = sum(begins_decision(block.text) for block in blocks)
    titled = any(
        is_title_of("minutes").match(block.text) and len(block.text) < 80 and not block.label for block in blocks[:6]
    )
    return "minutes" if decided > 2 or (titled and people) else kind


def _without_splinters(parts: list[DocumentPart], blocks: Sequence[Block]) -> tuple[DocumentPart, ...]:
    """Returns the parts; a document that only begins as minutes stays one where the next part would be its own agenda."""
    if [part.kind for part in parts] == ["minutes", "agenda"] and len(parts[0].blocks) < _NEAR:
        return (DocumentPart("minutes", tuple(blocks)),)
    return tuple(parts)


@cache
def _minutes() -> re.Pattern[str]:
    return re.compile(
        rf"(?:draft\s+)?{table('headings')['body']['patterns'][0].removeprefix(chr(92) + 'b')}", re.IGNORECASE
    )
