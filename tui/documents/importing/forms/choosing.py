"""Chooses by the first bytes, then by the name of the file, in which form a document comes."""

import re
from collections.abc import Sequence

from tui.documents.importing.forms.text import read_text
from tui.documents.importing.line import Source
from tui.errors import ProblemsFound, WrongUsage

LARGEST = 50 * 1024 * 1024
"""Bytes; a larger file is refused before it is read."""

_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)


def read_source(data: bytes, name: str) -> Source:
    """Returns the lines of a document in whatever form it comes.

    Raises ProblemsFound, with what to do, where it cannot be read, and WrongUsage for a form that is not read at all.
    """
    refuse_too_large([(name, data)])
    ending = name.rsplit(".", 1)[-1].lower() if "." in name else ""
    if data.startswith(b"%PDF-") or b"%PDF-" in data[:1024]:
        from tui.documents.importing.forms.pdf import read_pdf

        return read_pdf(data, name)
    if data.startswith(b"PK\x03\x04"):
        if b"word/" not in data and ending != "docx":
            raise WrongUsage(f"{name} is an archive and no DOCX.", "Unpack it and import the documents in it.")
        from tui.documents.importing.forms.docx import read_docx

        return read_docx(data, name)
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise WrongUsage(f"{name} is in the form of old office programs.", "Save it as DOCX or PDF and import that.")
    text = _decoded(data, name)
    if _HTML.match(data[:4096]) or ending in ("html", "htm", "xhtml"):
        from tui.documents.importing.forms.html import read_html

        return read_html(text, name)
    if text.lstrip().startswith("<?xml"):
        raise WrongUsage(
            f"{name} is XML of a kind that is not read.",
            "Of XML, what ModernGov's web service gives is read: GetMeeting, GetAttendance, GetCommittees.",
        )
    return read_text(text)


def refuse_too_large(files: Sequence[tuple[str, bytes]]) -> None:
    """Raises ProblemsFound where one of the files, each with its name, is larger than is read."""
    for name, data in files:
        if len(data) > LARGEST:
            raise ProblemsFound(
                f"{name} has more than {LARGEST // 1024 // 1024} MB, the most that is read.",
                "Import its parts one by one.",
            )


def _decoded(data: bytes, name: str) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    if b"\0" in data[:4096]:
        raise WrongUsage(
            f"{name} is not a text, and of no other form that is read.", "Save it as text, HTML, PDF or DOCX."
        )
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")
