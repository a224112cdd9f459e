"""The history of a record at the foot of its page, and the page with everything that was done to a body's records."""

from collections.abc import Iterator
from functools import partial
from typing import Final

from tui.documents.rendering.tree import (
    Block,
    Document,
    Entry,
    Heading,
    Listing,
    Paragraph,
    Text,
    joined,
    linked,
    plain,
    strong,
)
from tui.documents.rendering.wording import date_words, name_of
from tui.documents.site.history import Deed, Told
from tui.documents.site.page import Page, Planned
from tui.documents.site.shelf import Shelf
from tui.procedure.calendar import day
from tui.record.kinds import body_of, kind_of

_MOST: Final = 500
_KINDS: Final = ("meeting", "recommendation", "action", "question", "paper", "members", "body")


def history_blocks(shelf: Shelf, record_id: str) -> Iterator[Block]:
    """Yields what was done to a record under a heading; nothing where no history is at hand."""
    found = shelf.histories.of(record_id)
    if found:
        yield Heading(2, plain("What was done to this record"), anchor="history")
        yield Listing(tuple(Entry("", tuple(_told(each))) for each in found))


def _told(told: Told) -> Iterator[Block]:
    deed = told.deed
    yield Paragraph(joined((strong(f"{_day(deed)}:"), plain(f"{deed.done} by {deed.who or 'somebody not named'}."))))
    said = (
        ("Why", told.reason),
        ("On the authority of", told.authority),
        ("Happened on", date_words(deed.event_date)),
        ("Shown by", told.evidence),
    )
    words = " ".join(f"{name}: {value.rstrip('.')}." for name, value in said if value)
    if words:
        yield Paragraph(plain(words))
    if told.changes:
        yield Listing(tuple(Entry("", (Paragraph(plain(f"{each[:1].upper()}{each[1:]}.")),)) for each in told.changes))


def plan(shelf: Shelf) -> Iterator[Planned]:
    """Yields the page of each body that has a history."""
    for body in shelf.bodies:
        path = f"{body.removesuffix('/body')}/history.html"
        yield path, partial(_page, shelf, body, path)


def _page(shelf: Shelf, body: str, path: str) -> Page:
    found = [
        (deed, record_id)
        for kind in _KINDS
        for record_id, _ in shelf.register.of(kind, body)
        for deed in shelf.histories.deeds(record_id)
    ]
    found.sort(key=lambda each: (each[0].day, each[0].time, each[1]), reverse=True)
    name = shelf.body_name(body)
    lead = f"The newest {_MOST} entries; older ones stand on the page of each record." if len(found) > _MOST else ""
    entries = tuple(Entry("", (Paragraph(_line(shelf, deed, record_id)),)) for deed, record_id in found[:_MOST])
    blocks: list[Block] = [
        Paragraph(
            plain(
                "Who entered and changed the records of this body, the newest first. Each record has its own history in full."
            )
        ),
        *((Paragraph(plain(lead), "small"),) if lead else ()),
        *((Listing(entries),) if entries else (Paragraph(plain("No history is recorded.")),)),
    ]
    document = Document("History of the records", name, tuple(blocks), shelf.language(body), creator=name)
    crumbs = (("Home", "index.html"), (name, body))
    return Page(path, document, crumbs, about=name, feed=f"{body.removesuffix('/body')}/feed.xml")


def _line(shelf: Shelf, deed: Deed, record_id: str) -> Text:
    return joined(
        (
            strong(f"{_day(deed)}:"),
            linked(record_name(shelf, record_id), f"{record_id}"),
            plain(f"– {deed.done[:1].lower()}{deed.done[1:]} by {deed.who or 'somebody not named'}."),
        )
    )


def record_name(shelf: Shelf, record_id: str) -> str:
    """Returns what a record is called in a list of all kinds."""
    kind = kind_of(record_id)
    if kind == "meeting":
        return f"Meeting of {date_words(str((shelf.register.get(record_id) or {}).get('date') or '')) or 'a day that is not recorded'}"
    if kind in ("recommendation", "action", "question"):
        return f"{str(kind).capitalize()} {_numbered(record_id.rsplit('/', 1)[-1])}"
    if kind == "members":
        return "Membership list"
    return name_of(shelf.register, record_id if kind != "body" else body_of(record_id))


def _numbered(word: str) -> str:
    """Returns the last word of an id as people say it: `1 of 20 July 2022` for `2022-07-20-1`."""
    date, _, number = word.rpartition("-")
    return f"{number} of {date_words(date)}" if day(date) is not None and number.isdecimal() else word.replace("-", " ")


def _day(deed: Deed) -> str:
    return date_words(deed.day) if deed.day else "On a day that is not known"
