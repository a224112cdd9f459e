"""A document as Markdown (CommonMark with the tables of GitHub): every text of a record stands for itself, whatever signs it has."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from tui.documents.rendering.frames import framed
from tui.documents.rendering.tree import (
    Block,
    Cell,
    Document,
    Entry,
    Heading,
    Listing,
    Paragraph,
    Signature,
    Table,
    Terms,
    Text,
    merged,
)

_SIGNS: Final = re.compile(r"[\\`*_\[\]<>|&~#^$!]")
_LINE_START: Final = re.compile(r"^(\s*)(?:([-+=:>])|(\d{1,9})([.)]))")


def markdown(document: Document, own: bytes | None = None) -> str:
    """Returns the document as Markdown, ending in a line feed; in a body's own template, where one is given. Raises TemplateFault."""
    if own is not None:
        content = "\n\n".join(part for block in document.blocks for part in _block(block) if part)
        return framed(own, document, content, _escaped, {})
    parts = [f"# {_escaped(document.title)}"]
    if document.draft:
        parts.append(f"**{_escaped(document.draft)}**")
    parts += [part for block in document.blocks for part in _block(block)]
    if document.draft:
        parts.append(f"**{_escaped(document.draft)}**")
    return "\n\n".join(part for part in parts if part) + "\n"


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            number = f"{_escaped(block.number)} " if block.number else ""
            yield f"{'#' * block.level} {number}{_text(block.text)}"
        case Paragraph():
            yield _at_line_start(_text(block.text))
        case Terms():
            for term in block.entries:
                name = f"**{_text(term.name)}:**"
                if len(term.lines) == 1:
                    yield f"{name} {_text(term.lines[0])}"
                else:
                    yield name
                    yield "\n".join(f"- {_at_line_start(_text(line))}" for line in term.lines)
        case Listing():
            yield "\n".join(_entries(block.entries))
        case Table():
            yield "\n".join(_table(block))
        case Signature():
            yield f"Signed: {'.' * 40}"
            yield f"**{_escaped(block.title)}**"
        case _:
            return


def _entries(entries: Iterable[Entry]) -> Iterator[str]:
    listed = list(entries)
    native = all(each.label == f"{n}." for n, each in enumerate(listed, 1))
    for entry in listed:
        mark = f"{entry.label} " if native else "- "
        label = f"{_escaped_label(entry.label)} " if entry.label and not native else ""
        parts = [part for block in entry.blocks for part in _block(block)] or [""]
        first = f"{label}{parts[0]}" if label else parts[0]
        inside = "\n\n".join([first, *parts[1:]])
        indent = " " * len(mark)
        lines = inside.split("\n")
        yield mark + lines[0]
        yield from (f"{indent}{line}" if line else "" for line in lines[1:])


def _table(table: Table) -> Iterator[str]:
    yield f"| {' | '.join(_escaped(each) for each in table.head)} |"
    yield f"|{'|'.join(' --- ' for _ in table.head)}|"
    for row in table.rows:
        yield f"| {' | '.join(_cell(each) for each in row)} |"


def _cell(cell: Cell) -> str:
    return "<br>".join(_text(line) for line in cell)


def _text(text: Text) -> str:
    return "".join(_run(run.text, run.strong, run.emphasis) for run in merged(text))


def _run(text: str, strong: bool, emphasis: bool) -> str:
    escaped = _escaped(text)
    mark = "**" * strong + "*" * emphasis
    if not mark or not text.strip():
        return escaped
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return f"{before}{mark}{_escaped(text.strip())}{mark[::-1]}{after}"


def _escaped(text: str) -> str:
    """Returns the text with a backslash before every sign that Markdown would take for its own."""
    escaped = _SIGNS.sub(lambda found: f"\\{found[0]}", text)
    return re.sub(r"(?<=\w)\\_(?=\w)", "_", escaped)


def _escaped_label(label: str) -> str:
    return re.sub(r"([.)])$", r"\\\1", _escaped(label)) if label[:1].isdecimal() else _escaped(label)


def _at_line_start(text: str) -> str:
    """Returns a line that is not taken for a list, a quotation or a heading because of how it begins."""
    return _LINE_START.sub(
        lambda found: f"{found[1]}\\{found[2]}" if found[2] else f"{found[1]}{found[3]}\\{found[4]}", text
    )
