"""A document as DOCX, for the chair to mark up: Word's own headings, tables with a heading row, DRAFT at the head of every page."""

import io
import zipfile
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any, Final

from tui.documents.rendering.frames import TemplateFault
from tui.documents.rendering.tree import (
    Block,
    Document,
    Entry,
    Heading,
    Listing,
    PageBreak,
    Paragraph,
    Signature,
    Table,
    Terms,
    Text,
    merged,
)

_LABEL_CM: Final = 0.9
_TERM_CM: Final = 4.4
_NO_DAY: Final = datetime(2000, 1, 1, tzinfo=UTC)


def docx(document: Document, own: bytes | None = None) -> bytes:
    """Returns the document as a DOCX file; `own` is a body's own DOCX file, whose styles, header and paper it takes over.

    Raises TemplateFault where that is no such file.
    """
    made = _opened(own)
    writer = _Writer(made, own_look=own is None)
    writer.properties(document)
    writer.pages(document)
    writer.paragraph(document.title, _style(made, "Heading 1"))
    if document.draft:
        made.add_paragraph().add_run(document.draft).bold = True
    writer.blocks(document.blocks)
    return _same_bytes(made)


def _opened(own: bytes | None) -> Any:
    import docx as library

    try:
        return library.Document(io.BytesIO(own) if own is not None else None)
    except (ValueError, KeyError, OSError, zipfile.BadZipFile) as error:
        raise TemplateFault("is no Word document", "Save it anew as .docx.") from error


class _Writer:
    def __init__(self, made: Any, own_look: bool) -> None:
        from docx.shared import Cm

        self._made = made
        self._own_look = own_look
        self._cm = Cm

    def properties(self, document: Document) -> None:
        core = self._made.core_properties
        core.title, core.subject, core.author = document.title, document.subject, document.creator
        core.language, core.comments, core.last_modified_by = document.language, "", document.creator
        core.created = core.modified = _NO_DAY
        core.revision = 1
        self._language(document.language)
        if self._own_look:
            self._black_headings()

    def _black_headings(self) -> None:
        from docx.shared import RGBColor

        for level in range(1, 7):
            self._made.styles[f"Heading {level}"].font.color.rgb = RGBColor(0, 0, 0)

    def pages(self, document: Document) -> None:
        """Gives every page its head, with what the document is not yet, and its number."""
        for section in self._made.sections:
            if self._own_look:
                section.page_width, section.page_height = self._cm(21), self._cm(29.7)
                section.left_margin = section.right_margin = self._cm(2.4)
            section.different_first_page_header_footer = False
            head = section.header.paragraphs[0] if section.header.paragraphs else section.header.add_paragraph()
            if document.draft:
                head.add_run(f"{document.draft}    ").bold = True
            head.add_run(document.running)
            foot = section.footer.paragraphs[0] if section.footer.paragraphs else section.footer.add_paragraph()
            if not foot.text:
                foot.alignment = 1
                foot.add_run("Page ")
                _field(foot.add_run(), "PAGE")
        self._made.settings.odd_and_even_pages_header_footer = False

    def paragraph(
        self, text: "str | Text", style: Any = None, indent: float = 0.0, first: str = "", before: Any = None
    ) -> Any:
        """Adds a paragraph, set in by some centimetres, with a label hanging before it."""
        made = before.add_paragraph(style=style) if before is not None else self._made.add_paragraph(style=style)
        if first:
            made.add_run(f"{first}\t")
        if isinstance(text, str):
            made.add_run(text)
        else:
            _runs(made, text)
        if indent:
            made.paragraph_format.left_indent = self._cm(indent)
            if first:
                made.paragraph_format.first_line_indent = self._cm(-_LABEL_CM)
                made.paragraph_format.tab_stops.add_tab_stop(self._cm(indent))
        return made

    def blocks(self, blocks: Iterable[Block], indent: float = 0.0, label: str = "") -> None:
        for block in blocks:
            self._block(block, indent, label)
            label = ""

    def _block(self, block: Block, indent: float, label: str) -> None:
        match block:
            case Heading():
                made = self.paragraph("", _style(self._made, f"Heading {min(block.level, 9)}"))
                made.add_run(f"{block.number} " if block.number else "")
                _runs(made, block.text)
            case Paragraph():
                made = self.paragraph(block.text, indent=indent, first=label)
                if block.style == "scene":
                    made.alignment = 1
            case Terms():
                for term in block.entries:
                    self._term(term.name, term.lines)
            case Listing():
                self._listing(block.entries, indent)
            case Table():
                self._table(block)
            case Signature():
                made = self.paragraph("Signed: " + "_" * 36 + "   Date: " + "_" * 16)
                made.paragraph_format.space_before, made.paragraph_format.keep_with_next = self._cm(1.5), True
                self.paragraph("").add_run(block.title).bold = True
            case PageBreak():
                self._made.add_page_break()

    def _term(self, name: Text, lines: tuple[Text, ...]) -> None:
        for n, line in enumerate(lines):
            made = self._made.add_paragraph()
            made.paragraph_format.left_indent = self._cm(_TERM_CM)
            made.paragraph_format.first_line_indent = self._cm(-_TERM_CM)
            made.paragraph_format.tab_stops.add_tab_stop(self._cm(_TERM_CM))
            if n == 0:
                _runs(made, name, bold=True)
                made.add_run(":").bold = True
            made.add_run("\t")
            _runs(made, line)
            if n < len(lines) - 1:
                made.paragraph_format.space_after = self._cm(0.1)

    def _listing(self, entries: tuple[Entry, ...], indent: float) -> None:
        for entry in entries:
            self.blocks(entry.blocks, indent + _LABEL_CM, entry.label or "•")

    def _table(self, table: Table) -> None:
        from docx.oxml import OxmlElement

        caption = self._made.add_paragraph()
        caption.add_run(table.caption).bold = True
        caption.paragraph_format.keep_with_next = True
        made = self._made.add_table(rows=1, cols=len(table.head), style=_style(self._made, "Table Grid"))
        made.autofit = False
        section = self._made.sections[0]
        room = section.page_width - section.left_margin - section.right_margin
        widths = [int(room * each / sum(table.widths)) for each in table.widths]
        for cell, title in zip(made.rows[0].cells, table.head, strict=True):
            cell.paragraphs[0].add_run(title).bold = True
        made.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        for row in table.rows:
            added = made.add_row()
            added._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
            cells = added.cells
            for cell, lines in zip(cells, row, strict=True):
                for n, line in enumerate(lines):
                    _runs(cell.paragraphs[0] if n == 0 else cell.add_paragraph(), line)
        for column, width in zip(made.columns, widths, strict=True):
            column.width = width
        for row_made in made.rows:
            for cell, width in zip(row_made.cells, widths, strict=True):
                cell.width = width
        self._made.add_paragraph()

    def _language(self, language: str) -> None:
        from docx.oxml import OxmlElement
        from docx.oxml.ns import qn

        properties = self._made.styles["Normal"].element.get_or_add_rPr()
        for old in properties.findall(qn("w:lang")):
            properties.remove(old)
        tag = OxmlElement("w:lang")
        tag.set(qn("w:val"), language)
        properties.append(tag)


def _runs(paragraph: Any, text: Text, bold: bool = False) -> None:
    for run in merged(text):
        made = paragraph.add_run(run.text)
        made.bold = True if run.strong or bold else None
        made.italic = True if run.emphasis else None


def _style(made: Any, name: str) -> Any:
    """Returns a style of the file, None where a base file does not have it."""
    found = [each for each in made.styles if each.name == name]
    return found[0] if found else None


def _field(run: Any, code: str) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    for kind in ("begin", None, "end"):
        if kind is None:
            element = OxmlElement("w:instrText")
            element.text = code
        else:
            element = OxmlElement("w:fldChar")
            element.set(qn("w:fldCharType"), kind)
        run._r.append(element)


def _same_bytes(made: Any) -> bytes:
    """Returns the file with one fixed time in its archive, so that the same document gives the same bytes."""
    written, fixed = io.BytesIO(), io.BytesIO()
    made.save(written)
    with zipfile.ZipFile(written) as old, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, (2000, 1, 1, 0, 0, 0)), old.read(name), zipfile.ZIP_DEFLATED)
    return fixed.getvalue()
