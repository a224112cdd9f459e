"""What documents about a meeting have in common: what they are called, who met when and where, and whether it took place."""

from collections.abc import Iterator
from typing import Final

from tui.documents.rendering.asked import Asked
from tui.documents.rendering.published import Published
from tui.documents.rendering.tree import Block, Document, Paragraph, plain, strong
from tui.documents.rendering.wording import (
    a_meeting,
    date_with_weekday,
    date_words,
    language_of,
    name_of,
    the_body,
    time_words,
)
from tui.procedure.life import APPROVED
from tui.procedure.register import Value, text_at, texts
from tui.record.kinds import body_of

DRAFT: Final = "DRAFT: not yet approved as an accurate record"
_NO_DATE: Final = "on a date that is not recorded"


def meeting_document(asked: Asked, what: str, blocks: list[Block], draft: str = "") -> Document:
    """Returns a document about a meeting; `what` says of which sort: `Minutes`, `Agenda`."""
    book, meeting = asked.book, asked.value
    body = book.register.body(body_of(asked.record_id))
    name, date = meeting_name(book, asked.record_id, meeting), text_at(meeting, "date")
    day = date_words(date)
    return Document(
        title=f"{what} of {a_meeting(meeting)} of {the_body(body, name)}",
        running=f"{name}, {day}" if day else name,
        blocks=tuple(blocks),
        language=language_of(body),
        draft=draft,
        date=date or "",
        subject=f"{what}, {day}" if day else what,
        creator=name,
    )


def body_document(asked: Asked, body_id: str, title: str, what: str, blocks: list[Block]) -> Document:
    """Returns a document about a body, as at the day that was asked for."""
    body = asked.book.register.body(body_id)
    name = text_at(body, "name") or name_of(asked.book.register, body_id.removesuffix("/body"))
    on = date_words(asked.on.isoformat())
    return Document(
        title, f"{name}, {on}", tuple(blocks), language_of(body), "", asked.on.isoformat(), f"{what}, {on}", name
    )


def draft_mark(meeting: Value) -> str:
    """Returns what stands on every page until minutes are approved; empty once they are."""
    return "" if text_at(meeting, "minutes", "state") in APPROVED else DRAFT


def meeting_name(book: Published, meeting_id: str, meeting: Value) -> str:
    """Returns the name of the body that met, with those that met together with it."""
    own = body_of(meeting_id)
    name = text_at(book.register.get(own), "name") or text_at(meeting, "name") or name_of(book.register, own)
    together = [name_of(book.register, each) for each in texts(meeting, "joint_with")]
    return " and ".join([name, *together])


def held(meeting: Value) -> Block:
    """Returns where and when a meeting was held, as minutes say it; of one not recorded as held, that it was called.

    The hour for which it was called stands here as long as it is not recorded when the meeting began: nobody said that it began then.
    """
    at, date = (f" at {where}" if (where := place(meeting)) else ""), text_at(meeting, "date")
    on = f"{'on' if len(date) == 10 else 'in'} {date_with_weekday(date)}" if date else _NO_DATE
    if (start := text_at(meeting, "start_time")) and not text_at(meeting, "actual_start"):
        on = f"{on}, {time_words(start)}"
    if text_at(meeting, "status") == "held":
        return Paragraph(plain(f"Held{at} {on}"), "subtitle")
    return Paragraph(
        plain(f"Called for {on.removeprefix('on ').removeprefix('in ')}{at}; not recorded as held"), "subtitle"
    )


def called(meeting: Value) -> Iterator[Block]:
    """Yields when and where a meeting is to be held, as an agenda says it."""
    date, start = text_at(meeting, "date"), text_at(meeting, "start_time")
    condition, where = text_at(meeting, "start_condition"), place(meeting)
    words = date_with_weekday(date) if date else "The date is not fixed"
    time = time_words(start) if start else condition or ""
    yield Paragraph(plain(", ".join(each for each in (words, time) if each)), "subtitle")
    if where:
        yield Paragraph(plain(f"Venue: {where}"), "subtitle")


def place(meeting: Value) -> str:
    """Returns where a meeting is held, as printed; empty where that is not recorded."""
    return ", ".join(each for name in ("name", "address") if (each := text_at(meeting, "location", name)))


def whether_held(meeting: Value) -> Iterator[Block]:
    """Yields what must be said of a meeting that was cancelled or postponed, or is not yet confirmed."""
    status = text_at(meeting, "status")
    if status in ("cancelled", "postponed"):
        yield Paragraph(strong(f"This meeting was {status}."), "notice")
    if status == "tentative":
        yield Paragraph(strong("This meeting is not yet confirmed."), "notice")
