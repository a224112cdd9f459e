"""The sentence of a decision in the body's own wording, and the table of items and actions against the printed ones."""

import re
from pathlib import Path
from typing import Any

import pytest

from tests.builder import ROOT
from tests.procedure.test_follow_up import sample
from tui.procedure.decisions import Row, sentence, table
from tui.procedure.register import Register

JULY, SEPTEMBER = (f"cambridgeshire-pcp/meetings/{day}" for day in ("2022-07-20", "2023-09-20"))
SEEDS = ROOT.parent / "shared" / "seeds"
BODY = {
    "name": "Example Joint Panel",
    "wording": {
        "short_name": "the Panel",
        "sentences": [{"outcome": "noted", "sentence": "{body} took note of {what}."}],
    },
}


def made(decision: dict[str, Any], item: dict[str, Any] | None = None) -> str:
    records = {"p/body": BODY, "p/papers/a": {"paper_type": "annual_report"}, "people/member-b": {"name": "Member B"}}
    return sentence(Register(records), "p/meetings/2026-05-12", {"id": "a", **(item or {})}, decision)


def test_the_sentence_is_the_bodys_own_wording() -> None:
    assert made({"outcome": "noted"}) == "The Panel took note of the report."
    assert made({"outcome": "endorsed"}, {"papers": ["p/papers/a"]}) == "The Panel AGREED to ENDORSE the Annual Report."


def test_an_election_names_who_was_elected_to_what() -> None:
    election = {"post": "vice_chair", "result": "member-b", "term": "2026/27"}
    assert made({"outcome": "appointed", "election": election}) == "Member B was ELECTED Vice Chair for 2026/27."
    assert made({"election": {"post": "chair"}}) == "The Panel elected nobody as Chair."


def rows(meeting: str) -> list[Row]:
    return table(sample(), meeting)


def test_the_table_of_july_2022_has_the_two_elections_that_the_printed_one_drops() -> None:
    found = rows(JULY)
    assert [each.title for each in found if each.is_election] == [
        "Election of Chairperson",
        "Election of Vice Chairperson",
    ]
    assert [(each.number - 2, each.printed_number) for each in found if not each.is_election] == [
        (n, str(n)) for n in range(1, 9)
    ]


def test_each_recommendation_stands_in_it_once_and_in_their_order() -> None:
    report, plan = rows(JULY)[3:5]
    assert report.actions[0].endswith("made the following recommendation:")
    assert len(report.actions) == 5
    assert plan.actions[0] == "The Panel AGREED to NOTE the report and made the following recommendations:"
    assert len(plan.actions) == 4


def test_the_table_of_september_2023_is_numbered_as_the_printed_one() -> None:
    assert [(each.number, each.printed_number) for each in rows(SEPTEMBER)] == [(n, str(n)) for n in range(1, 6)]


SLIPS = {
    (JULY, "1"): "Note stands with one capital only",
    (JULY, "7"): "who is to review it is left out",
    (JULY, "3"): "one recommendation is announced and three follow",
    (JULY, "2"): "a clause is put before the sentence",
    (SEPTEMBER, "4"): "report stands in small letters",
}


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the published documents are not beside the project")
@pytest.mark.parametrize(("meeting", "document"), [(JULY, "002_"), (SEPTEMBER, "001_")])
def test_the_tables_agree_with_the_printed_ones_but_for_the_printed_slips(meeting: str, document: str) -> None:
    [file] = (path for path in Path(SEEDS).iterdir() if path.name.startswith(document))
    printed = _printed(file.read_text("utf-8"))
    differ = set()
    for row in rows(meeting):
        if row.is_election:
            continue
        said = row.actions[0].removesuffix(".").removesuffix(":")
        if said not in printed[str(row.printed_number)]:
            differ.add((meeting, row.printed_number))
    assert differ == {each for each in SLIPS if each[0] == meeting}


def test_the_printed_table_numbers_the_recommendations_anew_and_uses_4_twice() -> None:
    ours = [f"cambridgeshire-pcp/recommendations/2022-07-20-{n}" for n in range(1, 7)]
    assert [(sample().get(each) or {}).get("table_number") for each in ours] == ["2", "3", "4", "4", "5", "6"]


def _printed(text: str) -> dict[str, str]:
    """Returns the rows of the table at the end of the minutes by their numbers."""
    start = re.search(r"^ITEM\tACTION$", text, re.MULTILINE)
    assert start is not None
    found = re.split(r"^([0-9])\.", text[start.end() : start.end() + 4500], flags=re.MULTILINE)
    texts = (" ".join(re.sub(r"<[^>]+>", " ", each).split()) for each in found[2::2])
    rows: dict[str, str] = {}
    for number, row in zip(found[1::2], texts, strict=False):
        rows.setdefault(number, row)
    return rows
