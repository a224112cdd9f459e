"""Documents whose facts no record holds come back as papers, every word of their tables in its cell, and nothing else is made of them.

Why the attendance return and the delivery report are such is said where they are read: `tui/documents/importing/readers/as_printed.py`.
The agenda pack gives back the facts of its agenda; of the papers in it every word is in a field or given as left over.
"""

import datetime
from itertools import chain
from typing import Any

import pytest

from tests.documents.out_and_in import agenda_facts
from tests.documents.out_and_in.documents import FORMS, MEETINGS, drafted, invented_words, lost_words, of_sample
from tests.documents.rendering.shelves import made, sample
from tui.documents.rendering.tree import Table, said

PRINTED = (
    ("attendance", "cambridgeshire-pcp/body", datetime.date(2023, 12, 1)),
    ("delivery", "plans/cambridgeshire-2021-24/plan", datetime.date(2024, 12, 1)),
)
_AGENDA = ("body", "date", "start_time", "item", "contact", "question deadline")


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(("kind", "record_id", "on"), PRINTED, ids=[each[0] for each in PRINTED])
def test_a_document_without_a_record_is_a_paper_with_its_tables(
    kind: str, record_id: str, on: datetime.date, form: str
) -> None:
    found = of_sample(record_id, kind, form, on)
    assert [each.kind for each in found.records] == ["paper"]
    tables = [each for each in made(sample(), record_id, kind, on).blocks if isinstance(each, Table)]
    expected = [[" ".join(said(line) for line in cell) for cell in row] for each in tables for row in each.rows]
    (paper,) = drafted(found, "paper")
    rows = list(chain.from_iterable(each["rows"] for each in _tables(paper)))
    assert [[_joined(cell) for cell in row] for row in rows] == [[_joined(cell) for cell in row] for row in expected]
    assert lost_words(found) == set()
    assert invented_words(found, paper) == set()


def _tables(value: dict[str, Any]) -> list[dict[str, Any]]:
    inner = [table for each in value.get("sections", []) for table in _tables(each)]
    return [*value.get("tables", []), *inner]


def _joined(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("meeting", [each for each in MEETINGS if each.endswith("2022-07-20")])
def test_a_pack_gives_back_its_agenda_and_loses_no_word(meeting: str) -> None:
    found = of_sample(meeting, "pack", "pdf")
    own = [each for each in agenda_facts.printed(sample(), meeting) if each[0] in _AGENDA]
    came_back = agenda_facts.read_back(found)
    assert [each for each in own if each not in came_back] == []
    assert lost_words(found) == set()
    for record in found.records:
        assert invented_words(found, record.data) == set()
