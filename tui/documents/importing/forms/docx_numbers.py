"""The numbers that Word itself sets before the paragraphs of a list: counted here as Word counts them, for they stand in no text."""

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tui.documents.importing.forms.counting import lettered, roman
from tui.documents.importing.forms.docx_styles import Style, Styles, W, value

if TYPE_CHECKING:
    from lxml.etree import _Element

BULLET = "•"
_LEVELS = 9


@dataclass(frozen=True)
class _Level:
    start: int = 1
    form: str = "decimal"
    text: str = ""
    style: str = ""


@dataclass
class _List:
    """A list as it is counted: its levels, and how far each has come."""

    levels: dict[int, _Level] = field(default_factory=dict)
    reached: list[int | None] = field(default_factory=lambda: [None] * _LEVELS)


class Numbers:
    """Counts the numbered paragraphs of a document in their order."""

    def __init__(self, root: "_Element | None", styles: Styles) -> None:
        self._styles = styles
        self._lists: dict[str, _List] = {}
        self._of: dict[str, str] = {}
        self._restarts: dict[str, dict[int, int]] = {}
        self._own: dict[str, dict[int, _Level]] = {}
        for each in root.iterchildren(f"{W}abstractNum") if root is not None else ():
            levels = {_depth(level): _level(level) for level in each.iterchildren(f"{W}lvl")}
            self._lists[each.get(f"{W}abstractNumId", "")] = _List(levels)
        for each in root.iterchildren(f"{W}num") if root is not None else ():
            name = each.get(f"{W}numId", "")
            self._of[name] = value(each, "abstractNumId")
            overrides = list(each.iterchildren(f"{W}lvlOverride"))
            self._restarts[name] = {_depth(one): _count(value(one, "startOverride"), 1) for one in overrides}
            own = {_depth(one): one.find(f"{W}lvl") for one in overrides}
            self._own[name] = {depth: _level(level) for depth, level in own.items() if level is not None}

    def label(self, properties: "_Element | None", style: Style, style_id: str) -> str:
        """Returns what Word sets before a paragraph with these properties and this style: a number, a bullet, or nothing.

        It is to be asked once for each paragraph, in their order.
        """
        own = properties.find(f"{W}numPr") if properties is not None else None
        name = value(own, "numId") or value(style.numbering, "numId")
        found = self._lists.get(self._of.get(name, ""))
        if found is None:
            return ""
        levels = {**found.levels, **self._own.get(name, {})}
        styled = next((depth for depth, level in levels.items() if style_id and level.style == style_id), 0)
        depth = min(_count(value(own, "ilvl") or value(style.numbering, "ilvl"), styled), _LEVELS - 1)
        level = levels.get(depth, _Level())
        restart = self._restarts.get(name, {}).pop(depth, None)
        before = found.reached[depth]
        found.reached[depth] = restart if restart is not None else level.start if before is None else before + 1
        found.reached[depth + 1 :] = [None] * (_LEVELS - depth - 1)
        if level.form == "bullet":
            return BULLET
        return re.sub(r"%(\d)", lambda mark: _said(found, levels, int(mark[1]) - 1), level.text).strip()


def _said(counted: _List, levels: dict[int, _Level], depth: int) -> str:
    if not 0 <= depth < _LEVELS:
        return ""
    level = levels.get(depth, _Level())
    reached = counted.reached[depth]
    return _written(level.start if reached is None else reached, level.form)


def _level(element: "_Element") -> _Level:
    return _Level(
        _count(value(element, "start"), 1),
        value(element, "numFmt") or "decimal",
        value(element, "lvlText"),
        value(element, "pStyle"),
    )


def _depth(element: "_Element") -> int:
    return _count(element.get(f"{W}ilvl", ""), 0)


def _count(text: str, otherwise: int) -> int:
    return int(text) if re.fullmatch(r"\d{1,6}", text) else otherwise


def _written(number: int, form: str) -> str:
    """Returns a number as a list writes it; forms of other scripts as digits."""
    if form == "none":
        return ""
    if form in ("lowerLetter", "upperLetter"):
        return lettered(number) if form == "lowerLetter" else lettered(number).upper()
    if form in ("lowerRoman", "upperRoman"):
        return roman(number) if form == "lowerRoman" else roman(number).upper()
    return f"{number:02}" if form == "decimalZero" else str(number)
