"""A review: doubts settled and open, text placed and put aside, and the account of every word, whatever is undone again."""

import copy
import json
from typing import Any

from hypothesis import given as drawn
from hypothesis import settings
from hypothesis import strategies as st

from tests.documents.importing.reviewed import KNOWN, MEETING, NEW, given
from tui.documents.importing.accounting import ASIDE, Unplaced
from tui.documents.importing.review.reviewing import CORRECTED, Review, resumed


def edited(review: Review, path: str, value: Any) -> Review:
    """The meeting with one value changed: `items.0.title`; None takes it away."""
    whole = copy.deepcopy(dict(review.value(MEETING)))
    *way, last = path.split(".")
    at: Any = whole
    for step in way:
        at = at[int(step)] if step.isdigit() else at[step]
    if value is None:
        del at[int(last) if last.isdigit() else last]
    else:
        at[last] = value
    return review.with_value(MEETING, whole)


def open_at(review: Review) -> list[str]:
    return [review.doubts[n].path for n in review.open_doubts()]


def left(review: Review) -> list[str]:
    return [each.text for each in review.account() if not each.what]


def named(review: Review) -> dict[str, str]:
    return {each.text: each.what for each in review.account() if each.what}


def the(review: Review, text: str) -> Unplaced:
    return next(each for each in review.account() if each.text == text)


def test_what_nobody_decided_is_as_the_document_gave_it() -> None:
    review = Review(given())
    assert not review.is_begun
    assert review.account() == given().unplaced
    assert left(review) == ["Tabled: figures of the year", "Copies: the library"]
    assert named(review) == {"Page 1": "page number"}
    assert open_at(review) == ["classification", "status", "items[custody].notes[n1].type", "name", "name"]
    assert review.guesses() == given().doubts


def test_an_accepted_doubt_stays_a_guess_that_says_so_and_can_be_taken_back() -> None:
    review = Review(given()).accepting(1)
    assert "status" not in open_at(review)
    assert "It is taken to have been held. Looked at and accepted." in [each.message for each in review.guesses()]
    assert review.accepting(1) == Review(given())


def test_a_corrected_field_is_no_guess_any_more_until_the_correction_is_undone() -> None:
    review = edited(Review(given()), "classification", "annual")
    assert review.state(0) == "corrected"
    assert "classification" not in [each.path for each in review.guesses()]
    assert edited(review, "classification", "ordinary") == Review(given())


def test_an_accepted_doubt_whose_field_is_corrected_afterwards_is_corrected() -> None:
    assert edited(Review(given()).accepting(0), "classification", "annual").state(0) == "corrected"


def test_the_words_of_what_is_removed_are_in_no_field_again() -> None:
    review = edited(Review(given()), "items.0.notes.0", None)
    assert review.state(2) == "gone"
    assert "asked how many visits were made." in " ".join(left(review))
    assert "asked" not in " ".join(left(Review(given())))


def test_a_record_left_out_takes_its_doubts_and_words_along_and_brings_them_back() -> None:
    review = Review(given()).leaving_out(MEETING)
    assert [each.id for each in review.records()] == [KNOWN, NEW]
    assert open_at(review) == ["name", "name"]
    assert any("Custody visiting" in each for each in left(review))
    assert review.leaving_out(MEETING) == Review(given())


def test_words_that_a_correction_took_out_are_named_as_corrected() -> None:
    review = edited(Review(given()), "items.0.title", "Visits")
    assert named(review)["Custody visiting"] == CORRECTED
    assert left(review) == left(Review(given()))


def test_text_is_placed_while_the_field_has_its_words() -> None:
    review = Review(given())
    tabled = the(review, "Tabled: figures of the year")
    placed = edited(review, "items.0.notes.0.text", "It was asked. Tabled: figures of the year").placing(
        [tabled.place], MEETING, "items[custody].notes[n1].text"
    )
    assert left(placed) == ["Copies: the library"]
    assert placed.lines_of(MEETING, "items[custody].notes[n1].text") == (5, 6)
    assert (MEETING, "items[custody].notes[n1].text") in placed.fields_of(6)
    undone = edited(placed, "items.0.notes.0.text", "It was asked.")
    assert tabled.text in left(undone)


def test_text_put_aside_is_named_recorded_and_taken_back() -> None:
    review = Review(given())
    aside = review.placing([the(review, "Copies: the library").place])
    assert named(aside)["Copies: the library"] == ASIDE
    assert "line 7: Copies: the library" in aside.remark(aside.account())
    assert aside.taking_back(7) == review
    assert review.remark(review.account()) == ""


def test_a_field_leads_to_its_lines_and_an_empty_one_to_those_of_its_entry() -> None:
    review = Review(given())
    assert review.lines_of(MEETING, "items[costs]") == (8, 9)
    assert review.lines_of(MEETING, "items[costs].recital") == (8, 9)
    assert review.lines_of(MEETING, "classification") == ()
    assert review.fields_of(4)[0][0] == MEETING


def test_a_kept_review_goes_on_even_where_doubts_are_told_in_another_order() -> None:
    review = edited(Review(given()), "items.0.title", "Visits").accepting(1).leaving_out(NEW)
    review = review.placing([the(review, "Copies: the library").place])
    kept = json.loads(json.dumps(review.as_json()))
    assert resumed(given(), kept) == review
    turned = given()
    object.__setattr__(turned, "doubts", turned.doubts[::-1])
    again = resumed(turned, kept)
    assert {turned.doubts[n].path for n in again.accepted} == {"status"}


@settings(max_examples=30, deadline=None)
@drawn(st.lists(st.sampled_from(["drop item", "drop note", "retitle", "leave out", "aside"]), max_size=5))
def test_every_word_of_the_source_is_in_a_field_or_told_whatever_is_done(steps: list[str]) -> None:
    review = Review(given())
    for step in steps:
        items = review.value(MEETING)["items"]
        if step == "drop item" and items:
            review = edited(review, "items.0", None)
        elif step == "drop note" and items and items[0].get("notes"):
            review = edited(review, "items.0.notes.0", None)
        elif step == "retitle" and items:
            review = edited(review, "items.0.title", "Another title")
        elif step == "leave out":
            review = review.leaving_out(NEW)
        elif step == "aside":
            review = review.placing([each.place for each in review.account() if not each.what][:1])
    told = " ".join(each.text for each in review.account())
    kept = json.dumps([each.data for each in review.records()])
    dates = {"4", "March", "2030"}
    for line in review.found.lines:
        for word in line.raw.replace(".", " ").replace(":", " ").split():
            assert word in told or word in kept or word in dates, (word, steps)
