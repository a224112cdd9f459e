"""The table of items and actions that stands at the end of minutes, and alone as a document of its own."""

from collections.abc import Iterator

from tui.documents.rendering.published import Published
from tui.documents.rendering.tree import Block, Cell, Table, Text, emphasis, joined, plain, strong
from tui.documents.rendering.wording import bold_words
from tui.procedure.decisions import Row, table
from tui.procedure.register import Value, dicts, text_at, texts


def item_table(book: Published, meeting_id: str, meeting: Value) -> Iterator[Block]:
    """Yields the table of a meeting's items and actions; nothing for a meeting that decided nothing."""
    asked = list(_recommended(meeting))
    rows = table(book.with_whole(*asked), meeting_id, meeting)
    if rows:
        verbs, numbers = dict(_minuted(meeting)), dict(_numbered(book, asked))
        yield Table(
            "Items and actions",
            ("Item", "Action"),
            tuple((_item(each), _actions(each, verbs, numbers)) for each in rows),
            (1, 2),
        )


def _item(row: Row) -> Cell:
    minute = f" (minute {row.minute})" if row.minute is not None else ""
    return (plain(f"{row.number}. {row.title}{minute}"),)


def _actions(row: Row, verbs: dict[str, str], numbers: dict[str, str]) -> Cell:
    return tuple(
        emphasis(f"{numbers[line]}. {_one_line(line)}")
        if line in numbers
        else with_verb(_one_line(line), verbs.get(line))
        for line in row.actions
    )


def _numbered(book: Published, asked: list[str]) -> Iterator[tuple[str, str]]:
    """Yields the text of each recommendation with its number in the minutes."""
    for place, record_id in enumerate(asked, 1):
        value = book.get(record_id)
        if (text := text_at(value, "text")) is not None:
            yield text, text_at(value, "number") or str(place)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def with_verb(line: str, verb: str | None) -> Text:
    """Returns a line of a decision with its operative words in bold; the verb is put before a line that does not have it."""
    words, found = bold_words(line, verb)
    lead = strong(f"{verb.upper() if verb.islower() else verb}:") if verb and not found else ()
    return joined((lead, words))


def _minuted(value: Value) -> Iterator[tuple[str, str]]:
    """Yields the text of each decision as minuted, with its verb."""
    for decision in dicts(value, "decisions"):
        text, verb = text_at(decision, "text"), text_at(decision, "verb")
        if text and verb:
            yield text, verb
    for item in dicts(value, "items"):
        yield from _minuted(item)


def _recommended(value: Value) -> Iterator[str]:
    """Yields the ids of all recommendations that the decisions of a meeting or an item made."""
    for decision in dicts(value, "decisions"):
        yield from texts(decision, "recommendations")
    for item in dicts(value, "items"):
        yield from _recommended(item)
