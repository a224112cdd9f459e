"""Out and in again: the minutes of any meeting, printed in any form and imported, give back the facts that they print, and no others."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings

from tests.documents.out_and_in.made_meetings import MEETING, meetings
from tests.documents.out_and_in.minutes_facts import differences, printed, read_back
from tests.documents.rendering.shelves import made, sample
from tui.documents.importing.importing import import_document
from tui.documents.rendering.forms.docx import docx
from tui.documents.rendering.forms.html import html
from tui.documents.rendering.forms.markdown import markdown
from tui.documents.rendering.forms.pdf import pdf
from tui.documents.rendering.published import Published
from tui.documents.rendering.tree import Document

FORMS: dict[str, Callable[[Document], bytes]] = {
    "md": lambda document: markdown(document).encode(),
    "html": lambda document: html(document).encode(),
    "docx": docx,
    "pdf": pdf,
}
MEETINGS = sorted(meeting for meeting, _ in sample().register.of("meeting"))


@pytest.mark.parametrize("meeting", MEETINGS)
@pytest.mark.parametrize("form", FORMS)
def test_printed_minutes_give_back_the_facts_that_they_print_and_no_others(form: str, meeting: str) -> None:
    found = import_document(FORMS[form](made(sample(), meeting, "minutes")), f"minutes.{form}")
    assert differences(printed(sample(), meeting), read_back(found)) == ([], [])


@pytest.mark.parametrize("form", ["md", "html", "docx"])
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(book=meetings())
def test_so_do_minutes_of_any_meeting(form: str, book: Published) -> None:
    found = import_document(FORMS[form](made(book, MEETING, "minutes")), f"minutes.{form}")
    assert differences(printed(book, MEETING), read_back(found)) == ([], [])
