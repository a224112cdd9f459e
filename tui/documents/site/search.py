"""The index that the site's search reads: which pages have a word, in small files by its first two letters, so that no server is needed.

A file calls `minutebookIndex` with its name and content. Pages are numbered from the newest; what stands in a title is kept apart.
"""

import json
import re
import unicodedata
from array import array
from collections.abc import Iterable, Iterator
from typing import Final

from tui.documents.rendering.tree import Block, Entry, Heading, Listing, Paragraph, Signature, Table, Terms, said
from tui.documents.site.page import Page
from tui.documents.site.places import OWN

LIST: Final = 1_000
"""How many pages are told in one file."""

_WORD: Final = re.compile(r"[^\W_]+")
_FIRST: Final = re.compile(r"[a-z0-9]{1,2}")
_OTHERS: Final = "other"


class SearchIndex:
    """What the search finds, gathered from pages as they are made. Only numbers are kept of a page's text."""

    def __init__(self) -> None:
        self._pages: dict[str, tuple[str, str, str]] = {}
        self._numbers: dict[str, int] = {}
        self._titles: dict[str, array[int]] = {}
        self._texts: dict[str, array[int]] = {}

    def add(self, page: Page) -> None:
        """Takes in a page; pages with one `found_at` are found as one."""
        if not page.found_at:
            return
        number = self._numbers.setdefault(page.found_at, len(self._numbers))
        title = set(words_in(page.found_title or page.title))
        if page.found_at == page.path or page.found_at not in self._pages:
            self._pages[page.found_at] = (page.found_title or page.title, page.found_as, page.document.date)
        for word in title:
            self._titles.setdefault(word, array("I")).append(number)
        for word in {each for text in texts_of(page.document.blocks) for each in words_in(text)} - title:
            self._texts.setdefault(word, array("I")).append(number)

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Yields path and bytes of the files of the index."""
        newest = sorted(self._pages, key=lambda each: each)
        newest.sort(key=lambda each: self._pages[each][2], reverse=True)
        place = {self._numbers[each]: n for n, each in enumerate(newest)}
        parts: dict[str, list[str]] = {}
        for word in sorted({*self._titles, *self._texts}):
            parts.setdefault(_part(word), []).append(word)
        yield _file("about", {"list": LIST, "parts": sorted(parts)})
        for first in range(0, len(newest), LIST):
            told = [[each, *self._told(each)] for each in newest[first : first + LIST]]
            yield _file(f"pages-{first // LIST}", told)
        for part, words in sorted(parts.items()):
            yield _file(
                part,
                {
                    word: [_steps(self._titles.get(word, ()), place), _steps(self._texts.get(word, ()), place)]
                    for word in words
                },
            )

    def _told(self, path: str) -> tuple[str, str]:
        title, found_as, _ = self._pages[path]
        return title, found_as


def words_in(text: str) -> list[str]:
    """Returns the words of a text as they are looked for: without accents, in small letters. The script does the same."""
    if text.isascii():
        return _WORD.findall(text.lower())
    plain = "".join(
        each for each in unicodedata.normalize("NFKD", text) if not unicodedata.category(each).startswith("M")
    )
    return _WORD.findall(plain.lower())


def texts_of(blocks: Iterable[Block | Entry]) -> Iterator[str]:
    """Yields every text that blocks show."""
    for block in blocks:
        match block:
            case Heading() | Paragraph():
                yield said(block.text)
            case Terms():
                for term in block.entries:
                    yield said(term.name)
                    yield from map(said, term.lines)
            case Listing():
                yield from texts_of(block.entries)
            case Entry():
                yield from texts_of(block.blocks)
            case Table():
                yield block.caption
                yield from block.head
                yield from (said(line) for row in block.rows for cell in row for line in cell)
            case Signature():
                yield block.title


def _part(word: str) -> str:
    found = _FIRST.match(word)
    return found[0] if found else _OTHERS


def _steps(numbers: Iterable[int], place: dict[int, int]) -> list[int]:
    """Returns places in rising order, each as the step from the one before: short numbers make short files."""
    at, steps = 0, []
    for n in sorted({place[each] for each in numbers}):
        steps.append(n - at)
        at = n
    return steps


def _file(name: str, content: object) -> tuple[str, bytes]:
    """Returns path and bytes of a file of the index; nothing in it can end a script or open a tag."""
    return f"{OWN}/index/{name}.js", f"minutebookIndex({_js(name)},{_js(content)});\n".encode("ascii")


def _js(content: object) -> str:
    return (
        json.dumps(content, separators=(",", ":"))
        .replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("&", "\\u0026")
    )
