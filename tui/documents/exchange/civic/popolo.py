"""The book as Popolo: one JSON document with people, bodies, memberships, posts, meetings, motions, votes and speeches.

Popolo has no agenda and no roles at an event: these are `agenda` and `participants`, as Open Civic Data adds them. An identifier is that
of the record, with the part of it after `#`.
"""

import json
from collections.abc import Iterator
from typing import Final

from tui.documents.exchange.civic.agenda import agenda, participants
from tui.documents.exchange.civic.ballots import Ballot, ballots, cleaned, counts, options
from tui.documents.exchange.civic.parties import Json, Parties
from tui.documents.exchange.civic.seats import Seats
from tui.documents.exchange.extract import Extract
from tui.documents.exchange.moments import beginning, end, vague
from tui.documents.exchange.naming import all_items, line, record_name, words
from tui.documents.rendering.kinds.heading import place
from tui.documents.rendering.published import is_exempt
from tui.procedure.register import Value, dicts, text_at
from tui.record.kinds import body_of

_CONTACTS: Final = {"phone": "voice", "web": "url"}
_SPEECHES: Final = {
    "question": "question",
    "answer": "answer",
    "statement": "speech",
    "narrative": "narrative",
    "scene": "scene",
}


def popolo_files(extract: Extract) -> Iterator[tuple[str, bytes]]:
    """Yields one JSON document."""
    made = popolo(extract)
    yield "popolo.json", (json.dumps(made, ensure_ascii=False, indent=2) + "\n").encode()


def popolo(extract: Extract) -> Json:
    """Returns the document; its lists are there though they be empty."""
    parties = Parties(extract, str, _CONTACTS)
    seats = Seats(extract, str, parties)
    for each in extract.bodies:
        parties.body(each)
    memberships = list(seats.memberships())
    events = [_event(extract, parties, each, meeting) for each, meeting in extract.meetings]
    motions = [_motion(parties, each, meeting, one) for each, meeting in extract.meetings for one in ballots(meeting)]
    speeches = [one for each, meeting in extract.meetings for one in _speeches(parties, each, meeting)]
    posts = list(seats.posts())
    return {
        "persons": list(parties.people()),
        "organizations": list(parties.bodies()),
        "memberships": memberships,
        "posts": posts,
        "events": events,
        "motions": motions,
        "speeches": speeches,
    }


def _event(extract: Extract, parties: Parties, meeting_id: str, meeting: Value) -> Json:
    register = extract.register
    there = list(participants(register, parties, meeting))
    return cleaned(
        {
            "id": meeting_id,
            "name": line(text_at(meeting, "name")) or record_name(register, body_of(meeting_id)),
            "classification": line(text_at(meeting, "classification")).replace("_", " "),
            "status": line(text_at(meeting, "status")),
            "start_date": beginning(register, meeting_id, meeting),
            "end_date": end(register, meeting_id, meeting),
            "location": line(place(meeting)),
            "organization_id": parties.body(body_of(meeting_id)),
            "attendees": [{"id": each["id"], "name": each["name"]} for each in there if each.get("id") and each["note"] == "present"],
            "participants": there,
            "agenda": list(agenda(register, parties, meeting)),
            "extras": cleaned({"minutes": line(text_at(meeting, "minutes", "state"))}),
        }
    )  # fmt: skip


def _motion(parties: Parties, meeting_id: str, meeting: Value, ballot: Ballot) -> Json:
    motion_id = f"{meeting_id}#{ballot.part}"
    organization = parties.body(body_of(meeting_id))
    date = vague(text_at(meeting, "date"))
    vote = ballot.vote
    event = None
    if vote is not None:
        voted = [
            cleaned(
                {"voter_id": parties.person(text_at(each, "person")), "option": option, "voter_name": _printed(each)}
            )
            for each, option in options(vote)
        ]
        event = {
            "id": f"{motion_id}.vote", "motion_id": motion_id, "organization_id": organization, "start_date": date,
            "result": line(text_at(vote, "result")), "counts": counts(vote), "votes": voted,
        }  # fmt: skip
    return cleaned(
        {
            "id": motion_id,
            "organization_id": organization,
            "event_id": meeting_id,
            "creator_id": parties.person(text_at(ballot.value, "mover") or text_at(ballot.value, "proposer")),
            "text": ballot.text,
            "classification": ballot.sort,
            "date": date,
            "requirement": ballot.requirement,
            "result": line(ballot.result).replace("_", " "),
            "vote_events": [cleaned(event)] if event else [],
        }
    )


def _printed(voter: Value) -> str:
    return "" if voter.get("person") else line(text_at(voter, "name_as_printed"))


def _speeches(parties: Parties, meeting_id: str, meeting: Value) -> Iterator[Json]:
    position = 0
    for item in all_items(meeting):
        if is_exempt(item):
            continue
        for part, note in _notes(item, f"items[{line(text_at(item, 'id'))}]", "notes"):
            text = words(text_at(note, "text"))
            if not text:
                continue
            position += 1
            yield cleaned(
                {
                    "id": f"{meeting_id}#{part}",
                    "event_id": meeting_id,
                    "creator_id": parties.person(text_at(note, "speaker")),
                    "attribution_text": line(text_at(note, "speaker_as_printed")),
                    "role": line(text_at(note, "on_behalf_of")),
                    "type": _SPEECHES.get(text_at(note, "type") or "answer", "other"),
                    "title": line(text_at(item, "title")),
                    "text": text,
                    "date": vague(text_at(meeting, "date")),
                    "position": position,
                }
            )


def _notes(value: Value, within: str, name: str) -> Iterator[tuple[str, Value]]:
    for each in dicts(value, name):
        part = f"{within}.{name}[{line(text_at(each, 'id'))}]"
        yield part, each
        yield from _notes(each, part, "answers")
