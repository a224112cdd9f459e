"""The attendance return of a body for a municipal year: who was present, sent apologies or was absent, as far as its minutes tell."""

import datetime
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from tui.documents.rendering.asked import Asked
from tui.documents.rendering.kinds.heading import body_document
from tui.documents.rendering.people import People
from tui.documents.rendering.tree import Block, Document, Heading, Paragraph, Table, Text, linked, plain
from tui.documents.rendering.wording import date_words, the_body
from tui.procedure.presence import VOTING_CAPACITIES, is_expected, members_present
from tui.procedure.register import Value, dicts, text_at
from tui.procedure.years import municipal_year
from tui.record.kinds import reference_target


@dataclass(slots=True)
class _Told:
    """What the minutes of the year tell of one person."""

    name: str
    person: str | None
    counts: Counter[str] = field(default_factory=Counter)


def attendance(asked: Asked) -> Document:
    """Returns the attendance return of a body for the municipal year of a day, with its meetings up to that day."""
    register = asked.book.register
    year = municipal_year(asked.on, register.year_starts(asked.record_id))
    held = [
        (each, date, value)
        for each, date, value in register.meetings(asked.record_id)
        if date in year and date <= asked.on and value.get("status") == "held"
    ]
    told = [value for _, _, value in held if dicts(value, "attendance")]
    name = the_body(asked.value, text_at(asked.value, "name") or "body")
    blocks: list[Block] = [
        Paragraph(plain(f"Municipal year {year.name}, as at {date_words(asked.on.isoformat())}."), "subtitle"),
        *_members(asked, told),
        *_meetings(held),
    ]
    return body_document(asked, asked.record_id, f"Attendance at meetings of {name}, {year.name}", "Attendance", blocks)


def _members(asked: Asked, told: list[Value]) -> Iterator[Block]:
    found: dict[str, _Told] = {}
    for meeting in told:
        people = People(asked.book.register, meeting, asked.value)
        for entry in dicts(meeting, "attendance"):
            if entry.get("capacity") not in VOTING_CAPACITIES:
                continue
            person = text_at(entry, "person")
            known = found.setdefault(
                person or people.entry_name(entry), _Told(people.styled(person) or people.entry_name(entry), person)
            )
            if is_expected(entry):
                continue
            status = str(entry.get("status"))
            known.counts["substitute" if (status, entry.get("capacity")) == ("present", "substitute") else status] += 1
    yield Heading(2, plain("Members and substitutes"))
    if not found:
        yield Paragraph(plain("No attendance is recorded for this year."))
        return
    columns = (
        ("present", "Present"),
        ("substitute", "Present as substitute"),
        ("apologies", "Apologies"),
        ("absent", "Absent"),
    )
    rows = []
    for each in sorted(found.values(), key=lambda one: one.name):
        not_named = len(told) - sum(each.counts.values())
        cells = [_count(each.counts[name]) for name, _ in columns]
        person = reference_target("person", each.person) if each.person else None
        rows.append(((linked(each.name, person),), *((cell,) for cell in cells), (_count(not_named),)))
    head = ("Member", *(title for _, title in columns), "Not mentioned")
    yield Table("Attendance of members and substitutes", head, tuple(rows), (4, 2, 2, 2, 2, 2))
    many = "1 meeting" if len(told) == 1 else f"{len(told)} meetings"
    yield Paragraph(
        plain(f"Out of {many} whose attendance is recorded. Who is not mentioned may not have been a member then."),
        "small",
    )


def _meetings(held: list[tuple[str, datetime.date, Value]]) -> Iterator[Block]:
    yield Heading(2, plain("Meetings"))
    if not held:
        yield Paragraph(plain("No meeting held in this year is recorded."))
        return
    rows = []
    for meeting_id, date, meeting in held:
        entries = dicts(meeting, "attendance")
        counts: dict[str, int] = defaultdict(int)
        for entry in entries:
            counts[str(entry.get("status"))] += entry.get("capacity") in VOTING_CAPACITIES
        present = _count(members_present(entries)) if entries else plain("Not recorded")
        rows.append(
            (
                (linked(date_words(date.isoformat()), meeting_id),),
                (present,),
                (_count(counts["apologies"]) if entries else (),),
            )
        )
    yield Table("Meetings held", ("Meeting", "Members present", "Apologies"), tuple(rows), (3, 2, 2))


def _count(number: int) -> Text:
    return plain(str(number))
