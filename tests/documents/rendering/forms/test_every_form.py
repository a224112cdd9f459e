"""What holds of every form: the record's own signs stand for themselves, the words are all there, a draft says so on every page."""

import io
import zipfile

import pytest
from pypdf import PdfReader

from tests.builder import a_book
from tests.documents.rendering.forms.reading import text_of_html, text_of_markdown, words_in
from tests.documents.rendering.shelves import PANEL, made, published, sample, words
from tui.documents.rendering.registry import FORMS, Form
from tui.documents.rendering.tree import (
    Document,
    Entry,
    Heading,
    Listing,
    Paragraph,
    Table,
    Term,
    Terms,
    emphasis,
    plain,
    strong,
)

HOSTILE = (
    "<script>alert(1)</script>", "*not* _bold_ `code` **x**", "# no heading", "- no list", "1. no number", "[a](javascript:b)", "![i](x)",
    "#let x = 1; #panic()", "$ x^2 $ @label <tag>", 'a "quoted" \\ back', "| a | b |", "&lt; &amp;", "{{ 7*7 }} {% if %}", "~~struck~~",
    "=SUM(A1)", "> no quote", "https://example.org/?a=1&b=2", "a\u202eb", "bell\x07 null\x00", "</w:t>", "]]>", "+ plus", "1) no", "#{1}",
    "a@example.org", "-- dash --- ...", "'single' and ’typographic’", "日本語 é ﬀ", "a  b",
)  # fmt: skip


def everything(text: str) -> Document:
    """A document with the text at each place where there can be one."""
    return Document(
        title=text,
        running=text,
        subject=text,
        creator=text,
        draft="DRAFT",
        date="2022-09",
        blocks=(
            Heading(2, plain(text), "7."),
            Paragraph(plain(text)),
            Paragraph(strong(text), "decision"),
            Paragraph(emphasis(text), "scene"),
            Terms((Term(plain(text), (plain(text), plain(text))), Term(plain("One"), (plain(text),)))),
            Listing(
                (Entry("a)", (Paragraph(plain(text)), Paragraph(plain(text)))), Entry("", (Paragraph(plain(text)),)))
            ),
            Listing((Entry("1.", (Paragraph(plain(text)),)), Entry("2.", (Paragraph(plain(text)),)))),
            Table("Table", (text, "B"), (((plain(text), plain(text)), (plain(text),)),), (1, 2)),
        ),
    )


@pytest.mark.parametrize("form", FORMS, ids=lambda each: each.name)
@pytest.mark.parametrize("text", HOSTILE)
def test_a_text_stands_for_itself_whatever_its_signs(form: Form, text: str) -> None:
    document = everything(text)
    data = form.write(document)
    shown = " ".join(words(document.blocks[1]).split())
    if form.name == "html":
        assert text_of_html(data.decode().split("<main>")[1]).count(shown) == 18
    elif form.name == "md":
        assert text_of_markdown(data.decode()).count(shown) == 18
    elif form.name == "txt":
        assert " ".join(data.decode().split()).count(shown) >= 13
    elif form.name == "docx":
        import docx

        opened = docx.Document(io.BytesIO(data))
        assert sum(" ".join(each.text.split()).count(shown) for each in opened.paragraphs) == 14
    else:
        plain_words = [word for word in shown.split() if word.isascii() and word.isalnum() and len(word) > 2]
        found = words_in("pdf", data)
        assert all(word in found for word in plain_words)


def test_nothing_that_a_page_could_run_or_fetch_is_in_it() -> None:
    forms = {each.name: each for each in FORMS}
    document = everything("<img src=http://x onerror=y><script>z</script>")
    page = forms["html"].write(document)
    assert b"<script" not in page
    assert b"<img" not in page
    file = forms["pdf"].write(document)
    assert b"/JavaScript" not in file
    assert b"/URI" not in file


@pytest.mark.parametrize("form", FORMS, ids=lambda each: each.name)
def test_the_same_record_gives_the_same_bytes(form: Form) -> None:
    document = made(sample(), f"{PANEL}/meetings/2024-09-25", "minutes")
    assert form.write(document) == form.write(document)


def test_draft_stands_on_every_page_until_it_is_none() -> None:
    draft = made(sample(), f"{PANEL}/meetings/2022-07-20", "minutes")
    forms = {each.name: each for each in FORMS}
    pages = PdfReader(io.BytesIO(forms["pdf"].write(draft))).pages
    assert len(pages) > 5
    assert all("DRAFT: not yet approved" in page.extract_text() for page in pages)
    with zipfile.ZipFile(io.BytesIO(forms["docx"].write(draft))) as parts:
        heads = [parts.read(each).decode() for each in parts.namelist() if "header" in each]
    assert [("DRAFT: not yet approved" in each) for each in heads] == [True]
    html = forms["html"].write(draft).decode()
    assert '<div class="on-every-page" aria-hidden="true">DRAFT' in html
    assert ".on-every-page { display: block; position: fixed" in html
    for name in ("md", "txt"):
        lines = forms[name].write(draft).decode().strip().split("\n")
        assert any("DRAFT" in each for each in lines[:3])
        assert "DRAFT" in lines[-1]


def test_approved_minutes_say_draft_nowhere() -> None:
    book = a_book().meeting("2022-09-14", minutes={"state": "approved"}, items=[{"id": "one", "title": "One"}])
    document = made(published(book.records), "example-panel/meetings/2022-09-14", "minutes")
    for form in FORMS:
        assert "DRAFT" not in words_in(form.name, form.write(document))
