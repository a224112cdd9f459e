"""Sites of books made in a test, of the sample book, and what a reader or a browser finds in their files."""

import datetime
import json
import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from html import unescape
from urllib.parse import unquote

from lxml import html as lxml_html

from tests.builder import ROOT, the_schema
from tui.documents.rendering.published import Published
from tui.documents.site.history import Deed, Histories, Version
from tui.documents.site.shelf import Shelf
from tui.documents.site.site import Site
from tui.procedure.register import register_of
from tui.record.kinds import id_of
from tui.record.reading import read

ON = datetime.date(2022, 10, 1)
_ESCAPE = re.compile(r"\\u([0-9a-f]{4})")

Past = Mapping[str, Sequence[tuple[Deed, Version]]]


class Kept:
    """A history given as it is: for each record its deeds with their versions, the newest first."""

    def __init__(self, past: Past) -> None:
        self._past = past

    def deeds(self, record_id: str) -> list[Deed]:
        return [deed for deed, _ in self._past.get(record_id, ())]

    def versions(self, record_id: str) -> list[Version]:
        return [version for _, version in self._past.get(record_id, ())]


def values_of(records: Mapping[str, str]) -> dict[str, object]:
    """The values of records given as text."""
    return {each: read(text.encode()).value for each, text in records.items()}


def shelf_of(records: Mapping[str, str], past: Past | None = None, on: datetime.date = ON) -> Shelf:
    """A shelf of records given as text."""
    values = values_of(records)
    book = Published(register_of(values.items()), values.get, the_schema(), for_everybody=True)
    return Shelf(book, Histories(book, the_schema(), Kept(past or {})), on, "Example records")


def files_of(records: Mapping[str, str], past: Past | None = None, on: datetime.date = ON) -> dict[str, bytes]:
    """Every file of the site of some records."""
    return dict(Site(shelf_of(records, past, on)).files())


@cache
def sample_records() -> Mapping[str, str]:
    """The records of the sample book as text."""
    folder = ROOT / "records"
    found = {
        id_of(f"records/{each.relative_to(folder).as_posix()}"): each.read_text() for each in folder.rglob("*.yaml")
    }
    return {each: text for each, text in found.items() if each is not None}


@cache
def sample_files() -> Mapping[str, bytes]:
    """Every file of the site of the sample book, as at the day after its newest full minutes."""
    return files_of(sample_records(), on=datetime.date(2023, 10, 1))


def pages_of(files: Mapping[str, bytes]) -> dict[str, "lxml_html.HtmlElement"]:
    """The pages among the files, parsed."""
    return {
        path: lxml_html.document_fromstring(data.decode()) for path, data in files.items() if path.endswith(".html")
    }


def words_of(data: bytes) -> str:
    """What any reader can make of a file: its text as it is, with entities and escapes of scripts resolved."""
    text = data.decode()
    unescaped = _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)
    return f"{text}\n{unescape(text)}\n{unescaped}"


def broken_links(files: Mapping[str, bytes]) -> Iterator[str]:
    """Every address in a page that leads nowhere: to no file of the site, or to no place within one."""
    pages = pages_of(files)
    places = {path: {each.get("id") for each in page.iter() if each.get("id")} for path, page in pages.items()}
    for path, page in pages.items():
        for element in page.iter():
            for name in ("href", "src", "action"):
                address = element.get(name) if isinstance(element.tag, str) else None
                if address is None:
                    continue
                way, _, anchor = unquote(address).partition("#")
                target = posixpath.normpath(posixpath.join(posixpath.dirname(path), way)) if way else path
                if target not in files or (anchor and anchor not in places[target]):
                    yield f"{path}: {address}"


def index_of(files: Mapping[str, bytes]) -> dict[str, object]:
    """The files of the search index by name."""
    found = {}
    for path, data in files.items():
        if path.startswith("_site/index/"):
            name, content = json.loads(f"[{data.decode().strip().removeprefix('minutebookIndex(').removesuffix(');')}]")
            found[name] = content
    return found


def searched(files: Mapping[str, bytes], word: str) -> list[str]:
    """The paths of the pages that have exactly this word, in a title or elsewhere, by the index."""
    index = index_of(files)
    part = index.get(re.match(r"[a-z0-9]{1,2}|", word)[0] or "other", {})  # type: ignore[index]
    at, places = 0, set()
    for steps in part.get(word, ()):  # type: ignore[attr-defined]
        at = 0
        for step in steps:
            at += step
            places.add(at)
    listed = [entry for n in range(len(index)) for entry in index.get(f"pages-{n}", ())]  # type: ignore[attr-defined]
    return [listed[each][0] for each in sorted(places)]
