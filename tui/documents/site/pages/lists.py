"""Tables that several pages have: of meetings, and of what is to be followed up."""

from collections.abc import Iterable, Iterator

from tui.documents.rendering.tree import Block, Cell, Heading, Paragraph, Table, Text, joined, linked, plain
from tui.documents.rendering.wording import date_words, time_words
from tui.documents.site.places import minutes_of
from tui.documents.site.shelf import Shelf, has_decisions, has_minutes, is_draft
from tui.procedure.forward_plan import forward_plan
from tui.procedure.register import Value, dicts, text_at
from tui.record.kinds import body_of
from tui.record.words import plain_words

NEWEST = 10
"""Meetings that a short list has."""


def meeting_table(
    shelf: Shelf, caption: str, meetings: Iterable[tuple[str, Value]], with_body: bool = False
) -> Iterator[Block]:
    """Yields a table of meetings, each with what is published of it."""
    rows = tuple(_row(shelf, each, value, with_body) for each, value in meetings)
    if not rows:
        yield Paragraph(plain("None is recorded."))
        return
    head = ("Meeting", *(("Body",) if with_body else ()), "Status", "Documents")
    yield Table(caption, head, rows, (4, *((5,) if with_body else ()), 3, 5))


def meetings_to_come(shelf: Shelf, caption: str, body: str | None = None) -> Iterator[Block]:
    """Yields the next meetings of a body, or of all; below them those without a date, of which that cannot be told."""
    planned = forward_plan(shelf.register, shelf.on, body)
    found = [(each.meeting, value) for each in planned if (value := shelf.register.get(each.meeting))]
    dated = [each for each in found if text_at(each[1], "date")]
    undated = [each for each in found if not text_at(each[1], "date")]
    with_body = body is None
    yield Heading(2, plain("Meetings to come"))
    yield from meeting_table(shelf, caption, dated[:NEWEST], with_body)
    if undated:
        yield Heading(2, plain("Meetings without a recorded date"))
        yield from meeting_table(shelf, f"{caption}: without a recorded date", undated[:NEWEST], with_body)


def _row(shelf: Shelf, meeting: str, value: Value, with_body: bool) -> tuple[Cell, ...]:
    body = body_of(meeting) or ""
    day = date_words(text_at(value, "date")) or "Date not recorded"
    sort = plain_words(text_at(value, "classification") or "")
    lines: list[Text] = [linked(day, meeting)]
    lines += [plain(sort.capitalize())] if sort not in ("", "ordinary") else []
    body_cell = ((linked(shelf.body_name(body), body),),) if with_body else ()
    return (tuple(lines), *body_cell, _status(value), tuple(_documents(meeting, value)))


def _status(value: Value) -> Cell:
    words = plain_words(text_at(value, "status") or "not recorded").capitalize()
    start = text_at(value, "start_time")
    to_come = value.get("status") in ("confirmed", "tentative")
    return (plain(words), plain(time_words(start))) if start and to_come else (plain(words),)


def _documents(meeting: str, value: Value) -> Iterator[Text]:
    if dicts(value, "items"):
        yield linked("Agenda", f"{meeting}/agenda.html")
    if has_minutes(value):
        yield joined((linked("Minutes", minutes_of(meeting)), plain("(draft)") if is_draft(value) else ()))
    if has_decisions(value):
        yield linked("Decisions", f"{meeting}/decisions.html")
