"""HTML as lines: one for each block of the page and each row of a table. Nothing is run, fetched or looked up.

Words that the page does not show as text are in lines too, each named as what it is: hidden ones, those for a picture, a form's."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from tui.documents.importing.forms.cells import row_as_paragraph, row_line
from tui.documents.importing.forms.html_columns import cells_of, columns_of, counted, is_wide
from tui.documents.importing.forms.html_lists import labels_of
from tui.documents.importing.forms.html_looks import NO_TEXT, Look, Page, is_block, is_sign, said_by_attribute
from tui.documents.importing.forms.pieces import Piece, apart, before_raised, line_of, told, whole_words
from tui.documents.importing.lines.blocks import is_label
from tui.documents.importing.lines.line import Line, Source
from tui.documents.importing.passage import NOWHERE
from tui.errors import ProblemsFound

if TYPE_CHECKING:
    from lxml.etree import _Element

_BULLETS = ("•", "▪", "●", "◦", "‣", "·")
_OF_A_PAGE = ("table", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol")
_ENDS = re.compile(r"\A\s*<\?xml[^>]*\?>|</(?:body|html)\s*>", re.IGNORECASE)
"""What is taken out beforehand: a declaration that is none of HTML, and the ends of the page, for the parser leaves out what is behind."""
_MOST_MARKS = 150_000
_MOST_ATTRIBUTES = 1_000
_MOST_CHARACTERS = 9_000_000
"""With the marks; the parser itself gives up at ten million in one text."""


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
        root = html.document_fromstring(_ENDS.sub("", text), parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise ProblemsFound(f"{name} cannot be read as HTML.", "Save it as text and import that.") from error
    if any(each.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for each in parser.error_log):
        # What comes behind such a place is not in the tree, and would be lost without a word.
        raise ProblemsFound(
            f"{name} has elements within elements more than 250 deep, which is not read.",
            "Save it as text and import that.",
        )
    reader = _Reader(before, Page(root))
    reader.walk(root, Look())
    reader.end_line(Look())
    return Source(tuple(reader.lines), "html", own_lines=False)


class _Reader:
    """Makes the lines of a page, one after another."""

    def __init__(self, before: int, page: Page) -> None:
        self.lines: list[Line] = []
        self._page = page
        self._before = before
        self._pieces: list[Piece] = []
        """What the line that is being made has so far."""
        self._at_entry = False
        """Whether an entry of a list has begun of which no line is made yet."""
        self._columns: dict[_Element, list[int]] = {}
        """The columns of the cells of rows, where these go over several."""

    def walk(self, element: "_Element", look: Look, label: str = "") -> None:
        """Reads an element and all that is in it, behind the label that the page sets before it."""
        tag = _tag(element)
        if not tag or tag in NO_TEXT:
            return
        inner = self._page.look(tag, element, look)
        if tag == "table":
            self._columns.update(columns_of(element))
        if tag == "tr":
            self.end_line(look)
            self._row(element, inner)
            return
        block = is_block(tag, element)
        if block:
            self._begin_block(look)
        if tag == "li":
            self._at_entry = True
            self._add("" if look.furniture else label, look)
        if tag == "br":
            # A second one leaves a line blank.
            self.end_line(look, blank=not self._speaks())
        if is_sign(element):
            self._add(f"{_BULLETS[0]} ", inner)
        else:
            self._inside(tag, element, inner)
        if block:
            self.end_line(inner)

    def _begin_block(self, look: Look) -> None:
        if self._is_label():
            self._add(" ", look)
        else:
            self.end_line(look)

    def _inside(self, tag: str, element: "_Element", look: Look) -> None:
        if tag == "sup" and self._pieces:
            self._add(before_raised(self._pieces[-1].text, element.text or ""), look)
        self._add(said_by_attribute(tag, element), look)
        self._add(element.text, look)
        labels = labels_of(element)
        for child in element.iterchildren():
            entry = _tag(child) == "li"
            if entry and tag == "ul":
                self.walk(child, replace(look, bullet=True))
            elif entry:
                self.walk(child, replace(look, bullet=False), labels.get(child, ""))
            else:
                self.walk(child, look)
            self._add(child.tail, look)

    def _add(self, text: str | None, look: Look) -> None:
        if not text:
            return
        if not look.as_typed:
            self._pieces.append(_piece(text, look))
            return
        for n, line in enumerate(re.split(r"\r\n|\n|\r", text)):
            if n:
                self.end_line(look, blank=not self._speaks())
            self._pieces.append(_piece(line, look))

    def _speaks(self) -> bool:
        """Returns whether the line that is being made has any text so far."""
        return any(piece.text.strip() for piece in self._pieces)

    def _is_label(self) -> bool:
        """Returns whether all that the line has so far is the label of an entry of a list, whose text is in a block of its own."""
        text = "".join(piece.text for piece in told(self._pieces)).strip()
        return self._at_entry and (text in _BULLETS or is_label(text))

    def _row(self, row: "_Element", look: Look) -> None:
        """Reads a row of a table; one that only lays out the page as what is in its cells, one after another."""
        cells = list(cells_of(row))
        if self._is_layout(cells):
            self._add(row.text, look)
            for each in cells:
                self.walk(each, look)
                self._add(each.tail, look)
            self.end_line(look)
            return
        paragraphs = [[[_piece(row.text, look)]]] if row.text and row.text.strip() else []
        for each, column in zip(cells, self._columns.get(row, range(len(cells))), strict=True):
            paragraphs.extend([] for _ in range(len(paragraphs), column))
            paragraphs.append(self._paragraphs(each, look))
            if each.tail and each.tail.strip():
                paragraphs[-1].append([_piece(each.tail, look)])
        line = row_line(self._next(), [[told(pieces) for pieces in cell] for cell in paragraphs], look.furniture)
        if line is not None:
            self.lines.append(line)
        self._apart([piece for cell in paragraphs for pieces in cell for piece in pieces])

    def _is_layout(self, cells: "Sequence[_Element]") -> bool:
        speaking = [each for each in cells if "".join(each.itertext()).strip()]
        wide = speaking if len(speaking) == 1 else [each for each in speaking if self._page.is_most(each)]
        return any(next(each.iterdescendants(*_OF_A_PAGE), None) is not None for each in wide)

    def _paragraphs(self, cell: "_Element", look: Look) -> list[list[Piece]]:
        """Returns the text of a cell, paragraph by paragraph."""
        found: list[list[Piece]] = [[]]
        self._gather(cell, look, found)
        return [each for each in found if each]

    def _gather(self, element: "_Element", around: Look, found: list[list[Piece]], label: str = "") -> None:
        tag = _tag(element)
        if not tag or tag in NO_TEXT:
            return
        look = self._page.look(tag, element, around)
        if tag == "table" and is_wide(element):
            self._columns.update(columns_of(element) or counted(element))
        elif tag == "tr" and element in self._columns:
            cells = list(cells_of(element))
            inner = [self._paragraphs(each, look) for each in cells]
            stray = [
                _piece(text, look) for text in (element.text, *(each.tail for each in cells)) if text and text.strip()
            ]
            found.extend([row_as_paragraph(inner, self._columns[element]), stray, []])
            return
        parts = is_block(tag, element) or tag == "br"
        if parts and found[-1] and not is_label("".join(piece.text for piece in found[-1]).strip()):
            found.append([])
        raised = before_raised(found[-1][-1].text, element.text or "") if tag == "sup" and found[-1] else ""
        for text in (label, raised, said_by_attribute(tag, element), element.text):
            if text:
                found[-1].append(_piece(text, look))
        labels = labels_of(element)
        for child in element.iterchildren():
            self._gather(child, look, found, labels.get(child, ""))
            if child.tail:
                found[-1].append(_piece(child.tail, look))
        if parts and found[-1]:
            found.append([])

    def _apart(self, pieces: Sequence[Piece]) -> None:
        self.lines.extend(apart(pieces, self._before + len(self.lines)))

    def _next(self) -> int:
        return self._before + len(self.lines) + 1

    def end_line(self, look: Look, blank: bool = True) -> None:
        """Ends the line that is being made, and puts a blank one behind a block."""
        pieces, self._pieces = self._pieces, []
        line = line_of(self._next(), _collapsed(told(pieces)), look.furniture)
        if line.raw.strip():
            content = line.content
            signed = content.text[:1] in _BULLETS and (self._at_entry or content.text[1:2] == " ")
            if signed:
                content = content.cut(1, len(content.text))
            bullet = (look.bullet and self._at_entry) or (signed and not self._at_entry)
            self.lines.append(replace(line, content=content, heading=look.heading, bullet=bullet))
            self._at_entry = False
        self._apart(pieces)
        if blank and self.lines and self.lines[-1].raw:
            self.lines.append(Line(self._next(), "", NOWHERE))


def _tag(element: "_Element") -> str:
    return element.tag.lower() if isinstance(element.tag, str) else ""


def _piece(text: str, look: Look) -> Piece:
    return Piece(whole_words(text), look.struck, look.bold, look.italic, look.apart)


def _collapsed(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Yields the pieces of a line with one blank wherever there is room between words."""
    room = True
    for piece in pieces:
        text = re.sub(r"[\s\u00a0]+", " ", piece.text)
        text = text.lstrip(" ") if room else text
        if text:
            room = text.endswith(" ")
            yield replace(piece, text=text)
