"""The agenda pack: one PDF with the agenda and the papers, pages numbered through, every item on an odd page."""

import hashlib
import io
from typing import Any

import pytest
from pypdf import PdfReader, PdfWriter

from tests.builder import a_book
from tests.documents.rendering.shelves import ON, PANEL, published, sample
from tui.documents.rendering.attachments import CannotTakeIn, NotThatFile, attachment
from tui.documents.rendering.forms.pdf import pages_of_items, pdf
from tui.documents.rendering.registry import render
from tui.documents.rendering.tree import Attachment, Document, Heading, Paragraph, plain

SEPTEMBER = f"{PANEL}/meetings/2022-09-14"
MEETING = "example-panel/meetings/2022-09-14"


def read(data: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(data))


def texts(data: bytes) -> list[str]:
    return [page.extract_text() for page in read(data).pages]


@pytest.fixture(scope="module")
def september() -> tuple[Document, bytes]:
    document = render(sample(), SEPTEMBER, "pack", ON)
    return document, pdf(document)


def test_every_item_begins_on_an_odd_page_that_the_agenda_names(september: tuple[Document, bytes]) -> None:
    document, data = september
    pages, ranges = texts(data), pages_of_items(document)
    assert list(ranges) == [
        "minutes-2022-07-20",
        "complaints",
        "criminal-justice",
        "peel",
        "delivery-plan",
        "agenda-plan",
    ]
    for first, last in ranges.values():
        assert first % 2 == 1
        assert last >= first
        shown = str(first) if first == last else f"{first}–{last}"
        assert f" {shown}\n" in pages[0]
    assert pages[ranges["complaints"][0] - 1].split("\n")[1].startswith("5. Review of Complaints")


def test_the_pages_between_two_items_say_that_they_are_blank_and_no_others(september: tuple[Document, bytes]) -> None:
    document, data = september
    ranges = list(pages_of_items(document).values())
    ends = [1, *(last for _, last in ranges)]
    blank = {end + 1 for end, (first, _) in zip(ends, ranges, strict=False) if end + 1 < first}
    assert blank
    assert {n for n, text in enumerate(texts(data), 1) if "This page is intentionally left blank" in text} == blank


def test_pages_are_numbered_through(september: tuple[Document, bytes]) -> None:
    pages = texts(september[1])
    assert [f"Page {n} of {len(pages)}" in text for n, text in enumerate(pages, 1)] == [True] * len(pages)


def test_bookmarks_lead_to_the_items(september: tuple[Document, bytes]) -> None:
    document, data = september
    reader = read(data)
    found = {
        each.title: reader.get_destination_page_number(each) for each in reader.outline[1] if not isinstance(each, list)
    }
    assert found["7. HMICFRS PEEL Report"] + 1 == pages_of_items(document)["peel"][0]


def test_the_minutes_to_be_agreed_and_the_letter_filed_with_them_are_in_it(september: tuple[Document, bytes]) -> None:
    document, data = september
    first, last = pages_of_items(document)["minutes-2022-07-20"]
    pages = texts(data)
    inside = "\n".join(pages[first - 1 : last])
    assert "Minutes of a meeting of the Cambridgeshire Police and Crime Panel" in inside
    assert "Supporting Victims and Witnesses" in inside
    draft = [n for n, text in enumerate(pages, 1) if "DRAFT: not yet approved" in text]
    assert draft == list(range(first + 1, last + 1))


def test_without_other_files_the_pack_is_tagged_and_declares_its_standards(september: tuple[Document, bytes]) -> None:
    xmp = read(september[1]).xmp_metadata
    assert xmp is not None
    assert "<pdfuaid:part>1</pdfuaid:part>" in xmp.stream.get_data().decode()


def a_file(pages: int = 2, size: tuple[float, float] = (842, 595), turned: int = 0, **fields: Any) -> bytes:
    """A PDF of other people's: its pages say `Theirs`."""
    made = read(pdf(Document("Theirs", "Theirs", (Heading(2, plain("Theirs")), Paragraph(plain("Words of theirs"))))))
    writer = PdfWriter()
    for _ in range(pages):
        page = writer.add_page(made.pages[0])
        page.scale_to(*size)
        page.rotate(turned)
    out = io.BytesIO()
    if fields.get("password"):
        writer.encrypt(fields["password"])
    writer.write(out)
    return out.getvalue()


def with_file(data: bytes, **file: Any) -> tuple[Document, bytes]:
    book = (
        a_book()
        .meeting(
            "2022-09-14",
            items=[{"id": "one", "number": "1", "title": "One", "papers": ["example-panel/papers/report"]}],
        )
        .add(
            "example-panel/papers/report",
            name="Their report",
            paper_type="report",
            files=[{"name": "report.pdf", **file}],
        )
    )
    document = render(published(book.records), MEETING, "pack", ON, lambda name, sha512: attachment(name, data, sha512))
    return document, pdf(document)


@pytest.mark.parametrize(("size", "turned"), [((595, 842), 0), ((842, 595), 0), ((595, 842), 90), ((2000, 300), 180)])
def test_a_file_of_a_paper_lies_on_pages_with_our_head_and_numbers(size: tuple[float, float], turned: int) -> None:
    document, data = with_file(a_file(size=size, turned=turned))
    pages = texts(data)
    first, last = pages_of_items(document)["one"]
    assert (first, last) == (3, 5)
    assert ["Words of theirs" in text for text in pages] == [False, False, False, True, True]
    assert [f"Page {n} of 5" in text for n, text in enumerate(pages, 1)] == [True] * 5
    assert "Their report: page 2 of 2" in pages[4]
    assert all(abs(float(page.mediabox.width) - 595.28) < 1 for page in read(data).pages)


def test_with_other_peoples_pages_no_standard_is_claimed() -> None:
    xmp = read(with_file(a_file())[1]).xmp_metadata
    told = xmp.stream.get_data().decode() if xmp is not None else ""
    assert "pdfuaid" not in told
    assert "pdfaid" not in told


def test_a_file_that_is_not_the_one_recorded_is_refused() -> None:
    data = a_file()
    assert with_file(data, sha512=hashlib.sha512(data).hexdigest())
    with pytest.raises(NotThatFile, match=r"report\.pdf is not the file that the record names"):
        with_file(data, sha512="0" * 128)


@pytest.mark.parametrize(
    ("data", "why"),
    [(b"", "cannot be read"), (b"%PDF-1.7 rubbish", "cannot be read"), (b"PK\x03\x04", "cannot be read")],
)
def test_what_is_no_pdf_is_refused_in_a_sentence(data: bytes, why: str) -> None:
    with pytest.raises(CannotTakeIn, match=why):
        attachment("report.pdf", data, None)


def test_a_file_with_a_password_is_refused() -> None:
    with pytest.raises(CannotTakeIn, match="protected by a password"):
        attachment("report.pdf", a_file(password="secret"), None)


def test_a_file_of_an_exempt_paper_is_never_asked_for() -> None:
    book = (
        a_book()
        .meeting(
            "2022-09-14",
            items=[{"id": "one", "number": "1", "title": "One", "papers": ["example-panel/papers/report"]}],
        )
        .add("example-panel/papers/report", name="Secret", access="exempt", files=[{"name": "report.pdf"}])
    )

    def never(name: str, _: str | None) -> Attachment | None:
        raise AssertionError(name)

    found = pdf(render(published(book.records), MEETING, "pack", ON, never))
    assert "This paper is not open to the public" in "".join(texts(found))
    assert "Secret" not in "".join(texts(found))


def test_a_meeting_without_papers_has_a_pack_of_its_agenda_alone() -> None:
    book = a_book().meeting("2022-09-14", items=[{"id": "one", "number": "1", "title": "One"}])
    assert len(texts(pdf(render(published(book.records), MEETING, "pack", ON)))) == 1
