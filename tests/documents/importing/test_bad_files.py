"""Files that are locked, cut off, in an odd encoding, hostile or far too large: each is a sentence with a next step, and soon."""

import io
import logging
import random
import struct
import tracemalloc
import zipfile
import zlib
from collections.abc import Callable
from functools import cache

import pytest
from pypdf import PdfWriter

from tests.bench.many_minutes import document, pdf_of
from tests.documents.importing.documents import given
from tests.hang import no_hang
from tui.documents.importing.importing import import_document
from tui.documents.importing.limits import LONGEST_PARAGRAPH, MOST_BYTES
from tui.errors import MinutebookError, ProblemsFound, WrongUsage

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TEXT = "Example Panel\nMinutes of the meeting held on 8 January 2024\n\nPresent: A Member\n\n1. Café\n\nNone.\n\n2. Other\n\nNone.\n"


@cache
def a_pdf() -> bytes:
    return document(4)[1]


@cache
def a_docx() -> bytes:
    return document(3)[1]


def locked(password: str, owner: str | None = None) -> bytes:
    writer = PdfWriter(clone_from=io.BytesIO(a_pdf()))
    writer.encrypt(password, owner, algorithm="RC4-128")
    kept = io.BytesIO()
    writer.write(kept)
    return kept.getvalue()


def locked_otherwise() -> bytes:
    return locked("x").replace(b"/V 2", b"/V 5").replace(b"/R 3", b"/R 6")


def drawn(stream: bytes) -> bytes:
    """A PDF of one page whose drawing is this, packed."""
    packed = zlib.compress(stream, 9)
    page = pdf_of([["mark"]])
    start = page.index(b"<< /Length")
    end = page.index(b"endstream", start)
    return page[:start] + b"<< /Filter /FlateDecode /Length %d >>\nstream\n%s\n" % (len(packed), packed) + page[end:]


def docx_with(body: str = "", before: str = "", without: str = "", **parts: bytes) -> bytes:
    """The made-up DOCX with another document in it, further parts, or without one of its parts."""
    kept = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(a_docx())) as whole, zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as made:
        for name in whole.namelist():
            if name == without:
                continue
            data = whole.read(name)
            if name == "word/document.xml" and (body or before):
                data = f'{before}<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'.encode()
            made.writestr(name, data)
        for name, data in parts.items():
            made.writestr(name.replace("__", "/"), data)
    return kept.getvalue()


def lying(name: str, size: int) -> bytes:
    """A DOCX with a part that is far larger than it says."""
    data = docx_with(**{name: b"\0" * size})
    return data.replace(struct.pack("<I", size), struct.pack("<I", 1000))


def a_paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def flagged_as_locked() -> bytes:
    data = bytearray(a_docx())
    for mark, offset in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        at = data.find(mark)
        while at >= 0:
            data[at + offset] |= 1
            at = data.find(mark, at + 4)
    return bytes(data)


LAUGHS = "<!DOCTYPE w:document [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;&a;'>]>"
OUTSIDE = "<!DOCTYPE w:document [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"
A_TABLE = '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2000000000"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>'

BAD: dict[str, tuple[str, Callable[[], bytes], type[MinutebookError], str]] = {
    "locked": ("a.pdf", lambda: locked("secret"), ProblemsFound, "protected by a password"),
    "locked-otherwise": ("a.pdf", locked_otherwise, ProblemsFound, "encrypted|password|damaged"),
    "scanned": ("a.pdf", lambda: pdf_of([[], []]), ProblemsFound, "no text: its pages are pictures"),
    "cut-off": ("a.pdf", lambda: a_pdf()[: len(a_pdf()) // 2], ProblemsFound, "damaged"),
    "pdf-junk": ("a.pdf", lambda: b"%PDF-1.4\n" + random.Random(1).randbytes(50_000), ProblemsFound, "damaged"),
    "pdf-deep": ("a.pdf", lambda: b"%PDF-1.4\n1 0 obj\n" + b"[" * 100_000, ProblemsFound, "damaged"),
    "pdf-bomb": ("a.pdf", lambda: drawn(b" " * 100_000_000), ProblemsFound, "damaged|drawing"),
    "pdf-drawing": ("a.pdf", lambda: drawn(b"(a) Tj " * 3_100_000), ProblemsFound, "MB of drawing up to page 1"),
    "bomb": ("a.docx", lambda: docx_with("<w:p/>" * 10_000_000), ProblemsFound, "would unpack to"),
    "lying": ("a.docx", lambda: lying("word__evil.xml", 64_000_000), ProblemsFound, "damaged"),
    "lying-picture": ("a.docx", lambda: lying("word__media__a.png", 64_000_000), ProblemsFound, "damaged"),
    "nested": ("a.docx", lambda: docx_with(without="word/document.xml", word__inner=a_docx()), ProblemsFound, "without a document"),
    "entities": ("a.docx", lambda: docx_with(a_paragraph("A &x; B"), OUTSIDE), WrongUsage, "document type"),
    "laughs": ("a.docx", lambda: docx_with(a_paragraph("A &b; B"), LAUGHS), WrongUsage, "document type"),
    "columns": ("a.docx", lambda: docx_with(A_TABLE), ProblemsFound, "more than 1,000 columns"),
    "docx-deep": ("a.docx", lambda: docx_with("<w:tbl><w:tr><w:tc>" * 20_000), ProblemsFound, "damaged"),
    "docx-locked": ("a.docx", flagged_as_locked, ProblemsFound, "protected by a password"),
    "docx-cut-off": ("a.docx", lambda: a_docx()[:-40], ProblemsFound, "damaged"),
    "docx-parts": ("a.docx", lambda: docx_with(**{f"p{n}": b"" for n in range(6_000)}), ProblemsFound, "parts"),
    "rtf": ("a.rtf", lambda: rb"{\rtf1 Minutes}", WrongUsage, "RTF"),
    "binary": ("a.txt", lambda: random.Random(2).randbytes(20_000), WrongUsage, "not a text"),
    "binary-without-nought": ("a.txt", lambda: random.Random(3).randbytes(20_000).replace(b"\0", b"\1"), WrongUsage, "not a text"),
    "empty": ("a.txt", lambda: b"", ProblemsFound, "is empty"),
    "blank": ("a.html", lambda: b" \n\n", ProblemsFound, "is empty"),
    "large": ("a.txt", lambda: b"a" * (MOST_BYTES + 1), ProblemsFound, "more than 50 MB"),
    "long": ("a.txt", lambda: b"word and word " * 300_000, ProblemsFound, "characters of text; 3,000,000"),
    "lines": ("a.txt", lambda: b"a\n" * 200_000, ProblemsFound, "200,000 lines"),
    "divisions": ("a.html", lambda: b"<html><body>" + b"<div>" * 100_000 + b"x", ProblemsFound, "250 deep"),
    "marks": ("a.html", lambda: b"<html>" + b"<p>a" * 200_000, ProblemsFound, "marks of HTML"),
    "attributes": ("a.html", lambda: b"<p " + b" ".join(b"a%d=''" % n for n in range(50_000)) + b">", ProblemsFound, "attributes"),
}  # fmt: skip


@pytest.mark.parametrize("which", BAD)
def test_it_is_said_what_is_wrong_and_what_to_do(which: str, capfd: pytest.CaptureFixture[str]) -> None:
    name, make, error, said = BAD[which]
    data = make()
    with no_hang(), pytest.raises(error, match=said) as raised:
        import_document(data, name)
    assert type(raised.value) is error
    assert raised.value.sentence.startswith(name)
    assert raised.value.hint
    assert capfd.readouterr() == ("", "")


def test_a_part_that_lies_about_its_size_is_not_unpacked_into_memory() -> None:
    data = lying("word__evil.xml", 64_000_000)
    tracemalloc.start()
    try:
        with pytest.raises(ProblemsFound, match="damaged"):
            import_document(data, "a.docx")
        assert tracemalloc.get_traced_memory()[1] < 16_000_000
    finally:
        tracemalloc.stop()


def test_a_pdf_that_only_its_owner_may_change_is_read() -> None:
    assert given(locked("", "owner"), "a.pdf").meeting["date"] == "1990-02-08"
    assert logging.getLogger("pypdf").level == logging.NOTSET


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_a_text_in_another_encoding_is_read(encoding: str) -> None:
    found = given(TEXT.encode(encoding))
    assert found.titles == ["Café", "Other"]
    assert any("Windows-1252" in each.message for each in found.found.doubts) == (encoding == "cp1252")


def test_what_is_doubtful_of_a_file_is_told_where_nothing_was_drafted_of_it() -> None:
    found = given("議事録 会議 テスト".encode("shift_jis") * 9).found
    assert found.records == ()
    assert [each.message[:30] for each in found.doubts] == ["The file is not in UTF-8; it w"]


def test_names_that_lead_out_of_an_archive_are_only_names() -> None:
    found = given(docx_with(**{"../../../../tmp/evil": b"x", "/etc/evil": b"x"}), "a.docx")
    assert found.meeting["name"] == "Example Joint Panel"


HOSTILE_PAGE = """<?xml version="1.0"?><!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><html><head><script>evil()</script>
<link rel="stylesheet" href="http://192.0.2.1/"></head><body onload="evil()"><iframe src="file:///etc/passwd"></iframe><img src="http://192.0.2.1/a">
<h2>1. Apologies</h2><p>A &x; B</p><h2>2. Report</h2><p>None.</p></body></html>"""


def test_a_hostile_page_is_only_its_text(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr("socket.socket.connect", refuse)
    said = str(given(HOSTILE_PAGE, "a.html").found.as_json())
    assert "Apologies" in said
    assert "evil" not in said
    assert "root:" not in said


@pytest.mark.parametrize("comments", ["<!-- -->" * 400, "<!--" * 1000, "<!-- " + "a" * 4000])
def test_comments_before_a_page_do_not_hang(comments: str) -> None:
    with no_hang():
        import_document((comments + "<html><body><p>Minutes</p></body></html>").encode(), "a.txt")


PIECES = ("a b ", "(", "1", "A.", "A. B ", "Aa Bb and ", "1 January 2020 ", "seconded by ", "<a ", "Mr ", "& ")
PLACES = """Example Panel
Minutes of the meeting held on 8 January 2024

Present: {x}

1. Apologies

Apologies for absence were received from {x}

RESOLVED {x}

2. {x}

Moved by A Member, {x}

Action: {x}
"""


@pytest.mark.parametrize("piece", PIECES)
def test_long_lines_of_anything_end_and_lose_nothing(piece: str) -> None:
    long = (piece * 20_000)[:20_000]
    with no_hang():
        found = given(PLACES.replace("{x}", long))
        given(PLACES.replace("{x}", long[: LONGEST_PARAGRAPH // 2]))
    words = sum(each.isalnum() for each in long)
    assert sum(each.isalnum() for text in found.left for each in text) >= 5 * words
