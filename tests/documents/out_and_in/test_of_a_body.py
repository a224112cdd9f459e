"""Out and in again: the log of actions and recommendations and the forward plan of a body give back the facts that they print."""

import datetime

import pytest

from tests.documents.out_and_in import body_facts
from tests.documents.out_and_in.documents import FORMS, differences, lost_words, of_sample
from tests.documents.rendering.shelves import sample

BODIES = ("cambridgeshire-pcp/body", "llr-pcp/body")
KINDS = {
    "log": (body_facts.log_printed, body_facts.log_read),
    "plan": (body_facts.plan_printed, body_facts.plan_read),
}
DAYS = (datetime.date(2022, 8, 1), datetime.date(2024, 12, 1))


@pytest.mark.parametrize("on", DAYS, ids=str)
@pytest.mark.parametrize("body", BODIES)
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("kind", KINDS)
def test_what_a_body_follows_and_plans_comes_back(kind: str, form: str, body: str, on: datetime.date) -> None:
    printed, read_back = KINDS[kind]
    found = of_sample(body, kind, form, on)
    assert differences(printed(sample(), body, on), read_back(found)) == ([], [])
    assert lost_words(found) == set()
