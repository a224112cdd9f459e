"""How what is taken out names things: one sanitiser for every text, and the names of people, bodies and items."""

import re
from collections.abc import Iterator
from typing import Any, Final

from tui.documents.rendering.published import is_exempt
from tui.documents.rendering.wording import name_of
from tui.procedure.register import Register, Value, dicts, text_at
from tui.record.kinds import reference_target
from tui.record.safe import safe, safe_block
from tui.record.words import default_name

_NOT_IN_IDS: Final = re.compile(r"[^a-z0-9]+")


def words(text: str | None) -> str:
    """Returns a text of one line or more with nothing in it that is invisible or commands a terminal; empty for none."""
    return safe_block(text).strip() if text else ""


def line(text: str | None) -> str:
    """Returns a text on one line, made safe as `words` does; empty for none."""
    return " ".join(safe(text).split()) if text else ""


def slug(text: object) -> str:
    """Returns a word for an identifier, made of a text in small letters, digits and hyphens; `x` where nothing is left."""
    return _NOT_IN_IDS.sub("-", line(str(text)).lower()).strip("-")[:80] or "x"


def person_name(register: Register, person: str | None) -> str:
    """Returns the name of a person by the reference that records have; empty for none."""
    if not person:
        return ""
    target = reference_target("person", person)
    return line(text_at(register.get(target), "name") or default_name(target))


def record_name(register: Register, record_id: str | None) -> str:
    """Returns the name of any record, its id in words where the book has none; empty for no id."""
    return line(name_of(register, record_id)) if record_id else ""


def party_name(register: Register, reference: str | None) -> str:
    """Returns the name of a person or body, whichever a reference means."""
    return record_name(register, reference) if reference and "/" in reference else person_name(register, reference)


def texts_at(value: object, name: str) -> list[str]:
    """Returns the texts in the list at a property; empty where there is none."""
    inner = value.get(name) if isinstance(value, dict) else None
    return [each for each in inner if isinstance(each, str)] if isinstance(inner, list) else []


def number_at(value: object, *names: str) -> int | None:
    """Returns the whole number at a property, or at a property of a property; None where there is none."""
    at: Any = value
    for name in names:
        at = at.get(name) if isinstance(at, dict) else None
    return at if isinstance(at, int) and not isinstance(at, bool) else None


def all_items(value: object) -> Iterator[Value]:
    """Yields the items of a meeting and those within them, in the order of the record."""
    for item in dicts(value, "items"):
        yield item
        yield from all_items(item)


def shown_id(item: Value) -> str | None:
    """Returns the id of an item as it may be shown: that of an exempt one, which may have been made of its first title, is not."""
    return "exempt" if is_exempt(item) else text_at(item, "id")


def item_called(meeting: Value | None, item_id: str | None) -> Value:
    """Returns the item of a meeting with an id, empty where there is none."""
    return next((each for each in all_items(meeting) if item_id and each.get("id") == item_id), {})


def number_of(item: Value) -> str:
    """Returns the number that minutes or an agenda give an item; empty where none does."""
    minute = number_at(item, "minute_number")
    return str(minute) if minute is not None else line(text_at(item, "minute_reference") or text_at(item, "number"))
