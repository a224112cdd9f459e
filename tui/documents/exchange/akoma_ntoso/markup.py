"""Elements of Akoma Ntoso with texts made safe, and identifiers that no two elements share."""

from collections import Counter
from collections.abc import Iterable
from typing import Any, Final, TypeAlias

from lxml import etree

from tui.documents.exchange.naming import line, slug, words

NAMESPACE: Final = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
Element: TypeAlias = Any
"""An element of lxml, which has no types."""

Content: TypeAlias = str | Element | None

_OF_TEXT: Final = frozenset({"p", "narrative", "scene", "heading", "num", "from", "listIntroduction"})
"""Elements that have text in them, where a blank more would be a blank in it."""


def element(tag: str, /, *content: Content, **attributes: str | None) -> Element:
    """Returns an element with texts and elements in it, one after another; None is left out, as content and as an attribute.

    `as_` and the like are written without the underscore.
    """
    given = {key.rstrip("_"): value for key, value in attributes.items() if value is not None}
    made = etree.Element(f"{{{NAMESPACE}}}{tag}", given, nsmap={None: NAMESPACE})
    for each in content:
        if isinstance(each, str):
            _add_text(made, line_with_ends(each))
        elif each is not None:
            made.append(each)
    return made


def paragraphs(text: str | None, **attributes: str | None) -> list[Element]:
    """Returns a `p` for every line of a text that has something on it."""
    return [element("p", each.strip(), **attributes) for each in words(text).split("\n") if each.strip()]


def line_with_ends(text: str) -> str:
    """Returns a text on one line, made safe, with a blank where one stood at either end."""
    inner = line(text)
    if not inner:
        return " " if text else ""
    return f"{' ' if text[:1].isspace() else ''}{inner}{' ' if text[-1:].isspace() else ''}"


class Ids:
    """Identifiers of one document, each given once: a second `dbsect_rules` is `dbsect_rules-2`."""

    def __init__(self) -> None:
        self._given: Counter[str] = Counter()
        self._taken: set[str] = set()

    def give(self, kind: str, name: object, within: str | None = None) -> str:
        """Returns an identifier as the naming convention has it: `dbsect_rules__question_costs`."""
        wanted = f"{f'{within}__' if within else ''}{kind}_{slug(name)}"
        found = wanted
        while found in self._taken:
            self._given[wanted] += 1
            found = f"{wanted}-{self._given[wanted] + 1}"
        self._taken.add(found)
        return found


def appended(parent: Element, children: Iterable[Element]) -> Element:
    """Returns an element with these added at its end."""
    for each in children:
        parent.append(each)
    return parent


def text_of(made: Element) -> bytes:
    """Returns a document as a file, UTF-8, indented where that adds nothing to a text."""
    _indent(made, "\n")
    return bytes(etree.tostring(made, xml_declaration=True, encoding="UTF-8"))


def _indent(made: Element, before: str) -> None:
    if not len(made) or etree.QName(made).localname in _OF_TEXT:
        return
    made.text = f"{before}  "
    for each in made:
        _indent(each, f"{before}  ")
        each.tail = f"{before}  "
    made[-1].tail = before


def _add_text(made: Element, text: str) -> None:
    if len(made):
        made[-1].tail = (made[-1].tail or "") + text
    else:
        made.text = (made.text or "") + text
