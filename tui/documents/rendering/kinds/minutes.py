"""Minutes, draft or approved: who was there, the minutes by number with their decisions in bold, the table, times, signature."""

from collections.abc import Iterator

from tui.documents.rendering.asked import Asked
from tui.documents.rendering.kinds.heading import draft_mark, held, meeting_document, whether_held
from tui.documents.rendering.kinds.item import Minute
from tui.documents.rendering.kinds.item_table import item_table
from tui.documents.rendering.people import People
from tui.documents.rendering.published import Published
from tui.documents.rendering.tree import Block, Document, Paragraph, Signature, Term, Terms, plain
from tui.documents.rendering.wording import date_with_weekday, date_words, time_words
from tui.procedure.life import APPROVED
from tui.procedure.register import Value, dicts, text_at
from tui.record.kinds import body_of


def minutes(asked: Asked) -> Document:
    """Returns the minutes of a meeting; marked as a draft until a meeting has approved them."""
    book, meeting_id, meeting = asked.book, asked.record_id, asked.value
    body = book.register.body(body_of(meeting_id))
    people = People(book.register, meeting, body)
    blocks = [
        held(meeting),
        *whether_held(meeting),
        *_who_was_there(meeting, people),
        *Minute(book, meeting_id, meeting, people).blocks(),
        *item_table(book, meeting_id, meeting),
        *_end(book, meeting, body, people),
    ]
    return meeting_document(asked, "Minutes", blocks, draft_mark(meeting))


def _who_was_there(meeting: Value, people: People) -> Iterator[Block]:
    members = people.present("member", "substitute")
    terms: list[Term] = []
    substitutes = apologies_item(meeting) is None
    if members:
        terms.append(Term(plain("Members Present"), (plain(people.listed(members, substitutes)),)))
    if substitutes and people.with_status("apologies"):
        terms.append(Term(plain("Apologies"), (plain(people.listed(people.with_status("apologies"))),)))
    if people.with_status("absent"):
        terms.append(Term(plain("Absent"), (plain(people.listed(people.with_status("absent"))),)))
    for title, capacities in (
        ("Officers Present", ("officer",)),
        ("Others Present", ("commissioner", "guest", "press")),
    ):
        there = people.present(*capacities)
        if there:
            terms.append(Term(plain(title), tuple(plain(people.line(each)) for each in there)))
    for public in people.present("public"):
        count = public.get("count")
        terms.append(
            Term(
                plain(text_at(public, "label") or "Members of the Public"),
                (plain(str(count) if count is not None else people.line(public)),),
            )
        )
    if terms:
        yield Terms(tuple(terms))


def apologies_item(meeting: Value) -> str | None:
    """Returns the id of the item under which apologies are minuted, None where there is none."""
    for item in dicts(meeting, "items"):
        if item.get("id") == "apologies" or "apologies" in (text_at(item, "title") or "").lower():
            return str(item.get("id"))
    return None


def _end(book: Published, meeting: Value, body: Value, people: People) -> Iterator[Block]:
    start, end = text_at(meeting, "actual_start"), text_at(meeting, "actual_end")
    if start and end:
        yield Paragraph(plain(f"The meeting began at {time_words(start)} and ended at {time_words(end)}."))
    elif start or end:
        yield Paragraph(plain(f"The meeting {'began' if start else 'ended'} at {time_words(start or end or '')}."))
    coming = meeting.get("next_meeting")
    if isinstance(coming, dict) and text_at(coming, "date"):
        time, place = text_at(coming, "start_time"), text_at(coming, "location")
        words = ", ".join(
            each
            for each in (date_with_weekday(text_at(coming, "date")), time_words(time) if time else "", place or "")
            if each
        )
        yield Paragraph(plain(f"Next meeting: {words}."))
    minutes_of = meeting.get("minutes")
    yield from _approved(book, minutes_of if isinstance(minutes_of, dict) else {}, people)
    yield Signature(text_at(minutes_of, "signature_line") or (text_at(body, "wording", "chair") or "Chair").upper())


def _approved(book: Published, state: Value, people: People) -> Iterator[Block]:
    approval, signed = state.get("approval"), state.get("signed_copy")
    if text_at(state, "state") in APPROVED:
        on = date_words(text_at(book.register.get(text_at(approval, "meeting")), "date"))
        number = approval.get("minute_number") if isinstance(approval, dict) else None
        where = f" at the meeting of {on}" if on else ""
        yield Paragraph(
            plain(f"Approved as an accurate record{where}{f', minute {number}' if number is not None else ''}.")
        )
    for correction in (*dicts(approval, "corrections"), *dicts(state, "corrected")):
        authority = text_at(correction, "authority")
        words = f"Corrected: {text_at(correction, 'text') or ''}{f' ({authority})' if authority else ''}"
        yield Paragraph(plain(" ".join(words.split())))
    who = text_at(signed, "signed_by") or text_at(approval, "signed_by")
    if who:
        capacity, on = text_at(signed, "capacity"), date_words(text_at(signed, "signed_on"))
        words = f"Signed by {people.styled(who)}{f', {capacity}' if capacity else ''}{f', on {on}' if on else ''}."
        yield Paragraph(plain(words))
