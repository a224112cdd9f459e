"""The first page: the meetings to come, the newest minutes, and the bodies; and the list of all meetings."""

from collections.abc import Iterator
from functools import partial
from itertools import groupby, islice

from tui.documents.rendering.tree import Block, Cell, Document, Entry, Heading, Listing, Paragraph, Table, linked, plain
from tui.documents.rendering.wording import date_words
from tui.documents.site.page import Page, Planned
from tui.documents.site.pages.lists import NEWEST, meeting_table, meetings_to_come
from tui.documents.site.shelf import Shelf, has_minutes
from tui.procedure.register import Value, text_at

_MOST_LISTED = 200


def plan(shelf: Shelf) -> Iterator[Planned]:
    """Yields the first page and the list of the meetings of all bodies."""
    yield "index.html", partial(_front, shelf)
    yield "meetings.html", partial(_meetings, shelf)


def _front(shelf: Shelf) -> Page:
    held = islice(((each, value) for each, value in shelf.meetings() if has_minutes(value)), NEWEST)
    blocks: list[Block] = [
        Paragraph(
            plain("Agendas, minutes, decisions and what came of them, from the record of each body."), "subtitle"
        ),
        *meetings_to_come(shelf, "Meetings to come"),
        Heading(2, plain("Newest minutes")),
        *meeting_table(shelf, "Meetings with the newest minutes", held, with_body=True),
        Heading(2, plain("Bodies")),
        *_bodies(shelf),
    ]
    return Page("index.html", Document(shelf.name, shelf.name, tuple(blocks), shelf.language(None)), section="Home")


def _bodies(shelf: Shelf) -> Iterator[Block]:
    rows = []
    for body in shelf.bodies:
        held = [value for _, value in shelf.meetings(body) if value.get("status") == "held"]
        latest = date_words(text_at(held[0], "date")) if held else ""
        number: Cell = (plain(str(len(held))),)
        rows.append(((linked(shelf.body_name(body), body),), number, (plain(latest or "None is recorded"),)))
    if rows:
        yield Table("Bodies and their meetings", ("Body", "Meetings held", "Latest"), tuple(rows), (6, 2, 3))
    else:
        yield Paragraph(plain("No body is recorded."))


def _meetings(shelf: Shelf) -> Page:
    every = shelf.meetings()
    blocks = list(by_year(shelf, every[:_MOST_LISTED], with_body=True))
    if len(every) > _MOST_LISTED:
        lists = ((shelf.body_name(each), f"{each.removesuffix('/body')}/meetings.html") for each in shelf.bodies)
        blocks.append(Heading(2, plain("Earlier meetings")))
        blocks.append(
            Paragraph(plain(f"These are the newest {_MOST_LISTED}. Each body has a list of all of its meetings:"))
        )
        blocks.append(Listing(tuple(Entry("", (Paragraph(linked(*each)),)) for each in lists)))
    document = Document("Meetings", "Meetings", tuple(blocks), shelf.language(None))
    return Page("meetings.html", document, (("Home", "index.html"),), section="Meetings", about="all bodies")


def by_year(shelf: Shelf, meetings: list[tuple[str, Value]], with_body: bool = False) -> Iterator[Block]:
    """Yields meetings under a heading for each year, as they are given."""
    if not meetings:
        yield Paragraph(plain("No meeting is recorded."))
    for year, some in groupby(meetings, key=lambda each: (text_at(each[1], "date") or "")[:4]):
        yield Heading(2, plain(year or "Without a date"), anchor=f"year-{year}" if year.isdecimal() else "")
        yield from meeting_table(shelf, f"Meetings of {year}" if year else "Meetings without a date", some, with_body)
