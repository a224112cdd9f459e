"""HTML as lines: one for each block of the page and each row of a table. Nothing is run, fetched or looked up."""

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from tui.documents.importing.blocks import is_label
from tui.documents.importing.forms.cells import row_line
from tui.documents.importing.forms.pieces import Piece
from tui.documents.importing.line import Line, Source
from tui.documents.importing.passage import NOWHERE, Part, Passage, Place
from tui.errors import ProblemsFound

if TYPE_CHECKING:
    from lxml.etree import _Element

_UNSEEN = {
    "script",
    "style",
    "head",
    "template",
    "noscript",
    "svg",
    "iframe",
    "object",
    "embed",
    "select",
    "canvas",
    "audio",
    "video",
}
_AROUND = {
    "nav": "menu",
    "footer": "foot of the page",
    "aside": "beside the page's text",
    "form": "form",
    "button": "button",
}
_BLOCKS = {
    "address", "article", "blockquote", "body", "center", "dd", "details", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer",
    "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "legend", "li", "main", "nav", "ol", "p", "pre", "section", "summary",
    "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "aside", "html", "caption", "button",
}  # fmt: skip
_BOLD, _ITALIC, _STRUCK = {"b", "strong"}, {"i", "em", "cite"}, {"s", "del", "strike"}
_MENU = re.compile(
    r"\b(?:nav|navbar|menu|breadcrumbs?|cookie|cookies|sidebar|skip|pagination|banner|share|social|footer|masthead|topnav|toolbar|consent|gdpr|alertbar)\b",
    re.IGNORECASE,
)
_BULLETS = ("•", "▪", "●", "◦", "‣", "·")
_MOST_MARKS = 150_000
_MOST_ATTRIBUTES = 1_000
_MOST_CHARACTERS = 9_000_000
"""With the marks; the parser itself gives up at ten million in one text."""


@dataclass
class _Run:
    """Text collected for the line that is being made."""

    pieces: list[tuple[str, bool, bool, bool]] = field(default_factory=list)

    def add(self, text: str | None, bold: bool, italic: bool, struck: bool) -> None:
        if text:
            self.pieces.append((text, bold, italic, struck))


def read_html(text: str, name: str, before: int = 0) -> Source:
    """Returns the lines of a page, numbered from behind `before`. Raises ProblemsFound where nothing is to be read."""
    from lxml import etree, html

    if len(text) > _MOST_CHARACTERS:
        raise ProblemsFound(
            f"{name} has {len(text):,} characters of HTML; {_MOST_CHARACTERS:,} are the most that are read.",
            "Import its parts one by one.",
        )
    if text.count("<") > _MOST_MARKS:
        raise ProblemsFound(
            f"{name} has more than {_MOST_MARKS:,} marks of HTML, the most that are read.",
            "Import its parts one by one.",
        )
    if any(each[: each.find(">")].count("=") > _MOST_ATTRIBUTES for each in text.split("<")):
        raise ProblemsFound(
            f"{name} has an element with more than {_MOST_ATTRIBUTES:,} attributes, which no page needs.",
            "Save it as text and import that.",
        )
    try:
        parser = html.HTMLParser(no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
        root = html.document_fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", text), parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise ProblemsFound(f"{name} cannot be read as HTML.", "Save it as text and import that.") from error
    if any(each.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for each in parser.error_log):
        # What comes behind such a place is not in the tree, and would be lost without a word.
        raise ProblemsFound(
            f"{name} has elements within elements more than 250 deep, which is not read.",
            "Save it as text and import that.",
        )
    reader = _Reader(before, sum(len(each) for each in root.itertext()))
    reader.walk(root, _Look())
    reader.end_line(_Look())
    return Source(tuple(reader.lines), "html", own_lines=False)


@dataclass(frozen=True)
class _Look:
    heading: int = 0
    bold: bool = False
    italic: bool = False
    struck: bool = False
    bullet: bool = False
    furniture: str = ""
    marker: str = ""
    depth: int = 0


class _Reader:
    def __init__(self, before: int, size: int) -> None:
        self._size = size
        """How many characters the page has."""
        self.lines: list[Line] = []
        self._before = before
        self._run = _Run()
        self._at_entry = False
        """Whether an entry of a list has begun of which no line is made yet."""

    def walk(self, element: "_Element", look: _Look) -> None:
        tag = element.tag.lower() if isinstance(element.tag, str) else ""
        if not tag or tag in _UNSEEN or element.get("hidden") is not None:
            return
        inner = self._look(tag, element, look)
        if tag == "tr":
            self.end_line(look)
            self._row(element, inner)
            return
        if tag in _BLOCKS:
            if self._is_label() or (tag == "dd" and _one_of(element)):
                self._run.add(" ", look.bold, look.italic, look.struck)
            else:
                self.end_line(look)
        if tag == "li":
            self._at_entry = True
        if tag == "br":
            self.end_line(look, blank=False)
        self._run.add(element.text, inner.bold, inner.italic, inner.struck)
        for child in element.iterchildren():
            at = self._entry(tag, child, inner)
            self.walk(child, at)
            self._run.add(child.tail, inner.bold, inner.italic, inner.struck)
        if tag in _BLOCKS and not (tag == "dt" and _one_of(element.getnext())):
            self.end_line(inner)

    def _is_most(self, element: "_Element") -> bool:
        """Whether an element holds most of the page, and so is no menu, whatever it is called."""
        return 2 * sum(len(each) for each in element.itertext()) > self._size

    def _look(self, tag: str, element: "_Element", look: _Look) -> _Look:
        words = f"{element.get('class', '')} {element.get('id', '')} {element.get('role', '')}".replace(
            "-", " "
        ).replace("_", " ")
        furniture = (
            look.furniture
            or _AROUND.get(tag, "")
            or (
                "menu"
                if tag in _BLOCKS and tag != "body" and _MENU.search(words) and not self._is_most(element)
                else ""
            )
        )
        style = (element.get("style") or "").replace(" ", "").lower()
        return _Look(
            int(tag[1]) if re.fullmatch(r"h[1-6]", tag) else look.heading,
            look.bold
            or tag in _BOLD
            or tag in ("th", "caption")
            or "font-weight:bold" in style
            or "font-weight:700" in style,
            look.italic or tag in _ITALIC or "font-style:italic" in style,
            look.struck or tag in _STRUCK or "line-through" in style,
            look.bullet,
            furniture,
            look.marker,
            look.depth + 1,
        )

    def _entry(self, tag: str, child: "_Element", look: _Look) -> _Look:
        """An entry of a list: a numbered list's number is made by the reader of the page, so it stands in no line."""
        if not isinstance(child.tag, str) or child.tag.lower() != "li":
            return look
        return _Look(look.heading, look.bold, look.italic, look.struck, tag == "ul", look.furniture, "", look.depth)

    def _is_label(self) -> bool:
        """Returns whether all that the line has so far is the label of an entry of a list, whose text is in a block of its own."""
        text = "".join(piece for piece, *_ in self._run.pieces).strip()
        return self._at_entry and (text in _BULLETS or is_label(text))

    def _row(self, element: "_Element", look: _Look) -> None:
        cells = [_paragraphs(cell, cell.tag == "th") for cell in element.iterchildren("td", "th")]
        line = row_line(self._next(), cells, look.furniture)
        if line is not None:
            self.lines.append(line)

    def _next(self) -> int:
        return self._before + len(self.lines) + 1

    def end_line(self, look: _Look, blank: bool = True) -> None:
        """Ends the line that is being made, and puts a blank one behind a block."""
        raw, kept, gone, strong = "", [], [], []
        length = words = bold = italic = 0
        number = self._next()
        for text, is_bold, is_italic, is_struck in self._run.pieces:
            piece = re.sub(r"[\s\u00a0]+", " ", text)
            if raw.endswith(" ") or not raw:
                piece = piece.lstrip(" ")
            if not piece:
                continue
            start = len(raw)
            raw += piece
            if is_struck:
                gone.append(Passage.of(number, piece, start))
                continue
            kept.append((length, start, piece))
            length += len(piece)
            count = len(re.findall(r"\w", piece))
            if is_bold and count:
                strong.append(Place(number, start, start + len(piece)))
            words, bold, italic = words + count, bold + count * is_bold, italic + count * is_italic
        self._run = _Run()
        if raw.strip():
            content = Passage(
                "".join(piece for _, _, piece in kept),
                tuple(Part(at, Place(number, start, start + len(piece))) for at, start, piece in kept),
            ).stripped()
            if self._at_entry and content.text[:1] in _BULLETS:
                content = content.cut(1, len(content.text))
            enough = 0.9 * words
            is_bold = 0 < enough <= bold
            self.lines.append(
                Line(
                    number,
                    raw,
                    content,
                    heading=look.heading,
                    bold=is_bold,
                    strong=() if is_bold else tuple(strong),
                    italic=0 < enough <= italic,
                    bullet=look.bullet and self._at_entry,
                    furniture=look.furniture,
                    struck=Passage.joined(gone) if gone else NOWHERE,
                )
            )
            self._at_entry = False
        if blank and self.lines and self.lines[-1].raw:
            self.lines.append(Line(self._next(), "", NOWHERE))


def _paragraphs(cell: "_Element", bold: bool) -> list[list[Piece]]:
    """Returns the text of a cell, paragraph by paragraph."""
    found: list[list[Piece]] = [[]]
    _gather(cell, Piece("", False, bold), found)
    return [each for each in found if each]


def _gather(element: "_Element", look: Piece, found: list[list[Piece]]) -> None:
    tag = element.tag.lower() if isinstance(element.tag, str) else ""
    if not tag or tag in _UNSEEN:
        return
    style = (element.get("style") or "").replace(" ", "").lower()
    look = Piece("", look.struck or tag in _STRUCK or "line-through" in style, look.bold or tag in _BOLD)
    parts = tag in _BLOCKS or tag == "br"
    if parts and found[-1]:
        found.append([])
    if element.text:
        found[-1].append(replace(look, text=element.text))
    for child in element.iterchildren():
        _gather(child, look, found)
        if child.tail:
            found[-1].append(replace(look, text=child.tail))
    if parts and found[-1]:
        found.append([])


def _one_of(element: "_Element | None") -> bool:
    """Returns whether this is the one description of its term, which then stands in one line with it."""
    if element is None or element.tag != "dd":
        return False
    before, after = element.getprevious(), element.getnext()
    return before is not None and before.tag == "dt" and (after is None or after.tag != "dd")
