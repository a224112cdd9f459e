"""Meetings and deadlines as a calendar, read back by the library that others read calendars with."""

import datetime
from typing import Any

from icalendar import Calendar

from tests.builder import BookBuilder, a_book, item
from tests.documents.exchange.taking import HOSTILE, MADE, files, sample_files, taken
from tests.documents.rendering.shelves import published


def events(data: bytes, sort: str = "VEVENT") -> dict[str, Any]:
    found = Calendar.from_ical(data)
    assert not found.errors
    return {str(each["uid"]): each for each in found.walk(sort)}


def only(book: BookBuilder) -> Any:
    data = files("ics", taken(published(book.records), "example-panel/meetings/2022-09-14"))["meetings.ics"]
    return next(each for each in events(data).values() if "sequence" in each)


def test_every_entry_has_what_the_standard_requires_and_a_uid_of_its_own() -> None:
    data = sample_files("ics")["meetings.ics"]
    calendar = Calendar.from_ical(data)
    entries = calendar.walk("VEVENT")
    assert {"prodid", "version"} <= {each.lower() for each in calendar}
    assert all({"UID", "DTSTAMP", "DTSTART", "SUMMARY"} <= set(each) for each in entries)
    assert len({str(each["uid"]) for each in entries}) == len(entries) > 20
    named = {each["dtstart"].params["TZID"] for each in entries if "TZID" in each["dtstart"].params}
    assert named == {str(each["tzid"]) for each in calendar.walk("VTIMEZONE")} == {"Europe/London"}
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert data.count(b"\n") == data.count(b"\r\n")


def test_a_meeting_has_its_times_its_place_and_its_items() -> None:
    data = sample_files("ics", "cambridgeshire-pcp/meetings/2023-09-20")["meetings.ics"]
    event = next(each for each in events(data).values() if "location" in each)
    assert event.decoded("dtstart").isoformat() == "2023-09-20T13:30:00+01:00"
    assert event.decoded("dtend").isoformat() == "2023-09-20T15:40:00+01:00"
    assert event["status"] == "CONFIRMED"
    assert "Peterborough" in event["location"]
    assert "20. Harm to Hope Drug Strategy" in event["description"]
    assert event.decoded("last-modified") == MADE + datetime.timedelta(days=1)
    assert event["sequence"] == 2


def test_the_status_is_that_of_the_meeting_and_the_uid_stays_when_it_moves() -> None:
    held = only(a_book().meeting("2022-09-14"))
    assert held["status"] == "CONFIRMED"
    moved = only(a_book().meeting("2022-09-14", status="confirmed", date="2022-09-21"))
    assert moved["uid"] == held["uid"]
    assert moved.decoded("dtstart") == datetime.date(2022, 9, 21)
    assert only(a_book().meeting("2022-09-14", status="tentative"))["status"] == "TENTATIVE"
    assert only(a_book().meeting("2022-09-14", status="confirmed", contingent_on="a veto"))["status"] == "TENTATIVE"
    assert only(a_book().meeting("2022-09-14", status="cancelled"))["status"] == "CANCELLED"
    put_off = only(a_book().meeting("2022-09-14", status="postponed"))
    assert put_off["status"] == "CANCELLED"
    assert "Postponed" in put_off["description"]


def test_a_deadline_that_can_still_be_met_has_a_reminder() -> None:
    data = sample_files("ics", "cambridgeshire-pcp/meetings/2022-09-14")["meetings.ics"]
    due = {str(each["summary"]).partition(":")[0]: each for each in events(data).values() if each.walk("VALARM")}
    assert due["Agenda and reports public"].decoded("dtstart") == datetime.date(2022, 9, 6)
    assert due["Questions from the public in"].decoded("dtstart").isoformat() == "2022-09-09T12:00:00+01:00"


def test_no_text_of_a_record_becomes_a_line_of_its_own() -> None:
    for text in (each for each in HOSTILE if each != "\ud800"):
        event = only(a_book().meeting("2022-09-14", name=f"A{text}B", items=[item("one", title=f"C{text}")]))
        assert "x-evil" not in event
        assert event["summary"].startswith("A")
