"""The pages of papers put before meetings, as their records have them."""

from collections.abc import Iterator
from functools import partial

from tui.documents.rendering.kinds.paper import paper
from tui.documents.rendering.wording import date_words
from tui.documents.site.page import Page, Planned
from tui.documents.site.pages.meeting import with_history
from tui.documents.site.shelf import Shelf
from tui.procedure.register import Value, text_at
from tui.record.kinds import body_of


def plan(shelf: Shelf) -> Iterator[Planned]:
    """Yields the page of each paper that the public may see; of an exempt one not even its id is told."""
    for record_id, value in shelf.register.of("paper"):
        if value.get("access") != "exempt":
            yield f"{record_id}.html", partial(_page, shelf, record_id)


def _page(shelf: Shelf, record_id: str) -> Page:
    asked = shelf.asked(record_id)
    body = body_of(record_id) or ""
    name, folder, path = shelf.body_name(body), body.removesuffix("/body"), f"{record_id}.html"
    document = with_history(shelf, record_id, paper(asked))
    meeting = text_at(asked.value, "meeting")
    crumbs = [("Home", "index.html"), (name, body)]
    if meeting is not None and shelf.register.get(meeting) is not None:
        crumbs.append((date_words(text_at(shelf.register.get(meeting), "date")) or "Meeting", meeting))
    about = ", ".join(each for each in (date_words(document.date), _pages(asked.value), name) if each)
    return Page(
        path, document, tuple(crumbs), "Meetings", about, path, document.title, f"Paper, {about}", f"{folder}/feed.xml"
    )


def _pages(value: Value) -> str:
    """Returns on which pages of the pack a paper stands, which tells two with one title apart."""
    first, last = value.get("page_start"), value.get("page_end")
    return f"pages {first} to {last}" if first is not None and last is not None else ""
