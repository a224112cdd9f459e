"""What the web service of ModernGov gives, as draft records: made-up meetings in the shapes that its readers see."""

from typing import Any
from xml.sax.saxutils import escape, quoteattr

import pytest

from tests.documents.importing.documents import Given, given
from tests.hang import no_hang
from tui.documents.importing.importing import import_moderngov
from tui.errors import ProblemsFound, WrongUsage

MINUTED = "<p>The Clerk explained the scheme.</p><ul><li>First point</li></ul><p><b>RESOLVED</b> that the report be noted.</p>"
SECRET = "Settlement with a named contractor"


def an(element: str, text: object) -> str:
    return f"<{element}>{escape(str(text))}</{element}>"


def a_document(title: str, restricted: bool = False) -> str:
    inner = an("attachmentid", 7) + an("title", title) + an("url", "https://example.org/documents/s7/Report.pdf")
    return f"<linkeddoc>{inner}{an('isrestricted', restricted)}{an('publicationdate', '06/09/2022')}</linkeddoc>"


def an_item(title: str, number: object = 1, minutes: str = "", more: str = "", **fields: object) -> str:
    own = an("agendaitemid", 4711) + an("agendaitemtitle", title) + an("agendaitemnumber", number)
    own += "".join(an(name, value) for name, value in fields.items())
    return f"<agendaitem>{own}{an('minutesnonemptyhtmlbody', minutes) if minutes else ''}{more}</agendaitem>"


def an_attendee(name: str, attendance: str, **attributes: str) -> str:
    told = {"memberid": "5", "name": name, "attendance": attendance, **attributes}
    return f"<attendee {' '.join(f'{each}={quoteattr(value)}' for each, value in told.items())}/>"


def a_meeting(*items: str, attendees: str = "", more: str = "", **fields: object) -> str:
    told = {
        "meetingid": 206,
        "meetingdate": "14/09/2022",
        "meetingtime": "1.30 pm",
        "meetingstatus": "Confirmed",
        "committeetitle": "Example Joint Panel",
        **fields,
    }
    own = "".join(an(name, value) for name, value in told.items())
    listed = f"<agendaitems count='{len(items)}'>{''.join(items)}</agendaitems><attendees>{attendees}</attendees>"
    return f"<meeting>{own}{more}{listed}</meeting>"


def together(*documents: str, body: str = "") -> Given:
    return Given(import_moderngov([(f"{n}.xml", each.encode()) for n, each in enumerate(documents)], body))


def messages(found: Given) -> str:
    return " ".join(each.message for each in found.found.doubts)


def attendance(words: str, **attributes: str) -> dict[str, Any]:
    found = given(a_meeting(attendees=an_attendee("Councillor A Member", words, **attributes)), "a.xml")
    return found.attendance.get("Councillor A Member", {})


@pytest.mark.parametrize(
    "around",
    [
        "{}",
        "<modgov><getmeeting>{}</getmeeting></modgov>",
        '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><GetMeetingResponse xmlns="urn:service">'
        "<GetMeetingResult>{}</GetMeetingResult></GetMeetingResponse></s:Body></s:Envelope>",
    ],
    ids=["bare", "wrapped", "envelope"],
)
def test_a_meeting_is_the_same_whatever_is_around_it(around: str) -> None:
    source = a_meeting(
        an_item("Apologies", 1),
        an_item("Finance report", 2, MINUTED, f"<linkeddocuments>{a_document('Finance report')}</linkeddocuments>", minutesitemnumber=20),
        meetinglocation="Town Hall",
        meetingactualstarttime="13:32",
        meetingactualfinishtime="15:40",
        iswebcast="False",
        minutepublished="True",
    )  # fmt: skip
    found = given(f'<?xml version="1.0" encoding="utf-8"?>\n{around.format(source)}', "a.xml")
    meeting = found.meeting
    assert found.found.records[0].id == "example-joint-panel/meetings/2022-09-14"
    assert (meeting["date"], meeting["start_time"], meeting["actual_start"], meeting["actual_end"]) == (
        "2022-09-14",
        "13:30",
        "13:32",
        "15:40",
    )
    assert (meeting["location"]["name"], meeting["webcast"]) == ("Town Hall", {"status": "not_webcast"})
    assert [each["what"] for each in meeting["publications"]] == ["minutes"]
    item = found.item("Finance report")
    assert (item["number"], item["minute_number"]) == ("2", 20)
    assert [each["text"] for each in item["notes"]] == ["The Clerk explained the scheme.", "First point"]
    assert [(each["outcome"], each["text"]) for each in item["decisions"]] == [
        ("noted", "RESOLVED that the report be noted.")
    ]
    paper = found.of("paper")[0]
    assert (paper["published_at"], paper["files"][0]["url"]) == (
        "2022-09-06",
        "https://example.org/documents/s7/Report.pdf",
    )
    assert item["papers"] == ["example-joint-panel/papers/2022-09-14-finance-report"]
    assert found.left == []


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Present", {"status": "present", "capacity": "member"}),
        ("Present, virtual", {"status": "present", "capacity": "member", "mode": "virtual"}),
        ("Present as substitute (virtual)", {"status": "present", "capacity": "substitute", "mode": "virtual"}),
        ("In attendance", {"status": "present", "capacity": "guest"}),
        ("In attendance, virtual", {"status": "present", "capacity": "guest", "mode": "virtual"}),
        ("Absent (incl. apologies)", {"status": "absent", "capacity": "member"}),
    ],
)
def test_the_services_words_for_attendance(words: str, expected: dict[str, str]) -> None:
    entry = attendance(words)
    assert {name: entry.get(name) for name in ("status", "capacity", "mode")} == {"mode": None, **expected}


def test_absent_with_apologies_counted_in_is_a_doubt_and_expected_is_nobody_present() -> None:
    found = given(
        a_meeting(attendees=an_attendee("A Member", "Absent (incl. apologies)") + an_attendee("B Member", "Expected")),
        "a.xml",
    )
    assert "apologies among the absent" in messages(found)
    assert list(found.attendance) == ["A Member"]
    assert found.left[-2:] == ["name: B Member", "attendance: Expected"]


def test_role_authority_party_and_ward_are_kept_as_the_service_has_them() -> None:
    entry = attendance(
        "Present",
        roledescription="Chair",
        representing="Example District",
        politicalparty="Example Party",
        ward="North",
    )
    assert (entry["role"], entry["on_behalf_of"], entry["note"]) == (
        "chair",
        "Example District",
        "Example Party; North",
    )


def test_of_a_restricted_item_only_number_and_paragraph_come_in() -> None:
    ground = " (exempt under paragraph 3 of Part 1 of Schedule 12A)"
    item = an_item(
        SECRET + ground,
        9,
        f"<p>{SECRET} for a sum</p>",
        f"<linkeddocuments>{a_document(SECRET)}</linkeddocuments>",
        isrestricted="True",
    )
    found = given(a_meeting(item), "a.xml")
    assert found.items == [
        {
            "id": "exempt-item",
            "title": "Exempt item",
            "public": False,
            "number": "9",
            "exempt": {"paragraph": "paragraph 3 of Part 1 of Schedule 12A"},
        }
    ]
    assert "Settlement" not in str(found.found.as_json())
    assert "characters of title, text and documents were left out" in messages(found)
    assert found.of("paper") == []


@pytest.mark.parametrize("mark", ["<isdisplayallowed>False</isdisplayallowed>", "<isrestricted>perhaps</isrestricted>"])
def test_other_marks_and_words_that_are_not_known_keep_an_item_out_too(mark: str) -> None:
    found = given(a_meeting(an_item(SECRET, 9, more=mark)), "a.xml")
    assert "Settlement" not in str(found.found.as_json())


def test_a_restricted_document_under_a_public_item_is_left_out_and_said() -> None:
    linked = f"<linkeddocuments>{a_document('Public report')}{a_document(SECRET, restricted=True)}</linkeddocuments>"
    found = given(a_meeting(an_item("Finance", 1, more=linked)), "a.xml")
    assert [each["name"] for each in found.of("paper")] == ["Public report"]
    assert "Settlement" not in str(found.found.as_json())
    assert "A document that the service marks as not public" in messages(found)


def test_a_meeting_that_is_restricted_as_a_whole_is_refused() -> None:
    with pytest.raises(ProblemsFound, match="whole meeting"):
        given(a_meeting(isrestricted="True"), "a.xml")


def test_a_decision_apart_is_taken_once() -> None:
    again = an_item(
        "Twice",
        1,
        MINUTED,
        an("decisionnonemptyhtmlbody", "<p>RESOLVED that the report be noted.</p>"),
        isdecision="True",
    )
    alone = an_item(
        "Once", 2, more=an("decisionnonemptyhtmlbody", "<p>The grant is to be paid.</p>"), isdecision="True"
    )
    found = given(a_meeting(again, alone), "a.xml")
    assert len(found.item("Twice")["decisions"]) == 1
    assert "said again in the minutes" in found.named.values()
    assert found.item("Once")["decisions"][0]["text"] == "The grant is to be paid."


def test_what_is_not_known_is_unplaced_with_the_name_of_its_element() -> None:
    found = given(a_meeting(an_item("Item", 1, oddity="what this is"), meetingstatus="Sleeping"), "a.xml")
    assert found.left == ["meetingstatus: Sleeping", "oddity: what this is"]
    assert found.meeting["status"] == "confirmed"
    assert "not said in a word that is known" in messages(found)


def test_text_escaped_twice_is_read_as_it_is_meant_and_numbers_nought_are_none() -> None:
    found = given(
        a_meeting(an_item("Members&#39; questions", 0, "&lt;p&gt;None.&lt;/p&gt;", minutesitemsubnumber=0)), "a.xml"
    )
    assert found.titles == ["Members' questions"]
    assert "number" not in found.items[0]
    assert found.items[0]["notes"][0]["text"] == "None."


def test_meeting_attendance_and_committee_in_three_files_are_one_meeting() -> None:
    meeting = a_meeting(an_item("Item", 1)).replace(an("committeetitle", "Example Joint Panel"), an("committeeid", 12))
    attended = f"<attendance><meetingid>206</meetingid><attendees>{an_attendee('A Member', 'Present')}</attendees></attendance>"
    committee = "".join(
        f"<committee>{an('committeeid', n)}{an('committeetitle', title)}{an('committeeexpired', n == 13)}</committee>"
        for n, title in ((12, "Example Joint Panel"), (13, "Former Committee"))
    )
    found = together(meeting, attended, f"<committees>{committee}</committees>", body="ejp")
    assert [each.id for each in found.found.records if each.kind in ("meeting", "body")] == [
        "ejp/meetings/2022-09-14",
        "ejp/body",
        "former-committee/body",
    ]
    assert found.meeting["name"] == "Example Joint Panel"
    assert list(found.attendance) == ["A Member"]
    assert found.of("body")[0]["identifiers"] == [{"scheme": "moderngov", "identifier": "12"}]
    assert "marks this committee as over" in messages(found)
    assert found.named["0.xml"] == "name of the file"


def test_a_list_of_meetings_gives_each() -> None:
    listed = "".join(f"<meeting>{an('meetingid', n)}{an('meetingdate', f'{n:02}/10/2022')}</meeting>" for n in (3, 4))
    committee = (
        f"<committee>{an('committeetitle', 'Example Panel')}<committeemeetings>{listed}</committeemeetings></committee>"
    )
    found = given(f"<getmeetings>{committee}</getmeetings>", "a.xml")
    assert [each.id for each in found.found.records if each.kind == "meeting"] == [
        "example-panel/meetings/2022-10-03",
        "example-panel/meetings/2022-10-04",
    ]


def test_xml_that_is_of_no_known_kind_is_said() -> None:
    with pytest.raises(WrongUsage, match="XML of a kind"):
        given('<?xml version="1.0"?><invoice><number>1</number></invoice>', "a.xml")


BOMB = '<!DOCTYPE meeting [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]><meeting><meetingid>&b;</meetingid></meeting>'
OUTSIDE = '<!DOCTYPE meeting [<!ENTITY x SYSTEM "file:///etc/passwd">]><meeting><meetingid>&x;</meetingid></meeting>'


@pytest.mark.parametrize(
    ("source", "error", "said"),
    [
        (BOMB, WrongUsage, "document type"),
        (OUTSIDE, WrongUsage, "document type"),
        (BOMB.encode("utf-16"), WrongUsage, "document type"),
        ("<meeting><meetingid>1</meetingid>", ProblemsFound, "damaged"),
        ("<meeting><meetingid/>" + "<a>" * 100 + "</a>" * 100 + "</meeting>", ProblemsFound, "deep"),
        ("<meeting><meetingid/>" + "<a/>" * 300_000 + "</meeting>", ProblemsFound, "elements"),
    ],
    ids=["bomb", "outside", "bomb-in-utf16", "damaged", "deep", "many"],
)
def test_hostile_and_damaged_xml_is_refused_in_a_sentence(
    source: str | bytes, error: type[Exception], said: str
) -> None:
    with no_hang(), pytest.raises(error, match=said):
        given(source, "a.xml")


@pytest.mark.parametrize("wrapped", ["{}", "<meeting>{}</meeting>"], ids=["bare", "in a meeting"])
@pytest.mark.parametrize("first", [0, 1], ids=["the meeting first", "the attendance first"])
def test_who_was_there_in_a_file_of_its_own_joins_the_meeting_in_either_order(wrapped: str, first: int) -> None:
    head = an("meetingid", 206) + an("meetingdate", "14/09/2022")
    who = f"<attendees>{an_attendee('Councillor A Member', 'Present')}</attendees>"
    attended = f"<getattendance>{wrapped.format(head + who)}</getattendance>"
    meeting = a_meeting(an_item("Finance", minutes=MINUTED)).removeprefix("<meeting>").removesuffix("</meeting>")
    files = (f"<getmeeting>{meeting}</getmeeting>", attended)
    found = together(files[first], files[1 - first])
    assert (len(found.of("meeting")), found.meeting["status"], found.titles) == (1, "held", ["Finance"])
    assert found.attendance["Councillor A Member"]["status"] == "present"
