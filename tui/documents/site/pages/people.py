"""People: who they are, of what they are members and what they attended; the members of each body and its attendance year by year."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from tui.documents.rendering.kinds.attendance import attendance
from tui.documents.rendering.tree import (
    Block,
    Cell,
    Document,
    Entry,
    Heading,
    Listing,
    Paragraph,
    Table,
    Term,
    Terms,
    linked,
    plain,
)
from tui.documents.rendering.wording import date_words, name_of
from tui.documents.site.page import Page, Planned
from tui.documents.site.pages.history import history_blocks
from tui.documents.site.shelf import Attended, Shelf
from tui.procedure.calendar import day
from tui.procedure.membership import Answer
from tui.procedure.membership_on import Seat, membership_on
from tui.procedure.register import Value, dicts, text_at
from tui.procedure.years import Year, municipal_year
from tui.record.kinds import body_of, reference_target
from tui.record.words import plain_words

_HOME = ("Home", "index.html")
_ANSWERS = (
    (Answer.YES, "Members on that day"),
    (Answer.CANNOT_TELL, "Of whom it cannot be told"),
    (Answer.NO, "Not members on that day"),
)


def plan(shelf: Shelf) -> Iterator[Planned]:
    """Yields the list of people, each person's page, and each body's members and attendance."""
    yield "people.html", partial(_people, shelf)
    for person in shelf.people:
        yield f"{person}.html", partial(_person, shelf, person)
    for body in shelf.bodies:
        folder = body.removesuffix("/body")
        if shelf.register.get(f"{folder}/members") is not None:
            yield f"{folder}/members.html", partial(_members, shelf, body)
        years = _years(shelf, body)
        if years and shelf.register.get(body) is not None:
            yield f"{folder}/attendance.html", partial(_attendance, shelf, body, years)


def _people(shelf: Shelf) -> Page:
    rows = []
    for person in shelf.people:
        bodies = dict.fromkeys(body for body, _ in shelf.memberships.get(person, ()))
        number = sum(each.status == "present" for each in shelf.attended.get(person, ()))
        member: Cell = tuple(linked(shelf.body_name(each), each) for each in bodies)
        rows.append(((linked(name_of(shelf.register, person), person),), member or ((),), (plain(str(number)),)))
    table = Table(
        "People in the records", ("Name", "On the membership list of", "Meetings attended"), tuple(rows), (4, 6, 2)
    )
    blocks: tuple[Block, ...] = (table,) if rows else (Paragraph(plain("Nobody is recorded.")),)
    return Page(
        "people.html",
        Document("People", "People", blocks, shelf.language(None)),
        (_HOME,),
        "People",
        about="all bodies",
    )


def _person(shelf: Shelf, person: str) -> Page:
    value = shelf.book.get(person) or {}
    name, path = text_at(value, "name") or name_of(shelf.register, person), f"{person}.html"
    style = text_at(value, "style_in_minutes")
    blocks: list[Block] = [
        *((Terms((Term(plain("Called in minutes"), (plain(f"{style} {name}"),)),)),) if style else ())
    ]
    blocks += [
        *_memberships(shelf, person),
        *_attended(shelf, shelf.attended.get(person, [])),
        *history_blocks(shelf, person),
    ]
    document = Document(name, name, tuple(blocks), shelf.language(None))
    return Page(
        path, document, (_HOME, ("People", "people.html")), "People", found_at=path, found_title=name, found_as="Person"
    )


def _memberships(shelf: Shelf, person: str) -> Iterator[Block]:
    yield Heading(2, plain("Memberships"))
    rows = []
    for body, entry in shelf.memberships.get(person, ()):
        kind = _sort(text_at(entry, "member_kind") or "")
        role, whom = text_at(entry, "role"), text_at(entry, "on_behalf_of_id")
        sort = f"{kind}, {plain_words(role)}" if role and role not in ("member", "officer") else kind
        rows.append(
            (
                (linked(shelf.body_name(body), body),),
                (plain(sort),),
                (linked(name_of(shelf.register, whom), whom) if whom else (),),
                (plain(_term(entry)),),
            )
        )
    if rows:
        yield Table("Memberships", ("Body", "As", "For", "When"), tuple(rows), (5, 3, 4, 4))
    else:
        yield Paragraph(plain("No membership is recorded."))


def _sort(member_kind: str) -> str:
    return plain_words(member_kind).capitalize().replace("Co opted", "Co-opted")


def _term(entry: Value) -> str:
    start, end = date_words(text_at(entry, "start_date")), date_words(text_at(entry, "end_date"))
    said = " ".join(each for each in (f"from {start}" if start else "", f"to {end}" if end else "") if each)
    listed = [date_words(text_at(each, "date")) for each in dicts(entry, "listed_on")]
    dates = ", ".join(dict.fromkeys(each for each in listed if each))
    return said or text_at(entry, "term") or (f"on the lists of {dates}" if dates else "not recorded")


def _attended(shelf: Shelf, entries: list[Attended]) -> Iterator[Block]:
    yield Heading(2, plain("Attendance"))
    if not entries:
        yield Paragraph(plain("No attendance is recorded."))
        return
    dated = sorted(
        entries, key=lambda each: (text_at(shelf.register.get(each.meeting), "date") or "", each.meeting), reverse=True
    )
    rows = []
    for each in dated:
        body = body_of(each.meeting) or ""
        date = date_words(text_at(shelf.register.get(each.meeting), "date")) or "Date not recorded"
        status = plain_words(each.status or "not recorded").capitalize()
        sort = plain_words(each.capacity).capitalize()
        rows.append(
            ((linked(date, each.meeting),), (linked(shelf.body_name(body), body),), (plain(sort),), (plain(status),))
        )
    yield Table("Meetings, and whether attended", ("Meeting", "Body", "As", "Attendance"), tuple(rows), (4, 6, 3, 3))


def _members(shelf: Shelf, body: str) -> Page:
    folder, name = body.removesuffix("/body"), shelf.body_name(body)
    found = membership_on(shelf.register, body, shelf.on, compare_names=False)
    blocks: list[Block] = [
        Paragraph(
            plain(f"As at {date_words(shelf.on.isoformat())}, as far as the lists that were published tell."),
            "subtitle",
        )
    ]
    offices = [each for each in found.offices if each.answer is Answer.YES]
    if offices:
        terms = (
            Term(
                plain(plain_words(each.role).capitalize()),
                (linked(each.name, reference_target("person", each.person)),),
            )
            for each in offices
        )
        blocks.append(Terms(tuple(terms)))
    for answer, title in _ANSWERS:
        seats = [each for each in found.seats if each.answer is answer]
        if seats:
            blocks.append(Heading(2, plain(title)))
            blocks.append(
                Table(title, ("Name", "As", "For", "From what this is told"), tuple(map(_seat, seats)), (4, 3, 4, 5))
            )
    if not found.seats:
        blocks.append(Paragraph(plain("Nobody is recorded.")))
    vacant = [each for each in found.vacancies if each.answer is not Answer.NO]
    if vacant:
        blocks.append(Heading(2, plain("Vacant seats")))
        words = (f"{each.seat}{f', {each.authority}' if each.authority else ''}: {each.why}" for each in vacant)
        blocks.append(Listing(tuple(Entry("", (Paragraph(plain(line)),)) for line in words)))
    blocks += history_blocks(shelf, f"{folder}/members")
    document = Document("Members", name, tuple(blocks), shelf.language(body), creator=name)
    crumbs, path = (_HOME, (name, body)), f"{folder}/members.html"
    return Page(
        path, document, crumbs, "People", name, path, f"Members of {name}", "Membership list", f"{folder}/feed.xml"
    )


def _seat(seat: Seat) -> tuple[Cell, ...]:
    why = [*([seat.term] if seat.term else []), seat.why]
    sort = _sort(seat.kind)
    party = f" ({seat.party})" if seat.party else ""
    return (
        (linked(seat.name, reference_target("person", seat.person)),),
        (plain(f"{sort}{party}"),),
        (plain(seat.authority or ""),),
        tuple(plain(f"{each[:1].upper()}{each[1:]}") for each in dict.fromkeys(why)),
    )


def _years(shelf: Shelf, body: str) -> list[Year]:
    """Returns the municipal years with a meeting held, the newest first."""
    starts = shelf.register.year_starts(body)
    held = (
        date for _, date, value in shelf.register.meetings(body) if value.get("status") == "held" and date <= shelf.on
    )
    return sorted(
        {municipal_year(each, starts) for each in held if day(each.isoformat())},
        key=lambda each: each.first,
        reverse=True,
    )


def _attendance(shelf: Shelf, body: str, years: list[Year]) -> Page:
    folder, name = body.removesuffix("/body"), shelf.body_name(body)
    blocks: list[Block] = [Paragraph(plain("As far as published minutes tell."), "subtitle")]
    for year in years:
        made = attendance(shelf.asked(body, min(year.last, shelf.on)))
        blocks.append(Heading(2, plain(f"Municipal year {year.name}")))
        blocks += (_lower(each, year.name) for each in made.blocks)
    document = Document("Attendance", name, tuple(blocks), shelf.language(body), creator=name)
    crumbs = (_HOME, (name, body))
    return Page(f"{folder}/attendance.html", document, crumbs, "People", about=name, feed=f"{folder}/feed.xml")


def _lower(block: Block, year: str) -> Block:
    """Returns a block of one year's return as a part of the page with all years."""
    if isinstance(block, Heading):
        return replace(block, level=block.level + 1)
    if isinstance(block, Table):
        return replace(block, caption=f"{block.caption}, {year}")
    return replace(block, style="small") if isinstance(block, Paragraph) else block
