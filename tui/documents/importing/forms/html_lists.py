"""The numbers that a browser sets before the entries of a numbered list: they stand in no text of the page."""

import re
from typing import TYPE_CHECKING

from lxml.etree import iterwalk

from tui.documents.importing.forms.counting import lettered, roman
from tui.documents.importing.lines.blocks import label_pattern

if TYPE_CHECKING:
    from lxml.etree import _Element

_TYPES = {"a": "a", "A": "A", "i": "i", "I": "I"}
_STYLES = {
    "lower-alpha": "a", "lower-latin": "a", "upper-alpha": "A", "upper-latin": "A", "lower-roman": "i", "upper-roman": "I", "decimal": "1",
    "none": "", "disc": "", "circle": "", "square": "",
}  # fmt: skip
_STYLE = re.compile(r"list-style(?:-type)?:[^;]*?\b(" + "|".join(_STYLES) + r")\b")
_ENOUGH = 40
_WHOLE = re.compile(r"\s*(-?\d{1,6})\s*")


def labels_of(listed: "_Element") -> "dict[_Element, str]":
    """Returns the label of each entry of an element that is a numbered list, empty for any other. Entries that bring a label in
    their own text get none: such a list is shown without numbers by a style that is not in the page."""
    form = _form_of(listed) if listed.tag == "ol" else ""
    every = list(listed.iterchildren("li")) if form else []
    begun = {each: _beginning(each) for each in every}
    if any(label_pattern().match(text) for text in begun.values()):
        return {}
    step = -1 if listed.get("reversed") is not None else 1
    number = _whole(listed.get("start"), len(every) if step < 0 else 1) - step
    found = {}
    for each in every:
        number = _whole(each.get("value"), number + step)
        if begun[each]:
            found[each] = f"{_written(number, _TYPES.get(each.get('type') or '', form))}. "
    return found


def _form_of(listed: "_Element") -> str:
    styled = _STYLE.search((listed.get("style") or "").replace(" ", "").lower())
    return _STYLES[styled[1]] if styled else _TYPES.get(listed.get("type") or "", "1")


def _whole(text: str | None, otherwise: int) -> int:
    found = _WHOLE.fullmatch(text or "")
    return int(found[1]) if found else otherwise


def _written(number: int, form: str) -> str:
    text = lettered(number) if form in "aA" else roman(number) if form in "iI" else str(number)
    return text.upper() if form.isupper() else text


def _beginning(entry: "_Element") -> str:
    """Returns the first characters of an entry; empty where a list within it comes before any text of its own."""
    text = ""
    for event, each in iterwalk(entry, events=("start", "end")):
        if event == "start" and each.tag in ("ol", "ul"):
            break
        said = (each.text if event == "start" else each.tail if each is not entry else "") or ""
        text = f"{text} {said}".strip() if isinstance(each.tag, str) or event == "end" else text
        if len(text) > _ENOUGH:
            break
    return " ".join(text.split())
