"""Agenda, decision sheet, log, plan, returns and schedules of the sample book, against what its documents say."""

import datetime

import pytest

from tests.builder import a_book, present
from tests.documents.rendering.shelves import ON, PANEL, made, published, sample, words
from tui.documents.rendering.registry import FORMS, KINDS, DocumentKind
from tui.documents.rendering.tree import Document, Heading, Listing, Table, said
from tui.errors import WrongUsage
from tui.record.kinds import kind_of

BODY, JULY, AGENDA = f"{PANEL}/body", f"{PANEL}/meetings/2022-07-20", f"{PANEL}/meetings/2022-09-14"
PLAN = "plans/cambridgeshire-2021-24/plan"
DAY = datetime.date(2022, 9, 14)


def tables(document: Document) -> list[Table]:
    return [each for each in document.blocks if isinstance(each, Table)]


def rows(table: Table) -> list[list[str]]:
    return [["; ".join(said(line) for line in cell) for cell in row] for row in table.rows]


def test_the_agenda_has_its_items_with_recitals_deferrals_and_pages_as_printed() -> None:
    found = made(sample(), AGENDA, "agenda")
    listed = rows(tables(found)[0])
    assert [row[0] for row in listed] == [f"{number}." for number in range(1, 11)]
    assert [row[2] for row in listed] == ["", "", "3–14", "", "15–16", "17–22", "23–84", "85–94", "", "95–96"]
    assert listed[8][1] == "Complete Review of Complaints Policy/Guidance; Deferred to next meeting"
    assert "before 12 noon on Friday 9th September 2022" in listed[3][1]
    assert found.draft == ""


def test_the_agenda_says_when_and_where_whom_to_ask_and_until_when() -> None:
    found = words(made(sample(), AGENDA, "agenda"))
    for told in (
        "Wednesday 14 September 2022, 1.30 pm",
        "Sand Martin House",
        "Contact: Jane Webb, jane.webb@peterborough.gov.uk, 01733 452281",
        "must be received before 12 noon on Friday 9 September 2022.",
    ):
        assert told in found


def test_the_agenda_has_the_membership_of_its_day_with_those_in_office() -> None:
    found = words(made(sample(), AGENDA, "agenda"))
    assert "Members: Councillors A Sharp, A Bradnam, S Tierney" in found
    assert "Independent Co-opted Members: Edward Leigh (Chair); Claire George (Vice Chair)" in found
    assert "Substitutes: Councillors J Huffer, Mark Goldsack" in found
    assert "Membership" not in words(made(sample(), f"{PANEL}/meetings/2024-09-25", "agenda"))


def test_an_agenda_without_pages_has_no_column_for_them_and_one_that_may_fail_says_so() -> None:
    book = a_book().meeting("2022-09-14", status="tentative", items=[{"id": "one", "number": "1", "title": "One"}])
    found = made(published(book.records), "example-panel/meetings/2022-09-14", "agenda")
    assert tables(found)[0].head == ("No.", "Item")
    assert "This meeting is not yet confirmed." in words(found)


def test_the_decision_sheet_has_the_items_with_decisions_alone() -> None:
    found = made(sample(), JULY, "decisions")
    assert [each.number for each in found.blocks if isinstance(each, Heading) and each.level == 2] == [
        "1.", "2.", "5.", "7.", "8.", "9.", "10.", "11.", "12.", "13."
    ]  # fmt: skip
    assert "asked:" not in words(found)
    assert sum(len(each.entries) for each in found.blocks if isinstance(each, Listing)) == 9
    assert found.draft.startswith("DRAFT")


def test_the_table_of_items_and_actions_stands_alone() -> None:
    found = made(sample(), JULY, "actions")
    listed = rows(tables(found)[0])
    assert listed[0][0] == "1. Election of Chairperson (minute 1)"
    assert listed[2][1] == "The Panel AGREED to NOTE the report."
    assert listed[8][1].startswith("AGREED: The Chair and Vice Chair are to review")
    assert len(listed) == 10
    assert "; 2. An annual report to be taken to the panel, showing a whole year's work.;" in listed[4][1]


def test_the_schedule_of_responses_sets_what_was_made_sent_and_answered_side_by_side() -> None:
    listed = rows(tables(made(sample(), JULY, "responses"))[0])
    assert [row[0] for row in listed] == ["1", "2", "3", "4", "5", "5"]
    assert "As sent:; To circulate to Members the Victim Services dashboard" in listed[0][1]
    assert all(row[2].startswith("Darryl Preston, 1 September 2022") for row in listed)
    assert {row[3] for row in listed} == {"Not recorded."}


def test_a_recommendation_without_response_says_no_more_than_that() -> None:
    book = a_book().meeting("2022-09-14")
    for number, by in ((1, None), (2, "2022-10-01")):
        fields = {"response_required_by": by} if by else {}
        book.add(
            f"example-panel/recommendations/2022-09-14-{number}",
            text="Go",
            made_at="example-panel/meetings/2022-09-14",
            **fields,
        )
    listed = rows(tables(made(published(book.records), "example-panel/meetings/2022-09-14", "responses"))[0])
    assert [row[2] for row in listed] == ["No response recorded.", "No response recorded. Asked for by 1 October 2022."]


def test_the_log_has_what_is_open_and_what_is_closed_as_at_its_day() -> None:
    found = made(sample(), BODY, "log", DAY)
    headings = [said(each.text) for each in found.blocks if isinstance(each, Heading)]
    assert headings == ["Open (19)", "Closed (3)"]
    assert [len(each.rows) for each in tables(found)] == [19, 3]
    assert "Darryl Preston" in words(tables(found)[0])
    assert made(sample(), BODY, "log", datetime.date(2022, 1, 1)).blocks[-1] != found.blocks[-1]


def test_the_text_of_a_long_action_is_not_cut_in_the_log() -> None:
    text = " ".join(f"word{n}" for n in range(80))
    book = a_book().meeting("2022-09-14")
    book.add(
        "example-panel/actions/2022-09-14-1", text=text, kind="action", raised_at="example-panel/meetings/2022-09-14"
    )
    assert text in words(made(published(book.records), "example-panel/body", "log"))


def test_the_forward_plan_begins_with_its_day() -> None:
    listed = rows(tables(made(sample(), BODY, "plan", DAY))[0])
    assert listed[0][0].startswith("14 September 2022; 1.30 pm; Sand Martin House")
    assert listed[1] == ["11 November 2022; Scarman House", "Conference"]
    assert ["15 February 2023; 1.30 pm; Engine Shed, Sand Martin House; Tentative", "If needed (Veto)"] in listed


def test_the_attendance_return_counts_each_member_for_the_municipal_year() -> None:
    found = made(sample(), BODY, "attendance", datetime.date(2023, 3, 31))
    assert found.title == "Attendance at meetings of the Cambridgeshire Police and Crime Panel, 2022/23"
    members, meetings = tables(found)
    told = {row[0]: row[1:] for row in rows(members)}
    assert told["Edward Leigh"] == ["1", "0", "0", "0", "0"]
    assert told["Councillor Ishfaq Hussain"] == ["0", "1", "0", "0", "0"]
    assert told["Councillor S Tierney"] == ["0", "0", "1", "0", "0"]
    assert ["20 July 2022", "10", "5"] in rows(meetings)


def test_somebody_of_whom_a_meeting_says_nothing_is_not_called_absent() -> None:
    book = (
        a_book()
        .meeting("2022-06-01", attendance=present("member-a", "member-b"))
        .meeting("2022-09-14", attendance=present("member-a"))
    )
    found = made(published(book.records), "example-panel/body", "attendance", datetime.date(2022, 12, 31))
    told = {row[0]: row[1:] for row in rows(tables(found)[0])}
    assert told["Member B"] == ["1", "0", "0", "0", "1"]


def test_the_delivery_report_has_all_fifty_deliverables_under_their_themes() -> None:
    found = made(sample(), PLAN, "delivery", datetime.date(2022, 10, 1))
    overview, *each_stage = tables(found)
    assert rows(overview)[-1][0] == "All"
    assert rows(overview)[-1][-1] == "50"
    assert sum(len(each.rows) for each in each_stage) == 50
    assert next(each for each in found.blocks if isinstance(each, Heading)).number == "5.1"


@pytest.mark.parametrize("kind", KINDS, ids=lambda each: each.name)
def test_every_record_of_the_sample_book_has_every_document_of_its_kind_in_every_form_of_text(
    kind: DocumentKind,
) -> None:
    count = 0
    for record_id, _ in sample().register.all():
        if kind_of(record_id) == kind.of:
            document = made(sample(), record_id, kind.name)
            for form in FORMS:
                assert form.is_binary or form.write(document).decode().endswith("\n")
            count += 1
    assert count


@pytest.mark.parametrize("kind", KINDS, ids=lambda each: each.name)
def test_a_document_asked_of_the_wrong_kind_of_record_says_what_it_is_made_of(kind: DocumentKind) -> None:
    with pytest.raises(WrongUsage, match=f"“{kind.name}” is made of a {kind.of}"):
        made(sample(), "people/jane-webb", kind.name, ON)
