"""PDF as lines: those of each page as they stand on it, its tables row by row, a page's first line marked as such."""

import io
import logging
import re
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from tui.documents.importing.forms.pdf_layout import columns_of, levels, page_of_rows
from tui.documents.importing.forms.pdf_notes import notes_of, struck_by_notes
from tui.documents.importing.forms.pdf_pages import Margins, settings_of, tables_joined
from tui.documents.importing.forms.pdf_right_to_left import in_reading_order
from tui.documents.importing.forms.pdf_struck import say_struck
from tui.documents.importing.forms.pdf_turned import is_picture, level, told_as_pictures
from tui.documents.importing.forms.pdf_words import PageOfRows, Row, Word, joined
from tui.documents.importing.lines.line import Line, Source
from tui.documents.importing.passage import NOWHERE, Part, Passage, Place
from tui.errors import ProblemsFound

if TYPE_CHECKING:
    from pypdf import PdfReader

_IN_PARTS = "Import its parts one by one."
MOST_PAGES = 3000
MOST_DRAWN = 20 * 1024 * 1024
"""Bytes of all pages' drawing instructions, in which the text stands; a page of text has a few thousand."""
_LOGS = tuple(logging.getLogger(name) for name in ("pypdf", "pdfminer", "pdfplumber"))
_BULLETS = ("•", "▪", "●", "◦", "‣", "\uf0b7")
_ENOUGH = 0.9
_MOST_STRUCK = 1_000
_LONGEST_HEADING = 200


def read_pdf(data: bytes, name: str) -> Source:
    """Returns the lines of a PDF. Raises ProblemsFound for one that needs a password, is damaged, or has no text (a scan)."""
    from pdfminer.pdfexceptions import PDFException
    from pdfminer.psexceptions import PSException
    from pdfplumber.utils.exceptions import PdfminerException
    from pypdf.errors import DependencyError, PyPdfError

    try:
        with _quiet():
            pages = tables_joined(list(_pages(data, name)))
    except DependencyError as error:
        raise ProblemsFound(
            f"{name} is encrypted in a way that this installation cannot read.",
            "Print it into a new PDF and import that, or install the Python package cryptography.",
        ) from error
    except (
        PdfminerException,
        PSException,
        PDFException,
        PyPdfError,
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
        AssertionError,
        IndexError,
        RecursionError,
        OverflowError,
        NotImplementedError,
        OSError,
        zlib.error,
    ) as error:
        raise ProblemsFound(
            f"{name} cannot be read as PDF: it is damaged.",
            "Fetch it again, or open it and save it anew, then import it.",
        ) from error
    lines = _lines(pages)
    if not any(line.raw.strip() for line in lines):
        raise ProblemsFound(
            f"{name} has no text: its pages are pictures.",
            "Recognise its text first (OCR), then import what that gives.",
        )
    pictures = [number for number, page in enumerate(pages, 1) if page.picture]
    return Source(tuple(lines), "pdf", own_lines=False, doubt=told_as_pictures(pictures))


@contextmanager
def _quiet() -> Iterator[None]:
    """Keeps the libraries from printing what they mend: what they cannot mend is told in a sentence of ours."""
    before = [log.level for log in _LOGS]
    for log in _LOGS:
        log.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        for log, level in zip(_LOGS, before, strict=True):
            log.setLevel(level)


def _refuse_drawing(reader: "PdfReader", name: str) -> None:
    drawn = 0
    for number, page in enumerate(reader.pages, 1):
        contents = page.get_contents()
        drawn += len(contents.get_data()) if contents is not None else 0
        if drawn > MOST_DRAWN:
            raise ProblemsFound(
                f"{name} has more than {MOST_DRAWN // 1024 // 1024} MB of drawing up to page {number}, the most that is read.",
                f"{_IN_PARTS} Pages that are only pictures or maps can be left out.",
            )


def _pages(data: bytes, name: str) -> Iterator[PageOfRows]:
    import pdfplumber
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        raise ProblemsFound(f"{name} is protected by a password.", "Save it without one, then import it again.")
    if len(reader.pages) > MOST_PAGES:
        raise ProblemsFound(f"{name} has more than {MOST_PAGES:,} pages, the most that are read.", _IN_PARTS)
    _refuse_drawing(reader, name)
    with pdfplumber.open(io.BytesIO(data)) as document:
        for page, drawn in zip(document.pages, reader.pages, strict=True):
            with level(page, drawn) as shown:
                say_struck(shown, list(islice(struck_by_notes(drawn, shown), _MOST_STRUCK)))
                rows = page_of_rows(shown)
            for row in rows.rows:
                row.words = in_reading_order(row.words)
                row.cells = [in_reading_order(cell) for cell in row.cells]
            rows.notes = list(notes_of(drawn))
            rows.picture = is_picture(page)
            yield rows
            page.close()


def _lines(pages: Sequence[PageOfRows]) -> list[Line]:
    margins = Margins.of(pages)
    setting = settings_of(pages)
    larger = levels([row for page in pages for row in page.rows if id(row) not in setting])
    lines: list[Line] = []
    before: Row | None = None
    for number, page in enumerate(pages):
        new = number > 0
        for row in page.rows:
            what = row.furniture or setting.get(id(row), "")
            wraps = before is not None and not what and margins.wraps(before, row, new)
            if lines and not wraps and not what and (row.blank_before or new):
                lines.append(Line(len(lines) + 1, "", NOWHERE))
            made = _row(row, len(lines) + 1) if row.cells else _line(row, len(lines) + 1, larger, margins)
            lines.append(replace(made, furniture=what, new_page=new, goes_on=wraps))
            new = False
            before = before if what else row
        for what, text in (("across the page", page.across), *page.notes):
            if text:
                at = len(lines) + 1
                lines.append(Line(at, text, Passage.of(at, text), furniture=what))
    return lines


def _line(row: Row, number: int, larger: dict[float, int], margins: Margins) -> Line:
    raw = columns_of(row, margins.left, margins.letter)
    start = len(raw) - len(raw.lstrip())
    words = row.words
    bullet = len(words) > 1 and words[0].text in _BULLETS
    glued = len(words[0].text) > 1 and words[0].text[0] in _BULLETS
    begin = raw.index(words[1].text, start + 1) if bullet else start + 1 if glued else start
    told = words[1:] if bullet else words
    bold, italic = _share(told, "bold"), _share(told, "italic")
    heading = larger.get(round(row.size, 1), 0) if bold and len(raw) < _LONGEST_HEADING else 0
    content, gone = _parted(number, raw, begin, words)
    return Line(
        number,
        raw,
        content.stripped(),
        heading=heading,
        bold=bold,
        italic=italic,
        bullet=bullet or glued,
        indent=start,
        strong=() if bold else tuple(_strong(raw, words, number)),
        struck=gone,
    )


def _parted(number: int, raw: str, begin: int, words: Sequence[Word]) -> tuple[Passage, Passage]:
    """Returns what is kept of a text from column `begin` on, and what of it is struck out."""
    if not any(word.struck for word in words):
        return Passage.of(number, raw[begin:], begin), NOWHERE
    kept: list[Passage] = []
    gone: list[Place] = []
    at = begin
    for word, place in _placed(raw, words, number):
        if not word.struck or place.start < begin:
            continue
        if gone and not raw[gone[-1].end : place.start].strip():
            gone[-1] = Place(number, gone[-1].start, place.end)
        else:
            kept.append(_kept(number, raw, at, place.start, kept))
            gone.append(place)
        at = place.end
    kept.append(_kept(number, raw, at, len(raw), kept))
    struck = [Passage.of(number, raw[each.start : each.end], each.start) for each in gone]
    return Passage.joined(kept, ""), Passage.joined(struck)


def _kept(number: int, raw: str, start: int, end: int, before: Sequence[Passage]) -> Passage:
    """Returns a stretch of a line; where what is struck out stood between two blanks, one of them is left."""
    doubled = raw[start:end].startswith(" ") and (not before or before[-1].text.endswith(" "))
    return Passage.of(number, raw[start + doubled : end], start + doubled)


def _share(words: Sequence[Word], look: str) -> bool:
    """Returns whether as good as all letters have a look."""
    letters = sum(len(re.findall(r"\w", word.text)) for word in words)
    having = sum(len(re.findall(r"\w", word.text)) for word in words if getattr(word, look))
    return 0 < _ENOUGH * letters <= having


def _strong(raw: str, words: Sequence[Word], number: int) -> Iterator[Place]:
    return (place for word, place in _placed(raw, words, number) if word.bold and not word.struck)


def _placed(raw: str, words: Sequence[Word], number: int) -> Iterator[tuple[Word, Place]]:
    """Yields the words of a line, each with where it stands in it."""
    at = 0
    for word in words:
        begin = raw.index(word.text, at)
        at = begin + len(word.text)
        yield word, Place(number, begin, at)


def _row(row: Row, number: int) -> Line:
    texts = [joined(cell) for cell in row.cells]
    at = 0
    passages, gone = [], []
    for text, cell in zip(texts, row.cells, strict=True):
        kept, struck = _parted(0, text, 0, cell)
        passages.append(_moved(kept, number, at).stripped())
        gone.append(_moved(struck, number, at))
        at += len(text) + 1
    told = [each for each in passages if each.text]
    single = sum(bool(text) for text in texts) == 1
    raw = "\t".join(texts)
    return Line(
        number,
        raw,
        Passage.joined(told),
        bold=_share(row.all_words, "bold"),
        cells=() if single else tuple(passages),
        struck=Passage.joined(gone),
        within=tuple((each,) if each.text else () for each in passages) if single else (),
        strong=() if all(word.bold for word in row.all_words) else tuple(_strong(raw, row.all_words, number)),
    )


def _moved(passage: Passage, number: int, columns: int) -> Passage:
    """Returns the passage of a cell as one of its line, that many columns further on."""
    parts = (
        Part(each.at, Place(number, each.place.start + columns, each.place.end + columns)) for each in passage.parts
    )
    return Passage(passage.text, tuple(parts))
