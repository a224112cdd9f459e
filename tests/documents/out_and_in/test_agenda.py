"""Out and in again: an agenda printed in any form and imported gives back the facts that it prints, and no others."""

import pytest

from tests.documents.out_and_in.agenda_facts import printed, read_back
from tests.documents.out_and_in.documents import FORMS, MEETINGS, differences, lost_words, of_sample
from tests.documents.rendering.shelves import sample


@pytest.mark.parametrize("meeting", MEETINGS)
@pytest.mark.parametrize("form", FORMS)
def test_a_printed_agenda_gives_back_the_facts_that_it_prints_and_no_others(form: str, meeting: str) -> None:
    found = of_sample(meeting, "agenda", form)
    assert differences(printed(sample(), meeting), read_back(found)) == ([], [])
    assert lost_words(found) == set()
