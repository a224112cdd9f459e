"""The schedule of responses to what a meeting recommended: each recommendation as made and as sent, the answer, and what was made of it."""

from collections.abc import Iterator

from tui.documents.rendering.asked import Asked
from tui.documents.rendering.kinds.heading import held, meeting_document
from tui.documents.rendering.tree import Block, Cell, Document, Paragraph, Table, Text, plain, strong
from tui.documents.rendering.wording import date_words, name_of
from tui.procedure.register import Register, Value, text_at
from tui.record.kinds import body_of, reference_target


def responses(asked: Asked) -> Document:
    """Returns the schedule of the responses to a meeting's recommendations."""
    book, meeting = asked.book, asked.record_id
    made = [
        each for each, value in book.register.of("recommendation", body_of(meeting)) if value.get("made_at") == meeting
    ]
    values = [value for each in made if (value := book.get(each)) is not None]
    blocks: list[Block] = [held(asked.value)]
    if values:
        rows = tuple(
            (_number(value, n), _text(value), _response(book.register, value), _assessed(book.register, value))
            for n, value in enumerate(values, 1)
        )
        head = ("No.", "Recommendation", "Response", "What came of it")
        blocks.append(Table("Recommendations and responses", head, rows, (1, 6, 6, 4)))
    else:
        blocks.append(Paragraph(plain("No recommendation of this meeting is recorded.")))
    return meeting_document(asked, "Responses to the recommendations", blocks)


def _number(value: Value, place: int) -> Cell:
    conveyed = value.get("conveyed")
    return (plain(text_at(conveyed, "number") or text_at(value, "number") or str(place)),)


def _text(value: Value) -> Cell:
    lines = list(_lines(text_at(value, "text")))
    sent = text_at(value, "conveyed", "text_as_sent")
    if sent:
        lines += [strong("As sent:"), *_lines(sent)]
    return tuple(lines)


def _response(register: Register, value: Value) -> Cell:
    response = value.get("response")
    if not isinstance(response, dict):
        wanted = text_at(value, "response_required_by")
        return (plain(f"No response recorded.{f' Asked for by {date_words(wanted)}.' if wanted else ''}"),)
    date, who, outcome = text_at(response, "date"), text_at(response, "from"), text_at(response, "outcome")
    by = name_of(register, reference_target("person", who)) if who else ""
    head = ", ".join(each for each in (by, date_words(date), outcome or "") if each)
    return (*((strong(f"{head}:"),) if head else ()), *(_lines(text_at(response, "text")) or ()))


def _assessed(register: Register, value: Value) -> Cell:
    assessed = value.get("assessed")
    if not isinstance(assessed, dict):
        return (plain("Not recorded."),)
    on = date_words(text_at(register.get(text_at(assessed, "meeting")), "date"))
    result = (text_at(assessed, "result") or "").replace("_", " ")
    number = assessed.get("minute_number")
    minute = f"minute {number}" if number is not None else ""
    head = ", ".join(each for each in (result.capitalize(), on, minute) if each)
    return (plain(head), *_lines(text_at(assessed, "text")))


def _lines(text: str | None) -> Iterator[Text]:
    yield from (plain(line.strip()) for line in (text or "").split("\n") if line.strip())
