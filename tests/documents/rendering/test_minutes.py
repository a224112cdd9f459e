"""Minutes in print: what the chair of the sample book's panel would be sent, and what any record of a meeting becomes."""

from typing import Any

import pytest

from tests.builder import a_book
from tests.documents.rendering.shelves import PANEL, made, published, sample, under, words
from tui.documents.rendering.tree import Document, Heading, Listing, Paragraph, Signature, Table, Terms, said

SEPTEMBER, JULY = f"{PANEL}/meetings/2023-09-20", f"{PANEL}/meetings/2022-07-20"


def minutes_of(**fields: Any) -> Document:
    book = (
        a_book()
        .body(wording={"short_name": "the Panel"})
        .members("member-a", "member-b")
        .meeting("2022-09-14", **fields)
    )
    return made(published(book.records), "example-panel/meetings/2022-09-14", "minutes")


def test_the_head_says_what_was_held_where_and_when() -> None:
    found = made(sample(), SEPTEMBER, "minutes")
    assert found.title == "Minutes of a meeting of the Cambridgeshire Police and Crime Panel"
    assert (
        words(found.blocks[0])
        == "Held at Bourges/Viersen Rooms - Town Hall, Peterborough on Wednesday 20 September 2023"
    )
    assert (found.language, found.date, found.running) == (
        "en-GB",
        "2023-09-20",
        "Cambridgeshire Police and Crime Panel, 20 September 2023",
    )


def test_a_meeting_of_which_nothing_says_that_it_was_held_is_printed_as_called() -> None:
    found = made(sample(), f"{PANEL}/meetings/2022-09-14", "decisions")
    assert words(found.blocks[0]) == (
        "Called for Wednesday 14 September 2022, 1.30 pm at Sand Martin House; not recorded as held"
    )


def test_who_was_there_stands_in_the_order_of_the_record_with_roles_posts_and_authorities() -> None:
    terms = next(each for each in made(sample(), SEPTEMBER, "minutes").blocks if isinstance(each, Terms))
    told = {said(each.name): [said(line) for line in each.lines] for each in terms.entries}
    assert told["Members Present"] == [
        "Claire George (Chair); Councillors B Thittala Varkey, A Bradnam, S Barkham, A Sharp, M Goldsack, D Jones (Vice Chair), "
        "H Leeming, B Tyler, L Foice-Beard and S Ferguson"
    ]
    assert told["Officers Present"] == [
        "Jane Webb, Senior Democratic Services Officer, Police and Crime, Peterborough City Council",
        "Adesuwa Omoregie, Interim Monitoring Officer, Peterborough City Council",
    ]
    assert len(told["Others Present"]) == 5


def test_people_who_came_late_left_early_or_were_online_are_said_to_have() -> None:
    terms = next(each for each in made(sample(), JULY, "minutes").blocks if isinstance(each, Terms))
    told = words(terms)
    assert "SA Hart (left at 4.20 pm)" in told
    assert "S Count (from 2.10 pm); Claire George (Vice Chair)" in told
    assert "Peterborough City Council (virtual)" in told


@pytest.mark.parametrize(("meeting", "first", "last"), [(SEPTEMBER, 15, 24), (JULY, 1, 14)])
def test_every_minute_has_its_number(meeting: str, first: int, last: int) -> None:
    headings = [
        each.number
        for each in made(sample(), meeting, "minutes").blocks
        if isinstance(each, Heading) and each.level == 2
    ]
    assert headings == [f"{number}." for number in range(first, last + 1)]


def test_apologies_and_substitutes_are_minuted_under_their_item() -> None:
    found = under(made(sample(), SEPTEMBER, "minutes"), "Apologies for Absence")
    assert [words(each) for each in found] == [
        "Apologies were received from Edward Leigh; Councillors John Gowing, Marge Beuttell and Susan Wallwork.",
        "Councillor Mark Goldsack was in attendance as substitute for Councillor John Gowing.",
        "Councillor L Foice-Beard was in attendance as substitute for Councillor Susan Wallwork.",
    ]


def test_an_interest_is_declared_under_its_item_and_none_is_said_to_be_none() -> None:
    said_in_2023 = under(made(sample(), SEPTEMBER, "minutes"), "Declarations of Interest")
    assert (
        words(said_in_2023[0])
        == "Councillor Baiju Thittala Varkey declared an interest: He is a criminal defence duty solicitor."
    )
    assert [words(each) for each in under(made(sample(), JULY, "minutes"), "Declarations of Interest")] == [
        "No interests were declared."
    ]


def test_the_operative_words_of_a_decision_are_bold() -> None:
    decision = under(made(sample(), SEPTEMBER, "minutes"), "High Harms Board")[-2]
    assert isinstance(decision, Paragraph)
    assert [(run.text, run.strong) for run in decision.text if run.strong] == [("AGREED", True), ("NOTE", True)]
    assert said(decision.text) == "The Panel AGREED to NOTE the report."


def test_a_verb_that_the_text_does_not_have_is_put_before_it() -> None:
    found = under(made(sample(), JULY, "minutes"), "Complete Review of Complaints Policy/Guidance")
    assert words(found[-1]).startswith("AGREED: The Chair and Vice Chair are to review")


def test_labelled_notes_are_a_list_with_the_labels_of_the_record_even_where_one_is_lost() -> None:
    found = [
        each
        for each in under(made(sample(), SEPTEMBER, "minutes"), "Serious Violence Duty")
        if isinstance(each, Listing)
    ]
    assert [[each.label for each in one.entries] for one in found] == [["1.", "", "3.", "4."]]
    assert words(found[0].entries[0]).startswith("1. Claire George asked: Has there been")
    assert "Cristina Turner replied: There was one last week." in words(found[0].entries[0])


def test_lettered_answers_within_an_answer_keep_their_letters() -> None:
    found = words(made(sample(), JULY, "minutes"))
    for label in (
        "r) Councillor Hussein asked:",
        "e) Bike theft: down by 30%",
        "ii) From a pot of £200,000",
        "bb) Edward Leigh asked:",
    ):
        assert label in found


def test_recommendations_stand_numbered_under_the_decision_that_made_them_in_full() -> None:
    found = under(made(sample(), JULY, "minutes"), "Delivery of the Police and Crime Plan – Forward Plan")
    listing = next(each for each in found if isinstance(each, Listing))
    assert [each.label for each in listing.entries] == ["1.", "2.", "3."]
    assert words(listing.entries[1]) == "2. An annual report to be taken to the panel, showing a whole year's work."


def test_an_election_tells_who_was_nominated_by_whom() -> None:
    found = words(made(sample(), JULY, "minutes"))
    assert "Edward Leigh was nominated by Councillor Bradnam and seconded by Councillor Sharp." in found
    assert "There were no other nominations." in found


def test_what_happened_between_two_items_stands_between_them() -> None:
    lines = words(made(sample(), SEPTEMBER, "minutes")).split("\n")
    at = lines.index("(THE COMMISSIONER AND HIS STAFF LEFT THE MEETING)")
    assert lines[at - 1] == "The Panel AGREED to NOTE the report."
    assert lines[at + 1].startswith("23. ")


def test_the_plan_printed_with_the_minutes_is_a_table_once() -> None:
    for meeting, rows in ((SEPTEMBER, 4), (JULY, 7)):
        tables = [
            each
            for each in made(sample(), meeting, "minutes").blocks
            if isinstance(each, Table) and each.head[0] == "Dates"
        ]
        assert [len(each.rows) for each in tables] == [rows]


def test_the_table_of_items_and_actions_stands_before_times_and_signature() -> None:
    found = made(sample(), SEPTEMBER, "minutes")
    table, times, signature = found.blocks[-3:]
    assert isinstance(table, Table)
    assert (
        words(table).split("\n")[2]
        == "1. Harm to Hope Drug Strategy (minute 20) | The Panel AGREED to NOTE the report."
    )
    assert words(times) == "The meeting began at 1.30 pm and ended at 3.40 pm."
    assert signature == Signature("CHAIRMAN")


def test_the_hour_for_which_a_meeting_was_called_is_not_told_as_the_one_at_which_it_began() -> None:
    printed = [words(each) for each in made(sample(), "cambridgeshire-pcp/meetings/2024-09-25", "minutes").blocks]
    assert printed[0] == "Held on Wednesday 25 September 2024, 1.30 pm"
    assert not any("began" in each for each in printed)


def test_a_public_question_has_its_full_reply_from_its_own_record_once() -> None:
    found = words(made(sample(), SEPTEMBER, "minutes"))
    assert found.count("Is the Commissioner confident that complaints of misconduct") == 1
    assert "Both reports have been published." in found
    assert "given at more length" not in found


def test_minutes_are_a_draft_until_they_are_approved_and_then_say_by_whom() -> None:
    assert made(sample(), SEPTEMBER, "minutes").draft.startswith("DRAFT")
    assert minutes_of(minutes={"state": "with_chair"}).draft.startswith("DRAFT")
    assert minutes_of().draft.startswith("DRAFT")
    approved = minutes_of(
        minutes={"state": "approved", "approval": {"meeting": "example-panel/meetings/2022-09-14", "minute_number": 4}}
    )
    assert approved.draft == ""
    assert "Approved as an accurate record at the meeting of 14 September 2022, minute 4." in words(approved)


def test_the_keepers_own_notes_and_sources_are_not_printed() -> None:
    for meeting in (SEPTEMBER, JULY):
        found = words(made(sample(), meeting, "minutes"))
        for own in ("without a number of its own", "extraction", ".txt", "The printed table"):
            assert own not in found


def test_a_motion_tells_its_movers_its_vote_by_name_and_its_end() -> None:
    found = words(
        minutes_of(
            items=[{
                "id": "bins",
                "title": "Bins",
                "motions": [{
                    "id": "m", "text": "That bins be emptied.", "mover": "member-a", "seconder": "member-b", "state": "lost",
                    "vote": {"for": 1, "against": 2, "voters": [{"id": "a", "person": "member-a", "option": "for"}]},
                }],
            }]
        )
    )  # fmt: skip
    assert "Motion, moved by Member A and seconded by Member B: That bins be emptied." in found
    assert "Votes: 1 for, 2 against. For: Member A." in found
    assert "The motion was lost." in found


def test_an_amendment_tells_its_movers_and_what_became_of_it() -> None:
    amendments = [
        {"id": "a", "text": "Add boxes.", "mover": "member-b", "seconder": "member-a", "state": "carried"},
        {"id": "b", "text": "Add sacks.", "mover": "member-a", "state": "withdrawn"},
    ]
    motion = {"id": "m", "text": "That bins be emptied.", "state": "amended", "amendments": amendments}
    found = words(minutes_of(items=[{"id": "bins", "title": "Bins", "motions": [motion]}]))
    assert "Amendment, moved by Member B and seconded by Member A: Add boxes.\n" in found
    assert found.index("Add boxes.") < found.index("The amendment was carried.") < found.index("Add sacks.")
    assert "The amendment was withdrawn." in found


def test_items_are_printed_in_the_order_in_which_they_were_taken() -> None:
    items = [
        {"id": "one", "number": "1", "title": "One", "order_taken": 2},
        {"id": "two", "number": "2", "title": "Two", "order_taken": 1},
    ]
    found = [said(each.text) for each in minutes_of(items=items).blocks if isinstance(each, Heading)]
    assert found == ["Two", "One"]


def test_a_meeting_with_nothing_in_it_still_gives_minutes() -> None:
    found = minutes_of(items=[], attendance=[])
    assert isinstance(found.blocks[-1], Signature)


def test_a_council_has_no_article_and_another_country_its_own_language() -> None:
    book = (
        a_book()
        .body(name="Example City Council", classification="council", timezone="America/New_York")
        .meeting("2022-09-14")
    )
    found = made(published(book.records), "example-panel/meetings/2022-09-14", "minutes")
    assert found.title == "Minutes of a meeting of Example City Council"
    assert found.language == "en-US"
