"""What the styles that a page brings with it say of the classes of its elements: struck out, bold. Nothing is fetched."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

_COMMENT = re.compile(r"/\*.*?\*/|<!--|-->", re.DOTALL)
_RULE = re.compile(r"([^{};]{1,1000})\{([^{}]{0,4000})\}")
_SELECTOR = re.compile(r"([a-z][a-z0-9]*|\*?)((?:\.[\w-]+)*)", re.IGNORECASE)
_STRUCK = re.compile(r"text-decoration(?:-line)?:[^;]*line-through")
_BOLD = re.compile(r"font-weight:(?:bold|bolder|[6-9]00)\b")
_MOST = 200_000
"""Characters of styles that are looked at; those that Word saves have 30,000."""


def is_struck(style: str) -> bool:
    """Returns whether a style, without blanks and in small letters, strikes out."""
    return _STRUCK.search(style) is not None


def is_bold(style: str) -> bool:
    """Returns whether a style, without blanks and in small letters, makes bold."""
    return _BOLD.search(style) is not None


@dataclass(frozen=True)
class _Rule:
    tag: str
    classes: frozenset[str]
    style: str


class Styles:
    """The styles of a page, as far as they are of elements of a name or a class, wherever these stand."""

    def __init__(self, root: "_Element") -> None:
        told = "\n".join(each.text or "" for each in root.iter("style"))[:_MOST]
        self._rules: dict[str, list[_Rule]] = defaultdict(list)
        """The rules by a class that they are of, those of no class by the name of the element."""
        for rule in _rules(_COMMENT.sub(" ", told)):
            self._rules[f".{min(rule.classes)}" if rule.classes else rule.tag].append(rule)

    def of(self, tag: str, element: "_Element") -> str:
        """Returns the style of an element, its own and that of its classes, without blanks and in small letters."""
        own = (element.get("style") or "").replace(" ", "").lower()
        if not self._rules:
            return own
        classes = set((element.get("class") or "").lower().split())
        near = (rule for key in ("", tag, *(f".{each}" for each in classes)) for rule in self._rules.get(key, ()))
        styled = {rule.style for rule in near if rule.tag in ("", tag) and rule.classes <= classes}
        return ";".join([*sorted(styled), own])


def _rules(told: str) -> Iterator[_Rule]:
    for selectors, declared in _RULE.findall(_without_media(told)):
        style = re.sub(r"\s", "", declared.lower())
        if not (is_struck(style) or is_bold(style)):
            continue
        kept = ";".join(each for each in style.split(";") if is_struck(each) or is_bold(each))
        for each in selectors.split(","):
            found = _SELECTOR.fullmatch(each.strip().lower())
            if found is not None and each.strip():
                yield _Rule(found[1].strip("*"), frozenset(found[2].split(".")[1:]), kept)


def _without_media(told: str) -> str:
    """Returns styles without those that hold for print or for screens of some width alone, and other blocks within blocks."""
    depth, kept = 0, []
    for each in re.split(r"(@[^{};]*(?:;|\{)|\{|\})", told):
        if each.startswith("@") and each.endswith("{") and depth == 0:
            depth = 1
        elif depth:
            depth += (each.endswith("{")) - (each == "}")
        elif not each.startswith("@"):
            kept.append(each)
    return "".join(kept)
