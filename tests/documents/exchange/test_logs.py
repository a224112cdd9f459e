"""Logs as CSV, read back by the csv module."""

import csv
import io

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.documents.exchange.taking import files, sample_files, taken
from tests.documents.rendering.planted import planted
from tui.documents.exchange.logs.registry import LOGS
from tui.documents.exchange.logs.table import csv_table, disarmed, rearmed
from tui.documents.exchange.naming import words


def table(name: str, *ids: str) -> list[dict[str, str]]:
    text = sample_files("csv", *ids)[f"{name}.csv"].decode()
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


@pytest.mark.parametrize("log", LOGS, ids=lambda each: each.name)
def test_every_row_has_a_cell_for_each_column_and_none_that_is_a_formula(log: object) -> None:
    text = sample_files("csv")[f"{log.name}.csv"].decode()  # type: ignore[attr-defined]
    rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    assert len(rows) > 1
    assert {len(each) for each in rows} == {len(rows[0])}
    assert len(set(rows[0])) == len(rows[0])
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row)


def test_the_logs_of_the_sample_book_say_what_its_records_say() -> None:
    decisions = {(each["meeting"], each["item"], each["decision"]): each for each in table("decisions")}
    endorsed = decisions["cambridgeshire-pcp/meetings/2022-07-20", "annual-report", "endorsed"]
    assert (endorsed["minute"], endorsed["outcome"]) == ("8", "endorsed")
    assert endorsed["recommendations"] == "cambridgeshire-pcp/recommendations/2022-07-20-1"
    there = [each for each in table("attendance") if each["meeting"] == "cambridgeshire-pcp/meetings/2022-07-20"]
    late = next(each for each in there if each["person"] == "s-count")
    assert (late["status"], late["there"]) == ("present", "from 14:10")
    assert next(each for each in there if each["entry"] == "ishfaq-hussain")["substituting_for"] == "S Warren"
    assert len(table("recommendations")) == 6
    assert len(table("deliverables")) == 50
    assert all(each["response_on"] for each in table("recommendations"))


def test_one_meeting_has_what_belongs_to_it_and_no_more() -> None:
    meeting = "cambridgeshire-pcp/meetings/2022-07-20"
    for log in LOGS:
        for row in table(log.name, meeting):
            assert meeting in (row.get("meeting"), row.get("reported_at")), log.name
    assert table("recommendations", meeting)
    assert not table("deliverables", meeting)


def test_an_asker_who_asked_not_to_be_named_is_not() -> None:
    text = files("csv", taken(planted()))["questions.csv"].decode()
    assert "a member of the public" in text


@settings(max_examples=200, deadline=None)
@given(
    st.text(
        alphabet=st.one_of(st.sampled_from("=+-@\t\r\n '\"ab,;"), st.characters(exclude_categories=[])), max_size=12
    )
)
@example("=cmd|' /C calc'!A0")
@example("'=1")
@example(" \n-1")
@example("\r+1")
@example("\x00=1")
@example("＝1")
def test_a_cell_is_never_a_formula_and_its_text_is_had_back(text: str) -> None:
    safe = words(text)
    written = csv_table(["one", "two"], [{"one": text, "two": "x"}])
    row = next(csv.DictReader(io.StringIO(written, newline=""), strict=True))
    assert row["two"] == "x"
    assert not row["one"].lstrip().startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r"))
    assert rearmed(row["one"]) == safe
    assert rearmed(disarmed(text)) == text
    written.encode()
