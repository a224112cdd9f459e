"""The real documents beside the checkout: what they say is found, every word is accounted for, nothing is invented."""

from pathlib import Path

import pytest
import yaml

from tests.bench.importing import SHARED, documents, measure
from tests.builder import the_schema
from tui.documents.importing.importing import import_document
from tui.record.canonical import dump_record
from tui.rules.checking import check_record

pytestmark = pytest.mark.skipif(
    not (SHARED / "corpus").is_dir(), reason="the real documents are not beside this checkout"
)

FILES = documents([]) if (SHARED / "corpus").is_dir() else []


@pytest.mark.parametrize(("path", "expectations"), FILES, ids=lambda each: each.name if isinstance(each, Path) else "")
def test_what_a_document_says_is_found_and_no_word_is_lost_or_invented(path: Path, expectations: Path | None) -> None:
    expected = yaml.safe_load(expectations.read_text()) if expectations is not None else None
    score = measure(path, expected)
    assert score.missing == []
    assert score.lost == []
    assert score.invented == []


@pytest.mark.parametrize(("path", "expectations"), FILES, ids=lambda each: each.name if isinstance(each, Path) else "")
def test_the_drafts_of_a_document_are_good_by_the_schema(path: Path, expectations: Path | None) -> None:
    del expectations
    found = import_document(path.read_bytes(), path.name)
    for each in found.records:
        text = dump_record(each.data, the_schema(), each.kind, each.id)
        problems = check_record(each.id, text.encode(), the_schema(), lambda _: True, lambda _: None)
        errors = [problem.message for problem in problems if problem.severity.value == "error"]
        assert errors == [], each.id
