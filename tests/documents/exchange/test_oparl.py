"""OParl: what the standard's types cannot see."""

import datetime
import json
from typing import Any

import pytest

from tests.builder import BookBuilder, a_book, item, noted, present
from tests.documents.exchange.standards import faults
from tests.documents.exchange.taking import BASE, MADE, files, sample_files, taken
from tests.documents.rendering.shelves import published
from tui.documents.exchange.extract import Extract
from tui.documents.exchange.registry import format_called
from tui.errors import WrongUsage

PANEL = "cambridgeshire-pcp"


def read(name: str) -> Any:
    return json.loads(sample_files("oparl")[name])


def made(book: BookBuilder, *ids: str) -> dict[str, Any]:
    found = files("oparl", taken(published(book.records), *ids))
    assert faults("oparl", found) == []
    return {name: json.loads(data) for name, data in found.items()}


def test_everything_is_found_from_the_system_on() -> None:
    system = read("system.json")
    assert system["oparlVersion"] == "https://schema.oparl.org/1.1/"
    bodies = read(system["body"].removeprefix(BASE))["data"]
    host = next(each for each in bodies if each["name"] == "Peterborough City Council")
    (panel,) = (
        each for each in read(host["organization"].removeprefix(BASE))["data"] if each["id"].endswith(f"{PANEL}.json")
    )
    meetings = read(panel["meeting"].removeprefix(BASE))
    assert meetings["pagination"]["totalElements"] == 20
    assert panel["shortName"] == "the Panel"
    assert panel["organizationType"] == "Gremium"


def test_a_meeting_has_its_items_within_it_and_they_stand_by_themselves_too() -> None:
    meeting = read(f"meeting/{PANEL}/2022-07-20.json")
    assert (meeting["start"], meeting["meetingState"]) == ("2022-07-20T14:00:00+01:00", "durchgeführt")
    inner = next(
        each for each in meeting["agendaItem"] if each["name"].startswith("Police and Crime Commissioner's Annual")
    )
    assert "meeting" not in inner
    alone = read(inner["id"].removeprefix(BASE))
    assert alone == {**inner, "meeting": meeting["id"]}
    assert (alone["number"], alone["result"]) == ("8", "endorsed")
    assert [each["order"] for each in meeting["agendaItem"]] == list(range(1, len(meeting["agendaItem"]) + 1))
    assert meeting["modified"] == (MADE + datetime.timedelta(days=1)).isoformat(timespec="seconds")


def test_a_paper_is_joined_to_its_item_by_a_consultation() -> None:
    papers = [read(name) for name in sample_files("oparl") if name.startswith(f"paper/{PANEL}/")]
    joined = next(each for each in papers if each.get("consultation") and "agendaItem" in each["consultation"][0])
    consultation = joined["consultation"][0]
    item_of = read(consultation["agendaItem"].removeprefix(BASE))
    assert item_of["consultation"] == consultation["id"]
    assert item_of["meeting"] == consultation["meeting"]


def test_what_is_not_known_is_absent_and_a_day_without_a_time_is_said_apart() -> None:
    found = made(
        a_book().body(timezone="Europe/London").meeting("2022-09-14", status="cancelled").meeting("undated-plan")
    )
    meeting = found["meeting/example-panel/2022-09-14.json"]
    assert "start" not in meeting
    assert (meeting["minutebook:date"], meeting["cancelled"]) == ("2022-09-14", True)
    assert "minutebook:date" not in found["meeting/example-panel/undated-plan.json"]


def test_a_file_is_there_only_where_its_address_is_and_never_that_of_an_exempt_item() -> None:
    publications = [
        {"id": "a", "what": "agenda", "at": "2022-09-06", "url": "https://example.org/agenda.pdf"},
        {"id": "m", "what": "minutes", "url": "https://example.org/minutes.pdf"},
        {"id": "r", "what": "recording", "url": "https://example.org/film"},
        {"id": "n", "what": "minutes"},
    ]
    meeting = made(a_book().meeting("2022-09-14", publications=publications))["meeting/example-panel/2022-09-14.json"]
    assert meeting["invitation"]["accessUrl"] == "https://example.org/agenda.pdf"
    assert meeting["resultsProtocol"]["accessUrl"] == "https://example.org/minutes.pdf"
    assert [each["name"] for each in meeting["auxiliaryFile"]] == ["Recording"]
    assert meeting["invitation"]["date"] == "2022-09-06"


def test_a_long_list_has_pages_that_lead_on() -> None:
    book = a_book()
    for number in range(1, 131):
        book.meeting(f"2022-09-14-m{number:03}", items=[item("a", decisions=[noted()])] if number == 1 else [])
    found = made(book)
    first = found["organization/example-panel/meeting.json"]
    second = found["organization/example-panel/meeting-2.json"]
    assert (len(first["data"]), len(second["data"])) == (100, 30)
    assert first["links"]["next"] == second["links"]["self"]
    assert "next" not in second["links"]
    assert first["pagination"]["totalPages"] == 2


def test_members_of_a_panel_are_people_with_memberships() -> None:
    found = made(a_book().meeting("2022-09-14", attendance=present("member-a", "guest-g")))
    person = found["person/member-a.json"]
    assert [each["role"] for each in person["membership"]] == ["appointed", "chair"]
    assert "membership" not in found["person/guest-g.json"]
    one = made(a_book().meeting("2022-09-14", attendance=present("member-a")), "example-panel/meetings/2022-09-14")
    assert "membership" not in one["person/member-a.json"]


def test_without_an_address_there_is_no_interface() -> None:
    book = published(a_book().records)
    with pytest.raises(WrongUsage, match="full web address"):
        list(format_called("oparl").files(Extract(book, datetime.date(2022, 9, 1))))
