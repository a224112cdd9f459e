"""Reads reports: who it is from and for, its title, its numbered sections, what it recommends."""

import re
from collections.abc import Sequence

from tui.documents.importing.blocks import Block
from tui.documents.importing.contacts import put_contacts
from tui.documents.importing.context import Context
from tui.documents.importing.dates import dates_in
from tui.documents.importing.drafting import Node
from tui.documents.importing.header import Head, read_head
from tui.documents.importing.passage import NOWHERE, Passage
from tui.documents.importing.wordings import table
from tui.record.kinds import slug

_HEAD_BLOCKS = 14


def read_report(blocks: Sequence[Block], context: Context) -> Node | None:
    """Drafts the paper that a report is."""
    first = _first_section(blocks)
    above = blocks[:first]
    head = read_head(above)
    told = _told(above)
    if "to" in told:
        head.body = told["to"]
    title = _title(above, head)
    day = _day(head, context)
    name = title.text or (blocks[first].text if first < len(blocks) else "")
    paper = context.drafts.begin("paper", f"{context.folder(head)}/papers/{day + '-' if day else ''}{slug(name)}")
    if title:
        paper.put("name", title)
    elif first < len(blocks):
        paper.put("name", blocks[first].passage)
        paper.doubt("The report has no title; it is called after its first heading.", "name", blocks[first].line)
    else:
        paper.put("name", blocks[0].passage)
    paper.data["paper_type"] = "report"
    if head.date is not None:
        paper.put("date", head.date_words, head.date.date)
    for block in above:
        field = next((name for name, value in told.items() if value.line == block.line), "")
        if field and field != "contact":
            paper.claim(block.passage, field)
    for field, value in told.items():
        if field == "contact":
            put_contacts(paper, value)
        else:
            paper.put(field, value)
    if head.body and "to" not in told:
        paper.put("to", head.body)
    put_sections(paper, blocks[first:])
    return paper


def put_sections(paper: Node, blocks: Sequence[Block]) -> None:
    """Puts sections in as printed: a heading with a number holds the numbered paragraphs below it, and what has no number."""
    section: Node | None = None
    paragraph: Node | None = None
    for block in blocks:
        number, text = _numbered(block)
        if number and "." not in number.text.rstrip(".") and _is_heading(text, block):
            section = paper.add("sections", text.text)
            section.put("number", number)
            section.put("heading", text)
            paragraph = None
            continue
        if number:
            holder = section or paper
            paragraph = holder.add("sections", number.text)
            paragraph.put("number", number)
            paragraph.put("text", text)
            _recommended(paper, section, number, text)
            continue
        if not text:
            continue
        if paragraph is not None and not _is_heading(text, block):
            paragraph.put(
                "text", text, f"{paragraph.data['text']}\n{text.text}" if "text" in paragraph.data else text.text
            )
        elif _is_heading(text, block) and len(text.text) < 200 and (block.bold or block.capitals or block.heading):
            section = paper.add("sections", text.text)
            section.put("heading", text)
            paragraph = None
        else:
            paragraph = (section or paper).add("sections", f"p{block.line}")
            paragraph.put("text", text)


def _recommended(paper: Node, section: Node | None, number: Passage, text: Passage) -> None:
    """Keeps what a section on recommendations asks for, beside the section."""
    heading = str(section.data.get("heading", "")) if section is not None else ""
    if re.search(table("reports")["sections"]["recommendations"], heading, re.IGNORECASE) and text:
        asked = paper.add("recommended_text", f"r{len(paper.data.get('recommended_text', [])) + 1}")
        asked.put("number", number)
        asked.put("text", text)


def _numbered(block: Block) -> tuple[Passage, Passage]:
    """Returns number and text of a paragraph, or of a row whose first cell is a number."""
    pattern = table("reports")["sections"]["number"]
    if block.cells:
        told = [cell for cell in block.cells if cell.text]
        found = re.fullmatch(pattern, told[0].text) if told else None
        if found is not None:
            return told[0].group(found, "number"), Passage.joined(told[1:], " | ")
        return NOWHERE, Passage.joined(told, " | ")
    found = re.match(pattern, block.text)
    if found is None:
        return NOWHERE, block.passage
    return block.passage.group(found, "number"), block.passage.cut(found.end(), len(block.text))


def _is_heading(text: Passage, block: Block) -> bool:
    return len(text.text) < 120 and not text.text.endswith((".", ";")) and not block.bullet


def _first_section(blocks: Sequence[Block]) -> int:
    for n, block in enumerate(blocks):
        number, text = _numbered(block)
        if number and number.text in ("1", "1.0") and _is_heading(text, block):
            return n
    return min(_HEAD_BLOCKS, len(blocks))


def _told(blocks: Sequence[Block]) -> dict[str, Passage]:
    found: dict[str, Passage] = {}
    for block in blocks:
        for each in table("reports")["head"]:
            match = re.match(each["pattern"], block.text, re.IGNORECASE)
            if match is not None and each["field"] not in found:
                found[each["field"]] = block.passage.group(match, "value")
    return found


def _title(blocks: Sequence[Block], head: Head) -> Passage:
    """Returns the title: the last line before the sections that stands out and says nothing of the head's."""
    for block in reversed(blocks):
        known = any(re.match(each["pattern"], block.text, re.IGNORECASE) for each in table("reports")["head"])
        if known or block.cells or (head.body and head.body.text in block.text) or dates_in(block.text):
            continue
        if block.capitals or block.bold or block.heading:
            return block.passage
    return NOWHERE


def _day(head: Head, context: Context) -> str:
    return context.day(head)
