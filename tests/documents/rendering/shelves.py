"""Books to print from: the sample book, and books made in a test, as they may be printed."""

import datetime
from collections.abc import Mapping
from functools import cache
from typing import Any

from tests.builder import ROOT, the_schema
from tui.documents.rendering.published import Published
from tui.documents.rendering.registry import render
from tui.documents.rendering.tree import Block, Document, Entry, Heading, Listing, Paragraph, Table, Terms, said
from tui.procedure.register import register_of
from tui.record.kinds import id_of
from tui.record.reading import read

PANEL = "cambridgeshire-pcp"
ON = datetime.date(2024, 12, 1)


def published(records: Mapping[str, str], for_everybody: bool = False) -> Published:
    """The records of a book, given as text, as they may be printed, or published for everybody."""
    values = {each: read(text.encode()).value for each, text in records.items()}
    return Published(register_of(values.items()), values.get, the_schema(), for_everybody)


@cache
def sample() -> Published:
    """The sample book."""
    folder = ROOT / "records"
    found = {
        id_of(f"records/{path.relative_to(folder).as_posix()}"): path.read_text() for path in folder.rglob("*.yaml")
    }
    return published({each: text for each, text in found.items() if each is not None})


def made(book: Published, record_id: str, name: str, on: datetime.date = ON) -> Document:
    """The document of a record."""
    return render(book, record_id, name, on)


def words(value: Any) -> str:
    """All words of a document or a block, a line for each paragraph or cell."""
    match value:
        case Document():
            return "\n".join(
                [value.title, value.running, value.subject, value.draft, *(words(each) for each in value.blocks)]
            )
        case Heading():
            return f"{value.number} {said(value.text)}".strip()
        case Paragraph():
            return said(value.text)
        case Terms():
            return "\n".join(
                f"{said(each.name)}: {'; '.join(said(line) for line in each.lines)}" for each in value.entries
            )
        case Listing():
            return "\n".join(words(each) for each in value.entries)
        case Entry():
            return f"{value.label} " + "\n".join(words(each) for each in value.blocks)
        case Table():
            rows = [" | ".join("; ".join(said(line) for line in cell) for cell in row) for row in value.rows]
            return "\n".join([value.caption, " | ".join(value.head), *rows])
        case _:
            return str(getattr(value, "title", ""))


def under(document: Document, title: str) -> tuple[Block, ...]:
    """The blocks under a heading, up to the next."""
    found: list[Block] = []
    inside = False
    for block in document.blocks:
        if isinstance(block, Heading):
            inside = said(block.text) == title
        elif inside:
            found.append(block)
    return tuple(found)
