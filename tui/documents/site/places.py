"""Where everything stands on the site: the path of the page of each record, and how one page leads to another."""

import posixpath
from collections.abc import Collection, Iterator
from functools import lru_cache
from typing import Final

from tui.documents.rendering.kinds.item import anchor_of
from tui.documents.rendering.published import is_exempt
from tui.procedure.register import Register, Value, dicts
from tui.record.kinds import kind_of

OWN: Final = "_site"
"""The folder of what belongs to no record: style, scripts and index. No record's id can begin like this."""

_IN_FOLDERS: Final = ("meeting", "plan")


def page_of(record_id: str) -> str:
    """Returns the path of a record's page, whether or not it has one: `x/meetings/2026-05-12/index.html`."""
    kind = kind_of(record_id)
    if kind == "body":
        return f"{record_id.removesuffix('/body')}/index.html"
    if kind == "plan":
        return f"{record_id.removesuffix('/plan')}/index.html"
    return f"{record_id}/index.html" if kind == "meeting" else f"{record_id}.html"


def minutes_of(meeting_id: str) -> str:
    """Returns the path of the page with a meeting's minutes."""
    return f"{meeting_id}/minutes.html"


@lru_cache(maxsize=20_000)
def way(page: str, path: str) -> str:
    """Returns the address that leads from a page to a path, both from the top of the site."""
    return posixpath.relpath(path, posixpath.dirname(page) or ".")


class Places:
    """The pages of one site. A link is the path of a page, or the id of a record, with `#` and the id of an item where one is meant."""

    def __init__(self, register: Register, paths: Collection[str]) -> None:
        self._register = register
        self._paths = paths
        self._anchors: dict[str, frozenset[str]] = {}

    def href(self, page: str, link: str) -> str | None:
        """Returns the address that leads from a page to what a link means; None where the site has no page of it."""
        target = self.target(link)
        if target is None:
            return None
        path, _, anchor = target.partition("#")
        address = way(page, path)
        return f"{address}#{anchor}" if anchor else address

    def target(self, link: str) -> str | None:
        """Returns the path that a link means, from the top of the site; None where there is no such page."""
        if link.endswith(".html"):
            return link if link in self._paths else None
        record_id, _, item = link.partition("#")
        if kind_of(record_id) is None:
            return None
        if item and kind_of(record_id) == "meeting" and minutes_of(record_id) in self._paths:
            anchor = anchor_of(item)
            if anchor in self._of(record_id):
                return f"{minutes_of(record_id)}#{anchor}"
            return minutes_of(record_id)
        path = page_of(record_id)
        return path if path in self._paths else None

    def _of(self, meeting_id: str) -> frozenset[str]:
        if meeting_id not in self._anchors:
            if len(self._anchors) > 1_000:
                self._anchors.clear()
            self._anchors[meeting_id] = frozenset(_anchors(self._register.get(meeting_id)))
        return self._anchors[meeting_id]


def _anchors(value: Value | None) -> Iterator[str]:
    for item in dicts(value, "items"):
        if not is_exempt(item):
            yield anchor_of(item.get("id"))
            yield from _anchors(item)
