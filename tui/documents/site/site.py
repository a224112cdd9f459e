"""The whole site: which pages there are, and every file of it, made one at a time so that a large book is never all in memory."""

import datetime
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from tui.documents.rendering.wording import date_words
from tui.documents.site.feeds import feeds
from tui.documents.site.frame import Frame, assets
from tui.documents.site.page import Maker, Planned
from tui.documents.site.pages import (
    body,
    entry,
    follow_up,
    front,
    history,
    meeting,
    papers,
    people,
    planning,
    searching,
)
from tui.documents.site.places import Places
from tui.documents.site.search import SearchIndex
from tui.documents.site.shelf import Shelf
from tui.record.safe import safe

PAGES: tuple[Callable[[Shelf], Iterator[Planned]], ...] = (
    front.plan,
    searching.plan,
    body.plan,
    meeting.plan,
    papers.plan,
    entry.plan,
    follow_up.plan,
    planning.plan,
    people.plan,
    history.plan,
)
"""What plans the pages of each kind. Adding a kind of page is adding its file and a line here."""


@dataclass(frozen=True)
class Site:
    """A site of all that a shelf has. `address` is where it will be, ending in a slash; empty where that is not known."""

    shelf: Shelf
    address: str = ""

    @cached_property
    def pages(self) -> Mapping[str, Maker]:
        """The path of every page, from the top of the site, with what makes it."""
        return {path: maker for plan in PAGES for path, maker in plan(self.shelf)}

    @cached_property
    def _frame(self) -> Frame:
        places = Places(self.shelf.register, self.pages)
        return Frame(
            safe(self.shelf.name), places, f"What is to come and what is owed is told as at {_words(self.shelf.on)}."
        )

    def page(self, path: str) -> bytes:
        """Returns one page as the bytes of a file. Raises KeyError where there is no such page."""
        return self._frame.html(self.pages[path]())

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Yields path and bytes of every file: pages first, then index, feeds, style and script."""
        index = SearchIndex()
        for maker in self.pages.values():
            page = maker()
            index.add(page)
            yield page.path, self._frame.html(page)
        yield from index.files()
        yield from feeds(self.shelf, self._frame.places, self.address)
        yield from assets()


def _words(on: datetime.date) -> str:
    return date_words(on.isoformat())
