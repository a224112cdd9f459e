"""A page of the site before it is HTML: a document, where it stands among the others, and as what the search finds it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from tui.documents.rendering.tree import Document
from tui.record.safe import safe


@dataclass(frozen=True, slots=True)
class Page:
    """One page. `crumbs` are the pages above it, each a title and a link; `section` names its place in the navigation.

    `about` is added to the title where that alone would not tell pages apart. `feed` is the path of the feed that goes with it.
    The search leads to `found_at`, under `found_title`, as what `found_as` says; it does not find a page that only lists others.
    `controls` is HTML of our own that no document has.
    """

    path: str
    document: Document
    crumbs: tuple[tuple[str, str], ...] = ()
    section: str = ""
    about: str = ""
    found_at: str = ""
    found_title: str = ""
    found_as: str = ""
    feed: str = "feed.xml"
    scripts: tuple[str, ...] = ()
    controls: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for name in ("about", "found_title", "found_as"):
            object.__setattr__(self, name, safe(getattr(self, name)))
        object.__setattr__(self, "crumbs", tuple((safe(title), link) for title, link in self.crumbs))

    @property
    def title(self) -> str:
        """The title with what the page is about, as a browser's tab and a search result have it."""
        return f"{self.document.title}, {self.about}" if self.about else self.document.title


Maker: TypeAlias = Callable[[], Page]
Planned: TypeAlias = tuple[str, Maker]
"""The path of a page from the top of the site, and what makes it when its turn comes."""
