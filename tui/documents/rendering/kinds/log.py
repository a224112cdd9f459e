"""The log of actions and recommendations of a body as at a day: what is open, what is closed, with whom it rests and what came of it."""

from collections.abc import Iterator, Sequence

from tui.documents.rendering.asked import Asked
from tui.documents.rendering.kinds.heading import body_document
from tui.documents.rendering.tree import Block, Cell, Document, Heading, Paragraph, Table, plain
from tui.documents.rendering.wording import date_words, the_body
from tui.procedure.follow_up import Owed, follow_up
from tui.procedure.follow_up_groups import people, rests_with
from tui.procedure.register import Register, text_at
from tui.record.words import plain_words

_KINDS = ("recommendation", "action")


def log(asked: Asked) -> Document:
    """Returns the log of a body as at a day."""
    book, body = asked.book, asked.record_id
    register = book.with_whole(*(each for kind in _KINDS for each, _ in book.register.of(kind, body)))
    found = [each for each in follow_up(register, asked.on, body, closed=True) if each.sort != "question"]
    on = date_words(asked.on.isoformat())
    name = the_body(asked.value, text_at(asked.value, "name") or "body")
    left_out = sum(book.left_out(kind, body) for kind in _KINDS)
    blocks: list[Block] = [
        Paragraph(plain(f"As at {on}."), "subtitle"),
        *_part(register, "Open", [each for each in found if each.is_open]),
        *_part(register, "Closed", [each for each in found if not each.is_open]),
    ]
    if left_out:
        entries = "1 entry belongs" if left_out == 1 else f"{left_out} entries belong"
        blocks.append(
            Paragraph(plain(f"{entries} to items that are not open to the public, and left out here."), "small")
        )
    return body_document(asked, body, f"Actions and recommendations of {name}", "Actions and recommendations", blocks)


def _part(register: Register, title: str, entries: Sequence[Owed]) -> Iterator[Block]:
    yield Heading(2, plain(f"{title} ({len(entries)})"))
    if not entries:
        yield Paragraph(plain("Nothing is recorded."))
        return
    head = ("Raised", "What was asked, promised or recommended", "With whom it rests", "Where it stands")
    rows = tuple((_raised(each), _what(each), _who(register, each), (plain(each.said),)) for each in entries)
    yield Table(f"{title} actions and recommendations", head, rows, (3, 7, 4, 7))


def _raised(owed: Owed) -> Cell:
    date = date_words(owed.raised_on) if owed.raised_on else "Date not known"
    return (plain(date), plain(f"Minute {owed.minute}")) if owed.minute else (plain(date),)


def _what(owed: Owed) -> Cell:
    return (plain(owed.what), plain(f"({plain_words(owed.sort).capitalize()})"))


def _who(register: Register, owed: Owed) -> Cell:
    if owed.is_open:
        return (plain(rests_with(register, owed)),)
    return (plain(people(register, owed.owners) or owed.owner_as_printed or ""),)
