"""The table of items and actions that stands at the end of minutes, and alone as a document of its own."""

from collections.abc import Iterator

from tui.documents.rendering.published import Published
from tui.documents.rendering.tree import Block, Cell, Table, Text, joined, plain, strong
from tui.documents.rendering.wording import bold_words
from tui.procedure.decisions import Row, table
from tui.procedure.register import Value, dicts, text_at


def item_table(book: Published, meeting_id: str, meeting: Value) -> Iterator[Block]:
    """Yields the table of a meeting's items and actions; nothing for a meeting that decided nothing."""
    rows = table(book.with_whole(*_recommended(meeting)), meeting_id, meeting)
    if rows:
        verbs = dict(_minuted(meeting))
        yield Table(
            "Items and actions",
            ("Item", "Action"),
            tuple((_item(each), _actions(each, verbs)) for each in rows),
            (1, 2),
        )


def _item(row: Row) -> Cell:
    minute = f" (minute {row.minute})" if row.minute is not None else ""
    return (plain(f"{row.number}. {row.title}{minute}"),)


def _actions(row: Row, verbs: dict[str, str]) -> Cell:
    return tuple(with_verb(" ".join(line.split()), verbs.get(line)) for line in row.actions)


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
        yield from (each for each in decision.get("recommendations") or () if isinstance(each, str))
    for item in dicts(value, "items"):
        yield from _recommended(item)
