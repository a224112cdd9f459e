"""A row of a table as a line: its cells with their paragraphs, what is struck out apart."""

import re
from collections.abc import Sequence

from tui.documents.importing.forms.pieces import Piece
from tui.documents.importing.lines.line import Line
from tui.documents.importing.passage import NOWHERE, Part, Passage, Place

Cell = Sequence[Sequence[Piece]]
"""The paragraphs of a cell."""


TABLE = 3
"""From so many columns on, a table within a cell is kept row by row: a figure says nothing out of its column."""


def row_as_paragraph(cells: Sequence[Cell], columns: Sequence[int]) -> list[Piece]:
    """Returns a row of a table within a cell as one paragraph, a bar between its cells; an empty cell keeps its place."""
    found: list[Piece] = []
    bars = 0
    for cell, column in zip(cells, columns, strict=True):
        if not any(piece.text.strip() for paragraph in cell for piece in paragraph):
            continue
        found.extend(Piece(" | ") for _ in range(bars, column))
        bars = max(bars, column)
        for n, paragraph in enumerate(cell):
            found.extend([Piece(" "), *paragraph] if n else paragraph)
    return found


def row_line(number: int, cells: Sequence[Cell], furniture: str = "") -> Line | None:
    """Returns the line of a row; None for one that says nothing. One cell alone with text is a line that is no row."""
    raw, gone = "", []
    strong: list[Place] = []
    within: list[tuple[Passage, ...]] = []
    told = bold = written = 0
    for n, cell in enumerate(cells):
        raw += "\t" * (n > 0)
        kept: list[Passage] = []
        begin = len(raw)
        for paragraph in cell:
            parts: list[tuple[int, str]] = []
            for piece in paragraph:
                text = re.sub(r"\s+", " ", piece.text)
                text = text.lstrip() if len(raw) == begin or raw.endswith(" ") else text
                if not text:
                    continue
                if piece.struck:
                    gone.append(Passage.of(number, text, len(raw)))
                else:
                    parts.append((len(raw), text))
                    words = len(re.findall(r"\w", text))
                    told, bold = told + words, bold + words * piece.bold
                    strong += [Place(number, len(raw), len(raw) + len(text))] if piece.bold and words else []
                raw += text
            if parts:
                kept.append(_passage(number, parts))
            if raw and not raw.endswith(("\t", " ")):
                raw += " "
        raw = raw.rstrip(" ")
        written += len(raw) > begin
        within.append(tuple(each for each in kept if each.text))
    if not raw.strip():
        return None
    passages = tuple(Passage.joined(each) for each in within)
    spoken = [each for each in passages if each.text]
    single = written < _ROW
    return Line(
        number,
        raw,
        Passage.joined(spoken),
        bold=0 < told <= bold,
        cells=() if single else passages,
        within=tuple(within),
        furniture=furniture,
        struck=Passage.joined(gone) if gone else NOWHERE,
        strong=tuple(strong) if bold < told else (),
    )


_ROW = 2


def _passage(number: int, parts: Sequence[tuple[int, str]]) -> Passage:
    length, found = 0, []
    for start, text in parts:
        found.append(Part(length, Place(number, start, start + len(text))))
        length += len(text)
    return Passage("".join(text for _, text in parts), tuple(found)).stripped()
