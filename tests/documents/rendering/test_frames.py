"""A body's own template: our text in its frame, escaped, with nothing run and the mark of a draft never lost."""

import pytest

from tests.documents.rendering.shelves import PANEL, made, sample
from tui.documents.rendering.forms.docx import docx
from tui.documents.rendering.forms.html import html
from tui.documents.rendering.forms.markdown import markdown
from tui.documents.rendering.forms.text import plain_text
from tui.documents.rendering.frames import TemplateFault
from tui.documents.rendering.tree import Document, Paragraph, plain

DRAFT = Document("A <b> & c", "Running", (Paragraph(plain("Words")),), draft="DRAFT: not yet", subject="Minutes")


def test_the_text_stands_in_the_bodys_own_frame_and_the_rest_of_it_is_as_written() -> None:
    frame = (
        b"<!DOCTYPE html><title>${title}</title><style>.a{color:$red}</style><h1>Ours $5 {{x}}</h1>${draft}${content}"
    )
    found = html(DRAFT, frame)
    assert found.startswith("<!DOCTYPE html><title>A &lt;b&gt; &amp; c</title>")
    assert ".a{color:$red}" in found
    assert "<h1>Ours $5 {{x}}</h1>" in found
    assert '<p class="draft" role="note">DRAFT: not yet</p><p>Words</p>' in found


def test_a_frame_for_markdown_and_for_text() -> None:
    assert (
        markdown(DRAFT, b"# Ours: ${title}\n\n${draft}\n\n${content}\n")
        == "# Ours: A \\<b\\> \\& c\n\nDRAFT: not yet\n\nWords\n"
    )
    assert plain_text(DRAFT, b"${title} ** ${draft}\n${content}\n") == "A <b> & c ** DRAFT: not yet\nWords\n"


def test_a_place_in_the_records_text_is_not_taken_for_one_of_the_frame() -> None:
    document = Document("${content}", "r", (Paragraph(plain("${title} ${draft}")),))
    assert plain_text(document, b"${title}|${content}") == "${content}|${title} ${draft}"


@pytest.mark.parametrize(
    ("frame", "said"),
    [
        (b"${draft}", "has no place for ${content}"),
        (b"${content}", "has no place for ${draft}"),
        (b"${content}${draft}${secret}", "has a place ${secret}, which there is not"),
        (b"\xff\xfe", "is not in UTF-8"),
    ],
)
def test_a_frame_that_would_lose_something_is_refused(frame: bytes, said: str) -> None:
    for write in (html, markdown, plain_text):
        with pytest.raises(TemplateFault) as raised:
            write(DRAFT, frame)
        assert said in raised.value.sentence


def test_what_is_no_word_document_is_refused_as_a_frame() -> None:
    for data in (b"", b"PK\x03\x04", b"words"):
        with pytest.raises(TemplateFault, match="is no Word document"):
            docx(DRAFT, data)


def test_approved_minutes_need_no_place_for_the_mark_of_a_draft() -> None:
    document = made(sample(), f"{PANEL}/meetings/2022-09-14", "agenda")
    assert "Sand Martin House" in plain_text(document, b"${content}")
