"""What a paragraph of a DOCX says: all its text in order, whatever it is wrapped in, and what is no text of it named as what it is."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from tui.documents.importing.forms.docx_styles import Styles, W, looks_of, value
from tui.documents.importing.forms.pieces import Piece, before_raised, whole_words

if TYPE_CHECKING:
    from lxml.etree import _Element

_CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_TEXTS = (
    f"{W}t",
    f"{W}delText",
    "{http://schemas.openxmlformats.org/drawingml/2006/main}t",
    "{http://schemas.openxmlformats.org/officeDocument/2006/math}t",
)
_PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_ACROSS = "{urn:schemas-microsoft-com:vml}textpath"
_SHAPE = "{urn:schemas-microsoft-com:vml}shape"
LINE_END = "\v"
"""What stands for the end of a line within a paragraph; XML cannot have it in a text."""
_GONE = (f"{W}del", f"{W}moveFrom")
_BREAKS = {f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}br": LINE_END, f"{W}cr": LINE_END, f"{W}noBreakHyphen": "-"}
_NOTES = {"footnoteReference": "footnote", "endnoteReference": "endnote", "commentReference": "comment"}
_SIGNS = {0xB7: "•", 0xA7: "▪", 0x6F: "☐", 0xA8: "☐", 0xFE: "☒", 0xFD: "☒", 0xFC: "✓", 0xFB: "✗", 0x78: "☒"}
"""What the signs most used of the fonts of signs look like, by their place in the font."""
BOX = f"{W}txbxContent"


@dataclass
class Said:
    """What a paragraph says, and the text boxes that hang on it."""

    pieces: list[Piece] = field(default_factory=list)
    boxes: "list[_Element]" = field(default_factory=list)


class Teller:
    """Reads paragraphs. `note` gives the text of a footnote, an endnote or a comment by its kind and id."""

    def __init__(self, styles: Styles, note: Callable[[str, str], str]) -> None:
        self._styles = styles
        self._note = note

    def said(self, paragraph: "_Element", look: Piece) -> Said:
        """Returns what a paragraph says, all of it with a look besides its own."""
        properties = paragraph.find(f"{W}pPr")
        looks = dict(self._styles.style(value(properties, "pStyle")).looks)
        said = Said()
        self._inside(paragraph, _looking(look, looks), said)
        return said

    def _inside(self, element: "_Element", look: Piece, said: Said) -> None:
        for child in element.iterchildren():
            self._walk(child, look, said)

    def _walk(self, element: "_Element", look: Piece, said: Said) -> None:
        tag = element.tag
        if not isinstance(tag, str) or (tag.endswith("Pr") and tag != _PICTURE):
            return
        text = _text(element)
        if text is not None:
            _add(said, text, replace(look, struck=True) if tag == f"{W}delText" else look)
        elif tag == BOX:
            said.boxes.append(element)
        elif tag == _CHOICE:
            self._inside(chosen(element), look, said)
        elif not self._named(element, said):
            if tag == f"{W}r" and _is_raised(element) and said.pieces:
                said.pieces.append(replace(look, text=before_raised(said.pieces[-1].text, _said(element))))
            self._inside(element, self._look(element, look), said)

    def _look(self, element: "_Element", look: Piece) -> Piece:
        """Returns the look of what is in an element."""
        if element.tag == f"{W}r":
            properties = element.find(f"{W}rPr")
            styled = dict(self._styles.style(value(properties, "rStyle")).looks)
            return _looking(look, {**styled, **looks_of(properties)})
        if element.tag == f"{W}sdt":
            return replace(look, apart=prompt_of(element) or look.apart)
        return replace(look, struck=True) if element.tag in _GONE else look

    def _named(self, element: "_Element", said: Said) -> bool:
        """Takes what is not in the text itself: notes, words for pictures, words across the page, the entry of a list to choose from."""
        tag = str(element.tag)
        name = tag.removeprefix(W)
        if name in _NOTES:
            said.pieces.append(Piece(self._note(_NOTES[name], element.get(f"{W}id", "")), apart=_NOTES[name]))
        elif name == "ffData":
            said.pieces.append(Piece(_selected(element)))
        elif tag == _PICTURE:
            said.pieces.append(Piece(element.get("descr", ""), apart="picture"))
        elif tag == _ACROSS:
            said.pieces.append(Piece(element.get("string", ""), apart="across the page"))
        elif tag == _SHAPE:
            said.pieces.append(Piece(element.get("alt", ""), apart="picture"))
            return False
        else:
            return tag in (f"{W}instrText", f"{W}delInstrText")
        return True


def _looking(look: Piece, looks: dict[str, bool]) -> Piece:
    return replace(
        look,
        bold=looks.get("b", look.bold),
        italic=looks.get("i", look.italic),
        struck=look.struck or looks.get("strike", False) or looks.get("dstrike", False),
        apart="hidden text" if looks.get("vanish") and not look.apart else look.apart,
    )


def _text(element: "_Element") -> str | None:
    """Returns the text that an element is; None for one that is none."""
    if element.tag in _TEXTS:
        return element.text or ""
    return _sign(element) if element.tag == f"{W}sym" else _BREAKS.get(str(element.tag))


def _add(said: Said, text: str, look: Piece) -> None:
    text = whole_words(text).replace("\n", " ").replace("\f", " ")
    if text:
        said.pieces.append(replace(look, text=text))


def prompt_of(control: "_Element") -> str:
    """Returns what the text of a content control is named where it only asks for an entry, or is a table of contents."""
    properties = control.find(f"{W}sdtPr")
    if properties is None:
        return ""
    if properties.find(f"{W}showingPlcHdr") is not None:
        return "prompt of an empty field"
    return (
        "table of contents" if value(properties.find(f"{W}docPartObj"), "docPartGallery") == "Table of Contents" else ""
    )


def chosen(alternatives: "_Element") -> "_Element":
    """Returns the one of several forms of the same thing that has text, the newer before the older."""
    for each in alternatives.iterchildren():
        if any(part.text for tag in _TEXTS for part in each.iter(tag)):
            return each
    return next(alternatives.iterchildren(), alternatives)


def _is_raised(run: "_Element") -> bool:
    return value(run.find(f"{W}rPr"), "vertAlign") == "superscript"


def _said(run: "_Element") -> str:
    return "".join(each.text or "" for each in run.iterchildren(f"{W}t"))


def _sign(element: "_Element") -> str:
    try:
        code = int(element.get(f"{W}char", ""), 16)
    except ValueError:
        return ""
    return _SIGNS.get(code & 0xFF if code >= 0xF000 else code, "") or (chr(code) if 0x20 < code < 0xD800 else "")


def _selected(element: "_Element") -> str:
    """Returns the entry that is shown of a field with a list to choose from."""
    choices = element.find(f"{W}ddList")
    if choices is None:
        return ""
    entries = [each.get(f"{W}val", "") for each in choices.iterchildren(f"{W}listEntry")]
    at = value(choices, "result") or value(choices, "default") or "0"
    return entries[int(at)] if at.isdigit() and int(at) < len(entries) else ""


def blocks_in(container: "_Element", name: str = "") -> "Iterator[tuple[_Element, str]]":
    """Yields the paragraphs and tables in a container in order, whatever they are wrapped in, each with what it is named."""
    for each in container.iterchildren():
        tag = each.tag
        if tag in (f"{W}p", f"{W}tbl"):
            yield each, name
        elif tag == f"{W}sdt":
            yield from blocks_in(each, name or prompt_of(each))
        elif tag == _CHOICE:
            yield from blocks_in(chosen(each), name)
        elif isinstance(tag, str) and not tag.endswith("Pr"):
            yield from blocks_in(each, name)
