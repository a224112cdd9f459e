"""DOCX as lines: one for each paragraph and each row of a table, with what the styles say. Every word of the file is in one of them:
heads and feet of pages, notes, comments and hidden text too, each named as what it is."""

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from tui.documents.importing.forms.archive import DAMAGE, refuse_hostile
from tui.documents.importing.forms.cells import TABLE, row_as_paragraph, row_line
from tui.documents.importing.forms.docx_numbers import BULLET, Numbers
from tui.documents.importing.forms.docx_parts import Parts
from tui.documents.importing.forms.docx_styles import Styles, W, has, value
from tui.documents.importing.forms.docx_text import LINE_END, Said, Teller, blocks_in
from tui.documents.importing.forms.grid import aligned
from tui.documents.importing.forms.pieces import Piece, apart, line_of, split_at, told
from tui.documents.importing.lines.blocks import is_label
from tui.documents.importing.lines.line import Line, Source
from tui.documents.importing.passage import NOWHERE, Passage
from tui.errors import ProblemsFound

if TYPE_CHECKING:
    from docx.document import Document
    from lxml.etree import _Element

_BULLETS = (BULLET, "▪", "●", "◦", "‣", "·", "-", "–")
_NOTES = ("footnote", "endnote", "comment")
_PLAIN = Piece("")


def read_docx(data: bytes, name: str) -> Source:
    """Returns the lines of a document. Raises ProblemsFound for one that is damaged, protected, or unpacks to too much."""
    import docx
    from docx.opc.exceptions import OpcError

    refuse_hostile(data, name)
    try:
        reader = _Reader(docx.Document(io.BytesIO(data)))
        reader.read()
    except (OpcError, SyntaxError, RecursionError, *DAMAGE) as error:
        raise ProblemsFound(
            f"{name} cannot be read as DOCX: it is damaged or protected.", "Open and save it again."
        ) from error
    return Source(tuple(reader.lines), "docx", own_lines=False, doubt=reader.doubt)


class _Reader:
    """Makes the lines of a document, one after another."""

    def __init__(self, document: "Document") -> None:
        self.lines: list[Line] = []
        self.doubt = ""
        self._body: _Element = document.element.body
        self._parts = Parts(document)
        self._styles = Styles(self._parts.root("styles"))
        self._numbers = Numbers(self._parts.root("numbering"), self._styles)
        self._teller = Teller(self._styles, self._note)
        self._notes = {kind: self._parts.notes(kind) for kind in _NOTES}

    def read(self) -> None:
        """Reads all of it: heads of pages, the text, notes that nothing points to, feet of pages, drawings."""
        for head, first in self._parts.around(self._body, "header"):
            self._blocks(head, "" if first else "running head")
        self._blocks(self._body, "")
        for kind in _NOTES:
            while self._notes[kind]:
                self._apart([Piece(self._note(kind, next(iter(self._notes[kind]))), apart=kind)])
        for foot, _ in self._parts.around(self._body, "footer"):
            self._blocks(foot, "foot of the page")
        for words in self._parts.drawn():
            self._apart([Piece(words, apart="drawing")])
        within = self._parts.within()
        if within:
            self.doubt = f"The file has other documents in it, which are not read: {', '.join(within)}. Open them and import each."

    def _note(self, kind: str, name: str) -> str:
        """Returns the text of a note; each is given once."""
        note = self._notes[kind].pop(name, None)
        if note is None:
            return ""
        said = [self._flat(block) for block, _ in blocks_in(note)]
        return " ".join("".join(piece.text for piece in pieces) for paragraphs in said for pieces in paragraphs)

    def _next(self) -> int:
        return len(self.lines) + 1

    def _apart(self, pieces: Sequence[Piece]) -> None:
        self.lines.extend(apart(pieces, len(self.lines)))

    def _blocks(self, container: "_Element", furniture: str) -> None:
        for block, name in blocks_in(container):
            if block.tag == f"{W}tbl":
                self._table(block, name or furniture)
            else:
                self._paragraph(block, name or furniture)

    def _paragraph(self, paragraph: "_Element", furniture: str) -> None:
        properties = paragraph.find(f"{W}pPr")
        style_id = value(properties, "pStyle")
        style = self._styles.style(style_id)
        heading = re.match(r"(?:heading\s*(\d)|title$)", style.name, re.IGNORECASE)
        said = self._said(paragraph)
        if heading is not None:
            said.pieces = [replace(piece, text=piece.text.replace(LINE_END, " ")) for piece in said.pieces]
        for n, pieces in enumerate(split_at(told(said.pieces), LINE_END)):
            line = line_of(self._next(), pieces, furniture or _contents(style.name))
            if heading is not None:
                line = replace(line, heading=int(heading[1] or 1), bold=True, strong=())
            self.lines.append(_in_pieces(line, n == 0 and style.name.lower().startswith("list bullet")))
        if self.lines[-1].raw.strip():
            self.lines.append(Line(self._next(), "", NOWHERE))
        self._apart(said.pieces)
        for box in said.boxes:
            self._blocks(box, furniture)

    def _said(self, paragraph: "_Element") -> Said:
        """Returns what a paragraph says, behind the number that Word sets before it."""
        properties = paragraph.find(f"{W}pPr")
        style_id = value(properties, "pStyle")
        gone = properties is not None and properties.find(f"{W}rPr/{W}del") is not None
        label = "" if gone else self._numbers.label(properties, self._styles.style(style_id), style_id)
        said = self._teller.said(paragraph, _PLAIN)
        if label and any(piece.text.strip() and not piece.apart for piece in said.pieces):
            first = next(piece for piece in said.pieces if piece.text.strip() and not piece.apart)
            said.pieces.insert(
                0, replace(first, text=f"{label}\t" if label == BULLET or is_label(label) else f"{label} ")
            )
        return said

    def _table(self, table: "_Element", furniture: str) -> None:
        rows = list(_wrapped(table, "tr"))
        for row, columns in zip(rows, aligned([_begins(row) for row in rows]), strict=True):
            self._row(row, columns, furniture)
        self.lines.append(Line(self._next(), "", NOWHERE))

    def _row(self, row: "_Element", columns: Sequence[int], furniture: str) -> None:
        cells = list(_wrapped(row, "tc"))
        speaking = [cell for cell in cells if has(cell, f"{W}t", f"{W}delText")]
        if len(speaking) == 1 and has(speaking[0], f"{W}tbl"):
            # A frame around a part of the document is no row of a table.
            self._blocks(speaking[0], furniture)
            return
        gone = row.find(f"{W}trPr/{W}del") is not None
        paragraphs: list[list[list[Piece]]] = []
        for cell, column in zip(cells, columns, strict=True):
            paragraphs.extend([] for _ in range(len(paragraphs), column))
            paragraphs.append([pieces for block, _ in blocks_in(cell) for pieces in self._flat(block, gone)])
        line = row_line(self._next(), [[told(pieces) for pieces in cell] for cell in paragraphs], furniture)
        self.lines.append(line if line is not None else Line(self._next(), "", NOWHERE))
        for cell in paragraphs:
            for pieces in cell:
                self._apart(pieces)

    def _flat(self, block: "_Element", gone: bool = False) -> list[list[Piece]]:
        """Returns the paragraphs of a block in a cell or a note, those of tables and boxes within it too."""
        if block.tag == f"{W}tbl":
            return self._flat_table(block, gone)
        said = self._said(block)
        own = [replace(piece, struck=piece.struck or gone) for piece in said.pieces]
        boxed = [pieces for box in said.boxes for inner, _ in blocks_in(box) for pieces in self._flat(inner, gone)]
        return [*split_at(own, LINE_END), *boxed]

    def _flat_table(self, table: "_Element", gone: bool) -> list[list[Piece]]:
        rows = list(_wrapped(table, "tr"))
        begins = [_begins(row) for row in rows]
        found: list[list[Piece]] = []
        for row, columns in zip(rows, aligned(begins), strict=True):
            cells = [
                [pieces for inner, _ in blocks_in(cell) for pieces in self._flat(inner, gone)]
                for cell in _wrapped(row, "tc")
            ]
            if max(map(len, begins)) >= TABLE:
                found.append(row_as_paragraph(cells, columns))
            else:
                found.extend(pieces for cell in cells for pieces in cell)
        return found


def _begins(row: "_Element") -> list[int]:
    """Returns where on the grid of its table the cells of a row begin."""
    at = _grid(row.find(f"{W}trPr"), "gridBefore", 0)
    found = []
    for cell in _wrapped(row, "tc"):
        found.append(at)
        at += _grid(cell.find(f"{W}tcPr"), "gridSpan", 1)
    return found


def _grid(properties: "_Element | None", name: str, otherwise: int) -> int:
    text = value(properties, name)
    return int(text) if re.fullmatch(r"\d{1,4}", text) else otherwise


def _contents(style: str) -> str:
    return "table of contents" if re.match(r"toc\s*\d", style, re.IGNORECASE) else ""


def _in_pieces(line: Line, bullet: bool) -> Line:
    """Returns a line with tabs in it as a row with cells, but a label or a bullet with the text set in behind it as text."""
    content, pieces = line.content, line.content.split(r"\t+")
    if len(pieces) > 1 and (pieces[0].text in _BULLETS or is_label(pieces[0].text)):
        bullet = bullet or pieces[0].text in _BULLETS
        content = Passage.joined(pieces[1:] if bullet else pieces)
        pieces = []
    return replace(line, content=content, bullet=bullet, cells=tuple(pieces) if len(pieces) > 1 else ())


def _wrapped(element: "_Element", tag: str) -> "Iterator[_Element]":
    """Yields the rows of a table, or the cells of a row, whatever they are wrapped in."""
    for each in element.iterchildren():
        if each.tag == f"{W}{tag}":
            yield each
        elif isinstance(each.tag, str) and not each.tag.endswith("Pr"):
            yield from _wrapped(each, tag)
