"""The page to search on. Without JavaScript it says where the lists are."""

from collections.abc import Iterator
from functools import partial
from typing import Final

from tui.documents.rendering.tree import Document, Entry, Listing, Paragraph, linked, plain
from tui.documents.site.page import Page, Planned
from tui.documents.site.places import OWN
from tui.documents.site.shelf import Shelf

_CONTROLS: Final = (
    '<form role="search" action="search.html" method="get">',
    '<label for="q">Words to find</label> <input type="search" id="q" name="q" autocomplete="off"> <button>Search</button>',
    "</form>",
    "<noscript><p>Searching needs JavaScript. The lists below have everything without it.</p></noscript>",
    '<p id="told" role="status"></p>',
    '<ol id="results" aria-label="Pages found"></ol>',
)
_LISTS: Final = (("All meetings", "meetings.html"), ("Follow-up", "follow-up.html"), ("People", "people.html"))


def plan(shelf: Shelf) -> Iterator[Planned]:
    """Yields the page to search on."""
    yield "search.html", partial(_page, shelf)


def _page(shelf: Shelf) -> Page:
    blocks = (
        Paragraph(
            plain(
                "Finds meetings, recommendations, undertakings, questions, papers, people and plans that have all the words."
            )
        ),
        Listing(tuple(Entry("", (Paragraph(linked(title, link)),)) for title, link in _LISTS)),
    )
    document = Document("Search", "Search", blocks, shelf.language(None))
    return Page(
        "search.html", document, (("Home", "index.html"),), "Search", scripts=(f"{OWN}/search.js",), controls=_CONTROLS
    )
