"""Nothing exempt, private or withheld is in any document, whatever its kind and form: planted words are hunted for in the files."""

import datetime

import pytest

from tests.documents.rendering.forms.reading import words_in
from tests.documents.rendering.planted import MEETING, SECRET, planted
from tui.documents.rendering.registry import FORMS, KINDS, Form, render
from tui.record.kinds import kind_of

ON = datetime.date(2022, 10, 1)


@pytest.mark.parametrize("form", FORMS, ids=lambda each: each.name)
@pytest.mark.parametrize("kind", KINDS, ids=lambda each: each.name)
def test_no_planted_word_is_in_any_document(kind: object, form: Form) -> None:
    if form.name not in kind.forms:  # type: ignore[attr-defined]
        pytest.skip("there is no such form of it")
    book = planted()
    made = 0
    for record_id, _ in book.register.all():
        if kind_of(record_id) == kind.of:  # type: ignore[attr-defined]
            data = form.write(render(book, record_id, kind.name, ON))  # type: ignore[attr-defined]
            assert SECRET not in words_in(form.name, data).lower()
            made += 1
    assert made


def test_the_record_they_were_planted_in_is_otherwise_printed() -> None:
    found = words_in("txt", FORMS[1].write(render(planted(), MEETING, "minutes", ON)))
    assert "3. Staffing matter" in found
    assert "This item is not open to the public, under paragraph 1 of Schedule 12A" in found
    assert "a member of the public asked: Why?" in " ".join(found.split()).replace("A member", "a member")
    assert "Question from a member of the public:" in found


def test_what_follows_from_an_exempt_item_is_left_out_and_counted() -> None:
    book = planted()
    assert book.get("example-panel/recommendations/2022-09-14-1") is None
    assert [each for each, _ in book.register.of("recommendation")] == ["example-panel/recommendations/2022-09-14-2"]
    assert book.left_out("recommendation", "example-panel/body") == 1
    assert book.left_out("action") == 1
