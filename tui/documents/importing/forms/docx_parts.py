"""What a DOCX keeps in other parts than its text: notes and comments, heads and feet of pages, drawings; and the documents within it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tui.documents.importing.forms.docx_styles import W

if TYPE_CHECKING:
    from docx.document import Document
    from docx.opc.part import Part
    from lxml.etree import _Element

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/main}t"
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_WITHIN = ("aFChunk", "package", "oleObject")


class Parts:
    """The parts of a document besides its text, each read when it is asked for."""

    def __init__(self, document: "Document") -> None:
        self._parts: dict[str, Part] = {}
        self._kinds: dict[str, list[Part]] = {}
        for name, relation in document.part.rels.items():
            if not relation.is_external:
                part = relation.target_part
                self._parts[name] = part
                self._kinds.setdefault(relation.reltype.rsplit("/", 1)[-1], []).append(part)

    def root(self, kind: str) -> "_Element | None":
        """Returns the root of the only part of a kind: styles, numbering; None where there is none."""
        return next((_root(part) for part in self._kinds.get(kind, ())), None)

    def notes(self, kind: str) -> "dict[str, _Element]":
        """Returns the footnotes, endnotes or comments by their ids, without the lines that only part them from the text."""
        root = self.root(f"{kind}s")
        return {} if root is None else {each.get(f"{W}id", ""): each for each in root.iterchildren(f"{W}{kind}")}

    def around(self, body: "_Element", which: str) -> "Iterator[tuple[_Element, bool]]":
        """Yields the heads (`header`) or feet (`footer`) of pages, each once, and whether it is that of the document's first page alone."""
        seen: set[str] = set()
        for n, section in enumerate(body.iter(f"{W}sectPr")):
            first = n == 0 and section.find(f"{W}titlePg") is not None
            for each in section.iterchildren(f"{W}{which}Reference"):
                part = self._parts.get(each.get(_R, ""))
                if part is not None and str(part.partname) not in seen:
                    seen.add(str(part.partname))
                    yield _root(part), first and each.get(f"{W}type") == "first"

    def drawn(self) -> Iterator[str]:
        """Yields the words in diagrams and charts."""
        for part in (*self._kinds.get("diagramData", ()), *self._kinds.get("chart", ())):
            root = _root(part)
            yield " ".join(each.text or "" for each in root.iter(_DRAWN))
            yield " ".join(
                each.text or "" for cache in root.iter(f"{_CHART}strCache") for each in cache.iter(f"{_CHART}v")
            )

    def within(self) -> list[str]:
        """Returns the names of the files within the document that are documents of their own."""
        return [str(part.partname).rsplit("/", 1)[-1] for kind in _WITHIN for part in self._kinds.get(kind, ())]


def _root(part: "Part") -> "_Element":
    from docx.opc.part import XmlPart
    from docx.oxml.parser import parse_xml

    return part.element if isinstance(part, XmlPart) else parse_xml(part.blob)
