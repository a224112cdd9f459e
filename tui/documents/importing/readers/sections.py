"""Puts the body of a report or a letter in as printed: its sections, and from them what is recommended, the purpose, the appendices."""

import re
from collections.abc import Sequence

from tui.documents.importing.drafting import Node
from tui.documents.importing.lines.blocks import Block
from tui.documents.importing.passage import NOWHERE, Passage
from tui.documents.importing.wordings import table

_LONGEST_HEADING = 200
_BRACKETS = re.compile(r"\s*\([^()]*\)\s*$")
"""What is said in brackets behind a heading."""


def put_sections(paper: Node, blocks: Sequence[Block]) -> None:
    """Puts sections in: a heading with a number holds the numbered paragraphs below it, and what has no number."""
    reader = _Sections(paper)
    for n, block in enumerate(blocks):
        reader.take(block, blocks[n + 1] if n + 1 < len(blocks) else None)


def begins_section(block: Block) -> bool:
    """Returns whether a block is the heading of a section: with the number of a first one, or one of the words that head sections."""
    number, text = numbered(block)
    if number:
        return _is_top(number) and _is_heading(text, block)
    words = table("reports")["sections"]["headings"]
    stands_out = block.bold or block.capitals or block.heading > 0 or block.after_blank
    bare = _BRACKETS.sub("", block.text).strip(" :.")
    return stands_out and re.fullmatch(words, bare, re.IGNORECASE) is not None


def numbered(block: Block) -> tuple[Passage, Passage]:
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


class _Sections:
    """The sections of one paper in the making."""

    def __init__(self, paper: Node) -> None:
        self._paper = paper
        self._section: Node | None = None
        self._paragraph: Node | None = None

    def take(self, block: Block, following: Block | None) -> None:
        """Takes one block: a heading, a numbered paragraph, or one that goes on with what stands before it."""
        number, text = numbered(block)
        if number and _is_top(number) and _is_heading(text, block):
            self._begin(text)
            assert self._section is not None
            self._section.put("number", number)
        elif number:
            self._paragraph = (self._section or self._paper).add("sections", number.text)
            self._paragraph.put("number", number)
            self._paragraph.put("text", text)
            self._told(block, number, text, following)
        elif text and (begins_section(block) or self._heads(block, text)):
            self._begin(text)
        elif text:
            self._go_on(block, text)
            self._told(block, block.label, block.unlabelled if block.label else text, following)

    def _begin(self, heading: Passage) -> None:
        self._section = self._paper.add("sections", heading.text)
        self._section.put("heading", heading)
        self._paragraph = None

    def _go_on(self, block: Block, text: Passage) -> None:
        if self._paragraph is not None and not _is_heading(text, block):
            before = self._paragraph.data.get("text", "")
            self._paragraph.put("text", text, f"{before}\n{text.as_printed}" if before else text.as_printed)
            return
        self._paragraph = (self._section or self._paper).add("sections", f"p{block.line}")
        self._paragraph.put("text", text)

    def _heads(self, block: Block, text: Passage) -> bool:
        stands_out = block.bold or block.capitals or block.heading > 0
        return stands_out and _is_heading(text, block) and len(text.text) < _LONGEST_HEADING and not block.cells

    def _told(self, block: Block, number: Passage, text: Passage, following: Block | None) -> None:
        """Keeps what a section on recommendations, the purpose or the appendices says, beside the section."""
        words = table("reports")["sections"]
        heading = str(self._section.data.get("heading", "")) if self._section is not None else ""
        if block.cells and not number:
            return
        if re.search(words["recommendations"], heading, re.IGNORECASE) and text:
            announces = text.text.endswith(":") and following is not None and not begins_section(following)
            if not announces:
                asked = self._paper.add("recommended_text", f"r{len(self._paper.data.get('recommended_text', [])) + 1}")
                if number:
                    asked.put("number", number)
                asked.put("text", text)
        elif re.search(words["purpose"], heading, re.IGNORECASE) and "purpose" not in self._paper.data:
            self._paper.put("purpose", text)
        elif re.fullmatch(words["appendices"], heading.strip(" :."), re.IGNORECASE) and not block.cells:
            found = re.match(words["appendix"], text.text, re.IGNORECASE)
            title = text.cut(found.end(), len(text.text)) if found else text
            if title and title.text.lower().strip(" .") not in words["none"]:
                self._paper.add("appendices", title.text).put("title", title)


def _is_top(number: Passage) -> bool:
    """Whether a number is that of a section and not of a paragraph in one: 3, 3. or 3.0."""
    return "." not in number.text.rstrip(".").removesuffix(".0")


def _is_heading(text: Passage, block: Block) -> bool:
    return (
        len(text.text) < 120
        and not text.text[:1].islower()
        and not text.text.endswith((".", ";"))
        and not (text.text.endswith(":") and not block.heading)
        and not block.bullet
        and bool(text)
    )
