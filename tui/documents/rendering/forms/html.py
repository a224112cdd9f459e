"""A document as one HTML file that fetches nothing: headings in order, tables with headings, readable in the dark and on paper."""

from collections.abc import Callable, Iterable, Iterator
from html import escape
from importlib.resources import files
from typing import Final

from tui.documents.rendering.frames import framed
from tui.documents.rendering.tree import (
    Block,
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
    said,
)

Href = Callable[[str], str | None]
"""Returns the address of what a run leads to, None where that has none here."""

_NOTHING_FETCHED: Final = "default-src 'none'; style-src 'unsafe-inline'"


def html(document: Document, own: bytes | None = None) -> str:
    """Returns the document as an HTML page, ending in a line feed; in a body's own template, where one is given. Raises TemplateFault."""
    draft = f'<p class="draft" role="note">{escape(document.draft)}</p>' if document.draft else ""
    mark = escape(document.draft.split(":", 1)[0])
    on_paper = f'<div class="on-every-page" aria-hidden="true">{mark}</div>' if document.draft else ""
    content = "\n".join(blocks_as_html(document.blocks))
    if own is not None:
        return framed(own, document, content, escape, {"draft": draft, "style": style(), "every-page": on_paper})
    title = f"{document.title}, {document.subject}" if document.subject else document.title
    lines = [
        "<!DOCTYPE html>",
        f'<html lang="{escape(document.language)}">',
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_NOTHING_FETCHED}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="color-scheme" content="light dark">',
        f"<title>{escape(title)}</title>",
        *([f'<meta name="dcterms.date" content="{escape(document.date)}">'] if document.date else []),
        *([f'<meta name="author" content="{escape(document.creator)}">'] if document.creator else []),
        f"<style>\n{style()}</style>",
        "</head>",
        "<body>",
        *([on_paper] if on_paper else []),
        "<main>",
        f"<h1>{escape(document.title)}</h1>",
        *([draft] if draft else []),
        *([content] if content else []),
        "</main>",
        "</body>",
        "</html>",
    ]
    return "\n".join(lines) + "\n"


def style() -> str:
    """Returns the style sheet that stands in every page."""
    return files(__package__).joinpath("html.css").read_text(encoding="utf-8")


def no_href(link: str) -> str | None:  # noqa: ARG001 - whatever it is asked for, a page alone leads nowhere
    """Returns None: a page that stands alone leads to no other."""
    return None


def blocks_as_html(blocks: Iterable[Block], href: Href = no_href) -> Iterator[str]:
    """Yields the lines of blocks; `href` gives the address of what a run leads to."""
    for block in blocks:
        yield from _block(block, href)


def _block(block: Block, href: Href) -> Iterator[str]:
    match block:
        case Heading():
            number = f'<span class="number">{escape(block.number)}</span> ' if block.number else ""
            level, named = min(block.level, 6), f' id="{escape(block.anchor)}"' if block.anchor else ""
            yield f"<h{level}{named}>{number}{_text(block.text, href)}</h{level}>"
        case Paragraph():
            named = f' class="{block.style}"' if block.style else ""
            yield f"<p{named}>{_text(block.text, href)}</p>"
        case Terms():
            yield "<dl>"
            for term in block.entries:
                yield f"<div><dt>{_text(term.name, href)}:</dt>"
                yield from (f"<dd>{_text(line, href)}</dd>" for line in term.lines)
                yield "</div>"
            yield "</dl>"
        case Listing():
            yield from _listing(block.entries, href)
        case Table():
            yield from _table(block, href)
        case Signature():
            yield f'<p class="signature"><span class="line">Signed:</span><br>{escape(block.title)}</p>'
        case PageBreak():
            yield '<hr class="page">'


def _listing(entries: tuple[Entry, ...], href: Href) -> Iterator[str]:
    yield '<ul class="labelled" role="list">'
    for entry in entries:
        label = (
            f'<span class="label">{escape(entry.label)}</span>'
            if entry.label
            else '<span class="label" aria-hidden="true">•</span>'
        )
        yield f"<li>{label}<div>"
        yield from blocks_as_html(entry.blocks, href)
        yield "</div></li>"
    yield "</ul>"


def _table(table: Table, href: Href) -> Iterator[str]:
    """Yields a table whose roles are written out: on a narrow screen its rows stand one below another, which takes them away."""
    yield '<table role="table">'
    yield f"<caption>{escape(table.caption)}</caption>"
    columns = "".join(f'<col style="width: {round(100 * each / sum(table.widths))}%">' for each in table.widths)
    yield f"<colgroup>{columns}</colgroup>"
    if any(table.head):
        head = "".join(
            f'<th scope="col" role="columnheader">{escape(each)}</th>' if each else "<td></td>" for each in table.head
        )
        yield f'<thead role="rowgroup"><tr role="row">{head}</tr></thead>'
    yield '<tbody role="rowgroup">'
    for row in table.rows:
        yield '<tr role="row">'
        for n, cell in enumerate(row):
            lines = "<br>".join(_text(line, href) for line in cell)
            if n == 0 and any(said(line) for line in cell):
                yield f'<th scope="row" role="rowheader">{lines}</th>'
            else:
                called = f' data-label="{escape(table.head[n])}"' if lines and any(table.head[n : n + 1]) else ""
                yield f'<td role="cell"{called}>{lines}</td>'
        yield "</tr>"
    yield "</tbody></table>"


def _text(text: Text, href: Href) -> str:
    parts = []
    for run in merged(text):
        inside = escape(run.text)
        inside = f"<em>{inside}</em>" if run.emphasis else inside
        inside = f"<strong>{inside}</strong>" if run.strong else inside
        address = href(run.link) if run.link else None
        parts.append(inside if address is None else f'<a href="{escape(address)}">{inside}</a>')
    return "".join(parts)
