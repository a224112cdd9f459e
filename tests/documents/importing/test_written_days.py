"""Days written in words, and names with nothing between them."""

import pytest

from tui.documents.importing.dates import dates_in
from tui.documents.importing.passage import Passage
from tui.documents.importing.people.people import people_in

DAYS = {
    "HELD THE FOURTH DAY OF MARCH IN THE YEAR TWO THOUSAND": ["2000-03-04"],
    "this 7th day of May in the year 1998": ["1998-05-07"],
    "the twenty-first of June, two thousand and four": ["2004-06-21"],
    "Monday, the third day of May, nineteen ninety-eight": ["1998-05-03"],
    "the first of May nineteen hundred and five, and 4 May 2005": ["1905-05-01", "2005-05-04"],
    "the thirty-first day of June in the year two thousand": [],
    "the second of May at seven": [],
    "5/13/24 and 13/5/2024": ["2024-05-13", "2024-05-13"],
}


@pytest.mark.parametrize(("text", "days"), DAYS.items())
def test_days_in_words_are_those_days_and_no_others(text: str, days: list[str]) -> None:
    assert [each.date for each in dates_in(text)] == days


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ann Alpha Bob C. Bravo David Charlie", ["Ann Alpha", "Bob C. Bravo", "David Charlie"]),
        ("Ann Alpha Bob Bravo, Jr. David Charlie", None),
        ("Regular Meeting Minutes Town Hall Road", None),
    ],
)
def test_names_with_nothing_between_them_are_parted_where_first_names_show_them(
    text: str, names: list[str] | None
) -> None:
    found = people_in(Passage.of(1, text))
    assert names is None or ([each.name for each in found] == names and all(each.doubt for each in found))
    assert names is not None or len(found) < 3
