"""What a DOCX is made of, looked at before anything of it is read as a document: an archive with parts of XML in it."""

import io
import re
import zipfile
import zlib

from tui.errors import ProblemsFound, WrongUsage

MOST_UNPACKED = 200 * 1024 * 1024
"""Bytes of all parts, pictures too."""
MOST_XML = 40 * 1024 * 1024
"""Bytes of the parts that are read as XML."""
_PIECE = 256 * 1024
_MOST_PARTS = 5_000
_MOST_MARKS = 1_000_000
_MOST_COLUMNS = 1_000
_DOCUMENT = "word/document.xml"
_SPANS = re.compile(rb"grid(?:Span|Before|After)\b[^<>]{0,200}?val\s*=\s*[\"']\s*(\d{1,20})")
_DECLARED = re.compile(rb"<!(?:DOCTYPE|ENTITY)\b", re.IGNORECASE)

DAMAGE = (
    zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, KeyError, ValueError, AttributeError, TypeError, EOFError, OSError,
    RuntimeError, NotImplementedError, IndexError,
)  # fmt: skip
"""What the readers of an archive and of a document in it raise where it is damaged, or locked by a password."""


def refuse_hostile(data: bytes, name: str) -> None:
    """Raises ProblemsFound for an archive that is damaged, locked, has no document in it or would unpack to more than is read, and
    WrongUsage for one whose XML brings a document type of its own. Nothing is unpacked to the disk."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            _refuse_size(parts, len(data), name)
            if any(each.flag_bits & 1 for each in parts):
                raise ProblemsFound(f"{name} is protected by a password.", "Save it without one, then import it again.")
            if _DOCUMENT not in archive.namelist():
                raise ProblemsFound(
                    f"{name} is an archive without a document in it.",
                    "Open it and save it again as DOCX, or unpack it and import what is in it.",
                )
            for each in parts:
                xml = _unpacked(archive, each)
                if _is_xml(each):
                    _refuse_part(xml, name)
    except DAMAGE as error:
        raise ProblemsFound(f"{name} cannot be read as DOCX: it is damaged.", "Open and save it again.") from error


def _is_xml(part: zipfile.ZipInfo) -> bool:
    return part.filename.lower().endswith((".xml", ".rels"))


def _unpacked(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> bytes:
    """Returns a part that is XML, and nothing for another. Either is unpacked piece by piece: what is larger than it says it is, as no
    honest part is, would otherwise take all memory before that is seen. Raises BadZipFile for such a one."""
    kept: list[bytes] = []
    with archive.open(part) as file:
        while piece := file.read(_PIECE):
            if _is_xml(part):
                kept.append(piece)
    return b"".join(kept)


def _refuse_size(parts: list[zipfile.ZipInfo], packed: int, name: str) -> None:
    size = sum(each.file_size for each in parts)
    read = sum(each.file_size for each in parts if _is_xml(each))
    most = MOST_XML if read > MOST_XML else MOST_UNPACKED
    if size > MOST_UNPACKED or read > MOST_XML or size > 1000 * max(packed, 1024):
        raise ProblemsFound(
            f"{name} would unpack to {max(size, 1024 * 1024) // 1024 // 1024} MB, which no document needs.",
            f"Nothing was read of it. At most {most // 1024 // 1024} MB are; import its parts one by one.",
        )
    if len(parts) > _MOST_PARTS:
        raise ProblemsFound(
            f"{name} has {len(parts):,} parts, which no document needs.",
            "Nothing was read of it. Open and save it again.",
        )


def _refuse_part(xml: bytes, name: str) -> None:
    if xml.startswith((b"\xff\xfe", b"\xfe\xff")):
        xml = xml.decode("utf-16", "replace").encode()
    if _DECLARED.search(xml):
        raise WrongUsage(
            f"{name} brings a document type of its own, which is not read: it could name other files or grow without end.",
            "Open it and save it again as DOCX.",
        )
    if xml.count(b"<") > 2 * _MOST_MARKS:
        raise ProblemsFound(
            f"{name} has more than {_MOST_MARKS:,} elements, which no document needs.", "Nothing was read of it."
        )
    if any(int(each) > _MOST_COLUMNS for each in _SPANS.findall(xml)):
        raise ProblemsFound(
            f"{name} has a table with more than {_MOST_COLUMNS:,} columns, which no document needs.",
            "Nothing was read of it.",
        )
