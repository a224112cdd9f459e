"""Documents of many layouts in `examples/`, each with what it must yield beside it: adding a file and its expectations adds a test.

How well the facts are found is told by `test_scores.py`; here: nothing that is struck out or furniture is in a record, no word
is lost, and the drafts are good by the schema.
"""

import pytest

from tests.bench.importing import leaves, measure
from tests.builder import the_schema
from tests.documents.importing.scored import EXAMPLES, Scored, scored
from tui.record.canonical import dump_record
from tui.rules.checking import check_record

EACH = pytest.mark.parametrize(
    "example", [each for each in scored() if each.path.parent == EXAMPLES], ids=lambda each: each.path.name
)


@EACH
def test_an_example_has_expectations_and_every_word_of_it_is_accounted_for(example: Scored) -> None:
    assert example.told
    score = measure(example.path)
    assert score.lost == []
    assert score.invented == []


@EACH
def test_what_must_not_be_taken_for_a_fact_is_in_no_record(example: Scored) -> None:
    values = [(path, str(value)) for each in example.imported.records for path, value in leaves(each.data)]
    found = [(path, value, word) for word in example.told.get("never", []) for path, value in values if word in value]
    assert found == []


@EACH
def test_the_drafts_of_an_example_are_good_by_the_schema(example: Scored) -> None:
    for each in example.imported.records:
        text = dump_record(each.data, the_schema(), each.kind, each.id)
        problems = check_record(each.id, text.encode(), the_schema(), lambda _: True, lambda _: None)
        assert [problem.message for problem in problems if problem.severity.value == "error"] == [], each.id
