"""A document and what was made of it, put together by hand: a review must not depend on how well documents are recognised."""

from dataclasses import replace

from tui.documents.importing.accounting import spans, unplaced
from tui.documents.importing.drafting import Drafts, Node
from tui.documents.importing.lines.line import Line
from tui.documents.importing.passage import Passage
from tui.documents.importing.result import Drafted, Imported

BODY = "example-joint-panel"
MEETING = f"{BODY}/meetings/2030-03-04"
NEW, KNOWN = "people/member-q", "people/member-a"
TEXT = """\
Example Joint Panel
4 March 2030
Page 1
1. Custody visiting
Member A asked how many visits were made.
Tabled: figures of the year
Copies: the library
2. Costs
Member Q spoke of them.
"""


def given(body: str = BODY) -> Imported:
    """What the document gave: a meeting with two items, a person whom a book may know, and one whom it does not."""
    lines = [Line(n, raw, Passage.of(n, raw)) for n, raw in enumerate(TEXT.splitlines(), 1)]
    lines[2] = replace(lines[2], furniture="page number")
    drafts = Drafts()
    meeting = drafts.begin("meeting", f"{body}/meetings/2030-03-04")
    meeting.put("name", _all(lines[0]))
    meeting.put("classification", Passage("", ()), "ordinary")
    meeting.put("status", Passage("", ()), "held")
    meeting.doubt("The document does not say of what kind it was.", "classification")
    meeting.doubt("It is taken to have been held.", "status")
    meeting.put("date", _all(lines[1]), "2030-03-04")
    custody = meeting.add("items", "custody")
    custody.put("title", _from(lines[3], "Custody visiting"))
    custody.put("number", _from(lines[3], "1"))
    asked = custody.add("notes", "n1")
    asked.data["type"] = "question"
    asked.doubt("It reads like a question.", "type", 5)
    asked.put("speaker_as_printed", _from(lines[4], "Member A"))
    asked.put("text", _all(lines[4]))
    costs = meeting.add("items", "costs")
    costs.put("title", _from(lines[7], "Costs"))
    costs.put("number", _from(lines[7], "2"))
    spoke = costs.add("notes", "n1")
    spoke.data["type"] = "statement"
    spoke.put("text", _all(lines[8]))
    for record_id, line, name in ((KNOWN, lines[4], "Member A"), (NEW, lines[8], "Member Q")):
        person: Node = drafts.begin("person", record_id)
        person.put("name", _from(line, name))
        person.doubt(f"“{name}” is taken to be a person.", "name", line.number)
    return Imported(
        "minutes",
        tuple(Drafted(each.id, each.kind, each.root.data) for each in drafts.records),
        spans(drafts.claims),
        unplaced(lines, drafts.claims, drafts.value_at),
        tuple(drafts.doubts),
        tuple(lines),
        own_lines=True,
        claims=tuple(drafts.claims),
    )


def _all(line: Line) -> Passage:
    return line.content


def _from(line: Line, words: str) -> Passage:
    at = line.raw.index(words)
    return line.content.cut(at, at + len(words))
