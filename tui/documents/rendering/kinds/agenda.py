"""The agenda of a meeting: when and where, whom to ask, the items with their pages, the deadline for questions, the membership."""

from collections.abc import Iterator
from typing import Final

from tui.documents.rendering.asked import Asked
from tui.documents.rendering.kinds.heading import called, meeting_document, whether_held
from tui.documents.rendering.kinds.item import excluded
from tui.documents.rendering.people import People
from tui.documents.rendering.published import is_exempt
from tui.documents.rendering.tree import (
    Block,
    Cell,
    Document,
    Heading,
    Paragraph,
    Table,
    Term,
    Terms,
    Text,
    plain,
    strong,
)
from tui.documents.rendering.wording import date_with_weekday, date_words, name_of, time_words
from tui.procedure.calendar import day
from tui.procedure.membership import Answer
from tui.procedure.membership_on import Membership, membership_on
from tui.procedure.register import Register, Value, dicts, text_at
from tui.record.kinds import body_of, reference_target

_SEATS: Final = (
    ("appointed", "Members"),
    ("co_opted_independent", "Independent Co-opted Members"),
    ("substitute", "Substitutes"),
)


def agenda(asked: Asked) -> Document:
    """Returns the agenda of a meeting."""
    register, meeting, body = asked.book.register, asked.value, body_of(asked.record_id)
    blocks = [
        *called(meeting),
        *whether_held(meeting),
        *_contact(register, meeting, register.body(body)),
        Heading(2, plain("Agenda")),
        *agenda_table(register, meeting),
        *_questions(meeting),
        *_membership(register, body, text_at(meeting, "date")),
    ]
    return meeting_document(asked, "Agenda", blocks)


def agenda_table(register: Register, meeting: Value) -> Iterator[Block]:
    """Yields the items with their numbers, and with their pages where they have any."""
    items = list(_with_those_within(meeting))
    if not items:
        yield Paragraph(plain("No items are recorded."))
        return
    paged = any(item.get("page_start") is not None for item in items)
    rows = tuple((_number(item), _item(register, item), *((_pages(item),) if paged else ())) for item in items)
    head = ("No.", "Item", "Pages") if paged else ("No.", "Item")
    yield Table("Items of business", head, rows, (1, 9, 2) if paged else (1, 11))


def _with_those_within(value: Value) -> Iterator[Value]:
    for item in dicts(value, "items"):
        yield item
        yield from _with_those_within(item)


def _number(item: Value) -> Cell:
    number = text_at(item, "number")
    return (plain(f"{number}." if number and number[-1].isalnum() else number or ""),)


def _item(register: Register, item: Value) -> Cell:
    lines: list[Text] = [strong(text_at(item, "title") or "Untitled item")]
    if is_exempt(item):
        return (*lines, plain(excluded(item)))
    lines += [plain(line.strip()) for line in (text_at(item, "recital") or "").split("\n") if line.strip()]
    put_off, to = text_at(item, "deferred_note"), text_at(register.get(text_at(item, "deferred_to")), "date")
    if put_off or to:
        lines.append(plain(put_off or f"Deferred to the meeting of {date_words(to)}"))
    reason, supplement = text_at(item, "urgent", "chair_reason"), text_at(item, "see_supplement")
    lines += [plain(f"Urgent: {' '.join(reason.split())}")] if reason else []
    lines += [plain(supplement)] if supplement else []
    return tuple(lines)


def _pages(item: Value) -> Cell:
    first, last = item.get("page_start"), item.get("page_end")
    if first is None:
        return ((),)
    return (plain(f"{first}–{last}" if last is not None and last != first else str(first)),)


def _contact(register: Register, meeting: Value, body: Value) -> Iterator[Block]:
    own = meeting.get("contact")
    given = own if isinstance(own, dict) else body.get("secretariat")
    person = text_at(given, "person") or text_at(given, "officer")
    name = name_of(register, reference_target("person", person)) if person else text_at(given, "post") or ""
    ways = [value for each in dicts(given, "contact_details") if (value := text_at(each, "value"))]
    words = ", ".join(each for each in (name, *ways) if each)
    if words:
        yield Paragraph(plain(f"Contact: {words}"))


def _questions(meeting: Value) -> Iterator[Block]:
    at = text_at(meeting, "question_deadline", "at")
    if at:
        date, _, time = at.partition("T")
        before = f"{time_words(time)} on " if time else ""
        yield Heading(2, plain("Public questions"))
        yield Paragraph(plain(f"Questions and statements must be received before {before}{date_with_weekday(date)}."))


def _membership(register: Register, body: str | None, date: str | None) -> Iterator[Block]:
    """Yields who certainly sits on the day of the meeting; nothing where the book cannot tell of anybody."""
    on = day(date)
    if body is None or on is None:
        return
    found, terms = membership_on(register, body, on, compare_names=False), []
    people = People(register, {}, register.body(body))
    for kind, title in _SEATS:
        sitting = [each for each in found.seats if each.kind == kind and each.answer is Answer.YES]
        names = people.listed(
            {
                "person": each.person,
                "capacity": "member",
                "role": _office(found, each.person),
                "on_behalf_of": each.authority,
            }
            for each in sitting
        )
        if names:
            terms.append(Term(plain(title), (plain(names),)))
    if terms:
        yield Heading(2, plain("Membership"))
        yield Terms(tuple(terms))


def _office(found: Membership, person: str) -> str:
    """Returns the office that somebody certainly holds on the day, empty for none."""
    held = [each.role for each in found.offices if each.person == person and each.answer is Answer.YES]
    return held[0] if held else ""
