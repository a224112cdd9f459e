"""The follow-up of each body and of all: what was recommended, promised and asked, where it stands and what was answered."""

from collections.abc import Iterator, Sequence
from functools import partial

from tui.documents.rendering.tree import Block, Cell, Document, Heading, Paragraph, Table, Text, linked, plain
from tui.documents.rendering.wording import date_words
from tui.documents.site.page import Page, Planned
from tui.documents.site.shelf import Shelf
from tui.procedure.follow_up import KINDS, Owed, follow_up
from tui.procedure.follow_up_groups import people, rests_with
from tui.record.words import plain_words

_TITLES = (
    ("recommendation", "Recommendations"),
    ("action", "Undertakings and actions"),
    ("question", "Public questions"),
)


def plan(shelf: Shelf) -> Iterator[Planned]:
    """Yields the follow-up of all bodies that have any, and of each."""
    yield "follow-up.html", partial(_all, shelf)
    for body in shelf.bodies:
        yield f"{body.removesuffix('/body')}/follow-up.html", partial(_body, shelf, body)


def _all(shelf: Shelf) -> Page:
    rows = []
    for body in shelf.bodies:
        found = follow_up(shelf.register, shelf.on, body, closed=True)
        if found:
            is_open = sum(each.is_open for each in found)
            link = f"{body.removesuffix('/body')}/follow-up.html"
            counts: list[Cell] = [(plain(str(each)),) for each in (is_open, len(found) - is_open)]
            rows.append(((linked(shelf.body_name(body), link),), *counts))
    table: list[Block] = (
        [Table("What is followed up, by body", ("Body", "Open", "Closed"), tuple(rows), (6, 2, 2))] if rows else []
    )
    blocks = [
        Paragraph(
            plain("Recommendations with their responses, undertakings, and questions from the public."), "subtitle"
        ),
        *(table or [Paragraph(plain("Nothing is recorded."))]),
    ]
    document = Document("Follow-up", "Follow-up", tuple(blocks), shelf.language(None))
    return Page("follow-up.html", document, (("Home", "index.html"),), "Follow-up", about="all bodies")


def _body(shelf: Shelf, body: str) -> Page:
    folder, name = body.removesuffix("/body"), shelf.body_name(body)
    found = follow_up(shelf.register, shelf.on, body, closed=True)
    blocks: list[Block] = [Paragraph(plain(f"As at {date_words(shelf.on.isoformat())}."), "subtitle")]
    for kind, title in _TITLES:
        some = [each for each in found if _kind(each) == kind]
        if some:
            blocks.append(Heading(2, plain(title)))
            blocks += _part(shelf, title, "open", [each for each in some if each.is_open])
            blocks += _part(shelf, title, "closed", [each for each in some if not each.is_open])
    if not found:
        blocks.append(Paragraph(plain("Nothing is recorded.")))
    left_out = sum(shelf.book.left_out(kind, body) for kind in KINDS)
    if left_out:
        words = "1 entry is" if left_out == 1 else f"{left_out} entries are"
        blocks.append(
            Paragraph(
                plain(f"{words} left out here because not published: items that are not open to the public, for one."),
                "small",
            )
        )
    document = Document("Follow-up", name, tuple(blocks), shelf.language(body), creator=name)
    crumbs = (("Home", "index.html"), (name, body))
    return Page(f"{folder}/follow-up.html", document, crumbs, "Follow-up", about=name, feed=f"{folder}/feed.xml")


def _kind(owed: Owed) -> str:
    return owed.sort if owed.sort in ("recommendation", "question") else "action"


def _part(shelf: Shelf, title: str, state: str, entries: Sequence[Owed]) -> Iterator[Block]:
    if entries:
        yield Heading(3, plain(f"{state.capitalize()} ({len(entries)})"))
        head = ("What", "Raised", "With whom it rests", "Where it stands")
        yield Table(f"{title}, {state}", head, tuple(_row(shelf, each) for each in entries), (8, 3, 4, 6))


def _row(shelf: Shelf, owed: Owed) -> tuple[Cell, ...]:
    what: list[Text] = [linked(owed.what or "Without words", owed.record)]
    what += [plain(plain_words(owed.sort).capitalize())] if _kind(owed) == "action" and owed.sort != "action" else []
    day = date_words(owed.raised_on) if owed.raised_on else "Date not known"
    raised: list[Text] = [linked(day, f"{owed.raised_at}#{owed.item}" if owed.item else owed.raised_at)]
    raised += [plain(f"Minute {owed.minute}")] if owed.minute else []
    who = (
        rests_with(shelf.register, owed)
        if owed.is_open
        else people(shelf.register, owed.owners) or owed.owner_as_printed or ""
    )
    return tuple(what), tuple(raised), (plain(who),), (plain(owed.said),)
