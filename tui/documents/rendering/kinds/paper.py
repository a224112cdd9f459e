"""A paper put before a meeting: from whom, for whom, what it is for and asks, its sections, implications and documents, in that order."""

from collections.abc import Iterator
from itertools import zip_longest
from typing import Final

from tui.documents.rendering.asked import Asked
from tui.documents.rendering.published import Published
from tui.documents.rendering.tree import (
    Block,
    Document,
    Entry,
    Heading,
    Listing,
    Paragraph,
    Table,
    Term,
    Terms,
    paragraphs,
    plain,
)
from tui.documents.rendering.wording import date_words, language_of, name_of
from tui.procedure.register import Register, Value, dicts, text_at
from tui.record.kinds import body_of, reference_target

_DEEPEST: Final = 6
_IMPLICATIONS: Final = (("financial", "Financial"), ("legal", "Legal"), ("equality", "Equality"), ("other", "Other"))


def paper(asked: Asked) -> Document:
    """Returns a paper as its record has it."""
    book, value = asked.book, asked.value
    body = book.register.body(body_of(asked.record_id))
    name, date = text_at(value, "name") or "Untitled paper", date_words(text_at(value, "date"))
    whose = text_at(value, "report_of") or name_of(
        book.register, text_at(value, "originator") or body_of(asked.record_id)
    )
    return Document(
        title=name,
        running=f"{text_at(body, 'name') or ''}{f', {date}' if date else ''}",
        blocks=tuple(paper_blocks(book, value, 2)),
        language=language_of(body),
        date=text_at(value, "date") or "",
        subject=(text_at(value, "paper_type") or "paper").replace("_", " ").capitalize(),
        creator=whose,
    )


def paper_blocks(book: Published, value: Value, level: int) -> Iterator[Block]:
    """Yields the blocks of a paper below its title, whose headings begin at a level."""
    if value.get("access") == "exempt":
        paragraph = text_at(value, "exempt_paragraph")
        yield Paragraph(
            plain(f"This paper is not open to the public{f', under paragraph {paragraph}' if paragraph else ''}.")
        )
        return
    yield from _head(book.register, value)
    yield from _part("Purpose", text_at(value, "purpose"), level)
    yield from _listed("Recommendations", value, "recommended_text", level)
    yield from _listed("Terms of reference", value, "terms_of_reference", level)
    for section in dicts(value, "sections"):
        yield from _section(section, level)
    yield from _implications(value, level)
    yield from _part("Consultation", text_at(value, "consultation"), level)
    yield from _part("Next steps", text_at(value, "next_steps"), level)
    for title, field in (("Background documents", "background_documents"), ("Appendices", "appendices")):
        entries = [title_of for each in dicts(value, field) if (title_of := text_at(each, "title"))]
        if entries or value.get(f"{field}_none") is True:
            yield Heading(level, plain(title))
            listed = tuple(Entry("", (Paragraph(plain(each)),)) for each in entries)
            yield Listing(listed) if listed else Paragraph(plain("None."))


def _head(register: Register, value: Value) -> Iterator[Block]:
    officer = text_at(value, "contact_officer")
    contact = [name_of(register, reference_target("person", officer))] if officer else []
    contact += [each for one in dicts(value, "contact_details") if (each := text_at(one, "value"))]
    told = (
        ("Report of", text_at(value, "report_of")),
        ("From", text_at(value, "from")),
        ("To", text_at(value, "to")),
        ("Date", date_words(text_at(value, "date"))),
        ("Reference", text_at(value, "reference")),
        ("Contact", ", ".join(contact)),
    )
    terms = tuple(Term(plain(name), (plain(said),)) for name, said in told if said)
    if terms:
        yield Terms(terms)


def _part(title: str, text: str | None, level: int) -> Iterator[Block]:
    if text:
        yield Heading(level, plain(title))
        yield from paragraphs(text)


def _listed(title: str, value: Value, field: str, level: int) -> Iterator[Block]:
    entries = tuple(
        Entry(text_at(each, "number") or "", tuple(paragraphs(text_at(each, "text") or "")))
        for each in dicts(value, field)
    )
    if entries:
        yield Heading(level, plain(title))
        yield Listing(entries)


def _implications(value: Value, level: int) -> Iterator[Block]:
    given = value.get("implications")
    if not isinstance(given, dict):
        return
    terms = tuple(
        Term(plain(title), (plain(" ".join(text.split())),))
        for name, title in _IMPLICATIONS
        if (text := text_at(given, name))
    )
    if terms or given.get("none_stated") is True:
        yield Heading(level, plain("Implications"))
        yield Terms(terms) if terms else Paragraph(plain("None."))


def _section(section: Value, level: int) -> Iterator[Block]:
    heading, number, text = text_at(section, "heading"), text_at(section, "number") or "", text_at(section, "text")
    if heading:
        yield Heading(min(level, _DEEPEST), plain(heading), number)
        yield from paragraphs(text or "")
    elif text:
        yield Listing((Entry(number, tuple(paragraphs(text))),)) if number else Paragraph(plain(" ".join(text.split())))
    for table in dicts(section, "tables"):
        yield from _table(table)
    for figure in dicts(section, "figures"):
        said = [each for name in ("label", "value", "period") if (each := text_at(figure, name))]
        yield Paragraph(plain(": ".join(said[:2]) + "".join(f" ({each})" for each in said[2:])))
    for inner in dicts(section, "sections"):
        yield from _section(inner, level + 1 if heading else level)


def _table(table: Value) -> Iterator[Block]:
    rows, columns = table.get("rows"), table.get("columns")
    given = [row for row in rows if isinstance(row, list) and row] if isinstance(rows, list) else []
    head = [str(each) for each in columns] if isinstance(columns, list) else []
    wide = max((len(row) for row in (*given, head)), default=0)
    if wide:
        cells = tuple(
            tuple((plain(str(cell)),) for cell, _ in zip_longest(row, range(wide), fillvalue="")) for row in given
        )
        heads = tuple(name for name, _ in zip_longest(head, range(wide), fillvalue=""))
        yield Table(text_at(table, "title") or "Table", heads, cells, (1,) * wide)
