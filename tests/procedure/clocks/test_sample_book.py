"""The clocks on the published record of the Cambridgeshire panel: what its documents print comes out, and no more."""

import datetime
from functools import cache

import pytest

from tests.builder import ROOT
from tui.procedure.due import due
from tui.procedure.register import Register, register_of
from tui.record.kinds import id_of
from tui.record.reading import read

PANEL = "cambridgeshire-pcp"


@cache
def sample() -> Register:
    files = (ROOT / "records").rglob("*.yaml")
    return register_of((id_of(one.relative_to(ROOT).as_posix()) or "", read(one.read_bytes()).value) for one in files)


@pytest.mark.parametrize(
    ("rule", "record", "on", "by", "state"),
    [
        ("agenda-public", f"{PANEL}/meetings/2022-09-14", "2022-09-01", "2022-09-06", "open"),
        ("public-questions", f"{PANEL}/meetings/2022-09-14", "2022-09-01", "2022-09-09T12:00", "open"),
        ("agenda-public", f"{PANEL}/meetings/2022-09-14", "2022-09-07", "2022-09-06", "done"),
        ("minutes-signed", f"{PANEL}/meetings/2023-07-19", "2023-09-21", "2023-09-20", "done"),
        ("minutes-signed", f"{PANEL}/meetings/2024-07-31", "2024-10-01", "2024-09-25", "done"),
        ("minutes-signed", f"{PANEL}/meetings/2022-07-20", "2022-09-15", "2022-09-14", "nothing recorded"),
        ("response-due", f"{PANEL}/recommendations/2022-07-20-1", "2022-09-14", None, "done"),
        ("plan-issued", "plans/cambridgeshire-2021-24/plan", "2022-04-01", "2022-03-31", "done"),
        ("plan-issued", "plans/cambridgeshire-2024-28/plan", "2024-10-01", "2025-03-31", "open"),
        ("precept-reported", f"{PANEL}/proceedings/2023-24-precept", "2023-01-10", "2023-02-08", "open"),
        ("hearing-others", f"{PANEL}/proceedings/2024-confirmation-hearing", "2024-08-01", None, "cannot tell"),
        ("review-reported", f"{PANEL}/proceedings/2021-plan-review", "2021-10-12", None, "open"),
        ("review-reported", f"{PANEL}/proceedings/2022-annual-report", "2022-09-14", None, "done"),
        ("retention", f"{PANEL}/meetings/2022-09-14", "2022-09-15", "2028-09-13", "open"),
    ],
)
def test_what_the_documents_give(rule: str, record: str, on: str, by: str | None, state: str) -> None:
    found = [each for each in due(sample(), datetime.date.fromisoformat(on), record) if each.rule == rule]
    assert [(each.by, each.state) for each in found if each.record == record] == [(by, state)]


def test_the_list_of_the_book_says_nothing_of_the_2021_to_24_plan_once_it_is_issued() -> None:
    listed = {(each.rule, each.record) for each in due(sample(), datetime.date(2022, 1, 10))}
    assert ("plan-issued", "plans/cambridgeshire-2021-24/plan") not in listed
    assert ("precept-reported", f"{PANEL}/proceedings/2023-24-precept") in listed


def test_every_result_says_its_source_and_how_that_was_read() -> None:
    for each in due(sample(), datetime.date(2022, 9, 1), everything=True):
        assert each.source
        assert each.mark in ("primary", "secondary", "recalled", "local")
        assert each.state != "nothing recorded" or each.by is not None
