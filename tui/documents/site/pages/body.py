"""A body's own pages: what it is with links to all there is of it, and the list of its meetings."""

from collections.abc import Iterator
from functools import partial
from itertools import islice

from tui.documents.rendering.tree import (
    Block,
    Document,
    Entry,
    Heading,
    Listing,
    Paragraph,
    Term,
    Terms,
    joined,
    linked,
    plain,
)
from tui.documents.rendering.wording import name_of
from tui.documents.site.page import Page, Planned
from tui.documents.site.pages.front import by_year
from tui.documents.site.pages.history import history_blocks
from tui.documents.site.pages.lists import NEWEST, meeting_table, meetings_to_come
from tui.documents.site.shelf import Shelf
from tui.procedure.follow_up import follow_up
from tui.procedure.plan_progress import plans
from tui.procedure.register import text_at
from tui.record.words import plain_words


def plan(shelf: Shelf) -> Iterator[Planned]:
    """Yields the pages of each body."""
    for body in shelf.bodies:
        folder = body.removesuffix("/body")
        yield f"{folder}/index.html", partial(_body, shelf, body)
        yield f"{folder}/meetings.html", partial(_meetings, shelf, body)


def _body(shelf: Shelf, body: str) -> Page:
    folder, name = body.removesuffix("/body"), shelf.body_name(body)
    held = islice(((each, value) for each, value in shelf.meetings(body) if value.get("status") == "held"), NEWEST)
    blocks: list[Block] = [
        *_about(shelf, body),
        Heading(2, plain("What there is")),
        Listing(tuple(_what_there_is(shelf, body, folder))),
        *meetings_to_come(shelf, f"Meetings of {name} to come", body),
        Heading(2, plain("Latest meetings")),
        *meeting_table(shelf, f"Latest meetings of {name}", held),
        *history_blocks(shelf, body),
    ]
    document = Document(name, name, tuple(blocks), shelf.language(body), creator=name)
    path = f"{folder}/index.html"
    return Page(
        path, document, (("Home", "index.html"),), "Home", found_at=path, found_as="Body", feed=f"{folder}/feed.xml"
    )


def _about(shelf: Shelf, body: str) -> Iterator[Block]:
    value = shelf.register.body(body)
    parent, area = text_at(value, "parent_id"), text_at(value, "area")
    said = (
        ("Kind of body", plain(plain_words(text_at(value, "classification") or "").capitalize())),
        ("Area", plain(area or "")),
        ("Part of", linked(name_of(shelf.register, parent), parent) if parent else ()),
    )
    terms = tuple(Term(plain(title), (text,)) for title, text in said if text)
    if terms:
        yield Terms(terms)


def _what_there_is(shelf: Shelf, body: str, folder: str) -> Iterator[Entry]:
    many = len(shelf.register.of("meeting", body))
    is_open = len(follow_up(shelf.register, shelf.on, body))
    for title, link, said in (
        ("Meetings", f"{folder}/meetings.html", f"{many} recorded"),
        ("Follow-up", f"{folder}/follow-up.html", f"{is_open} open"),
        ("Forward plan", f"{folder}/forward-plan.html", "meetings to come and their items"),
        ("Members", f"{folder}/members.html", "who sits, and from when to when"),
        ("Attendance", f"{folder}/attendance.html", "year by year"),
        ("History of the records", f"{folder}/history.html", "who entered and changed what"),
    ):
        yield Entry("", (Paragraph(joined((linked(title, link, strong=True), plain(f"– {said}")))),))
    for each in plans(shelf.register):
        if text_at(shelf.register.get(each), "owner") == body:
            words = (linked(name_of(shelf.register, each), each, strong=True), plain("– its deliverables"))
            yield Entry("", (Paragraph(joined(words)),))


def _meetings(shelf: Shelf, body: str) -> Page:
    folder, name = body.removesuffix("/body"), shelf.body_name(body)
    document = Document(
        "Meetings", name, tuple(by_year(shelf, shelf.meetings(body))), shelf.language(body), creator=name
    )
    crumbs = (("Home", "index.html"), (name, body))
    return Page(f"{folder}/meetings.html", document, crumbs, "Meetings", about=name, feed=f"{folder}/feed.xml")
