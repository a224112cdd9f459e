"""Something to follow up as it reads: the entry with its updates or its response, then its minute in the meeting that raised it."""

from collections.abc import Iterator, Mapping
from typing import Any

from tui.documents.reading_lines import Namer, PartNamer, ReadLine, View, no_parts
from tui.documents.reading_meeting import read_item
from tui.documents.reading_view import read_lines
from tui.procedure.calendar import in_short
from tui.procedure.follow_up import Owed
from tui.procedure.register import texts
from tui.record.kinds import kind_of
from tui.record.schema import Schema
from tui.record.words import plain_words

_OF_AN_ITEM = ("id", "minute_number", "minute_reference", "number", "title")


def follow_up_lines(
    owed: Owed, value: object, meeting: object, schema: Schema, name: Namer, part: PartNamer = no_parts
) -> tuple[ReadLine, ...]:
    """Returns the lines of an entry as at its day; `value` is its record, `meeting` that of the meeting, None where there is none.

    `part` knows what short names in the record mean.
    """
    view = View(schema.root("meeting"), {}, name)
    view.put((f"{plain_words(owed.sort).capitalize()}. ", "label"), (owed.said, "strong"))
    view.gap()
    record = read_lines(kind_of(owed.record) or "", value, schema, name, part=part)
    minute = tuple(_minute(owed, value, meeting, schema, name))
    return (*view.lines, *record, *minute)


def _minute(owed: Owed, value: object, meeting: object, schema: Schema, name: Namer) -> Iterator[ReadLine]:
    item = _find(meeting, owed.item)
    if item is None:
        return
    on = f" of {in_short(owed.raised_on)}" if owed.raised_on else ""
    below = View(schema.root("meeting"), {}, name)
    below.gap()
    below.put((f"In the minutes{on}", "heading"))
    read_item(below, _part(item, owed.record, value))
    yield ReadLine()
    yield from below.lines


def _part(item: Mapping[str, Any], record_id: str, value: object) -> Mapping[str, Any]:
    """Returns the item with only the note in which the entry is minuted, or the decision that made it; all of it where none is named."""
    head = {name: item[name] for name in _OF_AN_ITEM if name in item}
    named = value.get("minute_note") if isinstance(value, Mapping) else None
    notes = [one for one in _dicts(item.get("notes")) if named is not None and one.get("id") == named]
    made = [one for one in _dicts(item.get("decisions")) if record_id in texts(one, "recommendations")]
    if notes or made:
        return {**head, **({"notes": notes} if notes else {}), **({"decisions": made} if made else {})}
    return {**head, **{name: item[name] for name in ("notes", "decisions") if name in item}}


def _find(value: object, item_id: str | None) -> Mapping[str, Any] | None:
    for one in _dicts(value.get("items") if isinstance(value, Mapping) else None):
        found = one if item_id is not None and one.get("id") == item_id else _find(one, item_id)
        if found is not None:
            return found
    return None


def _dicts(value: object) -> list[Mapping[str, Any]]:
    return [one for one in value if isinstance(one, Mapping)] if isinstance(value, list) else []
