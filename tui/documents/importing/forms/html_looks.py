"""What the elements of a page of HTML are: text with a look, furniture of the page, or words that are not shown as text at all."""

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tui.documents.importing.forms.html_styles import Styles, is_bold, is_struck

if TYPE_CHECKING:
    from lxml.etree import _Element

NO_TEXT = {"script", "style", "meta", "link", "base"}
"""What is for the browser alone: nobody reads it."""
BLOCKS = {
    "address", "article", "blockquote", "body", "center", "dd", "details", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer",
    "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "legend", "li", "main", "nav", "ol", "p", "pre", "section", "summary",
    "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "aside", "html", "caption", "button", "dialog",
}  # fmt: skip
_HIDDEN = "hidden on the page"
_FORM = "form"
_PICTURE = "picture"
_APART = {
    "title": "title of the page",
    "template": _HIDDEN,
    "noscript": "for browsers without scripts",
    "noframes": "for browsers without scripts",
    "select": _FORM,
    "datalist": _FORM,
    "textarea": _FORM,
    "input": _FORM,
    "img": _PICTURE,
    "area": _PICTURE,
    "svg": _PICTURE,
    "canvas": _PICTURE,
    "iframe": "in place of what is set into the page",
    "object": "in place of what is set into the page",
    "embed": "in place of what is set into the page",
    "audio": "in place of what is set into the page",
    "video": "in place of what is set into the page",
}
_AROUND = {
    "nav": "menu",
    "footer": "foot of the page",
    "aside": "beside the page's text",
    "form": _FORM,
    "button": _FORM,
}
_LETTERS_AS_SIGNS = "oqvØnu"
"""Letters that are a circle, a square or an arrow in the fonts that Word uses for bullets."""
_BOLD, _ITALIC, _STRUCK = {"b", "strong", "u", "th", "caption"}, {"i", "em", "cite"}, {"s", "del", "strike"}
_MENU = re.compile(
    r"\b(?:nav|navbar|menu|breadcrumbs?|cookie|cookies|sidebar|skip|pagination|banner|share|social|footer|masthead|topnav|toolbar|consent|gdpr|alertbar)\b",
    re.IGNORECASE,
)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
"""Where a word begins in a name such as leftMenu."""
_NOT_WRITTEN = {"hidden", "password", "checkbox", "radio", "file", "color", "range"}
"""Inputs whose value is for the program behind the page."""


@dataclass(frozen=True)
class Look:
    """How the text in an element looks."""

    heading: int = 0
    bold: bool = False
    italic: bool = False
    struck: bool = False
    bullet: bool = False
    furniture: str = ""
    apart: str = ""
    """What the words are, where they are not shown as text of the page."""
    as_typed: bool = False
    """Whether its lines are shown as they stand in the file."""


class Page:
    """A page, as far as one must know all of it to tell what an element is."""

    def __init__(self, root: "_Element") -> None:
        self._size = size(root)
        self._styles = Styles(root)

    def is_most(self, element: "_Element") -> bool:
        """Returns whether an element holds most of the page, and so is no menu, whatever it is called."""
        return 2 * size(element) > self._size

    def look(self, tag: str, element: "_Element", around: Look) -> Look:
        """Returns the look of the text in an element; `around` is that of the text around it."""
        style = self._styles.of(tag, element)
        return replace(
            around,
            heading=int(tag[1]) if re.fullmatch(r"h[1-6]", tag) else around.heading,
            bold=around.bold or tag in _BOLD or is_bold(style),
            italic=around.italic or tag in _ITALIC or "font-style:italic" in style,
            struck=around.struck or tag in _STRUCK or is_struck(style),
            furniture=around.furniture or self._furniture(tag, element),
            apart=around.apart or _APART.get(tag, "") or self._hidden(tag, element, style),
            as_typed="white-space:pre" in style or (around.as_typed and "white-space:" not in style) or tag == "pre",
        )

    def _furniture(self, tag: str, element: "_Element") -> str:
        if tag in _AROUND:
            # Some programs that make pages put all of one into a form.
            return "" if tag == "form" and self.is_most(element) else _AROUND[tag]
        words = " ".join(element.get(each, "") for each in ("class", "id", "role")).replace("-", " ").replace("_", " ")
        named = tag in BLOCKS and tag != "body" and _MENU.search(_CAMEL.sub(" ", words))
        return "menu" if named and not self.is_most(element) else ""

    def _hidden(self, tag: str, element: "_Element", style: str) -> str:
        """Whether an element is not shown. One that is only kept from being read aloud is, unless it is a block of its own."""
        aloud = element.get("aria-hidden", "").lower() == "true" and tag in BLOCKS and not self.is_most(element)
        closed = tag == "dialog" and element.get("open") is None
        unseen = element.get("hidden") is not None or "display:none" in style or "visibility:hidden" in style
        return _HIDDEN if aloud or closed or unseen else ""


def is_block(tag: str, element: "_Element") -> bool:
    """Returns whether an element begins a line of its own."""
    return tag in BLOCKS or "display:block" in (element.get("style") or "").replace(" ", "").lower()


def is_sign(element: "_Element") -> bool:
    """Returns whether an element is the sign that Word sets before an entry: a letter or a mark in a font of signs."""
    if "mso-list:ignore" not in (element.get("style") or "").replace(" ", "").lower():
        return False
    text = "".join(element.itertext()).strip()
    return len(text) == 1 and (text in _LETTERS_AS_SIGNS or not text.isalnum())


def size(element: "_Element") -> int:
    """Returns how many characters an element has."""
    return int(float(str(element.xpath("string-length()"))))


def said_by_attribute(tag: str, element: "_Element") -> str:
    """Returns the words that an element says without having them as text: those for a picture, what is written in a form."""
    if tag in ("img", "area"):
        name = "alt"
    elif tag == "input":
        kind = element.get("type", "text").lower()
        name = "alt" if kind == "image" else "" if kind in _NOT_WRITTEN else "value"
    else:
        name = ""
    return element.get(name) or "" if name else ""
