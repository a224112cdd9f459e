"""Pages of a PDF whose text does not run from left to right as they are shown, turned so that it does; and pages that are pictures."""

import io
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pdfplumber.page import Page
    from pypdf import PageObject

_MOST = 0.6
_LEVEL = 0.05
_LARGE = 0.5
"""The part of a page that a picture takes up where the page is one."""
_FEW_LETTERS = 60
"""Such as a number or a name that was printed upon a scanned page."""


@contextmanager
def level(page: "Page", drawn: "PageObject") -> "Iterator[Page]":
    """Gives a page, turned where most of its letters run upwards, downwards or upside down. `drawn` is the same page for pypdf."""
    angle = _angle(page.chars)
    if not angle:
        yield page
        return
    import pdfplumber
    from pypdf import PdfWriter

    writer = PdfWriter()
    writer.add_page(drawn).rotate(angle)
    kept = io.BytesIO()
    writer.write(kept)
    with pdfplumber.open(kept) as document:
        yield document.pages[0]


def _angle(chars: Sequence[dict[str, Any]]) -> int:
    """Returns by how many degrees, to the right, a page is to be turned for most of its letters to run from left to right."""
    counts = Counter(_turn(*char["matrix"][:2]) for char in chars)
    turn, count = counts.most_common(1)[0] if counts else (0, 0)
    return turn if count >= _MOST * len(chars) else 0


def _turn(along: float, up: float) -> int:
    if abs(along) <= _LEVEL * abs(up):
        return 90 if up > 0 else 270
    return 180 if along < 0 and abs(up) <= _LEVEL * abs(along) else 0


def is_picture(page: "Page") -> bool:
    """Returns whether a page is a picture, such as a scan, with as good as no text."""
    if len(page.chars) > _FEW_LETTERS:
        return False
    size = float(page.width) * float(page.height)
    return any(
        abs(each["x1"] - each["x0"]) * abs(each["bottom"] - each["top"]) >= _LARGE * size for each in page.images
    )


def told_as_pictures(numbers: Sequence[int]) -> str:
    """Returns what is to be said of the pages, counted from 1, that are pictures; empty for none."""
    if not numbers:
        return ""
    shown = [*(str(each) for each in numbers[:_SHOWN]), *(["others"] if len(numbers) > _SHOWN else [])]
    which = f"{', '.join(shown[:-1])} and {shown[-1]}" if len(shown) > 1 else shown[0]
    what = f"Pages {which} are pictures" if len(shown) > 1 else f"Page {which} is a picture"
    return f"{what} with no text to read: nothing in there was read. Recognise the text (OCR), then import that."


_SHOWN = 12
