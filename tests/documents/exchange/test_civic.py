"""Popolo and Open Civic Data: what schemas cannot see."""

import json
from typing import Any

import pytest

from tests.builder import BookBuilder, a_book, item, noted, present
from tests.documents.exchange.standards import faults
from tests.documents.exchange.taking import BASE, files, sample_files, taken
from tests.documents.rendering.shelves import published

MEETING = "cambridgeshire-pcp/meetings/2022-07-20"


def document(name: str, *ids: str) -> dict[str, list[Any]]:
    (data,) = sample_files(name, *ids).values()
    return json.loads(data)  # type: ignore[no-any-return]


def made(name: str, book: BookBuilder, **more: Any) -> dict[str, list[Any]]:
    found = files(name, taken(published(book.records), **more))
    assert faults(name, found) == []
    (data,) = found.values()
    return json.loads(data)  # type: ignore[no-any-return]


def test_a_meeting_is_an_event_with_its_agenda_and_who_was_there() -> None:
    event = next(each for each in document("popolo")["events"] if each["id"] == MEETING)
    assert (event["start_date"], event["end_date"]) == ("2022-07-20T14:00:00+01:00", "2022-07-20T16:22:00+01:00")
    assert [each["extras"]["number"] for each in event["agenda"][:3]] == ["1", "2", "3"]
    inner = next(each for each in event["agenda"] if each["extras"]["id"] == "hmicfrs-report")
    assert inner["order"].count(".") == 1
    there = {each["name"]: each for each in event["participants"]}
    assert there["Edward Leigh"]["role"] == "chair"
    assert there["S Tierney"]["note"] == "apologies"
    assert "S Tierney" not in {each["name"] for each in event["attendees"]}


def test_a_speech_is_by_whom_spoke_and_a_decision_is_a_motion_with_its_result() -> None:
    found = document("popolo", MEETING)
    speech = next(each for each in found["speeches"] if each["id"].endswith("notes[rural-crime-team].answers[a1]"))
    assert (speech["creator_id"], speech["type"]) == ("people/darryl-preston", "answer")
    motion = next(each for each in found["motions"] if each["id"].endswith("decisions[endorsed]"))
    assert (motion["result"], motion["classification"]) == ("endorsed", "decision")
    assert [each["position"] for each in found["speeches"]] == list(range(1, len(found["speeches"]) + 1))


def test_only_people_that_something_refers_to_are_taken_out() -> None:
    whole, one = document("popolo"), document("popolo", MEETING)
    assert 15 < len(one["persons"]) < len(whole["persons"])
    assert one["memberships"] == []
    assert {each["organization_id"] for each in document("popolo", "cambridgeshire-pcp/body")["memberships"]} == {
        "cambridgeshire-pcp/body"
    }


VOTE = {
    "for": 2, "against": 0, "required_fraction": "2/3", "base": "members_present", "result": "carried",
    "voters": [{"id": "a", "person": "member-a", "option": "for"}, {"id": "x", "name_as_printed": "Cllr X", "option": "abstain"}],
}  # fmt: skip


def voted() -> BookBuilder:
    motion = {"id": "m", "text": "That it be so.", "mover": "member-b", "state": "carried", "vote": VOTE}
    items = [item("costs", motions=[motion], decisions=[noted(text="The costs were noted.")])]
    return a_book().meeting("2022-09-14", attendance=present("member-a", "member-b"), items=items)


def test_stated_counts_and_named_votes_stay_apart_even_where_they_do_not_add_up() -> None:
    motion = next(each for each in made("popolo", voted())["motions"] if each["classification"] == "motion")
    assert (motion["creator_id"], motion["requirement"]) == ("people/member-b", "2/3 of members present")
    (event,) = motion["vote_events"]
    assert event["counts"] == [{"option": "yes", "value": 2}, {"option": "no", "value": 0}]
    assert event["votes"] == [
        {"voter_id": "people/member-a", "option": "yes"},
        {"option": "abstain", "voter_name": "Cllr X"},
    ]


def test_open_civic_data_has_a_vote_event_for_what_was_voted_on_alone() -> None:
    found = made("ocd", voted())
    (vote,) = found["vote_events"]
    assert (vote["result"], vote["legislative_session"], vote["motion_text"]) == ("pass", "2022/23", "That it be so.")
    (event,) = found["events"]
    assert event["status"] == "passed"
    assert event["agenda"][0]["notes"] == ["The costs were noted."]
    assert event["sources"][0]["url"] == f"{BASE}example-panel/meetings/2022-09-14"
    named = {each["id"] for each in event["participants"] if each["note"] == "present"}
    assert named <= {each["id"] for each in found["people"]}
    assert made("ocd", voted())["events"][0]["id"] == event["id"]
    assert made("ocd", voted(), base="https://other.example.org/")["events"][0]["id"] != event["id"]


@pytest.mark.parametrize(
    ("status", "more", "expected"),
    [
        ("tentative", {}, "tentative"),
        ("confirmed", {}, "confirmed"),
        ("confirmed", {"contingent_on": "a veto"}, "tentative"),
        ("postponed", {}, "cancelled"),
    ],
)
def test_the_status_of_an_event_is_in_the_words_of_the_standard(status: str, more: Any, expected: str) -> None:
    assert made("ocd", a_book().meeting("2022-09-14", status=status, **more))["events"][0]["status"] == expected


def test_a_date_is_as_vague_as_it_is_recorded_and_absent_where_there_is_none() -> None:
    events = made("popolo", a_book().meeting("2022-09-14", date="2022-09").meeting("undated-plan"))["events"]
    assert [each.get("start_date") for each in events] == ["2022-09", None]


def test_a_joint_meeting_is_taken_out_with_each_of_the_bodies_that_met() -> None:
    book = a_book().meeting("2022-09-14", joint_with=["other-panel/body"]).meeting("2022-11-23")
    book.add("other-panel/body", name="Other Panel", classification="other")
    found = files("popolo", taken(published(book.records), "other-panel/body"))
    assert [each["id"] for each in json.loads(found["popolo.json"])["events"]] == ["example-panel/meetings/2022-09-14"]
