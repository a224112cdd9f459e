"""A document as plain text, 72 columns wide: only a word that is longer than that, such as an address, stands out."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import Final

from tui.documents.rendering.frames import framed
from tui.documents.rendering.tree import (
    Block,
    Document,
    Entry,
    Heading,
    Listing,
    Paragraph,
    Signature,
    Table,
    Terms,
    said,
)

WIDTH: Final = 72
_NARROWEST: Final = 12
_GAP: Final = 2
_RULES: Final = "==-~"
"""What underlines a heading of each level from 1 on."""
_LAST: Final = len(_RULES)


def plain_text(document: Document, own: bytes | None = None) -> str:
    """Returns the document as lines of at most 72 columns, ending in a line feed; in a body's own template, where one is given.

    Raises TemplateFault.
    """
    lines: list[str] = []
    for block in document.blocks:
        found = list(_block(block, WIDTH))
        before = [""] if isinstance(block, Heading) and lines[-1:] not in ([], [""]) else []
        lines += [*before, *found, *([""] if found else [])]
    content = "\n".join(line.rstrip() for line in lines).strip("\n")
    if own is not None:
        return framed(own, document, content, str, {})
    draft = "\n".join(wrapped(document.draft))
    parts = (draft, "\n".join(_title(document.title)), content, draft)
    return "\n\n".join(part for part in parts if part) + "\n"


def _title(title: str) -> list[str]:
    """Returns the title of a document between two rules, as no other heading stands."""
    lines = wrapped(title)
    rule = "=" * max(map(columns, lines), default=0)
    return [rule, *lines, rule] if lines else []


def _block(block: Block, width: int) -> Iterator[str]:
    match block:
        case Heading():
            title = said(block.text)
            lines = _hung(
                f"{block.number} " if block.number else "",
                wrapped(title, width - len(block.number) - bool(block.number)),
            )
            yield from lines
            yield _RULES[min(block.level, _LAST) - 1] * max(map(columns, lines), default=0)
        case Paragraph():
            yield from wrapped(_loud(block) if block.style == "decision" else said(block.text), width)
        case Terms():
            yield from _terms(block, width)
        case Listing():
            yield from _listing(block.entries, width)
        case Table():
            yield from _table(block, width)
        case Signature():
            yield from ("", "Signed: " + "." * 40, "", *(f"        {line}" for line in wrapped(block.title, width - 8)))
        case _:
            return


def _loud(block: Paragraph) -> str:
    """Returns the words of a decision with those in capitals that stand in bold elsewhere: they are what decides."""
    return "".join(run.text.upper() if run.strong else run.text for run in block.text)


def _terms(terms: Terms, width: int) -> Iterator[str]:
    names = [f"{said(each.name)}:" for each in terms.entries]
    indent = min(max(map(columns, names), default=0) + _GAP, width // 2)
    for name, term in zip(names, terms.entries, strict=True):
        lines = [
            part for line in term.lines for part in _hung("", wrapped(said(line), width - indent - _GAP), hang=_GAP)
        ]
        if columns(name) >= indent:
            yield name
            yield from (f"{' ' * indent}{line}" for line in lines)
        else:
            yield from _hung(_padded(name, indent), lines)


def _listing(entries: Iterable[Entry], width: int) -> Iterator[str]:
    listed = [(each.label or "-", each.blocks) for each in entries]
    indent = max((columns(label) for label, _ in listed), default=0) + 1
    for n, (label, blocks) in enumerate(listed):
        if n:
            yield ""
        lines: list[str] = []
        for block in blocks:
            lines += [*([""] if lines else []), *_block(block, width - indent)]
        yield from _hung(_padded(label, indent), lines)


def _table(table: Table, width: int) -> Iterator[str]:
    widths = _widths(table, width)
    if widths is None:
        yield from _stacked(table, width)
        return
    yield "-" * width
    yield from _row([[each] for each in table.head], widths)
    yield "-" * width
    for n, row in enumerate(table.rows):
        if n:
            yield ""
        yield from _row([[said(line) for line in cell] for cell in row], widths)
    yield "-" * width


def _widths(table: Table, width: int) -> list[int] | None:
    """Returns the columns of each cell, none narrower than its longest word; None where they would be too narrow to read."""
    room = width - _GAP * (len(table.head) - 1)
    least = []
    for n, head in enumerate(table.head):
        lines = [said(line) for row in table.rows for line in row[n]]
        words = [word for text in (head, *lines) for word in text.split()]
        longest = max(map(columns, words), default=0)
        hang = _GAP if any(len(line.split()) > 1 for line in (head, *lines)) else 0
        least.append(max(longest + hang, min(_NARROWEST, max(map(columns, lines), default=0))))
    spare = room - sum(least)
    if spare < 0:
        return None
    wanted = [max(0, room * each // sum(table.widths) - fixed) for each, fixed in zip(table.widths, least, strict=True)]
    return [fixed + spare * each // (sum(wanted) or 1) for fixed, each in zip(least, wanted, strict=True)]


def _row(cells: Sequence[Sequence[str]], widths: Sequence[int]) -> Iterator[str]:
    wrapped_cells = [
        [part for line in cell for part in _hanging(line, width)] for cell, width in zip(cells, widths, strict=True)
    ]
    for parts in zip_longest(*wrapped_cells, fillvalue=""):
        yield (" " * _GAP).join(_padded(part, width) for part, width in zip(parts, widths, strict=True)).rstrip()


def _hanging(line: str, width: int) -> list[str]:
    """Returns a paragraph of a cell in lines, all but the first set in, so that it is told where the next paragraph begins."""
    first = wrapped(line, width)[:1]
    if not first or len(first[0].split()) == len(line.split()):
        return first
    rest = " ".join(line.split()[len(first[0].split()) :])
    return [*first, *(f"{' ' * _GAP}{each}" for each in wrapped(rest, max(width - _GAP, 1)))]


def _stacked(table: Table, width: int) -> Iterator[str]:
    """Yields a table of many columns as one stretch a row between two rules: each heading with the paragraphs of its cell."""
    yield "-" * width
    for n, row in enumerate(table.rows):
        if n:
            yield ""
        for head, cell in zip(table.head, row, strict=True):
            told = [said(line) for line in cell if said(line)]
            for at, text in enumerate(told):
                indent = _GAP if at else 0
                lines = _hung("", wrapped(text if at else f"{head}: {text}", width - 2 * _GAP), hang=2 * _GAP - indent)
                yield from (f"{' ' * indent}{line}" for line in lines)
    yield "-" * width


def _hung(first: str, lines: Sequence[str], hang: int | None = None) -> list[str]:
    """Returns the lines with `first` before the first of them, the others set in by as much, or by `hang`."""
    indent = " " * (columns(first) if hang is None else hang)
    return [f"{indent if n else first}{line}" if line else "" for n, line in enumerate(lines or [""])]


def wrapped(text: str, width: int = WIDTH) -> list[str]:
    """Returns the text in lines of at most `width` columns, broken between words; a longer word stands alone on a line of its own."""
    lines: list[str] = []
    line = ""
    for word in text.split():
        if line and columns(line) + 1 + columns(word) > width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return [*lines, line] if line else lines


def columns(text: str) -> int:
    """Returns how many columns a text takes: wide letters take two, combining marks none."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(each) else 2 if unicodedata.east_asian_width(each) in "WF" else 1 for each in text
    )


def _padded(text: str, width: int) -> str:
    return text + " " * (width - columns(text))
