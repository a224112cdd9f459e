"""A document as PDF: tagged, PDF/UA-1 for readers of all kinds and PDF/A-2a for the archive, the same bytes each time.

The page is set by the compiler in the package `typst`; no text of a record is ever read as its markup, and nothing is fetched.
"""

import datetime
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from importlib.resources import files
from typing import Any, Final

from tui.documents.rendering.forms.attached_pages import with_attachments
from tui.documents.rendering.tree import (
    Anchor,
    Attached,
    Block,
    Cell,
    Document,
    Entry,
    Heading,
    Listing,
    PageBreak,
    Paragraph,
    Signature,
    Table,
    Terms,
    Text,
    merged,
)
from tui.errors import MinutebookError
from tui.procedure.calendar import first_and_last_day

STANDARDS: Final = ("a-2a", "ua-1")
_NO_FONT: Final = re.compile(r'the text `"(.+?)"` could not be displayed')
_ESCAPED: Final = re.compile(r"\\u\{([0-9a-f]+)\}")
_ATTEMPTS: Final = 400
_ONE_BY_ONE: Final = 12
_LINE: Final = 95
"""About how many letters a line across the page has."""
_KEPT_TOGETHER: Final = 20
"""A row of more lines may go on overleaf: a page must never be too short for what cannot be parted."""
_NO_DAY: Final = datetime.date(2000, 1, 1)


class NotSet(MinutebookError):
    """The compiler could not set the pages."""

    def __init__(self, said: str) -> None:
        self.said = said
        super().__init__(
            f"The PDF could not be made: {said}.", "Ask for another form, such as --to html, and report this."
        )


def pdf(document: Document) -> bytes:
    """Returns the document as a PDF file. Raises NotSet with what the compiler said.

    Pages of other people's files are put in as they are: a document with such makes no claim to any standard.
    A letter that no font at hand has is shown as its code, `<U+65E5>`: a file for the archive may have no empty boxes.
    """
    text, standards = source(document), () if document.attachments else STANDARDS
    for attempt in range(_ATTEMPTS):
        try:
            made = compiled(text, standards)
            return (
                with_attachments(made, document.attachments, values_at(text, "attached"))
                if document.attachments
                else made
            )
        except NotSet as error:
            missing = _missing(error.said)
            if not missing:
                raise
            text = _with_codes(text, missing, by_block=attempt > _ONE_BY_ONE)
    raise NotSet("too many letters have no font")


def _missing(told: str) -> str:
    """Returns the letters that the compiler says it has no font for; empty where it says something else."""
    found = _NO_FONT.search(told)
    letters = _ESCAPED.sub(lambda each: chr(int(each[1], 16)), found[1]) if found is not None else ""
    return "".join(each for each in letters if not each.isascii())


def _with_codes(text: str, missing: str, by_block: bool) -> str:
    """Returns the source with letters as their codes; with `by_block` also all that stand near them in the table of letters."""
    blocks = {ord(each) >> 8 for each in missing}

    def has_none(each: str) -> bool:
        return not each.isascii() and (each in missing or (by_block and ord(each) >> 8 in blocks))

    return "".join(f"<U+{ord(each):04X}>" if has_none(each) else each for each in text)


def compiled(text: str, standards: Sequence[str] = STANDARDS) -> bytes:
    """Returns the PDF that a source makes, held to standards. Raises NotSet."""
    import typst

    compile_pages: Any = typst.compile
    try:
        made: Any = compile_pages(
            {"main": text.encode()}, format="pdf", pdf_standards=list(standards) or None, timestamp=0
        )
    except typst.TypstError as error:
        raise NotSet(str(error).split("\n", 1)[0].rstrip(".")) from error
    return bytes(made)


def pages_of_items(document: Document) -> dict[str, tuple[int, int]]:
    """Returns the first and last page between the anchors of each name, as the document is set."""
    return {
        str(each["id"]): (int(each["first"]), int(each["last"])) for each in values_at(source(document), "item-pages")
    }


def values_at(text: str, label: str) -> list[dict[str, Any]]:
    """Returns what a source says of itself at a label, once its pages are set."""
    import typst

    query: Any = typst.query
    found = query({"main": text.encode()}, f"<{label}>", field="value")
    return [each for each in json.loads(found) if isinstance(each, dict)]


def source(document: Document) -> str:
    """Returns the source of a document for the compiler."""
    lines = [
        files(__package__).joinpath("pdf.typ").read_text(encoding="utf-8"),
        f"#set document(title: {quoted(document.title)}, author: {quoted(document.creator)}, "
        f"description: {quoted(document.subject)}, date: datetime({_day(document.date)}))",
        f"#set text(lang: {quoted(document.language[:2])}, region: {quoted(document.language[3:5] or 'GB')})",
        f"#show: page-of.with(running: {quoted(document.running)}, draft: {quoted(document.draft)})",
        f"#heading(level: 1, {quoted(document.title)})",
        *([f"#draft-note({quoted(document.draft)})"] if document.draft else []),
        *blocks(document.blocks),
    ]
    return "\n".join(lines) + "\n"


def _day(date: str) -> str:
    """Returns the first day that the document's date may mean: the archive's standard wants a whole one."""
    days = first_and_last_day(date)
    first = days[0] if days is not None else _NO_DAY
    return f"year: {first.year}, month: {first.month}, day: {first.day}"


def blocks(found: Iterable[Block]) -> Iterator[str]:
    """Yields the source of blocks."""
    for block in found:
        yield from _block(block)


def quoted(text: str) -> str:
    """Returns a text as a string of the compiler's language: nothing in it is read as markup."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            number = f"#{quoted(f'{block.number} ')}" if block.number else ""
            yield f"#heading(level: {block.level})[{number}{_text(block.text)}]"
        case Paragraph():
            named = f"{block.style}-paragraph" if block.style else "par"
            yield f"#{named}[{_text(block.text)}]"
        case Terms():
            yield from _terms(block)
        case Listing():
            yield from _listing(block.entries)
        case Table():
            yield from _table(block)
        case Signature():
            yield f"#signature({quoted(block.title)})"
        case _:
            yield from _page(block)


def _page(block: PageBreak | Anchor | Attached) -> Iterator[str]:
    match block:
        case PageBreak():
            yield f"#draft-mark.update({quoted(block.draft)})"
            yield "#odd-page()" if block.odd else "#pagebreak(weak: true)"
        case Anchor():
            yield f"#{'finish' if block.is_end else 'begin'}({quoted(block.name)})"
        case Attached():
            for n in range(block.pages):
                yield f"#attached({quoted(block.name)}, {n}, {quoted(f'{block.title}: page {n + 1} of {block.pages}')})"


def _terms(terms: Terms) -> Iterator[str]:
    entries = ", ".join(
        f"terms.item([{_text(each.name)}:], [{' #parbreak() '.join(_text(line) for line in each.lines)}])"
        for each in terms.entries
    )
    yield f"#terms({entries})"


def _listing(entries: tuple[Entry, ...]) -> Iterator[str]:
    labels = ", ".join(quoted(each.label or "•") for each in entries)
    yield f"#enum(tight: false, numbering: n => ({labels},).at(n - 1),"
    for entry in entries:
        yield "["
        yield from blocks(entry.blocks)
        yield "],"
    yield ")"


def _table(table: Table) -> Iterator[str]:
    widths = ", ".join(f"{each}fr" for each in table.widths)
    head = ", ".join(f"[#strong({quoted(each)})]" for each in table.head)
    yield f"#table-of({quoted(table.caption)}, ({widths},), ({head},),"
    for row in table.rows:
        together = _lines_of(row, table.widths) <= _KEPT_TOGETHER
        for cell in row:
            inside = " #linebreak() ".join(_text(line) for line in cell)
            yield f"table.cell(breakable: false)[{inside}]," if together else f"[{inside}],"
    yield ")"


def _lines_of(row: tuple[Cell, ...], widths: Sequence[int]) -> float:
    """Returns about how many printed lines the tallest cell of a row has."""
    return max(
        sum(1 + sum(len(run.text) for run in line) * sum(widths) / width // _LINE for line in cell)
        for cell, width in zip(row, widths, strict=True)
    )


def _text(text: Text) -> str:
    parts = []
    for run in merged(text):
        if run.pages_of:
            parts.append(f"#pages-of({quoted(run.pages_of)})")
            continue
        inside = quoted(run.text)
        inside = f"emph({inside})" if run.emphasis else inside
        parts.append(f"#strong({inside})" if run.strong else f"#{inside}")
    return "".join(parts)
