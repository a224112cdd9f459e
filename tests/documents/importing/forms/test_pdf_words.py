"""Every word of a PDF is in the lines that are read of it: as many letters of each kind as another library finds on its pages."""

import io
import re
from collections import Counter
from pathlib import Path

import pytest
import typst
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import FreeText, Highlight, Text
from pypdf.generic import ArrayObject, DictionaryObject, FloatObject, NameObject, TextStringObject

from tests.bench.many_minutes import pdf_of
from tests.documents.rendering.shelves import made, sample
from tui.documents.importing.forms.pdf import read_pdf
from tui.documents.rendering.forms.pdf import pdf

REAL = sorted(Path("../shared/corpus").rglob("*.pdf"))
WORDS = "Members were told that the third scheme had begun. "
PAGES = {
    "two columns": f"#set page(columns: 2)\n{WORDS * 30}",
    "head and foot": f"#set page(header: [Example Panel], footer: context [Page #counter(page).display()])\n{WORDS * 60}",
    "table over pages": "#set page(height: 9cm, width: 12cm)\n#table(columns: 2, table.header([*Item*], [*Decision*]), "
    + ", ".join(f"[{n}], [Noted {n}, {WORDS}]" for n in range(14))
    + ")",
    "turned and slanted": f"#place(rotate(45deg)[DRAFT COPY])#table(columns: 2, rotate(-90deg, reflow: true)[Turned words], [{WORDS}])",
    "table in a table": f"#table(columns: 2, [outer], table(columns: 2, [one], [two], [three], [{WORDS}]))",
    "small and raised": f"{WORDS}#super[2] #footnote[Below the text.] #text(4pt)[tiny] #box(stroke: 1pt)[boxed] H#sub[2]O",
    "struck out": f"The #strike[old] plan. #underline[under] #highlight[high] {WORDS}",
    "lists": "+ one\n  + inner\n- bullet\n/ Term: said",
    "landscape": f"#set page(flipped: true)\n= Heading\n{WORDS * 12}",
}


def letters(text: str) -> Counter[str]:
    return Counter(re.sub(r"[\W_]", "", text))


def on_the_pages(data: bytes) -> str:
    return "".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)


def in_the_lines(data: bytes) -> str:
    return "\n".join(line.raw for line in read_pdf(data, "a.pdf").lines)


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_all_letters_on_a_page_of_any_layout_are_read(page: str) -> None:
    data = typst.compile(page.encode())
    assert letters(in_the_lines(data)) == letters(on_the_pages(data))


def test_all_letters_of_printed_minutes_are_read() -> None:
    data = pdf(made(sample(), "cambridgeshire-pcp/meetings/2023-09-20", "minutes"))
    assert letters(in_the_lines(data)) == letters(on_the_pages(data))


@pytest.mark.skipif(not REAL, reason="The published documents are not beside the project.")
@pytest.mark.parametrize("path", REAL, ids=lambda path: path.stem[:30])
def test_all_letters_of_real_documents_are_read(path: Path) -> None:
    data = path.read_bytes()
    assert letters(in_the_lines(data)) == letters(on_the_pages(data))


def test_the_heading_of_a_table_that_is_said_again_is_named_so_and_words_across_a_page_are_parted() -> None:
    again = [
        line for line in read_pdf(typst.compile(PAGES["table over pages"].encode()), "a.pdf").lines if line.furniture
    ]
    assert {(line.raw, line.furniture) for line in again} == {("Item\tDecision", "heading of a table said again")}
    across = read_pdf(typst.compile(PAGES["turned and slanted"].encode()), "a.pdf").lines[-1]
    assert (across.raw, across.furniture) == ("DRAFT COPY Turned words", "across the page")


def test_what_is_laid_over_a_page_is_read_and_named() -> None:
    writer = PdfWriter(clone_from=io.BytesIO(pdf_of([["Example Panel", "Name:"]])))
    box = (50, 50, 150, 80)
    writer.add_annotation(0, FreeText(text="typed over", rect=box))
    writer.add_annotation(0, Text(text="is this right?", rect=box))
    corners = ArrayObject([FloatObject(each) for each in (50, 80, 150, 80, 50, 50, 150, 50)])
    writer.add_annotation(0, Highlight(rect=box, quad_points=corners))
    field = DictionaryObject(
        {
            NameObject("/Subtype"): NameObject("/Widget"),
            NameObject("/FT"): NameObject("/Tx"),
            NameObject("/V"): TextStringObject("Member A"),
            NameObject("/Rect"): ArrayObject([FloatObject(each) for each in box]),
        }
    )
    writer.add_annotation(0, field)
    kept = io.BytesIO()
    writer.write(kept)
    named = {line.raw: line.furniture for line in read_pdf(kept.getvalue(), "a.pdf").lines if line.furniture}
    assert named == {"typed over": "note on the page", "is this right?": "comment", "Member A": "form"}
