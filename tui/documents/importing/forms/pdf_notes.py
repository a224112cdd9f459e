"""What is laid over the pages of a PDF and is none of their drawing: what is written in a form, notes and comments."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pdfplumber.page import Page
    from pypdf import PageObject

_SILENT = ("/Link", "/Popup")
_DEEPEST = 20
_MOST_CORNERS = 800


def notes_of(page: "PageObject") -> Iterator[tuple[str, str]]:
    """Yields what is laid over a page, in the order of the file: what it is, and its words."""
    for mark in _marks(page):
        if mark.get("/Subtype") in _SILENT:
            continue
        if mark.get("/Subtype") == "/Widget":
            yield "form", _written(mark)
        else:
            what = "note on the page" if mark.get("/Subtype") == "/FreeText" else "comment"
            yield what, _text(mark.get("/Contents"))


def struck_by_notes(page: "PageObject", shown: "Page") -> Iterator[tuple[float, float, float, float]]:
    """Yields the boxes (left, top, right, bottom), as pdfplumber counts them on a page, of marks that strike out what is below them."""
    for mark in _marks(page):
        corners = mark.get("/QuadPoints")
        numbers = corners.get_object() if mark.get("/Subtype") == "/StrikeOut" and corners is not None else []
        for at in range(0, min(len(numbers), _MOST_CORNERS) - 7, 8):
            across, up = (
                [float(each) for each in numbers[at : at + 8 : 2]],
                [float(each) for each in numbers[at + 1 : at + 8 : 2]],
            )
            left, top = shown.bbox[0], shown.bbox[3]
            yield min(across) - left, top - max(up), max(across) - left, top - min(up)


def _marks(page: "PageObject") -> Iterator[dict[str, Any]]:
    found = page.get("/Annots")
    marks = found.get_object() if found is not None else None
    for each in marks if isinstance(marks, list) else ():
        mark = each.get_object()
        if isinstance(mark, dict):
            yield mark


def _written(field: dict[str, Any]) -> str:
    """Returns what is written in a field of a form; a box that is ticked says so by no word."""
    kind, value = "", None
    step: Any = field
    for _ in range(_DEEPEST):
        if not isinstance(step, dict):
            break
        kind = kind or str(step.get("/FT", ""))
        value = value if value is not None else step.get("/V")
        step = step["/Parent"].get_object() if "/Parent" in step else None
    return _text(value) if kind in ("/Tx", "/Ch") else ""


def _text(value: Any) -> str:
    value = value.get_object() if hasattr(value, "get_object") else value
    if isinstance(value, list):
        return " ".join(_text(each) for each in value)
    return " ".join(value.split()) if isinstance(value, str) else ""
