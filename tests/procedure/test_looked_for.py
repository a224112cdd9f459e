"""What is typed to find something: words, and dates however they are written."""

import pytest

from tui.procedure.looked_for import Wanted, looked_for


@pytest.mark.parametrize(
    ("typed", "date"),
    [
        ("2023-09-20", "2023-09-20"),
        ("20 September 2023", "2023-09-20"),
        ("20 sept 2023", "2023-09-20"),
        ("20th of September 2023", "2023-09-20"),
        ("20/09/2023", "2023-09-20"),
        ("20.9.23", "2023-09-20"),
        ("20 sep", "-09-20"),
        ("20/9", "-09-20"),
        ("Sept 2023", "2023-09"),
        ("September", "-09-"),
    ],
)
def test_a_date_is_understood_however_it_is_written(typed: str, date: str) -> None:
    assert looked_for(typed) == (Wanted(typed.casefold(), date),)


@pytest.mark.parametrize("typed", ["held", "32 sep", "20/13/2023", "20", "se", "12345", "50/50"])
def test_what_is_no_date_is_mere_words(typed: str) -> None:
    assert {one.date for one in looked_for(typed)} <= {"", "-09-"}
    assert all(one.is_in(typed.casefold()) for one in looked_for(typed))


def test_words_beside_a_date_are_wanted_too() -> None:
    assert looked_for("ordinary 20 sept 2023 held") == (
        Wanted("ordinary"),
        Wanted("20 sept 2023", "2023-09-20"),
        Wanted("held"),
    )
