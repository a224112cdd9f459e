"""Atom feeds (RFC 4287) of what is new: of all bodies, and of each. Dates are those of the records."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from lxml import etree

from tui.documents.rendering.wording import date_words
from tui.documents.site.pages.history import record_name
from tui.documents.site.places import Places
from tui.documents.site.shelf import Shelf, has_decisions, has_minutes, is_draft
from tui.procedure.calendar import day
from tui.procedure.register import Value, dicts, text_at
from tui.record.kinds import body_of
from tui.record.safe import safe, shortened
from tui.record.words import lower_first

_ATOM: Final = "http://www.w3.org/2005/Atom"
_MOST: Final = 50
_IDS: Final = uuid.UUID("0f0fa3a7-58a2-4b3e-9d6c-2f0f6f5a2f0a")
"""The name space of the ids of feeds and entries: ours alone, and never to be changed."""


@dataclass(frozen=True, slots=True)
class _News:
    """One entry of a feed: a record, what it is called, what is new and since which day."""

    record: str
    title: str
    summary: str
    day: str


def feeds(shelf: Shelf, places: Places, address: str) -> Iterator[tuple[str, bytes]]:
    """Yields path and bytes of the feed of each body, then of all.

    `address` is where the site will be, ending in a slash; empty where that is not known: links are relative then.
    """
    everything: list[_News] = []
    for body in shelf.bodies:
        news = sorted(_news(shelf, body), key=lambda each: (each.day, each.record), reverse=True)[:_MOST]
        everything = sorted([*everything, *news], key=lambda each: (each.day, each.record), reverse=True)[:_MOST]
        path = f"{body.removesuffix('/body')}/feed.xml"
        yield path, _feed(shelf, places, path, shelf.body_name(body), news, address)
    yield "feed.xml", _feed(shelf, places, "feed.xml", shelf.name, everything, address)


def _news(shelf: Shelf, body: str) -> Iterator[_News]:
    for meeting, value in shelf.register.of("meeting", body):
        date = _meeting_day(shelf, value)
        if date:
            yield _News(meeting, shelf.meeting_name(meeting, value), _told_of(value), date)
    for record_id, value in shelf.register.of("recommendation", body):
        date = _whole(text_at(value, "response", "date"))
        if date and date <= shelf.on.isoformat():
            title = f"{shelf.body_name(body)}: response to {lower_first(record_name(shelf, record_id))}"
            yield _News(record_id, title, shortened(safe(text_at(value, "text") or ""), 200), date)


def _meeting_day(shelf: Shelf, value: Value) -> str:
    """Returns the last day on which something of a meeting became public, not after the day of the site; empty where none is known."""
    known = [_whole(text_at(each, "at")) for each in dicts(value, "publications")]
    known.append(_whole(text_at(shelf.register.get(text_at(value, "minutes", "approval", "meeting")), "date")))
    if value.get("status") == "held":
        known.append(_whole(text_at(value, "date")))
    return max((each for each in known if each and each <= shelf.on.isoformat()), default="")


def _told_of(value: Value) -> str:
    status = (text_at(value, "status") or "").capitalize()
    there = ["agenda"] if dicts(value, "items") else []
    if has_minutes(value):
        there.append("draft minutes, not yet approved" if is_draft(value) else "approved minutes")
    there += ["decisions"] if has_decisions(value) else []
    return f"{status}. Published: {'; '.join(there)}." if there else f"{status}."


def _whole(date: str | None) -> str:
    return date if date is not None and day(date) is not None else ""


def _feed(shelf: Shelf, places: Places, path: str, title: str, news: list[_News], address: str) -> bytes:
    feed = etree.Element(f"{{{_ATOM}}}feed", nsmap={None: _ATOM})
    feed.set("{http://www.w3.org/XML/1998/namespace}lang", shelf.language(None))
    home = (
        places.href(path, body) if (body := f"{path.removesuffix('/feed.xml')}/body") in shelf.bodies else "index.html"
    )
    folder = path.removesuffix("feed.xml")
    _add(feed, "id", _identifier(path))
    _add(feed, "title", title)
    _add(feed, "updated", f"{news[0].day if news else shelf.on.isoformat()}T00:00:00Z")
    _link(feed, "self", f"{address}{path}" if address else "feed.xml")
    _link(feed, "alternate", f"{address}{folder}{home}" if address else home or "index.html")
    for each in news:
        target = places.target(each.record)
        if target is None:
            continue
        entry = etree.SubElement(feed, f"{{{_ATOM}}}entry")
        _add(entry, "id", _identifier(each.record))
        _add(entry, "title", each.title)
        _add(entry, "updated", f"{each.day}T00:00:00Z")
        _link(entry, "alternate", f"{address}{target}" if address else places.href(path, each.record) or target)
        author = etree.SubElement(entry, f"{{{_ATOM}}}author")
        _add(author, "name", shelf.body_name(body_of(each.record) or ""))
        _add(entry, "summary", f"{date_words(each.day)}: {each.summary}")
    return bytes(etree.tostring(feed, encoding="utf-8", xml_declaration=True, pretty_print=True))


def _identifier(name: str) -> str:
    return f"urn:uuid:{uuid.uuid5(_IDS, name)}"


def _add(above: "etree._Element", name: str, text: str) -> None:
    etree.SubElement(above, f"{{{_ATOM}}}{name}").text = safe(text)


def _link(above: "etree._Element", rel: str, href: str) -> None:
    etree.SubElement(above, f"{{{_ATOM}}}link", rel=rel, href=href)
