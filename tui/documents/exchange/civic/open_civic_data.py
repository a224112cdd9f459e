"""The book as Open Civic Data: one JSON document of organizations, people, posts, memberships, events and vote events.

Identifiers are as that standard has them, made from those of the records, so that they stay. Only what was voted on is a vote event there;
other decisions are notes of their agenda item.
"""

import json
import uuid
from collections.abc import Iterator
from typing import Final

from tui.documents.exchange.civic.agenda import agenda, participants
from tui.documents.exchange.civic.ballots import Ballot, ballots, cleaned, counts, options
from tui.documents.exchange.civic.parties import IdOf, Json, Parties, is_address
from tui.documents.exchange.civic.seats import Seats
from tui.documents.exchange.extract import Extract
from tui.documents.exchange.moments import beginning, end, vague
from tui.documents.exchange.naming import line, person_name, record_name, texts_at
from tui.documents.rendering.kinds.heading import place
from tui.procedure.calendar import day
from tui.procedure.register import Value, dicts, text_at
from tui.procedure.years import municipal_year
from tui.record.kinds import body_of, kind_of

_KINDS: Final = {"person": "person", "body": "organization", "meeting": "event"}
_PARTS: Final = {"members": "membership", "body": "post", "meeting": "vote"}
_CONTACTS: Final = {"phone": "voice", "web": "url", "social": "url", "post": "address"}
_STATUS: Final = {
    "tentative": "tentative",
    "confirmed": "confirmed",
    "held": "passed",
    "cancelled": "cancelled",
    "postponed": "cancelled",
}
_CLASSIFICATIONS: Final = {
    "council": "legislature", "parish-council": "legislature", "council-committee": "committee", "police-and-crime-panel": "committee",
    "joint-policing-committee": "committee", "advisory-panel": "committee", "commissioner": "executive",
    "commissioner-board": "executive", "police-force": "agency", "inspectorate": "agency", "government": "department",
}  # fmt: skip
"""The words of the standard for ours; a body of another sort has none."""


def civic_files(extract: Extract) -> Iterator[tuple[str, bytes]]:
    """Yields one JSON document."""
    made = open_civic_data(extract)
    yield "open-civic-data.json", (json.dumps(made, ensure_ascii=False, indent=2) + "\n").encode()


def open_civic_data(extract: Extract) -> Json:
    """Returns the document; its lists are there though they be empty."""
    id_of = ids_below(extract.base)
    parties = Parties(extract, id_of, _CONTACTS)
    seats = Seats(extract, id_of, parties)
    for each in extract.bodies:
        parties.body(each)
    memberships = list(seats.memberships())
    events = [_event(extract, parties, id_of, each, meeting) for each, meeting in extract.meetings]
    votes = [
        _vote(extract, parties, id_of(f"{each}#{one.part}"), each, meeting, one)
        for each, meeting in extract.meetings
        for one in ballots(meeting)
        if one.vote is not None
    ]
    posts = list(seats.posts())
    people = list(parties.people())
    names = {each["id"]: each["name"] for each in people}
    return {
        "people": people,
        "organizations": [_classified(each) for each in parties.bodies()],
        "posts": posts,
        "memberships": [{**each, "person_name": names[each["person_id"]]} for each in memberships],
        "events": events,
        "vote_events": votes,
    }


def ids_below(base: str) -> IdOf:
    """Returns what gives a record, or a part of one, its identifier: of its own kind, and another for each address of a book."""
    within = base or "minutebook:"

    def id_of(record: str) -> str:
        whole, mark, _ = record.partition("#")
        kind = kind_of(whole) or ""
        sort = _PARTS.get(kind, "object") if mark else _KINDS.get(kind, "object")
        return f"ocd-{sort}/{uuid.uuid5(uuid.NAMESPACE_URL, within + record)}"

    return id_of


def _classified(body: Json) -> Json:
    """Returns an organization with the standard's word for its sort, none where the standard has none; ours is in `extras`."""
    own = body.pop("classification", None)
    made = {**body, "classification": _CLASSIFICATIONS.get(own or "")}
    return cleaned({**made, "extras": cleaned({"classification": own})})


def _event(extract: Extract, parties: Parties, id_of: IdOf, meeting_id: str, meeting: Value) -> Json:
    register = extract.register
    where, url = line(place(meeting)), text_at(meeting, "location", "url")
    location = cleaned({"name": where, "url": url if is_address(url) else None}) if where else None
    status = text_at(meeting, "status") or ""
    tentative = status == "confirmed" and bool(text_at(meeting, "contingent_on"))
    start = beginning(register, meeting_id, meeting)
    return cleaned(
        {
            "id": id_of(meeting_id),
            "name": line(text_at(meeting, "name")) or record_name(register, body_of(meeting_id)),
            "classification": line(text_at(meeting, "classification")).replace("_", " ") or "event",
            "description": line(text_at(meeting, "contingent_on")),
            "start_date": start,
            "all_day": start is None or "T" not in start,
            "end_date": end(register, meeting_id, meeting),
            "status": "tentative" if tentative else _STATUS.get(status),
            "location": location,
            "participants": [
                *_bodies(extract, parties, meeting_id, meeting),
                *participants(register, parties, meeting),
            ],
            "agenda": list(agenda(register, parties, meeting)),
            "documents": list(_documents(meeting)),
            "sources": _sources(extract, meeting_id),
            "extras": cleaned({"record": meeting_id, "minutes": line(text_at(meeting, "minutes", "state"))}),
        }
    )


def _bodies(extract: Extract, parties: Parties, meeting_id: str, meeting: Value) -> Iterator[Json]:
    for body in (body_of(meeting_id), *texts_at(meeting, "joint_with")):
        made = {"entity_type": "organization", "type": "organization", "note": "host", "id": parties.body(body)}
        yield {"name": record_name(extract.register, body), **made}


def _documents(meeting: Value) -> Iterator[Json]:
    for each in dicts(meeting, "publications"):
        url, what = text_at(each, "url"), line(text_at(each, "what")).replace("_", " ")
        if is_address(url) and what:
            yield cleaned({"note": what, "url": url, "date": vague(text_at(each, "at"))})


def _sources(extract: Extract, record_id: str) -> list[Json]:
    """Returns where the record will be found on the web, none where that is not known."""
    return [{"url": f"{extract.base}{record_id}", "note": "the record"}] if extract.base else []


def _vote(extract: Extract, parties: Parties, vote_id: str, meeting_id: str, meeting: Value, ballot: Ballot) -> Json:
    on = day(text_at(meeting, "date"))
    vote = ballot.vote or {}
    passed = ballot.passed
    return cleaned(
        {
            "id": vote_id,
            "identifier": f"{meeting_id}#{ballot.part}",
            "motion_text": ballot.text,
            "motion_classification": [ballot.sort],
            "start_date": vague(text_at(meeting, "date")),
            "legislative_session": municipal_year(on, extract.register.year_starts(body_of(meeting_id) or "")).name
            if on
            else None,
            "organization": parties.body(body_of(meeting_id)),
            "result": None if passed is None else "pass" if passed else "fail",
            "counts": counts(vote),
            "votes": [_voter(extract, parties, each, option) for each, option in options(vote)],
            "sources": _sources(extract, meeting_id),
            "extras": cleaned({"requirement": ballot.requirement, "outcome": line(ballot.result)}),
        }
    )


def _voter(extract: Extract, parties: Parties, voter: Value, option: str) -> Json:
    person = text_at(voter, "person")
    name = person_name(extract.register, person) or line(text_at(voter, "name_as_printed")) or "somebody not named"
    return cleaned({"option": option, "voter_name": name, "voter_id": parties.person(person)})
