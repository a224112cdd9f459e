"""Where a passage stands in a reading."""

from tui.documents.reading_lines import ReadLine
from tui.documents.reading_passage import passage_line

LINES = tuple(
    ReadLine(((words, ""),))
    for words in ("Custody visiting", "The naloxone pilot", "When will the  Naloxone pilot reach the café?")
)


def test_the_line_with_the_passage_is_found_however_it_was_cut_and_spaced() -> None:
    assert passage_line(LINES, "…will the naloxone pilot reach the cafe…", "naloxone") == 2
    assert passage_line(LINES, "The naloxone pilot", "naloxone") == 1


def test_without_the_passage_it_is_the_line_with_most_of_the_words() -> None:
    assert passage_line(LINES, "harm to hope", "naloxone cafe") == 2
    assert passage_line(LINES, "", "custody") == 0


def test_what_no_line_has_is_nowhere() -> None:
    assert passage_line(LINES, "2023-09-20", "2023") is None
    assert passage_line((), "x", "x") is None
