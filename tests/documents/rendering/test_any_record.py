"""Whatever is in a record, its documents can be made; whatever is in a text, a reader of the file sees that text."""

import datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.builder import the_schema
from tests.documents.rendering.forms.reading import text_of_html, text_of_markdown
from tests.documents.rendering.shelves import PANEL, sample
from tui.documents.rendering.forms.html import html
from tui.documents.rendering.forms.markdown import markdown
from tui.documents.rendering.forms.text import columns, plain_text
from tui.documents.rendering.published import Published
from tui.documents.rendering.registry import KINDS, render
from tui.documents.rendering.tree import Document, Entry, Heading, Listing, Paragraph, Table, Term, Terms, plain, strong
from tui.errors import MinutebookError
from tui.procedure.register import register_of
from tui.record.kinds import kind_of
from tui.record.safe import safe

JUNK = st.one_of(
    st.none(), st.booleans(), st.integers(), st.text(max_size=20), st.just([]), st.just({}), st.lists(st.integers(), max_size=2),
    st.just([{}]), st.just([None]), st.just({"id": 1}),
    st.sampled_from(["2022-13-45", "2022-9-4", "99:99", "9:05", "\u202e", "x" * 300, "a\nb\n\nc"]),
)  # fmt: skip
ABOUT = {"meeting": f"{PANEL}/meetings/2022-07-20", "body": f"{PANEL}/body", "plan": "plans/cambridgeshire-2021-24/plan",
         "paper": f"{PANEL}/papers/2022-09-14-delivery-forward-plan"}  # fmt: skip


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Every place within a value."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(spot for step, each in inner for spot in places(each, (*path, step)))] if path else [
        spot for step, each in inner for spot in places(each, (step,))
    ]  # fmt: skip


def changed(value: Any, path: tuple[Any, ...], into: Any) -> Any:
    """The value with something else at a place."""
    if not path:
        return into
    if isinstance(value, dict):
        return {name: changed(each, path[1:], into) if name == path[0] else each for name, each in value.items()}
    return [changed(each, path[1:], into) if n == path[0] else each for n, each in enumerate(value)]


@pytest.mark.parametrize("kind", KINDS, ids=lambda each: each.name)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_no_value_of_a_record_keeps_its_documents_from_being_made(kind: Any, data: st.DataObject) -> None:
    record_id = ABOUT[kind.of]
    value = sample()._whole(record_id)
    broken = changed(value, data.draw(st.sampled_from(places(value))), data.draw(JUNK))
    values = {**{each: one for each, one in sample()._register.all() if kind_of(each) != "meeting"}, record_id: broken}
    book = Published(register_of(values.items()), values.get, the_schema())
    try:
        document = render(book, record_id, kind.name, datetime.date(2022, 9, 14))
    except MinutebookError:
        return
    assert html(document)
    assert markdown(document)
    assert plain_text(document)


TEXTS = st.text(
    alphabet=st.one_of(st.sampled_from("\\`*_[]<>|&~#^$!-+=.)(1 a:/@{}\"'\n\t%"), st.characters()), max_size=40
)


@settings(max_examples=300, deadline=None)
@given(text=TEXTS)
@example(text="1. a")
@example(text="    four")
@example(text="a\\")
@example(text="=== ")
@example(text="**a** _b_")
@example(text="&amp; &#65; <b>")
def test_any_text_is_seen_as_it_is_in_markdown_and_html(text: str) -> None:
    shown = " ".join(safe(text).split())
    blocks = (
        Heading(2, plain(text), "1."), Paragraph(plain(text)), Paragraph(strong(text)),
        Terms((Term(plain("T"), (plain(text), plain(text))),)),
        Listing((Entry("a)", (Paragraph(plain(text)),)), Entry("", (Paragraph(plain(text)),)))),
        Table("T", ("H",), (((plain(text),),),), (1,)),
    )  # fmt: skip
    document = Document("Title", "r", blocks)
    if not shown:
        return
    assert text_of_html(html(document).split("<main>")[1]).count(shown) >= 8
    assert text_of_markdown(markdown(document)).count(shown) >= 8
    longest = max(map(columns, shown.split()))
    assert max(map(columns, plain_text(document).split("\n"))) <= max(72, longest + 20)
