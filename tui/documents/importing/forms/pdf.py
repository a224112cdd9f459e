"""PDF as lines: the text of each page as it is laid out, a page's first line marked as such."""

import io

from tui.documents.importing.forms.marks import Look, unmarked
from tui.documents.importing.line import Line, Source
from tui.errors import ProblemsFound

MOST_PAGES = 3000


def read_pdf(data: bytes, name: str) -> Source:
    """Returns the lines of a PDF. Raises ProblemsFound for one that needs a password, is damaged, or has no text (a scan)."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    lines: list[Line] = []
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise ProblemsFound(f"{name} is protected by a password.", "Save it without one, then import it again.")
        for number, page in enumerate(reader.pages, 1):
            if number > MOST_PAGES:
                raise ProblemsFound(f"{name} has more than {MOST_PAGES} pages.", "Import its parts one by one.")
            lines.extend(_page(page.extract_text() or "", len(lines), number > 1))
    except (
        PyPdfError,
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
        IndexError,
        RecursionError,
        OverflowError,
    ) as error:
        raise ProblemsFound(
            f"{name} cannot be read as PDF: it is damaged.", "Open and save it again, then import it."
        ) from error
    if not any(not line.blank for line in lines):
        raise ProblemsFound(
            f"{name} has no text: its pages are pictures.",
            "Recognise its text first (OCR), then import what that gives.",
        )
    return Source(tuple(lines), "pdf", own_lines=False)


def _page(text: str, before: int, breaks: bool) -> list[Line]:
    found = []
    for n, raw in enumerate(text.replace("\r", " ").replace("\f", " ").split("\n")):
        number = before + n + 1
        plain = unmarked(number, raw, 0, len(raw), Look())
        bullet = raw.lstrip()[:1] in ("•", "▪", "●", "◦", "\uf0b7") and len(raw.strip()) > 1
        content = plain.content
        if bullet:
            start = raw.index(raw.lstrip()[0]) + 1
            content = unmarked(number, raw, start, len(raw), Look()).content
        found.append(Line(number, raw, content, bullet=bullet, new_page=breaks and n == 0))
    return found
