"""What each form owes its readers: 72 columns, Markdown that a parser reads, HTML and PDF for readers who do not see the page."""

import io
import re
import zipfile
from html.parser import HTMLParser
from itertools import pairwise
from typing import Any

import docx
import pytest
from markdown_it import MarkdownIt
from pypdf import PdfReader

from tests.documents.rendering.shelves import PANEL, made, sample
from tui.documents.rendering.forms.docx import docx as write_docx
from tui.documents.rendering.forms.html import html
from tui.documents.rendering.forms.markdown import markdown
from tui.documents.rendering.forms.pdf import pdf
from tui.documents.rendering.forms.text import columns, plain_text, wrapped
from tui.documents.rendering.tree import Document, Heading, Paragraph, Table, plain

MEETINGS = (f"{PANEL}/meetings/2022-07-20", f"{PANEL}/meetings/2023-09-20")


def minutes(meeting: str = MEETINGS[0]) -> Document:
    return made(sample(), meeting, "minutes")


@pytest.mark.parametrize("meeting", MEETINGS)
def test_plain_text_is_72_columns_wide(meeting: str) -> None:
    lines = plain_text(minutes(meeting)).split("\n")
    assert max(map(columns, lines)) <= 72
    assert not [line for line in lines if line != line.rstrip()]


def test_a_word_longer_than_the_line_stands_alone_and_whole() -> None:
    address = "https://example.org/" + "a" * 80
    assert wrapped(f"See {address} for more") == ["See", address, "for more"]
    assert wrapped("日" * 40) == ["日" * 40]


def test_a_table_of_many_columns_is_told_row_by_row_in_plain_text() -> None:
    heads = tuple(f"Heading {n}" for n in range(8))
    row = tuple((plain(f"cell {n} with some words"),) for n in range(8))
    found = plain_text(Document("T", "T", (Table("C", heads, (row, row), (1,) * 8),)))
    assert "Heading 7: cell 7 with some words" in found


def test_markdown_has_the_headings_lists_and_tables_of_the_document() -> None:
    tokens = MarkdownIt("commonmark").enable("table").parse(markdown(minutes()))
    kinds = [each.type for each in tokens]
    assert kinds.count("table_open") == 2
    assert [each.tag for each in tokens if each.type == "heading_open"].count("h2") == 14
    assert kinds.count("ordered_list_open") == 7


class _Page(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, Any]]] = []
        self.open: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in ("meta", "br", "col", "hr"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_html_is_well_nested_has_a_language_one_first_heading_and_no_level_left_out() -> None:
    page = _Page(html(minutes()))
    assert page.open == []
    assert dict(page.tags)["html"]["lang"] == "en-GB"
    levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_html_tables_have_a_caption_and_headings_with_a_scope() -> None:
    page = _Page(html(minutes()))
    tables, captions = (sum(tag == name for tag, _ in page.tags) for name in ("table", "caption"))
    assert tables == captions == 2
    assert {attrs.get("scope") for tag, attrs in page.tags if tag == "th"} == {"col", "row"}


def test_html_fetches_nothing_and_reads_in_the_dark_and_on_paper() -> None:
    text = html(minutes())
    assert "default-src 'none'" in text
    assert not re.search(r"(?:src|href)=|url\(|@import", text)
    assert "prefers-color-scheme: dark" in text
    assert "@media print" in text


def test_docx_has_words_own_headings_a_repeated_table_head_title_and_language() -> None:
    opened = docx.Document(io.BytesIO(write_docx(minutes())))
    styles = [each.style.name for each in opened.paragraphs]
    assert styles.count("Heading 1") == 1
    assert styles.count("Heading 2") == 14
    assert opened.core_properties.title == "Minutes of a meeting of the Cambridgeshire Police and Crime Panel"
    assert opened.core_properties.language == "en-GB"
    assert [each.rows[0]._tr.xpath("./w:trPr/w:tblHeader") != [] for each in opened.tables] == [True, True]


def test_docx_takes_over_the_look_of_a_file_of_the_bodys_own() -> None:
    own = docx.Document()
    own.sections[0].header.paragraphs[0].text = "Our letterhead"
    own.styles["Heading 1"].font.name = "Gill Sans"
    base = io.BytesIO()
    own.save(base)
    with zipfile.ZipFile(io.BytesIO(write_docx(minutes(), base.getvalue()))) as parts:
        assert "Gill Sans" in parts.read("word/styles.xml").decode()
        heads = "".join(parts.read(each).decode() for each in parts.namelist() if "header" in each)
    assert "Our letterhead" in heads
    assert "DRAFT" in heads


def _tags(node: Any, found: list[str]) -> list[str]:
    node = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(node, list):
        for each in node:
            _tags(each, found)
    elif isinstance(node, dict):
        if "/S" in node:
            found.append(str(node["/S"]))
        if "/K" in node:
            _tags(node["/K"], found)
    return found


def test_pdf_is_tagged_titled_in_its_language_and_says_which_standards_it_keeps() -> None:
    reader = PdfReader(io.BytesIO(pdf(minutes())))
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en-GB"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata is not None
    assert reader.metadata.title == "Minutes of a meeting of the Cambridgeshire Police and Crime Panel"
    assert reader.xmp_metadata is not None
    xmp = reader.xmp_metadata.stream.get_data().decode()
    assert "<pdfuaid:part>1</pdfuaid:part>" in xmp
    assert "<pdfaid:part>2</pdfaid:part>" in xmp
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in xmp


def test_pdf_has_headings_lists_and_table_heads_in_its_tags_and_every_font_in_it() -> None:
    reader = PdfReader(io.BytesIO(pdf(minutes())))
    tags = _tags(reader.trailer["/Root"]["/StructTreeRoot"]["/K"], [])
    assert tags.count("/H1") == 1
    assert tags.count("/H2") == 14
    assert tags.count("/Table") == 2
    assert tags.count("/TH") == 4
    assert {"/L", "/LI", "/Lbl", "/LBody", "/P"} <= set(tags)
    for page in reader.pages:
        for font in page["/Resources"]["/Font"].values():
            described = font.get_object()["/DescendantFonts"][0]["/FontDescriptor"]
            assert {"/FontFile2", "/FontFile3"} & set(described)


def test_pdf_bookmarks_are_the_minutes_by_number() -> None:
    titles = [str(getattr(each, "title", "")) for each in _flat(PdfReader(io.BytesIO(pdf(minutes()))).outline)]
    assert len([each for each in titles if re.match(r"\d+\.", each)]) == 14


def _flat(outline: Any) -> list[Any]:
    return [one for each in outline for one in (_flat(each) if isinstance(each, list) else [each])]


def test_a_page_can_be_set_with_any_writing_and_any_symbol() -> None:
    for text in ("Ελληνικά Кириллица", "日本語", "عربى", "😀", "\ue000", "\u0378"):
        assert pdf(Document("T", "T", (Heading(2, plain("H")), Paragraph(plain(text))))).startswith(b"%PDF")


def test_a_short_row_stays_on_one_page_and_a_row_longer_than_a_page_loses_no_word() -> None:
    short = tuple((plain(f"begins{n} " + "word " * 30 + f"ends{n}"),) for n in range(60))
    long = tuple(plain(f"line{n}") for n in range(120))
    rows = (*((each, (plain("b"),)) for each in short), (long, (plain("b"),)))
    made_of = pdf(Document("T", "T", (Table("C", ("A", "B"), rows, (1, 2)),)))
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(made_of)).pages]
    for n in range(60):
        (page,) = [text for text in pages if re.search(rf"begins{n}\b", text)]
        assert re.search(rf"ends{n}\b", page), f"row {n} is parted"
    assert all(any(re.search(rf"line{n}\b", text) for text in pages) for n in range(120))
