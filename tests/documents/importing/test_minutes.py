"""Minutes of many layouts, all made up: what is recognised, and what is left alone."""

import pytest

from tests.documents.importing.documents import given
from tui.documents.importing.importing import import_document

HEAD = "Example Panel\nMinutes of the meeting held on Monday 8 January 2024 at 7.30 pm in the Village Hall\n\n"


def minutes(*paragraphs: str) -> str:
    return HEAD + "\n\n".join(paragraphs) + "\n"


def test_the_head_gives_body_day_time_and_place() -> None:
    meeting = given(minutes("1. Apologies", "There were none.", "2. Finance", "Noted.")).meeting
    assert meeting["name"] == "Example Panel"
    assert (meeting["date"], meeting["weekday"], meeting["start_time"]) == ("2024-01-08", "Monday", "19:30")
    assert meeting["location"] == {"name": "Village Hall"}


@pytest.mark.parametrize(
    ("known", "doubted"), [("example panel", False), ("the example panel of ab", False), ("other board", True)]
)
def test_a_document_of_another_body_than_the_one_given_is_doubted(known: str, doubted: bool) -> None:
    text = minutes("1. Apologies", "There were none.", "2. Finance", "Noted.")
    found = import_document(text.encode(), "a.txt", "board", bodies={known: "board"})
    assert any("was given as one of board" in each.message for each in found.doubts) == doubted


@pytest.mark.parametrize(
    ("first", "second", "number"),
    [
        ("1. Apologies for Absence", "2. Finance Report", {"number": "1"}),
        ("15. Apologies for Absence", "16. Finance Report", {"minute_number": 15}),
        ("24/001 Apologies for Absence", "24/002 Finance Report", {"minute_reference": "24/001"}),
        ("**1.APOLOGIES FOR ABSENCE**", "**2.FINANCE REPORT**", {"number": "1"}),
        ("Item 1: Apologies for Absence", "Item 2: Finance Report", {"number": "1"}),
        ("A. APOLOGIES FOR ABSENCE", "B. FINANCE REPORT", {"number": "A"}),
        ("1.\n\nApologies for Absence", "2.\n\nFinance Report", {"number": "1"}),
        ("Apologies for Absence\n(Item 1)", "Finance Report\n(Item 2)", {"number": "1"}),
        ("## Apologies for Absence\n\nThere were none.", "## Finance Report\n\nSpent.\n\n## Any other business", {}),
    ],
)
def test_items_are_found_in_each_way_of_numbering(first: str, second: str, number: dict[str, object]) -> None:
    items = given(minutes(first, "There were no apologies.", second, "The report was discussed at length.")).items
    assert [each["title"].lower() for each in items[:2]] == ["apologies for absence", "finance report"]
    assert {name: items[0].get(name) for name in number} == number
    assert bool(number) or not items[0].keys() & {"number", "minute_number", "minute_reference"}


@pytest.mark.parametrize("behind", ["B Able\n(from 2.10 pm)", "B Able (left at\n4.20 pm), C Cole"])
def test_the_hour_at_which_somebody_came_or_left_is_not_that_of_the_meeting(behind: str) -> None:
    found = given(
        f"Example Panel\n\nMinutes\n\nHeld on 3 May 2022\n\n{behind}\n\n1. Apologies\n\nNone.\n\n2. Budget\n\nNoted.\n"
    )
    assert "start_time" not in found.meeting


def test_the_short_form_of_a_title_ends_no_sentence() -> None:
    text = 'Cllr. Baker moved: "That this Council calls on the Minister to act."'
    found = given(minutes("Present: Cllr. A. Able, Cllr. B. Baker", "1. Apologies", "None.", "2. Motion", text))
    assert not any(each["text"] == "Cllr." for each in found.item("Motion").get("notes", []))


def test_posts_before_names_go_with_the_name_behind_them() -> None:
    there = (
        "In attendance: Chief Executive, Mr. F. Fox; Director of Roads, Ms. G. Gale; and Head of Housing, Mr. H. Hill."
    )
    found = given(
        minutes("Present: Cllr A. Able (Chair), Cllr B. Baker", there, "1. Apologies", "None.", "2. Finance", "Noted.")
    )
    assert {name: each.get("post") for name, each in found.attendance.items()} == {
        "Cllr A. Able": None,
        "Cllr B. Baker": None,
        "Mr. F. Fox": "Chief Executive",
        "Ms. G. Gale": "Director of Roads",
        "Mr. H. Hill": "Head of Housing",
    }


@pytest.mark.parametrize(("printed", "number"), [("1", {"number": "1"}), ("12", {"minute_number": 12})])
def test_the_only_item_of_a_meeting_is_one_where_it_has_a_decision(printed: str, number: dict[str, object]) -> None:
    found = given(
        minutes("Present: Cllr A. Able (Chair), Cllr B. Baker", f"{printed}. Budget", "RESOLVED to spend it.")
    )
    assert (found.titles, found.items[0]["decisions"][0]["text"]) == (["Budget"], "RESOLVED to spend it.")
    assert number.items() <= found.items[0].items()
    assert [*found.attendance] == ["Cllr A. Able", "Cllr B. Baker"]


def test_numbered_paragraphs_within_an_item_are_no_items() -> None:
    found = given(
        minutes(
            "1. Roads",
            "1. A member asked when the road would be mended.",
            "2. It was said that this was being planned.",
            "2. Trees",
            "None.",
        )
    )
    assert found.titles == ["Roads", "Trees"]


def test_an_item_taken_out_of_order_keeps_its_number_and_its_place() -> None:
    found = given(
        minutes("**1.MINUTES**", "Read.", "**3.MOTION**", "Heard.", "**2.UPDATE**", "Given.", "**4.CLOSE**", "Done.")
    )
    assert [(each["number"], each["order_taken"]) for each in found.items] == [("1", 1), ("3", 2), ("2", 3), ("4", 4)]


@pytest.mark.parametrize(
    ("paragraph", "verb", "outcome", "text"),
    [
        ("RESOLVED that the report be noted.", "RESOLVED", "noted", "RESOLVED that the report be noted."),
        ("Resolved: That the work be paid for.", "Resolved", "resolved", "That the work be paid for."),
        (
            "The Panel **AGREED** to **NOTE** the report.",
            "AGREED to NOTE",
            "noted",
            "The Panel AGREED to NOTE the report.",
        ),
        ("AGREED: the panel supports the plan.", "AGREED", "supported", "the panel supports the plan."),
    ],
)
def test_decisions_keep_their_wording_and_verb(paragraph: str, verb: str, outcome: str, text: str) -> None:
    decision = given(minutes("1. Report", "It was presented.", paragraph, "2. Other", "None.")).items[0]["decisions"][0]
    assert (decision["verb"], decision["outcome"], decision["text"]) == (verb, outcome, text)


def test_a_list_below_resolved_is_a_decision_for_each_entry() -> None:
    found = given(
        minutes(
            "1. Report", "RESOLVED:", "1. That the contents be noted,", "2. That data be given.", "2. Other", "None."
        )
    )
    decisions = found.items[0]["decisions"]
    assert [(each["number"], each["outcome"]) for each in decisions] == [("1", "noted"), ("2", "resolved")]


def test_an_item_without_a_decision_gets_none() -> None:
    assert (
        "decisions" not in given(minutes("1. Report", "A member thanked the officers.", "2. Other", "None.")).items[0]
    )


@pytest.mark.parametrize(
    "paragraph",
    [
        "The Chair said that if the Panel RESOLVED to close the path, walkers would object.",
        'A letter said "It was RESOLVED in 1999 to keep it open".',
        "Nobody knew whether the board had AGREED to it.",
        "The motto “NOTED and kept” was praised.",
    ],
)
def test_a_verb_in_capitals_that_is_told_of_or_depends_on_something_decides_nothing(paragraph: str) -> None:
    assert "decisions" not in given(minutes("1. Report", paragraph, "2. Other", "None.")).items[0]


def test_people_are_listed_with_role_post_way_and_times() -> None:
    found = given(
        "Example Panel\n8 January 2024\n\nMembers Present: Ann Bee (Chair), Councillors C Dee, E Eff (left at 4:20pm) and G Jay (Virtual)\n"
        "Officers Present:\nIda Kay\tClerk to the Panel, Example Council\n\n1. Minutes\n\nRead.\n\n2. Other\n\nNone.\n"
    )
    people = found.attendance
    assert people["Ann Bee"]["role"] == "chair"
    assert people["E Eff"]["intervals"] == [{"id": "i1", "to": "16:20"}]
    assert people["G Jay"]["mode"] == "virtual"
    assert (people["Ida Kay"]["capacity"], people["Ida Kay"]["post"]) == (
        "officer",
        "Clerk to the Panel, Example Council",
    )


def test_apologies_and_substitutes_are_read_from_the_minute_and_matched_with_a_doubt() -> None:
    found = given(
        "Example Panel\n8 January 2024\n\nPresent: Councillors C Dee and E Eff\n\n1. Apologies\n\n"
        "Apologies were received from Councillors Gus Jay and Ida Kay.\n\n"
        "Councillor Dee was in attendance as substitute for Councillor Jay.\n\n"
        "2. Other\n\nNone.\n"
    )
    people = found.attendance
    assert (people["Gus Jay"]["status"], people["Ida Kay"]["status"]) == ("apologies", "apologies")
    assert (people["C Dee"]["capacity"], people["C Dee"]["substituting_for"]) == ("substitute", "gus-jay")
    assert any("“Councillor Dee” is taken to be" in each.message for each in found.found.doubts)


def test_members_of_the_public_are_counted() -> None:
    found = given(
        "Example Panel\n8 January 2024\n\nPresent: Ann Bee and 3 members of the public\n\n1. A Thing\n\nSaid.\n\n2. More\n\nNone.\n"
    )
    assert (
        found.attendance["members of the public"]["count"],
        found.attendance["members of the public"]["capacity"],
    ) == (3, "public")


def test_a_division_by_name_is_kept_as_printed_with_stated_counts_apart() -> None:
    found = given(
        "Example Council\n8 January 2024\n\nPresent: Mr A Able, Mr B Baker, Ms C Charlie\n\n1. Motion\n\n"
        "Mr Able proposed, and Mr Baker seconded the motion.\n\nFor (3)\nMr A Able, Mr B Baker\n\n"
        "Against (1)\nMs C Charlie\n\nMotion lost.\n\n2. Other\n\nNone.\n"
    )
    motion = found.items[0]["motions"][0]
    assert (motion["mover"], motion["seconder"], motion["state"]) == ("a-able", "b-baker", "lost")
    assert (motion["vote"]["for"], motion["vote"]["against"]) == (3, 1)
    assert [(each["name_as_printed"], each["option"]) for each in motion["vote"]["voters"]] == [
        ("Mr A Able", "for"),
        ("Mr B Baker", "for"),
        ("Ms C Charlie", "against"),
    ]


def test_what_became_of_an_amendment_is_its_own_and_not_the_motions() -> None:
    found = given(
        "Example Council\n8 January 2024\n\nPresent: Mr A Able, Mr B Baker\n\n1. Bins\n\n"
        "Motion, moved by Mr A Able and seconded by Mr B Baker: That bins be emptied.\n\n"
        "Amendment, moved by Mr B Baker and seconded by Mr A Able: Add boxes.\n\nThe amendment was lost.\n\n"
        "The motion was carried.\n\n2. Other\n\nNone.\n"
    )
    motion = found.items[0]["motions"][0]
    (amendment,) = motion["amendments"]
    assert (amendment["mover"], amendment["seconder"], amendment["state"]) == ("b-baker", "a-able", "lost")
    assert (amendment["text"], motion["state"]) == ("Add boxes.", "carried")


def test_movers_by_initials_and_actions_for_them() -> None:
    found = given(
        "Example Parish Council\n8 January 2024\n\nAttendance:\n\nCllr Ann Bee      AB     Chair\n\nCllr Cy Dee      CD\n\n1. Sign\n\n"
        "Resolved: (1) That CD contact the builder.   Prop. AB, 2nd CD, All agreed.\n\n2. Other\n\nNone.\n"
    )
    decision, motion = found.items[0]["decisions"][0], found.items[0]["motions"][0]
    assert (decision["number"], decision["vote"]) == ("(1)", {"unanimous": True})
    assert (motion["mover_as_printed"], motion["mover"], motion["seconder"]) == ("AB", "ann-bee", "cy-dee")
    assert found.of("action")[0]["owner_as_printed"] == "CD"
    assert {each["name"]: each.get("initials") for each in found.of("person")} == {"Ann Bee": "AB", "Cy Dee": "CD"}


def test_actions_and_recommendations_become_records_of_their_own() -> None:
    found = given(
        minutes(
            "1. Data",
            "Action: AB to circulate the paper by 28 February 2024.",
            "The Panel AGREED to NOTE the report and made the following recommendation:",
            "1. *To add a column to the report.*",
            "2. Other",
            "None.",
        )
    )
    action, recommendation = found.of("action")[0], found.of("recommendation")[0]
    assert (action["owner_as_printed"], action["due"]) == ("AB", "2024-02-28")
    assert (recommendation["text"], recommendation["number"]) == ("To add a column to the report.", "1")


def test_the_end_of_the_meeting_and_the_next_one() -> None:
    meeting = given(
        minutes(
            "1. One",
            "Said.",
            "2. Next",
            "The next meeting will be held on Monday 12 February 2024 at 7.30pm.",
            "The meeting closed at 9.15pm",
            "CHAIRMAN",
        )
    ).meeting
    assert meeting["actual_end"] == "21:15"
    assert meeting["next_meeting"] == {"date": "2024-02-12", "weekday": "Monday", "start_time": "19:30"}
    assert meeting["minutes"]["signature_line"] == "CHAIRMAN"


def test_the_printed_table_is_kept_beside_the_decisions() -> None:
    found = given(
        minutes(
            "1. Finance Report",
            "The Panel NOTED the item.",
            "2. Other Things",
            "None.",
            "ITEM\tACTION\n1. Finance Report\tThe Panel AGREED to NOTE the report.",
        )
    )
    decision = found.items[0]["decisions"][0]
    assert (decision["text"], decision["table_text"]) == (
        "The Panel NOTED the item.",
        "The Panel AGREED to NOTE the report.",
    )


def test_what_a_document_does_not_say_stays_absent() -> None:
    found = given(
        "Agenda item\n\nPLAN UPDATE REPORT\n\nThe Chair commented on the report.\n\nRESOLVED:\n\n1. That it be noted.\n"
    )
    assert "date" not in found.meeting
    assert "attendance" not in found.meeting
    assert given("Agenda item\n\nPLAN UPDATE REPORT\n\nSaid.\n", date="2024-03-01").meeting["date"] == "2024-03-01"
