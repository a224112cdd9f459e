"""Meetings with their agenda items, place and files, and the consultations that join papers to items."""

from collections.abc import Iterator
from typing import Final

from tui.documents.exchange.moments import beginning, end, instant, vague
from tui.documents.exchange.naming import all_items, line, number_of, record_name, shown_id, slug, texts_at, words
from tui.documents.exchange.oparl.files import attached_files, published_files
from tui.documents.exchange.oparl.things import Json, Things, addresses, embedded
from tui.documents.rendering.kinds.heading import place
from tui.documents.rendering.published import is_exempt
from tui.procedure.register import Value, dicts, text_at
from tui.record.kinds import body_of

_CALLED: Final = ("agenda", "pack")
_MINUTES: Final = ("minutes", "draft_minutes")


def meeting_address(things: Things, meeting_id: str) -> str:
    """Returns the address of a meeting."""
    return things.address("meeting", meeting_id.replace("/meetings/", "/"))


def make_meeting(things: Things, meeting_id: str, meeting: Value) -> Json:
    """Returns a meeting, with its items and place within it and also by themselves.

    The standard has no day without a time: where only the day is known it is `minutebook:date`.
    """
    register = things.extract.register
    body = body_of(meeting_id)
    authority, at = things.authority(body), meeting_address(things, meeting_id)
    published = list(published_files(things, at, meeting_id, meeting, authority))
    calls, minutes = ([file for what, file in published if what in names] for names in (_CALLED, _MINUTES))
    others = [file for what, file in published if what not in (*_CALLED, *_MINUTES)]
    others += calls[1:] + minutes[:-1] + list(attached_files(things, at, meeting_id, meeting, authority, "meeting"))
    start, status = beginning(register, meeting_id, meeting), text_at(meeting, "status") or ""
    whole = start is not None and "T" in start
    present = [each for each in dicts(meeting, "attendance") if each.get("status") == "present"]
    return things.make(
        "Meeting", at, meeting_id, authority,
        name=line(text_at(meeting, "name")) or record_name(register, body),
        meetingState=_state(meeting),
        cancelled=status in ("cancelled", "postponed") or None,
        start=start if whole else None,
        end=end(register, meeting_id, meeting),
        location=_place(things, at, meeting_id, meeting, authority),
        organization=addresses(things.organization(each) for each in (body, *texts_at(meeting, "joint_with"))),
        participant=addresses(things.person(text_at(each, "person"), authority) for each in present),
        invitation=embedded(calls[0], "meeting") if calls else None,
        resultsProtocol=embedded(minutes[-1], "meeting") if minutes else None,
        auxiliaryFile=[embedded(each, "meeting") for each in others],
        agendaItem=[embedded(each, "meeting") for each in _items(things, at, meeting_id, meeting, authority)],
        **{
            "minutebook:date": None if whole else vague(text_at(meeting, "date")),
            "minutebook:status": status,
            "minutebook:minutes": text_at(meeting, "minutes", "state"),
        },
    )  # fmt: skip


def _state(meeting: Value) -> str:
    """Returns the state in the words that the standard recommends: fixed, called, and held once its minutes are out."""
    held = meeting.get("status") == "held"
    if held and text_at(meeting, "minutes", "state") in ("published", "approved", "signed"):
        return "durchgeführt"
    called = held or any(each.get("what") in _CALLED for each in dicts(meeting, "publications"))
    return "eingeladen" if called else "terminiert"


def _place(things: Things, owner: str, meeting_id: str, meeting: Value, authority: str) -> Json | None:
    where = line(place(meeting))
    if not where:
        return None
    at = things.address("location", meeting_id.replace("/meetings/", "/"))
    made = things.make("Location", at, meeting_id, authority, description=where, meetings=[owner])
    return embedded(made, "meetings")


def _items(things: Things, owner: str, meeting_id: str, meeting: Value, authority: str) -> Iterator[Json]:
    """Yields the items, those within others after them, since the standard knows one level."""
    register, date = things.extract.register, text_at(meeting, "date")
    for order, (item, at) in enumerate(item_addresses(things, meeting_id, meeting), 1):
        decided = dicts(item, "decisions")
        told = [words(text_at(each, "text")) or line(text_at(each, "table_text")) for each in decided]
        outcomes = dict.fromkeys(line(text_at(each, "outcome")) for each in decided)
        yield things.make(
            "AgendaItem", at, meeting_id, authority,
            meeting=owner,
            order=order,
            number=number_of(item),
            name=line(text_at(item, "title")),
            public=not is_exempt(item),
            result="; ".join(each for each in outcomes if each),
            resolutionText="\n".join(each for each in told if each),
            start=instant(register, meeting_id, date, text_at(item, "starts_at")),
            end=instant(register, meeting_id, date, text_at(item, "ended_at")),
            keyword=[line(text_at(item, "matter"))] if text_at(item, "matter") else None,
        )  # fmt: skip


def item_addresses(things: Things, meeting_id: str, meeting: Value) -> Iterator[tuple[Value, str]]:
    """Yields every item of a meeting with its address; a second item of one name gets its number as well."""
    taken: set[str] = set()
    for place_of, item in enumerate(all_items(meeting), 1):
        word = slug(shown_id(item))
        word = f"{word}-{place_of}" if word in taken else word
        taken.add(word)
        yield item, things.address("agenda-item", meeting_id.replace("/meetings/", "/"), word)


def make_paper(things: Things, paper_id: str, paper: Value) -> Json:
    """Returns a paper with its files and, where its meeting is taken out too, the consultation that puts it on the agenda."""
    body = body_of(paper_id)
    authority, at = things.authority(body), things.address("paper", paper_id.replace("/papers/", "/"))
    files = list(attached_files(things, at, paper_id, paper, authority, "paper"))
    date = vague(text_at(paper, "date"))
    consultation = _consultation(things, at, paper_id, paper, authority)
    return things.make(
        "Paper", at, paper_id, authority,
        body=things.body_address(authority),
        name=line(text_at(paper, "name")),
        reference=line(text_at(paper, "reference")),
        date=date if date and len(date) == 10 else None,
        paperType=line(text_at(paper, "paper_type")).replace("_", " "),
        mainFile=embedded(files[0], "paper") if files else None,
        auxiliaryFile=[embedded(each, "paper") for each in files[1:]],
        originatorPerson=addresses([things.person(text_at(paper, "author"), authority)]),
        originatorOrganization=addresses([things.organization(text_at(paper, "originator"))]),
        consultation=[embedded(consultation, "paper")] if consultation else None,
    )  # fmt: skip


def _consultation(things: Things, owner: str, paper_id: str, paper: Value, authority: str) -> Json | None:
    meeting_id = text_at(paper, "meeting") or ""
    at_meeting = things.made["Meeting"].get(meeting_address(things, meeting_id))
    if at_meeting is None:
        return None
    found = things.extract.book.get(meeting_id) or {}
    item = next(
        ((each, at) for each, at in item_addresses(things, meeting_id, found) if each.get("id") == paper.get("item")),
        None,
    )
    at = things.address("consultation", paper_id.replace("/papers/", "/"))
    made = things.make(
        "Consultation", at, paper_id, authority,
        paper=owner,
        agendaItem=item[1] if item else None,
        meeting=at_meeting["id"],
        organization=at_meeting.get("organization"),
        authoritative=True if item and dicts(item[0], "decisions") else None,
    )  # fmt: skip
    if item:
        _joined(things, at_meeting, item[1], at)
    return made


def _joined(things: Things, meeting: Json, item: str, consultation: str) -> None:
    """Puts the consultation at its item, in both places where the item stands; the first of several, since there can be one."""
    within = next((each for each in meeting.get("agendaItem", ()) if each["id"] == item), None)
    for each in (things.made["AgendaItem"].get(item), within):
        if each is not None:
            each.setdefault("consultation", consultation)
