"""The facts of an agenda, twice: those that the record has and the print says, and those that an import of the print gives.

What stands below a title (what the item is about, that it is put off, where its paper is) is one text in both: in print nothing but
its words tells which of them a line is. An item within another stands in the same table, and is an item of its own.
"""

from collections.abc import Iterator

from tests.documents.out_and_in.documents import Fact, drafted, one_line
from tui.documents.importing.result import Imported
from tui.documents.rendering.people import People
from tui.documents.rendering.published import Published, is_exempt
from tui.documents.rendering.wording import date_words, name_of
from tui.procedure.calendar import day
from tui.procedure.membership import Answer
from tui.procedure.membership_on import membership_on
from tui.procedure.register import Value, dicts, text_at
from tui.record.kinds import body_of, reference_target

_NOT_HELD = ("cancelled", "postponed", "tentative")
_SAID = ("annual", "extraordinary", "confirmation_hearing", "joint", "informal", "training", "conference")
_KINDS = ("appointed", "co_opted_independent", "substitute")


def printed(book: Published, meeting_id: str) -> list[Fact]:
    """The facts of a record that its agenda prints."""
    meeting = book.get(meeting_id) or {}
    return [
        *_head_of(book, meeting_id, meeting),
        *(fact for at, item in enumerate(_every(meeting)) for fact in _item_of(book, at, item)),
        *_seats(book, meeting_id, text_at(meeting, "date")),
    ]


def _head_of(book: Published, meeting_id: str, meeting: Value) -> Iterator[Fact]:
    body = book.register.get(body_of(meeting_id))
    yield ("body", text_at(body, "name") or text_at(meeting, "name"))
    for name in ("date", "start_time"):
        yield from [(name, text_at(meeting, name))] if text_at(meeting, name) else []
    place = ", ".join(each for name in ("name", "address") if (each := text_at(meeting, "location", name)))
    yield from [("place", place)] if place else []
    yield from [("status", meeting["status"])] if meeting.get("status") in _NOT_HELD else []
    yield from [("classification", meeting["classification"])] if meeting.get("classification") in _SAID else []
    own = meeting.get("contact")
    given = own if isinstance(own, dict) else (body or {}).get("secretariat")
    person = text_at(given, "person") or text_at(given, "officer")
    if person:
        yield ("contact", name_of(book.register, reference_target("person", person)))
    for each in dicts(given, "contact_details"):
        yield ("contact detail", each.get("type"), text_at(each, "value"))
    at = text_at(meeting, "question_deadline", "at")
    yield from [("question deadline", at)] if at else []


def _item_of(book: Published, at: int, item: Value) -> Iterator[Fact]:
    yield ("item", at, (text_at(item, "number") or "").rstrip("."), text_at(item, "title"))
    if is_exempt(item):
        yield ("exempt", at, text_at(item, "exempt", "paragraph") or "")
    else:
        to = text_at(book.register.get(text_at(item, "deferred_to")), "date")
        reason = text_at(item, "urgent", "chair_reason")
        put_off = text_at(item, "deferred_note") or (f"Deferred to the meeting of {date_words(to)}" if to else "")
        below = (text_at(item, "recital"), put_off, text_at(item, "see_supplement"))
        yield ("below the title", at, *sorted(one_line(each) for each in below if each))
        yield from [("urgent", at, one_line(reason))] if reason else []
    yield from [
        ("page", at, name, item[name])
        for name in ("page_start", "page_end")
        if item.get(name) is not None and (name == "page_start" or item[name] != item.get("page_start"))
    ]


def _seats(book: Published, meeting_id: str, date: str | None) -> Iterator[Fact]:
    body, on = body_of(meeting_id), day(date)
    if body is None or on is None:
        return
    found = membership_on(book.register, body, on, compare_names=False)
    people = People(book.register, {}, book.register.body(body))
    held = {each.person: each.role for each in reversed(found.offices) if each.answer is Answer.YES}
    for each in found.seats:
        if each.kind in _KINDS and each.answer is Answer.YES:
            role = held.get(each.person, "")
            authority = people.authority({"on_behalf_of": each.authority})
            yield ("member", people.name(each.person), each.kind, role if "chair" in role else "", authority)


def _every(value: Value) -> Iterator[Value]:
    for item in dicts(value, "items"):
        yield item
        yield from _every(item)


def read_back(found: Imported) -> list[Fact]:
    """The facts that an import of an agenda gives."""
    names = {each.id.removeprefix("people/"): each.data["name"] for each in found.records if each.kind == "person"}
    facts: list[Fact] = []
    for meeting in drafted(found, "meeting"):
        facts += _head_read(meeting, names)
        facts += [fact for at, item in enumerate(_every(meeting)) for fact in _item_read(at, item)]
    for record in drafted(found, "members"):
        facts += [
            ("member", names[each["person"]], each["member_kind"], each.get("role", ""), each.get("post", ""))
            for each in record["memberships"]
        ]
    return facts


def _head_read(meeting: Value, names: Value) -> Iterator[Fact]:
    yield ("body", meeting["name"])
    for name in ("date", "start_time"):
        yield from [(name, meeting[name])] if name in meeting else []
    yield from [("place", meeting["location"]["name"])] if "location" in meeting else []
    yield from [("status", meeting["status"])] if meeting["status"] != "confirmed" else []
    yield from [("classification", meeting["classification"])] if meeting["classification"] in _SAID else []
    contact = meeting.get("contact", {})
    yield from [("contact", names[contact["person"]])] if "person" in contact else []
    for each in contact.get("contact_details", []):
        yield ("contact detail", each["type"], each["value"])
    yield from [("question deadline", meeting["question_deadline"]["at"])] if "question_deadline" in meeting else []


def _item_read(at: int, item: Value) -> Iterator[Fact]:
    yield ("item", at, item.get("number", "").rstrip("."), item["title"])
    if item.get("public") is False:
        yield ("exempt", at, item.get("exempt", {}).get("paragraph", ""))
    else:
        below = (item.get(name) for name in ("recital", "deferred_note", "see_supplement"))
        yield ("below the title", at, *sorted(one_line(each) for each in below if each))
    yield from [("urgent", at, item["urgent"]["chair_reason"])] if "urgent" in item else []
    yield from [("page", at, name, item[name]) for name in ("page_start", "page_end") if name in item]
