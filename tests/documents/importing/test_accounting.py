"""Every word is in a field or unplaced: for documents of any kind, also for those that are no documents at all."""

import re

from hypothesis import given as examples
from hypothesis import settings
from hypothesis import strategies as st

from tests.bench.importing import leaves, words
from tests.builder import the_schema
from tests.documents.importing.documents import given
from tests.documents.importing.scored import EXAMPLES
from tui.documents.importing.importing import import_document
from tui.documents.importing.passage import Passage
from tui.documents.importing.wordings import table
from tui.record.canonical import dump_record
from tui.rules.checking import check_record

PIECES = st.sampled_from(
    [
        "1. Apologies", "2. Finance", "RESOLVED that it be noted.", "RESOLVED:", "Present: Ann Bee, Councillor C Dee (Chair)", "", "", "",
        "The Panel **AGREED** to NOTE it.", "For (2)", "A Able; B Baker", "| a | b |", "x\ty", "Agenda", "- a) bullet", "(THEY LEFT)",
        "Action: AB to write by 3 May 2024", "8 January 2024 at 7 pm", "held at the Hall on Monday", "~~gone~~ kept", "Dear Sir",
        "To: The Board", "From: Officer", "Membership", "Action Log as of 2 March 2011", "11/01/2011 do it  May-2011  On track", "\f",
        "---",
        "Proposed by A", "Seconded by B", "12", "Signed", "Page 3", "<p>tag</p> text",
        "# Heading",
        "Apologies were received from A Bee.",
    ]
)  # fmt: skip

LINES = sorted(
    {
        line
        for path in EXAMPLES.iterdir()
        if path.suffix in (".txt", ".md")
        for line in path.read_bytes().decode("cp1252" if "cp1252" in path.name else "utf-8").splitlines()
    }
)
"""Lines of every example, to be put together at random: headings of people under votes, decisions before titles."""


def lost(text: str) -> list[str]:
    """The words of a text that are neither in the drafts nor unplaced; days, times and numbers may be in another form."""
    found = import_document(text.encode(), "a.txt")
    held = {word for each in found.records for _, value in leaves(each.data) for word in words(str(value))}
    held |= {word for each in found.unplaced for word in words(each.text)}
    spanned = {line for span in found.spans for line in range(span.line, span.to_line + 1)}
    return [
        word
        for number, line in enumerate(re.split(r"\r\n|\n|\r", text), 1)
        for word in words(line)
        if not any(word in other for other in held) and not (number in spanned and _in_other_form(word))
    ]


def _in_other_form(word: str) -> bool:
    return bool(re.search(r"\d", word)) or word in _OF_DAYS


_OF_DAYS = {*table("people")["counted"]["numbers"], "am", "pm", "noon", "a", "p", "m", "of", "day", "the"} | {
    word.lower()
    for which in ("months", "weekdays")
    for names in table("dates")[which]
    for name in names
    for word in name.split()
}


@settings(deadline=None, max_examples=150)
@examples(st.lists(PIECES, max_size=25).filter(any))
def test_no_word_is_lost_whatever_the_lines_are(lines: list[str]) -> None:
    assert lost("\n".join(lines)) == []


@settings(deadline=None, max_examples=80)
@examples(st.lists(st.sampled_from(LINES), max_size=30).filter(lambda lines: "".join(lines).strip() != ""))
def test_any_lines_of_documents_in_any_order_give_good_drafts_and_no_word_is_lost(lines: list[str]) -> None:
    text = "\n".join(lines)
    assert lost(text) == []
    for each in import_document(text.encode(), "a.txt").records:
        canonical = dump_record(each.data, the_schema(), each.kind, each.id)
        problems = check_record(each.id, canonical.encode(), the_schema(), lambda _: True, lambda _: None)
        assert [problem.message for problem in problems if problem.severity.value == "error"] == [], each.id


@settings(deadline=None, max_examples=100)
@examples(st.text(alphabet="aA1. \n\t*_|<p>()[]:#-~é½²", max_size=120).filter(str.strip))
def test_no_word_of_any_text_is_lost(text: str) -> None:
    assert lost(text) == []


def test_page_furniture_is_named_as_such() -> None:
    found = given(
        "Public Document Pack\n\nExample Panel\n8 January 2024\n\n1. One\n\nSaid.\n\nPage 3\n\n2. Two\n\nSaid.\n"
    )
    assert (found.named["Public Document Pack"], found.named["Page 3"]) == ("cover of a pack", "page number")


def test_words_beside_a_time_or_a_number_that_a_field_holds_are_not_lost() -> None:
    adjourned = "The meeting was adjourned at 7.20pm because of a fire alarm and resumed at 7.35pm."
    moved = "Proposed Cllr Charlie, seconded Cllr Bravo. All agreed."
    for sentence in (f"1. One\n\n{adjourned}\n\n2. Two", f"MINUTES\n\n{moved}\n\nVote: 2 for, 1 against."):
        assert lost(sentence) == []


def test_spans_lead_from_the_lines_to_the_fields() -> None:
    found = given(
        "Example Panel\n8 January 2024\n\n1. One\n\nRESOLVED that the\nplan be noted.\n\n2. Two\n\nSaid.\n"
    ).found
    assert ("items[one].title", 4, 4) in {(each.path, each.line, each.to_line) for each in found.spans}
    assert ("items[one].decisions[noted].text", 6, 7) in {(each.path, each.line, each.to_line) for each in found.spans}


def test_a_passage_keeps_its_places_when_it_is_cut_and_joined() -> None:
    whole = Passage.joined([Passage.of(3, "one two", 5), Passage.of(4, "three")])
    cut = whole.cut(4, 13)
    assert cut.text == "two three"
    assert [(each.line, each.start, each.end) for each in cut.places] == [(3, 9, 12), (4, 0, 5)]
