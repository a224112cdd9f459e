"""The sample book: no error, and a warning for every slip that its documents print."""

from functools import cache

import pytest

from tests.builder import ROOT, the_schema
from tui.rules.book_checking import Source, check_book
from tui.rules.problem import Problem
from tui.rules.registry import RULES

PANEL = "cambridgeshire-pcp"


@cache
def problems() -> tuple[Problem, ...]:
    files = sorted(path for path in (ROOT / "records").rglob("*.yaml"))
    return check_book(
        (Source(path.relative_to(ROOT).as_posix(), path.read_bytes) for path in files), the_schema()
    ).problems


def test_it_has_no_error() -> None:
    assert [f"{one.file}:{one.line}:{one.column} {one.message}" for one in problems() if one.is_error] == []


@pytest.mark.parametrize(
    ("rule", "record", "words"),
    [
        ("names-spelt", "people/ishfaq-hussain", "“Hussein”"),
        ("names-spelt", "people/ishfaq-hussain", "“Ishfaq”"),
        ("printed-slip", "hmicfrs/body", "HMRICFRS"),
        ("heading-numbers", f"{PANEL}/papers/2022-09-14-delivery-forward-plan", "“5.3” follows “5.1”"),
        ("heading-numbers", f"{PANEL}/papers/2022-09-14-delivery-forward-plan", "“5.5” is printed a second time"),
        ("printed-slip", "cambridgeshire-bcb/papers/2021-10-12-police-and-crime-plan-development", "draft Pan"),
        ("printed-slip", f"{PANEL}/papers/2022-09-14-criminal-justice-and-community-safety", "“TITLE”"),
        ("forward-plan-order", f"{PANEL}/meetings/2022-11-11-conference", "lists 11 Nov 2022 after 23 Nov 2022"),
        ("heading-numbers", f"{PANEL}/meetings/2023-09-20", "“3” follows “1”"),
        ("substitute-apologies", f"{PANEL}/meetings/2022-07-20", "Mark Goldsack"),
        ("substitute-on-day", f"{PANEL}/meetings/2022-07-20", "Ishfaq Hussain"),
        ("recommendation-reworded", f"{PANEL}/recommendations/2022-07-20-1", "other words"),
        ("recommendation-reworded", f"{PANEL}/recommendations/2022-07-20-3", "other words"),
        ("recommendation-reworded", f"{PANEL}/recommendations/2022-07-20-5", "One answer is given"),
        ("cited-basis", f"{PANEL}/recommendations/2022-07-20-1", "Section 5(6)"),
        ("theme-names", "plans/cambridgeshire-2021-24/plan", "“Community priorities”"),
        ("printed-slip", f"{PANEL}/meetings/2023-09-20", "CHAIRMAN"),
        ("printed-slip", f"{PANEL}/meetings/2024-09-25", "July 15 to August 16, 2024"),
        ("table-differs", f"{PANEL}/meetings/2022-07-20", "AGREED to Note"),
        ("table-differs", f"{PANEL}/meetings/2023-09-20", "AGREED to NOTE"),
        ("non-latin-words", f"{PANEL}/meetings/2024-02-14-veto", "Cyrillic"),
        ("extraction-doubtful", f"{PANEL}/meetings/2024-03-13", "Deview Actions 9"),
        ("extraction-doubtful", f"{PANEL}/meetings/2023-09-20", "John Peach Cristina Turner"),
        ("extraction-doubtful", f"{PANEL}/papers/2022-08-peel-six-week-update", "“88”"),
        ("substitute-on-day", f"{PANEL}/meetings/2023-09-20", "No list of substitutes for 2023/24 in this book"),
    ],
)
def test_a_slip_raises_its_warning(rule: str, record: str, words: str) -> None:
    told = [one.message for one in problems() if (one.rule, one.record) == (rule, record)]
    assert any(words in message for message in told), told


def test_what_cannot_be_checked_is_advice() -> None:
    assert {str(one.severity) for one in problems() if "cannot be checked" in one.message} == {"advice"}


def test_no_legal_check_says_more_than_its_documents_do() -> None:
    legal = {
        "after-dissolution", "co-optee-majority", "commissioner-seat", "exempt-resolution", "members-present", "membership-dates",
        "named-votes", "panel-size", "precept-direction", "remote-attendance", "rules-in-force", "special-functions",
        "urgent-reason", "veto-late", "veto-majority", "veto-none",
    }  # fmt: skip
    assert legal <= {rule.id for rule in RULES}
    assert [(one.rule, one.record, one.message) for one in problems() if one.rule in legal] == []
