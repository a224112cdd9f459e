"""What recognition of print got wrong is read right, and kept as printed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.documents.importing.importing import import_document
from tui.documents.importing.lines.misread import right

NOISY = b"""                THORNBY PARISH COUNC1L

Minutes of the Ordinary Meeting of Thornby Parish Council he1d in the
Village Hall, Church Lane, Thornby on Tuesday 9th May 2O17 at 7.3O pm.

PRESENT:   Cllr A. Abel (Chairman), CIlr B. Bond

17/05/01   APOLOGIES FOR ABSENCE
None.

l7/05/02   MINUTES OF THE LAST MEETlNG
It was RESO1VED that the minutes be approved.

                -  1  -

17/05/O3   FINANCE
lt was resolved to renew the insurance.
"""


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("he1d", "held"),
        ("COUNC1L", "COUNCIL"),
        ("CIlr", "Cllr"),
        ("MEETlNG", "MEETING"),
        ("l7/05/O4", "17/05/04"),
        ("7.3O pm", "7.30 pm"),
        ("Re5olved", "Resolved"),
        ("RESO1VED", "RESOLVED"),
        ("counc1l", "council"),
        ("COUNClL", "COUNCIL"),
        ("lt was", "It was"),
    ],
)
def test_letters_and_figures_taken_for_one_another_are_told_apart(printed: str, read: str) -> None:
    assert right(printed) == read


@pytest.mark.parametrize(
    "text",
    [
        "A1M",
        "W1A",
        "SW1A 1AA",
        "PE33 9AU",
        "COVID19",
        "3rd",
        "16/00501/OM",
        "Item 10",
        "II",
        "IIIa",
        "McIlroy",
        "DeLillo",
        "Ian",
        "NHS111",
        "B1",
    ],
)
def test_what_is_printed_right_is_left_alone(text: str) -> None:
    assert right(text) == text


@given(st.text(alphabet="abcIlO0159 /.-ABé|", max_size=40))
def test_reading_right_moves_no_character(text: str) -> None:
    assert len(right(text)) == len(text)


def test_noisy_minutes_are_read_and_their_titles_and_numbers_kept_as_printed() -> None:
    found = import_document(NOISY, "noisy.txt")
    meeting = found.records[0].data
    assert (meeting["name"], meeting["date"], meeting["start_time"]) == (
        "Thornby Parish Council",
        "2017-05-09",
        "19:30",
    )
    assert [each["name_as_printed"] for each in meeting["attendance"]] == ["Cllr A. Abel", "CIlr B. Bond"]
    assert [(each["minute_reference"], each["title"]) for each in meeting["items"]] == [
        ("17/05/01", "APOLOGIES FOR ABSENCE"),
        ("l7/05/02", "MINUTES OF THE LAST MEETlNG"),
        ("17/05/O3", "FINANCE"),
    ]
    assert [each["decisions"][0]["verb"] for each in meeting["items"][1:]] == ["RESO1VED", "lt was resolved"]
    assert "“he1d” is read as “held”." in [each.message for each in found.doubts]
    assert ("page number", 14) in [(each.what, each.line) for each in found.unplaced]
