"""What a PDF only shows: words that a line strikes out, text in two columns, pages that lie on their side, pages that are pictures."""

import io
import struct
import zlib

import pytest
import typst
from pypdf import PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, FloatObject, NameObject

from tests.documents.importing.documents import given
from tui.documents.importing.forms.pdf import read_pdf
from tui.documents.importing.lines.line import Line, Source

WORDS = "Members were told that the third scheme had begun and that its office would report. "


def source_of(page: str) -> Source:
    return read_pdf(typst.compile(page.encode()), "a.pdf")


def told(source: Source) -> list[Line]:
    return [line for line in source.lines if line.raw.strip() and not line.furniture]


def test_words_that_a_line_is_drawn_over_are_struck_out_and_underlined_ones_are_not() -> None:
    page = (
        f"#text(20pt)[Large #strike[gone]]\n\nThe #strike[old and weary] plan, #underline[below], #highlight[lit].\n\n"
        "#strike[All of it.]\n\n"
        f"#line(length: 100%)\n{WORDS}#box(fill: white, stroke: 1pt)[framed]\n\nH#strike[alf]word"
    )
    lines = told(source_of(page))
    assert [line.struck.text for line in lines if line.struck] == ["gone", "old and weary", "All of it.", "alf"]
    kept = [line.content.text for line in lines]
    assert kept[:3] == ["Large", "The plan, below, lit.", ""]
    assert kept[-1] == "Hword"


def test_words_struck_out_by_a_thin_box_or_within_a_table_are_no_content() -> None:
    boxed = "#place(dy: 0.3em, rect(width: 16pt, height: 0.6pt, fill: black, stroke: none))old new"
    assert [(line.content.text, line.struck.text) for line in told(source_of(boxed))] == [("new", "old")]
    table = "#table(columns: 2, [Item], [Vote], [#strike[One]], [For], [Two], [#strike[Against 3] For 4])"
    rows = told(source_of(table))
    assert [[cell.text for cell in row.cells] for row in rows] == [["Item", "Vote"], ["", "For"], ["Two", "For 4"]]
    assert rows[2].struck.text == "Against 3"


def test_words_under_a_mark_that_strikes_out_are_no_content() -> None:
    writer = PdfWriter(
        clone_from=io.BytesIO(typst.compile(b"#set page(width: 10cm, height: 5cm, margin: 1cm)\nThe old plan"))
    )
    corners = ArrayObject([FloatObject(each) for each in (48, 115, 66, 115, 48, 100, 66, 100)])
    mark = {NameObject("/Type"): NameObject("/Annot"), NameObject("/Subtype"): NameObject("/StrikeOut")}
    mark |= {
        NameObject("/QuadPoints"): corners,
        NameObject("/Rect"): ArrayObject([FloatObject(each) for each in (48, 100, 66, 115)]),
    }
    writer.add_annotation(0, DictionaryObject(mark))
    kept = io.BytesIO()
    writer.write(kept)
    (line,) = told(read_pdf(kept.getvalue(), "a.pdf"))
    assert (line.content.text, line.struck.text) == ("The plan", "old")


def test_a_decision_that_was_struck_out_is_none() -> None:
    page = (
        "= Example Panel\nMinutes of the meeting held on 8 January 2024\n\n*1. Report*\n\nRESOLVED that the #strike[old] plan be noted.\n\n"
        "#strike[RESOLVED that nothing be done.]\n\n*2. Other*\n\nNone."
    )
    found = given(typst.compile(page.encode()), "a.pdf")
    assert [each["text"] for each in found.item("Report")["decisions"]] == ["RESOLVED that the plan be noted."]
    assert (found.named["old"], found.named["RESOLVED that nothing be done."]) == ("struck out", "struck out")


def test_two_columns_of_text_are_read_one_after_the_other_and_a_table_without_rules_row_by_row() -> None:
    first, second = (
        "Members asked about the first scheme and its cost. ",
        "The officer answered that it had been put off. ",
    )
    page = f'#place(top, scope: "parent", float: true)[= {"Title across both columns " * 2}]\n{first * 20}\n\n{second * 20}'
    lines = told(source_of(f"#set page(columns: 2, height: 16cm, footer: [#align(center)[2]])\n{page}"))
    text = " ".join(line.raw.strip() for line in lines).replace("- ", "")
    assert text.startswith("Title across both columns")
    assert text.count(first.strip()) == 20
    assert text.count(second.strip()) == 20
    assert text.index(second.strip()) > text.rindex(first.strip())
    rows = ", ".join(f"[Member {n} of the Panel], [], [Present at {n} and later on]" for n in range(12))
    lines = told(source_of(f"#table(columns: (5cm, 2cm, 6cm), stroke: none, {rows})"))
    assert [line.raw.split() for line in lines][3][:6] == ["Member", "3", "of", "the", "Panel", "Present"]


@pytest.mark.parametrize("angle", [90, 180, 270])
def test_a_page_that_lies_on_its_side_is_read_as_one_that_stands(angle: int) -> None:
    page = f"#table(columns: 2, [Item], [Vote], [#strike[One] Two], [For 12#super(typographic: false)[3]])\n{WORDS * 3}"
    standing = source_of(page)
    writer = PdfWriter(clone_from=io.BytesIO(typst.compile(page.encode())))
    writer.pages[0].rotate(angle)
    kept = io.BytesIO()
    writer.write(kept)
    assert read_pdf(kept.getvalue(), "a.pdf") == standing
    assert [cell.text for cell in standing.lines[1].cells] == ["Two", "For 12 3"]


def a_picture() -> bytes:
    def part(kind: bytes, told: bytes) -> bytes:
        return struct.pack(">I", len(told)) + kind + told + struct.pack(">I", zlib.crc32(kind + told))

    head = struct.pack(">IIBBBBB", 2, 2, 8, 0, 0, 0, 0)
    drawn = zlib.compress(b"\0\1\2\0\3\4")
    return b"\x89PNG\r\n\x1a\n" + part(b"IHDR", head) + part(b"IDAT", drawn) + part(b"IEND", b"")


def test_pages_that_are_pictures_among_others_are_told_and_blank_ones_and_small_pictures_are_not() -> None:
    picture = f"bytes(({','.join(str(each) for each in a_picture())}))"
    whole = f"#place(image({picture}, width: 100%, height: 100%))Page"
    told_of = source_of(
        f"{WORDS}#pagebreak(){whole}#pagebreak(){WORDS}#image({picture}, width: 2cm)#pagebreak()#pagebreak(){whole}"
    )
    assert told_of.doubt.startswith("Pages 2 and 5 are pictures with no text to read")
    assert source_of(WORDS).doubt == ""
