"""Out and in again: the decision sheet, the table of items and the schedule of responses give back what they print."""

from collections.abc import Callable

import pytest

from tests.documents.out_and_in import decided_facts, minutes_facts
from tests.documents.out_and_in.documents import FORMS, MEETINGS, Fact, as_in_form, lost_words, of_sample
from tests.documents.rendering.shelves import sample
from tui.documents.importing.result import Imported
from tui.documents.rendering.published import Published

Printed = Callable[[Published, str], list[Fact]]
Read = Callable[[Imported], list[Fact]]
KINDS: dict[str, tuple[Printed, Read]] = {
    "decisions": (decided_facts.sheet_printed, decided_facts.sheet_read),
    "actions": (decided_facts.table_printed, decided_facts.table_read),
    "responses": (decided_facts.responses_printed, decided_facts.responses_read),
}
_DECIDED = [
    each
    for each in MEETINGS
    if any(item.get("decisions") for item in (sample().get(each) or {}).get("items", [])) or each == MEETINGS[0]
]
"""The meetings that decided something, and one that did not."""


@pytest.mark.parametrize("meeting", _DECIDED)
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("kind", KINDS)
def test_what_was_decided_comes_back_from_the_documents_that_say_it(kind: str, form: str, meeting: str) -> None:
    printed, read_back = KINDS[kind]
    found = of_sample(meeting, kind, form)
    expected, came_back = (as_in_form(each, form) for each in (printed(sample(), meeting), read_back(found)))
    assert minutes_facts.differences(expected, came_back) == ([], [])
    assert lost_words(found) == set()
