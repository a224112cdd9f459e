"""Chooses by the first bytes, then by the name of the file, in which form a document comes."""

import re
from dataclasses import replace

from tui.documents.importing.forms.text import read_text
from tui.documents.importing.limits import refuse_too_large, refuse_too_long, without_monsters
from tui.documents.importing.lines.line import Source
from tui.errors import WrongUsage

_HTML = re.compile(
    r"\s*+(?:<\?xml[^>]*+>\s*+)?(?:<!--(?:[^-]|-(?!->))*+-->\s*+)*+<(?:!doctype html|html|head|body)\b", re.IGNORECASE
)
_CHARSET = re.compile(rb"<(?:meta|\?xml)\b[^>]{0,300}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w-]{1,30})", re.IGNORECASE)
_OF_BYTES = re.compile(r"(?:iso-?8859-(?:[1-9]|1[013-6])|(?:windows-|cp)125[0-8]|koi8-[ru]|macintosh)", re.IGNORECASE)
"""Encodings with a byte for each letter that a page may name."""
_AS_BROWSERS_DO = {"macintosh": "mac-roman", "iso-8859-1": "cp1252", "iso8859-1": "cp1252"}
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_LOOKED_AT = 64 * 1024
_FEW = 8
_AS_TEXT = "Save it as text, HTML, PDF or DOCX."


def read_source(data: bytes, name: str) -> Source:
    """Returns the lines of a document in whatever form it comes.

    Raises ProblemsFound, with what to do, where it cannot be read, and WrongUsage for a form that is not read at all.
    """
    refuse_too_large([(name, data)])
    source = _read(data, name)
    return replace(source, lines=without_monsters(source.lines, name))


def _read(data: bytes, name: str) -> Source:
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
    if data.startswith(b"{\\rtf"):
        raise WrongUsage(f"{name} is RTF, which is not read.", "Save it as DOCX or PDF and import that.")
    text, doubt = _decoded(data, name)
    if _HTML.match(text[:4096]) or ending in ("html", "htm", "xhtml"):
        from tui.documents.importing.forms.html import read_html

        return replace(read_html(text, name), doubt=doubt)
    if text.lstrip().startswith("<?xml"):
        raise WrongUsage(
            f"{name} is XML of a kind that is not read.",
            "Of XML, what ModernGov's web service gives is read: GetMeeting, GetAttendance, GetCommittees.",
        )
    refuse_too_long(len(text), text.count("\n"), name)
    return replace(read_text(text), doubt=doubt)


def _decoded(data: bytes, name: str) -> tuple[str, str]:
    """Returns the text, and what is doubtful of how it was read. Raises WrongUsage for what is no text."""
    encoding = _encoding(data[:_LOOKED_AT])
    if encoding:
        text, doubt = data.decode(encoding, "replace"), ""
    else:
        try:
            text, doubt = data.decode("utf-8-sig"), ""
        except UnicodeDecodeError:
            named = _named(data[:_LOOKED_AT])
            text = data.decode(named or "cp1252", "replace")
            doubt = (
                ""
                if named
                else "The file is not in UTF-8; it was read as Windows-1252. Look at letters with accents, quotes and dashes."
            )
    looked = text[:_LOOKED_AT]
    if "\0" in looked or len(_CONTROLS.findall(looked)) > max(_FEW, len(looked) // 100):
        raise WrongUsage(f"{name} is not a text, and of no other form that is read.", _AS_TEXT)
    if "\N{REPLACEMENT CHARACTER}" in text:
        doubt = f"{doubt} Some characters could not be read; a question mark in a lozenge stands for them.".strip()
    return text, doubt


def _named(data: bytes) -> str:
    """Returns the encoding of single bytes that a page says it is in, empty where it says none that is known."""
    found = _CHARSET.search(data)
    name = found[1].decode("ascii", "replace").lower() if found else ""
    return _AS_BROWSERS_DO.get(name, name) if _OF_BYTES.fullmatch(name) else ""


def _encoding(data: bytes) -> str:
    """Returns the encoding that a mark at the beginning tells, or that of every other byte being nought; empty for neither."""
    if data.startswith((b"\xff\xfe\0\0", b"\0\0\xfe\xff")):
        return "utf-32"
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    half = len(data) // 2
    nought = data[0::2].count(0), data[1::2].count(0)
    if half > _FEW and nought[1] > 0.4 * half and nought[0] < 0.05 * half:
        return "utf-16-le"
    return "utf-16-be" if half > _FEW and nought[0] > 0.4 * half and nought[1] < 0.05 * half else ""
