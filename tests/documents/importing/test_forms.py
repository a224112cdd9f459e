"""The same made-up minutes in every form, and files that are damaged, hostile or of no form that is read."""

import io
import zipfile

import docx
import pytest
from pypdf import PdfWriter

from tests.documents.importing.documents import given
from tests.hang import no_hang
from tui.errors import MinutebookError, ProblemsFound, WrongUsage

MARKDOWN = """# Example Panel

Minutes of the meeting held on 8 January 2024

**Present:** Ann Bee (Chair) and Cy Dee

## 1. Apologies

There were none.

## 2. Report

RESOLVED that the ~~old~~ report be noted.
"""
HTML = """<!DOCTYPE html><html><head><title>Not text</title><script>var evil = "1. Script"</script></head><body>
<nav><ul><li><a href="/">Home</a></li></ul></nav><h1>Example Panel</h1><p>Minutes of the meeting held on 8 January 2024</p>
<p><b>Present:</b> Ann Bee (Chair) and Cy Dee</p><h2>1. Apologies</h2><p>There were none.</p><h2>2. Report</h2>
<p>RESOLVED that the <s>old</s> report be noted.</p><footer>Copyright</footer></body></html>"""


def a_docx() -> bytes:
    document = docx.Document()
    document.add_heading("Example Panel", 1)
    document.add_paragraph("Minutes of the meeting held on 8 January 2024")
    document.add_paragraph("Present: Ann Bee (Chair) and Cy Dee")
    document.add_heading("1. Apologies", 2)
    document.add_paragraph("There were none.")
    document.add_heading("2. Report", 2)
    paragraph = document.add_paragraph("RESOLVED that the ")
    paragraph.add_run("old ").font.strike = True
    paragraph.add_run("report be noted.")
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


@pytest.mark.parametrize(
    ("data", "name"),
    [(MARKDOWN.encode(), "a.md"), (HTML.encode(), "a.html"), (a_docx(), "a.docx")],
    ids=["md", "html", "docx"],
)
def test_each_form_gives_the_same_meeting_without_what_is_struck_out(data: bytes, name: str) -> None:
    found = given(data, name)
    assert (found.meeting["name"], found.meeting["date"], found.titles) == (
        "Example Panel",
        "2024-01-08",
        ["Apologies", "Report"],
    )
    assert found.attendance["Ann Bee"]["role"] == "chair"
    assert found.item("Report")["decisions"][0]["text"] == "RESOLVED that the report be noted."
    assert found.named["old"] == "struck out"


def test_menus_and_feet_of_a_page_are_named_as_such_and_scripts_are_no_text() -> None:
    found = given(HTML, "a.html")
    assert (found.named["Home"], found.named["Copyright"]) == ("menu", "foot of the page")
    assert "evil" not in str(found.found.as_json())


def test_lines_that_are_not_those_of_the_file_are_given_with_the_result() -> None:
    assert "Example Panel" in given(HTML, "a.html").found.as_json()["lines"]
    assert "lines" not in given(MARKDOWN, "a.md").found.as_json()


def test_external_entities_of_html_are_not_looked_up() -> None:
    hostile = '<?xml version="1.0"?><!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><html><body><p>A &x; B</p></body></html>'
    assert "root:" not in str(given(hostile, "a.html").found.as_json())


def test_deep_html_is_refused_and_many_marks_end() -> None:
    with no_hang():
        with pytest.raises(ProblemsFound, match="250 deep"):
            given("<div>" * 3000 + "Minutes" + "</div>" * 3000, "a.html")
        given("**" * 20000 + "\n" + "_a" * 20000, "a.md")


def zipped(**parts: bytes) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name.replace("__", "/") + ".xml", data)
    return kept.getvalue()


def locked_pdf() -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    writer.encrypt("secret", algorithm="RC4-128")
    kept = io.BytesIO()
    writer.write(kept)
    return kept.getvalue()


def scanned_pdf() -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    kept = io.BytesIO()
    writer.write(kept)
    return kept.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "error", "said"),
    [
        (locked_pdf(), "a.pdf", ProblemsFound, "password"),
        (scanned_pdf(), "a.pdf", ProblemsFound, "no text"),
        (b"%PDF-1.7 nothing", "a.pdf", ProblemsFound, "damaged"),
        (zipped(word__document=b"0" * 300_000_000), "a.docx", ProblemsFound, "unpack"),
        (zipped(word__document=b"<broken"), "a.docx", ProblemsFound, "damaged"),
        (zipped(a=b"x"), "a.zip", WrongUsage, "archive"),
        (b"\xd0\xcf\x11\xe0 old", "a.doc", WrongUsage, "old office"),
        (b"\x00\x01\x02", "a.bin", WrongUsage, "not a text"),
    ],
    ids=["locked", "scanned", "damaged-pdf", "bomb", "damaged-docx", "zip", "doc", "binary"],
)
def test_what_cannot_be_read_is_said_in_a_sentence(
    data: bytes, name: str, error: type[MinutebookError], said: str
) -> None:
    with no_hang(), pytest.raises(error, match=said):
        given(data, name)


def test_a_text_in_an_old_encoding_is_read() -> None:
    assert (
        given("Example Panel\n8 January 2024\n\n1. Café\n\nSaid.\n\n2. Other\n\nNone.\n".encode("cp1252")).titles[0]
        == "Café"
    )


def test_an_empty_cell_of_a_table_that_is_kept_as_text_keeps_its_place() -> None:
    table = (
        "<table><tr><th>Member<th>For<th><th>Against<tr><td>A. Able<td><td><td>x<tr><td>B. Best<td>x<td><td></table>"
    )
    page = f"<html><body><h1>Example Panel</h1><p>8 January 2024</p><h2>1. Vote</h2>{table}<h2>2. Other</h2><p>None.</p></body></html>"
    told = given(page, "a.html").item("Vote")["notes"][0]["text"]
    assert told == "Member | For | Against\nA. Able | | x\nB. Best | x"
