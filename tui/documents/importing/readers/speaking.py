"""Reads what was said in the layout of a play, "Name asked: What? Name replied: That.", and what is answered to it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from tui.documents.importing.drafting import Node
from tui.documents.importing.lines.blocks import Block
from tui.documents.importing.passage import NOWHERE, Passage
from tui.documents.importing.people.register import Register
from tui.documents.importing.people.speakers import put_speaker
from tui.documents.importing.wordings import table


@dataclass(frozen=True)
class _Said:
    """What one speaker said; `lead` are the words before it that say who spoke and how."""

    kind: str
    lead: Passage
    speaker: Passage
    behalf: Passage
    text: Passage


def put_spoken(item: Node, block: Block, register: Register) -> bool:
    """Takes a paragraph that begins with who spoke and a colon; returns whether it does.

    Who replies within the paragraph, or with the next one, answers the question or statement before.
    """
    passage = block.unlabelled if block.label else block.passage
    said = list(_said(passage))
    if not said:
        return False
    holder = _answered(item) if said[0].kind == "answer" and not block.label else None
    if holder is None:
        holder = _put(item, "notes", "n", said.pop(0), register)
        if block.label:
            holder.put("label", block.label)
            holder.data = _label_first(holder.data)
    for each in said:
        _put(holder, "answers", "a", each, register)
    return True


def _label_first(data: dict[str, object]) -> dict[str, object]:
    label = data.pop("label")
    rest = {name: data.pop(name) for name in list(data)}
    data.update({"id": rest.pop("id"), "label": label, **rest})
    return data


def _answered(item: Node) -> Node | None:
    """Returns the note that a reply answers: the last one, where it is a question or a statement."""
    notes = item.data.get("notes", [])
    if not notes or notes[-1]["type"] not in ("question", "statement"):
        return None
    return Node(item.drafts, item.record, f"{item.path}.notes[{notes[-1]['id']}]", notes[-1])


def _put(holder: Node, name: str, word: str, said: _Said, register: Register) -> Node:
    note = holder.add(name, f"{word}{len(holder.data.get(name, [])) + 1}")
    note.data["type"] = said.kind
    if said.speaker:
        put_speaker(note, said.speaker, register)
    if said.behalf:
        note.put("on_behalf_of", said.behalf)
    note.put("text", said.text)
    note.claim(said.lead, "type")
    return note


def _said(passage: Passage) -> Iterator[_Said]:
    """Yields what each speaker says in a paragraph; nothing where it does not begin with a speaker and a colon."""
    leads = list(_leads(passage.text))
    for n, (found, kind) in enumerate(leads):
        until = leads[n + 1][0].start() if n + 1 < len(leads) else len(passage.text)
        groups = found.groupdict()
        yield _Said(
            kind,
            passage.group(found),
            passage.group(found, "speaker") if groups.get("speaker") else NOWHERE,
            passage.group(found, "behalf") if groups.get("behalf") else NOWHERE,
            passage.cut(found.end(), until),
        )


def _leads(text: str) -> Iterator[tuple[re.Match[str], str]]:
    first = _lead(text, 0)
    if first is None:
        return
    yield first
    for boundary in _boundaries().finditer(text, first[0].end()):
        lead = _lead(text, boundary.end())
        if lead is not None:
            yield lead


def _lead(text: str, at: int) -> tuple[re.Match[str], str] | None:
    reply = _reply().match(text, at)
    if reply is not None:
        return reply, "answer"
    found = _speaker().match(text, at)
    if found is None or _boundaries().search(found["speaker"]) is not None:
        return None
    speaking = table("people")["speaking"]
    verb = found["verb"].lower()
    kind = "answer" if verb in speaking["answered"] else "question" if verb in speaking["asked"] else "statement"
    return found, kind


@cache
def _speaker() -> re.Pattern[str]:
    speaking = table("people")["speaking"]
    verbs = "|".join(re.escape(each) for each in (*speaking["asked"], *speaking["said"]))
    return re.compile(speaking["lead"].replace("{verbs}", verbs), re.DOTALL)


@cache
def _reply() -> re.Pattern[str]:
    return re.compile(table("people")["speaking"]["reply"])


@cache
def _boundaries() -> re.Pattern[str]:
    return re.compile(table("people")["speaking"]["boundary"])
