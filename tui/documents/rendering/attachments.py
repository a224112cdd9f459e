"""The files of papers, taken in as they came: held against what the record says of them, and looked at before anything is made of them."""

import hashlib
import io
from typing import Final

from tui.documents.rendering.tree import Attachment
from tui.errors import MinutebookError, ProblemsFound
from tui.record.safe import safe

LARGEST: Final = 200 * 1024 * 1024
"""The most bytes of a file that is taken in."""
_MOST_PAGES: Final = 5_000


class NotThatFile(ProblemsFound):
    """A file has the name of a paper's file but not its bytes."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{safe(name)} is not the file that the record names: its SHA-512 is another.",
            "Put the right file there, or correct the record.",
        )


class CannotTakeIn(MinutebookError):
    """A file cannot be put into a pack."""

    def __init__(self, name: str, why: str) -> None:
        super().__init__(
            f"{safe(name)} cannot be put into the pack: {why}.",
            "Ask for the file anew, as a PDF that opens without a password.",
        )


def attachment(name: str, data: bytes, sha512: str | None) -> Attachment:
    """Returns a PDF file as an attachment. Raises NotThatFile, and CannotTakeIn for what is no readable PDF."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    if sha512 is not None and hashlib.sha512(data).hexdigest() != sha512.lower():
        raise NotThatFile(name)
    if len(data) > LARGEST:
        raise CannotTakeIn(name, "it is too large")
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted:
            raise CannotTakeIn(name, "it is protected by a password")
        pages = len(reader.pages)
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise CannotTakeIn(name, "it cannot be read as a PDF") from error
    if not 0 < pages <= _MOST_PAGES:
        raise CannotTakeIn(name, "it has no pages" if not pages else f"it has more than {_MOST_PAGES} pages")
    return Attachment(name, pages, data)
