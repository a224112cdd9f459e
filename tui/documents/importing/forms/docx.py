"""DOCX as lines: one for each paragraph and each row of a table, with what the styles say."""

import io
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from tui.documents.importing.blocks import is_label
from tui.documents.importing.forms.archive import DAMAGE, refuse_hostile
from tui.documents.importing.forms.cells import Piece, row_line
from tui.documents.importing.line import Line, Source
from tui.documents.importing.passage import NOWHERE, Part, Passage, Place
from tui.errors import ProblemsFound

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table
    from docx.text.paragraph import Paragraph

_BULLETS = ("•", "▪", "●", "◦", "‣", "·", "-", "–")


def read_docx(data: bytes, name: str) -> Source:
    """Returns the lines of a document. Raises ProblemsFound for one that is damaged, protected, or unpacks to too much."""
    import docx
    from docx.opc.exceptions import OpcError

    refuse_hostile(data, name)
    try:
        document = docx.Document(io.BytesIO(data))
        lines = list(_lines(document))
    except (OpcError, SyntaxError, *DAMAGE) as error:
        raise ProblemsFound(
            f"{name} cannot be read as DOCX: it is damaged or protected.", "Open and save it again."
        ) from error
    return Source(tuple(lines), "docx", own_lines=False)


def _lines(document: "Document") -> Iterator[Line]:
    from docx.table import Table

    number = 0
    styles = _Styles()
    for each in document.iter_inner_content():
        if isinstance(each, Table):
            for row in _rows(each, number):
                number = row.number
                yield row
            number += 1
            yield Line(number, "", NOWHERE)
            continue
        for line in _paragraph(each, number, styles):
            number = line.number
            yield line


class _Styles:
    """The names of the styles by their ids, each looked up once: the library looks through all of them for each paragraph."""

    def __init__(self) -> None:
        self._names: dict[str | None, str] = {}

    def name_of(self, paragraph: "Paragraph") -> str:
        """Returns the name of a paragraph's style, empty where it has none."""
        wanted = paragraph._p.style
        if wanted not in self._names:
            self._names[wanted] = (paragraph.style.name or "") if paragraph.style is not None else ""
        return self._names[wanted]


def _paragraph(paragraph: "Paragraph", before: int, styles: _Styles) -> Iterator[Line]:
    number = before + 1
    style = styles.name_of(paragraph)
    heading = re.match(r"(?:Heading\s*(\d)|Title$)", style)
    raw, parts, gone, strong = "", [], [], []
    length = words = bold = italic = 0
    for run in paragraph.runs:
        text = run.text.replace("\n", " ").replace("\f", " ")
        if not text:
            continue
        start = len(raw)
        raw += text
        if run.font.strike or run.font.double_strike:
            gone.append(Passage.of(number, text, start))
            continue
        parts.append((length, start, text))
        length += len(text)
        count = len(re.findall(r"\w", text))
        if run.bold and count:
            strong.append(Place(number, start, start + len(text)))
        words, bold, italic = words + count, bold + count * bool(run.bold), italic + count * bool(run.italic)
    if not raw and paragraph.text:
        raw = paragraph.text.replace("\n", " ")
        parts = [(0, 0, raw)]
    content = Passage(
        "".join(text for *_, text in parts),
        tuple(Part(at, Place(number, start, start + len(text))) for at, start, text in parts),
    ).stripped()
    enough = 0.9 * words
    is_bold = 0 < enough <= bold or heading is not None
    pieces = content.split(r"\t+")
    bullet = style.startswith("List Bullet")
    if len(pieces) > 1 and (pieces[0].text in _BULLETS or is_label(pieces[0].text)):
        # A label or a bullet with the text set in behind it is no row of a table.
        bullet = bullet or pieces[0].text in _BULLETS
        content = Passage.joined(pieces[1:] if bullet else pieces)
        pieces = []
    yield Line(
        number,
        raw,
        content,
        heading=int(heading[1] or 1) if heading else 0,
        bold=is_bold,
        strong=() if is_bold else tuple(strong),
        italic=0 < enough <= italic,
        bullet=bullet,
        cells=tuple(pieces) if len(pieces) > 1 else (),
        struck=Passage.joined(gone) if gone else NOWHERE,
    )
    if raw.strip():
        yield Line(number + 1, "", NOWHERE)


def _rows(table: "Table", before: int) -> Iterator[Line]:
    for n, row in enumerate(table.rows, 1):
        seen: set[int] = set()
        cells: list[list[list[Piece]]] = []
        for cell in row.cells:
            if id(cell._tc) not in seen:
                seen.add(id(cell._tc))
                cells.append([_pieces(paragraph) for paragraph in cell.paragraphs])
        line = row_line(before + n, cells)
        yield line if line is not None else Line(before + n, "", NOWHERE)


def _pieces(paragraph: "Paragraph") -> list[Piece]:
    """Returns the runs of a paragraph in a cell; its text as a whole where the runs are not all of it, as in a link."""
    runs = [
        Piece(run.text, bool(run.font.strike or run.font.double_strike), bool(run.bold))
        for run in paragraph.runs
        if run.text
    ]
    return runs if "".join(each.text for each in runs) == paragraph.text else [Piece(paragraph.text)]
