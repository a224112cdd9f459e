"""The pages of a meeting: what it was with its items, attendance and what came of it, and its agenda, minutes and decisions in full."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from tui.documents.rendering.kinds.agenda import agenda
from tui.documents.rendering.kinds.decisions import decisions
from tui.documents.rendering.kinds.heading import called, held, whether_held
from tui.documents.rendering.kinds.minutes import minutes
from tui.documents.rendering.people import People
from tui.documents.rendering.published import is_exempt
from tui.documents.rendering.tree import (
    Block,
    Cell,
    Document,
    Entry,
    Heading,
    Listing,
    Paragraph,
    Table,
    Text,
    joined,
    linked,
    plain,
)
from tui.documents.rendering.wording import date_words, name_of
from tui.documents.site.page import Page, Planned
from tui.documents.site.pages.history import history_blocks, record_name
from tui.documents.site.places import minutes_of, page_of
from tui.documents.site.shelf import Shelf, has_decisions, has_minutes, is_draft
from tui.procedure.presence import is_expected
from tui.procedure.register import Value, dicts, text_at
from tui.record.kinds import body_of, reference_target
from tui.record.words import plain_words

_FULL = {"agenda": ("Agenda", agenda), "minutes": ("Minutes", minutes), "decisions": ("Decisions", decisions)}
_PUBLIC = ("public", "press")


def plan(shelf: Shelf) -> Iterator[Planned]:
    """Yields the pages of each meeting."""
    for meeting, value in shelf.register.of("meeting"):
        yield page_of(meeting), partial(_overview, shelf, meeting)
        there = {
            "agenda": bool(dicts(value, "items")),
            "minutes": has_minutes(value),
            "decisions": has_decisions(value),
        }
        for name in (each for each, is_there in there.items() if is_there):
            yield f"{meeting}/{name}.html", partial(_in_full, shelf, meeting, name)


def _page(shelf: Shelf, meeting: str, value: Value, path: str, document: Document) -> Page:
    body = body_of(meeting) or ""
    folder, name = body.removesuffix("/body"), shelf.body_name(body)
    day = date_words(text_at(value, "date"))
    own = page_of(meeting)
    crumbs = [("Home", "index.html"), (name, body), ("Meetings", f"{folder}/meetings.html")]
    if path != own:
        crumbs.append((day or "Date not recorded", meeting))
    found_at = minutes_of(meeting) if has_minutes(value) else own
    return Page(
        path, document, tuple(crumbs), "Meetings", "" if path == own else day or meeting, found_at,
        shelf.meeting_name(meeting, value), _found_as(value), f"{folder}/feed.xml",
    )  # fmt: skip


def _found_as(value: Value) -> str:
    if has_minutes(value):
        return "Meeting, draft minutes" if is_draft(value) else "Meeting, minutes"
    return f"Meeting, {plain_words(text_at(value, 'status') or 'status not recorded')}"


def _in_full(shelf: Shelf, meeting: str, name: str) -> Page:
    asked = shelf.asked(meeting)
    _, make = _FULL[name]
    return _page(shelf, meeting, asked.value, f"{meeting}/{name}.html", make(asked))


def _overview(shelf: Shelf, meeting: str) -> Page:
    value = shelf.asked(meeting).value
    body = body_of(meeting) or ""
    people = People(shelf.register, value, shelf.register.body(body))
    when = [held(value)] if value.get("status") == "held" else list(called(value))
    blocks: list[Block] = [
        *when,
        *whether_held(value),
        *_documents(meeting, value),
        *_items(meeting, value),
        *(_attendance(value, people) if has_minutes(value) else ()),
        *_came_of_it(shelf, meeting),
        *_papers(shelf, meeting),
        *history_blocks(shelf, meeting),
    ]
    name = shelf.body_name(body)
    document = Document(
        shelf.meeting_name(meeting, value),
        name,
        tuple(blocks),
        shelf.language(body),
        date=text_at(value, "date") or "",
        creator=name,
    )
    return _page(shelf, meeting, value, page_of(meeting), document)


def _documents(meeting: str, value: Value) -> Iterator[Block]:
    there: list[Text] = []
    if dicts(value, "items"):
        there.append(linked("Agenda", f"{meeting}/agenda.html", strong=True))
    if has_minutes(value):
        state = plain("– draft, not yet approved") if is_draft(value) else plain("– approved as an accurate record")
        there.append(joined((linked("Minutes", minutes_of(meeting), strong=True), state)))
    if has_decisions(value):
        there.append(linked("Decisions", f"{meeting}/decisions.html", strong=True))
    yield Heading(2, plain("Documents"))
    if there:
        yield Listing(tuple(Entry("", (Paragraph(each),)) for each in there))
    if not has_minutes(value):
        yield Paragraph(
            plain("No minutes are published." if value.get("status") == "held" else "There are no minutes yet.")
        )
    for each in dicts(value, "publications"):
        what, at = plain_words(text_at(each, "what") or "").capitalize(), date_words(text_at(each, "at"))
        if what and at:
            yield Paragraph(plain(f"{what} published on {at}."), "small")


def _items(meeting: str, value: Value) -> Iterator[Block]:
    rows = tuple(_rows(meeting, value))
    if rows:
        yield Heading(2, plain("Items of business"))
        yield Table("Items of business and what was decided", ("Item", "Decided"), rows, (5, 4))


def _rows(meeting: str, value: Value) -> Iterator[tuple[Cell, ...]]:
    for item in dicts(value, "items"):
        title, number = text_at(item, "title") or "Untitled item", text_at(item, "number") or ""
        words = f"{number}{'.' if number[-1:].isalnum() else ''} {title}".strip()
        if is_exempt(item):
            yield (plain(words),), (plain("Not open to the public"),)
            continue
        decided = tuple(plain(each) for each in dict.fromkeys(map(_verb, dicts(item, "decisions"))) if each)
        yield (linked(words, f"{meeting}#{item.get('id')}"),), decided or ((),)
        yield from _rows(meeting, item)


def _verb(decision: Value) -> str:
    """Returns in a word or two what was decided: the verb as minuted, else the outcome."""
    words = text_at(decision, "verb") or plain_words(text_at(decision, "outcome") or "")
    return words.upper() if words.islower() else words


def _attendance(value: Value, people: People) -> Iterator[Block]:
    rows = []
    for entry in (each for each in dicts(value, "attendance") if not is_expected(each)):
        person = text_at(entry, "person")
        name = people.styled(person) or people.entry_name(entry)
        may_link = person is not None and entry.get("capacity") not in _PUBLIC
        who: Cell = (linked(name, reference_target("person", person) if may_link and person else None),)
        sort = plain_words(text_at(entry, "capacity") or "").capitalize()
        told = [each for each in people.told(entry, substitutes=True) if each]
        status = plain_words(text_at(entry, "status") or "not recorded").capitalize()
        rows.append((who, (plain(sort),), (plain(status),), (plain("; ".join(told)),)))
    if rows:
        yield Heading(2, plain("Attendance"))
        yield Table(
            "Who attended and who did not", ("Name", "As", "Attendance", "Particulars"), tuple(rows), (4, 2, 2, 4)
        )


def _came_of_it(shelf: Shelf, meeting: str) -> Iterator[Block]:
    fields = {"recommendation": "made_at", "action": "raised_at", "question": "meeting"}
    found = [
        (each, value)
        for kind, field in fields.items()
        for each, value in shelf.register.of(kind, body_of(meeting))
        if value.get(field) == meeting
    ]
    if found:
        yield Heading(2, plain("What came of it"))
        entries = []
        for each, value in found:
            text = text_at(value, "subject") or text_at(value, "text") or ""
            words = (linked(record_name(shelf, each), each), plain(f"– {text}" if text else ""))
            entries.append(Entry("", (Paragraph(joined(words)),)))
        yield Listing(tuple(entries))


def _papers(shelf: Shelf, meeting: str) -> Iterator[Block]:
    found = [
        (each, value)
        for each, value in shelf.register.of("paper", body_of(meeting))
        if value.get("meeting") == meeting and value.get("access") != "exempt"
    ]
    if found:
        yield Heading(2, plain("Papers"))
        yield Listing(tuple(Entry("", (Paragraph(linked(name_of(shelf.register, each), each)),)) for each, _ in found))


def with_history(shelf: Shelf, record_id: str, document: Document) -> Document:
    """Returns a document of a record with the record's history at its end."""
    return replace(document, blocks=(*document.blocks, *history_blocks(shelf, record_id)))
