"""The elements of the service's XML as lines and fields: each text is a line of its own, so that each can be accounted for.

What the service marks as restricted is kept out here already, before anything else sees it: of a restricted element there is a line for
each text in it, which says how long the text is and not what it says.
"""

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING

from tui.documents.importing.forms.html import read_html
from tui.documents.importing.lines.line import Line
from tui.documents.importing.passage import NOWHERE, Passage
from tui.documents.importing.wordings import table

if TYPE_CHECKING:
    from lxml.etree import _Element

LEFT_OUT = "restricted, left out"
_REFERENCE = re.compile(r"&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[a-zA-Z]{2,8});")


@dataclass
class Element:
    """An element, or an attribute, with its text, or the lines of its page of HTML, and the elements in it."""

    name: str
    passage: Passage = NOWHERE
    page: tuple[Line, ...] = ()
    inner: list["Element"] = field(default_factory=list)
    withheld: str = ""
    """By which element it is marked as restricted; empty where it is not."""
    hidden: int = 0
    """How many characters of it were kept out."""
    ground: Passage = NOWHERE
    """Of a restricted element, the paragraph of the Act that it names."""

    @property
    def text(self) -> str:
        """Its text."""
        return self.passage.text

    def first(self, names: Sequence[str]) -> "Element":
        """Returns the first element in it of one of these names that says something; an empty one where there is none."""
        return next((each for each in self.inner if each.name in names and (each.text or each.page)), Element(""))

    def every(self, *names: str) -> Iterator["Element"]:
        """Returns the elements of these names within it, at whatever depth; none within another of them."""
        for each in self.inner:
            if each.name in names:
                yield each
            else:
                yield from each.every(*names)


@dataclass
class Reader:
    """Makes lines and elements of one or several documents, one behind the other."""

    lines: list[Line] = field(default_factory=list)

    def begin(self, name: str) -> None:
        """Begins a document among several: its name is a line."""
        self.lines.append(Line(len(self.lines) + 1, name, NOWHERE, furniture="name of the file"))

    def read(self, root: "_Element") -> Element:
        """Returns the root as an element."""
        return self._element(root, "")

    def mark(self, element: Element, what: str) -> None:
        """Says of the lines of an element what they are, where they are no field of a record."""
        numbers = {line.number for line in element.page} | ({element.passage.line} if element.passage else set())
        for number in numbers:
            self.lines[number - 1] = replace(self.lines[number - 1], furniture=what)

    def name_of(self, line: int) -> str:
        """Returns the name of the element whose text a line is; empty for a line of a page."""
        found = re.match(r"<([^<> ]+)> ", self.lines[line - 1].raw)
        return found[1] if found else ""

    def _element(self, source: "_Element", withheld: str) -> Element:
        own = withheld or _mark_of(source)
        made = Element(_name(source.tag), withheld=own)
        for attribute, value in source.attrib.items():
            self._put(made, _name(str(attribute)), str(value), own)
        if made.name in table("moderngov")["pages"]:
            self._page(made, _markup(source), own)
            return made
        inner = [each for each in source if isinstance(each.tag, str)]
        text = " ".join(" ".join(each.split()) for each in (source.text, *(one.tail for one in source)) if each).strip()
        if text:
            if inner or source.attrib:
                self._put(made, made.name, text, own)
            else:
                self._text(made, text, own)
        for each in inner:
            found = self._element(each, own)
            made.inner.append(found)
            made.hidden += found.hidden
        if own and not withheld:
            self._ground(made, source)
        return made

    def _put(self, holder: Element, name: str, value: str, withheld: str) -> None:
        text = " ".join(value.split())
        if not text:
            return
        made = Element(name, withheld=withheld)
        self._text(made, text, withheld)
        holder.inner.append(made)
        holder.hidden += made.hidden

    def _text(self, made: Element, text: str, withheld: str) -> None:
        text = _REFERENCE.sub(lambda found: html.unescape(found[0]), text)
        text = " ".join(text.split())
        if self._kept_out(made, text, withheld):
            return
        lead = f"<{made.name}> "
        number = len(self.lines) + 1
        made.passage = Passage.of(number, text, len(lead))
        self.lines.append(Line(number, lead + text, made.passage, furniture=_own(made.name)))

    def _page(self, made: Element, markup: str, withheld: str) -> None:
        if not markup.strip() or self._kept_out(made, markup, withheld):
            return
        self.lines.append(Line(len(self.lines) + 1, f"<{made.name}>", NOWHERE))
        if "<" not in markup and "&lt;" in markup:
            markup = html.unescape(markup)
        page = read_html(f"<div>{markup}</div>", f"The page in {made.name}", len(self.lines)).lines
        self.lines.extend(page)
        made.page = page

    def _kept_out(self, made: Element, text: str, withheld: str) -> bool:
        marks = table("moderngov")["withheld"]
        if not withheld or made.name in (*marks["kept"], *marks["when_true"], *marks["when_false"]):
            return False
        made.hidden = len(text)
        number = len(self.lines) + 1
        said = f"{len(text)} characters left out"
        self.lines.append(Line(number, f"<{made.name}> {said}", NOWHERE, furniture=LEFT_OUT))
        return True

    def _ground(self, made: Element, source: "_Element") -> None:
        """Keeps the paragraph that a restricted element names, and nothing else of the sentence."""
        said = html.unescape(" ".join(" ".join(str(each) for each in source.itertext()).split()))
        found = re.search(table("moderngov")["withheld"]["paragraph"], re.sub(r"<[^<>]*>", " ", said), re.IGNORECASE)
        if found is not None:
            shown = Element("paragraph")
            self._text(shown, found[0], "")
            made.ground = shown.passage


def truth(element: Element) -> bool | None:
    """Returns what a marking says, None where its word is neither of the known ones."""
    word = element.text.strip().lower()
    words = table("moderngov")
    return True if word in words["true"] else False if word in words["false"] else None


def _mark_of(source: "_Element") -> str:
    """Returns by which of its own markings an element is restricted; a word that is not known keeps it out as well."""
    marks, words = table("moderngov")["withheld"], table("moderngov")
    said = {_name(str(each)): str(value) for each, value in source.attrib.items()}
    said |= {_name(each.tag): each.text or "" for each in source if isinstance(each.tag, str)}
    for name in marks["when_true"]:
        if name in said and said[name].strip().lower() not in words["false"]:
            return str(name)
    for name in marks["when_false"]:
        if name in said and said[name].strip() and said[name].strip().lower() not in words["true"]:
            return str(name)
    return ""


def _name(tag: object) -> str:
    return str(tag).rsplit("}", 1)[-1].lower()


def _markup(source: "_Element") -> str:
    """Returns the HTML in an element: escaped as its text, or as elements of its own."""
    from lxml import etree

    inner = "".join(etree.tostring(each, encoding="unicode") for each in source)
    return (source.text or "") + inner


@cache
def _owned() -> dict[str, str]:
    return {name: what for what, names in table("moderngov")["own"].items() for name in names}


def _own(name: str) -> str:
    return _owned().get(name, "")
