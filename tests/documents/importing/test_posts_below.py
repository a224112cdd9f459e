"""Posts printed below names go to them in order, and to nobody where their numbers differ."""

import pytest

from tui.documents.importing.passage import Passage
from tui.documents.importing.people.posts_below import people_above_posts


def _lines(*texts: str) -> list[Passage]:
    return [Passage.of(n, text) for n, text in enumerate(texts, 1)]


def test_as_many_posts_as_names_go_to_them_in_order() -> None:
    found = people_above_posts(_lines("Ann Alpha", "Ben Bravo", "District Director.", "Senior Engineer, Roads."))
    assert [(each.name, each.post.text) for each in found] == [
        ("Ann Alpha", "District Director"),
        ("Ben Bravo", "Senior Engineer, Roads"),
    ]


def test_where_there_are_more_names_than_posts_nobody_has_one() -> None:
    found = people_above_posts(_lines("Ann Alpha", "Ben Bravo", "Cat Charlie", "Director.", "Engineer."))
    assert [(each.name, each.post.text) for each in found] == [
        ("Ann Alpha", ""),
        ("Ben Bravo", ""),
        ("Cat Charlie", ""),
    ]


@pytest.mark.parametrize(
    "texts", [("Ann Alpha, Director", "Ben Bravo, Engineer"), ("Ann Alpha", "Director"), ("Ann Alpha", "Ben Bravo")]
)
def test_other_lists_are_none_of_that_layout(texts: tuple[str, ...]) -> None:
    assert people_above_posts(_lines(*texts)) == []
