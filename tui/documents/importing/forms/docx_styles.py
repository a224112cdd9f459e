"""What the styles of a DOCX say of the paragraphs and stretches of text that have them."""

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OFF = ("0", "false", "off", "none")
_LOOKS = ("b", "i", "strike", "dstrike", "vanish")
_DEEPEST = 20


@dataclass(frozen=True)
class Style:
    """A style: its name as Word has it in English, its looks (True or False where it says so), and its numbering."""

    name: str = ""
    looks: tuple[tuple[str, bool], ...] = ()
    numbering: "_Element | None" = None


class Styles:
    """The styles of a document by their ids, each with what it takes over from the style it is based on."""

    def __init__(self, root: "_Element | None") -> None:
        self._root = root
        self._known: dict[str, Style] = {}

    @cached_property
    def _elements(self) -> dict[str, "_Element"]:
        found = self._root.iterchildren(f"{W}style") if self._root is not None else ()
        return {each.get(f"{W}styleId", ""): each for each in found}

    def style(self, name: str) -> Style:
        """Returns the style of an id, an empty one where there is none."""
        if name not in self._known:
            self._known[name] = self._read(name)
        return self._known[name]

    def _read(self, wanted: str) -> Style:
        looks: dict[str, bool] = {}
        numbering: _Element | None = None
        element = self._elements.get(wanted)
        called = value(element, "name")
        for _ in range(_DEEPEST):
            if element is None:
                break
            for look, on in looks_of(element.find(f"{W}rPr")).items():
                looks.setdefault(look, on)
            if numbering is None:
                numbering = element.find(f"{W}pPr/{W}numPr")
            element = self._elements.get(value(element, "basedOn"))
        return Style(called, tuple(looks.items()), numbering)


def has(element: "_Element", *tags: str) -> bool:
    """Returns whether an element has one of these in it."""
    return next(element.iter(*tags), None) is not None


def value(element: "_Element | None", child: str) -> str:
    """Returns the value that a child of an element has, empty where there is none."""
    found = element.find(f"{W}{child}") if element is not None else None
    return found.get(f"{W}val", "") if found is not None else ""


def looks_of(properties: "_Element | None") -> dict[str, bool]:
    """Returns which looks are switched on, and which off, by the properties of a stretch of text."""
    if properties is None:
        return {}
    found = {}
    for look in _LOOKS:
        element = properties.find(f"{W}{look}")
        if element is not None:
            found[look] = element.get(f"{W}val", "1").lower() not in _OFF
    return found
