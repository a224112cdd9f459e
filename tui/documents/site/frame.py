"""A page as HTML: head, skip link, site header with search, way up, content and footer around the blocks of its document."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import escape
from importlib.resources import files
from typing import Final

from tui.documents.rendering.forms.html import blocks_as_html, style
from tui.documents.site.page import Page
from tui.documents.site.places import OWN, Places, way

_ALLOWED: Final = (
    "default-src 'none'; style-src 'self' file: 'unsafe-inline'; script-src 'self' file:; form-action 'self' file:"
)
"""Nothing from elsewhere; `file:` because some browsers do not take a page on a disk for itself."""

_SECTIONS: Final = (
    ("Home", "index.html"),
    ("Meetings", "meetings.html"),
    ("Follow-up", "follow-up.html"),
    ("Forward plan", "forward-plan.html"),
    ("Plans", "plans.html"),
    ("People", "people.html"),
)


@dataclass(frozen=True, slots=True)
class Frame:
    """What all pages of a site have in common: its name, where its pages are, and what the footer says."""

    name: str
    places: Places
    as_at: str

    def html(self, page: Page) -> bytes:
        """Returns a page as the bytes of a file."""
        return ("\n".join(self._lines(page)) + "\n").encode()

    def _lines(self, page: Page) -> Iterator[str]:
        document, up = page.document, self._up(page)
        title = page.title if page.title == self.name else f"{page.title} – {self.name}"
        yield "<!DOCTYPE html>"
        yield f'<html lang="{escape(document.language)}">'
        yield "<head>"
        yield '<meta charset="utf-8">'
        yield f'<meta http-equiv="Content-Security-Policy" content="{_ALLOWED}">'
        yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
        yield '<meta name="color-scheme" content="light dark">'
        yield f"<title>{escape(title)}</title>"
        yield f'<link rel="stylesheet" href="{up(f"{OWN}/site.css")}">'
        yield f'<link rel="alternate" type="application/atom+xml" title="What is new" href="{up(page.feed)}">'
        yield from (f'<script src="{up(each)}" defer></script>' for each in page.scripts)
        yield "</head>"
        yield "<body>"
        if document.draft:
            yield f'<div class="on-every-page" aria-hidden="true">{escape(document.draft.split(":", 1)[0])}</div>'
        yield '<a class="skip" href="#content">Skip to the content</a>'
        yield from self._header(page)
        yield from self._crumbs(page)
        yield '<main id="content" tabindex="-1">'
        yield f"<h1>{escape(document.title)}</h1>"
        if document.draft:
            yield f'<p class="draft" role="note">{escape(document.draft)}</p>'
        yield from page.controls
        yield from blocks_as_html(document.blocks, lambda link: self.places.href(page.path, link))
        yield "</main>"
        yield '<footer class="site-footer">'
        yield f"<p>{escape(self.as_at)}</p>"
        yield f'<p><a href="{up(page.feed)}">What is new, as a feed</a></p>'
        yield "</footer>"
        yield "</body>"
        yield "</html>"

    def _header(self, page: Page) -> Iterator[str]:
        up = self._up(page)
        yield '<header class="site-header">'
        yield f'<p class="site-name"><a href="{up("index.html")}">{escape(self.name)}</a></p>'
        if page.path != "search.html":
            yield f'<form role="search" action="{up("search.html")}" method="get">'
            yield '<label for="q">Search</label> <input type="search" id="q" name="q"> <button>Search</button>'
            yield "</form>"
        yield '<nav aria-label="Site"><ul>'
        for title, path in _SECTIONS:
            if self.places.target(path) is not None:
                here = (
                    ' aria-current="page"' if path == page.path else ' class="within"' if title == page.section else ""
                )
                yield f'<li><a href="{up(path)}"{here}>{title}</a></li>'
        yield "</ul></nav>"
        yield "</header>"

    def _crumbs(self, page: Page) -> Iterator[str]:
        if page.crumbs:
            yield '<nav class="crumbs" aria-label="Where this page is"><ol>'
            for title, link in page.crumbs:
                address = self.places.href(page.path, link)
                yield (
                    f'<li><a href="{escape(address)}">{escape(title)}</a></li>'
                    if address
                    else f"<li>{escape(title)}</li>"
                )
            yield "</ol></nav>"

    def _up(self, page: Page) -> Callable[[str], str]:
        """Returns what leads from the page to a path from the top of the site, escaped."""
        return lambda path: escape(way(page.path, path))


def assets() -> Iterator[tuple[str, bytes]]:
    """Yields path and bytes of the style sheet and the script that the pages name."""
    own = files(__package__)
    yield f"{OWN}/site.css", (style() + own.joinpath("site.css").read_text(encoding="utf-8")).encode()
    yield f"{OWN}/search.js", own.joinpath("search.js").read_bytes()
