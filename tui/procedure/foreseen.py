"""A meeting of which the book knows that it was called or named, and nothing of its course: what a document tells of it can be put in."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any, Final

from tui.procedure.register import Value, dicts, text_at
from tui.record.paths import identity

_STATES: Final = ("tentative", "confirmed", "held")
_OF_ITS_COURSE: Final = ("minutes", "scenes", "adjournments", "presiding", "declarations", "actual_start", "actual_end")
_MINUTED: Final = ("notes", "decisions", "motions", "scenes", "minute_number", "minute_reference")
_BARE: Final = frozenset({"id", "number", "title", "matter", "recital", "public"})
"""What an item has that was only planned."""
_KEYS: Final = ("id", "document", "name")


def is_only_foreseen(value: object) -> bool:
    """Returns whether a meeting is tentative, confirmed or held, and nobody recorded who was there or what was said and decided."""
    if not isinstance(value, Mapping) or value.get("status") not in _STATES:
        return False
    is_begun = any(value.get(name) for name in _OF_ITS_COURSE)
    was_there = any(each.get("status") == "present" for each in dicts(value, "attendance"))
    return not is_begun and not was_there and not any(_is_minuted(each) for each in dicts(value, "items"))


def told_by(
    document: Mapping[str, Any], foreseen: Value, guessed: Collection[str] = ()
) -> tuple[dict[str, Any], tuple[str, ...]]:
    """Returns the meeting as a document tells it on what was foreseen, and the titles of planned items that the document does not have.

    What the document says stands; what it does not say stays as it was, and so does a field that the document's reader only `guessed`,
    but for the status. Entries of lists are the same where their identity is. Items are in the document's order; one that was planned,
    with pages or papers, and is not in it stays behind them.
    """
    found: dict[str, Any] = {**foreseen}
    for name, value in document.items():
        old = found.get(name)
        if old is not None and name in guessed and name != "status":
            continue
        found[name] = _united(old, value) if isinstance(old, list) and isinstance(value, list) else value
    if not dicts(document, "items"):
        return found, ()
    told = {identity(each, "id") for each in dicts(document, "items")}
    only_planned = [one for one in dicts(foreseen, "items") if set(one) <= _BARE and identity(one, "id") not in told]
    dropped = {identity(one, "id") for one in only_planned}
    found["items"] = [each for each in found["items"] if identity(each, "id") not in dropped]
    return found, tuple(text_at(one, "title") or str(identity(one, "id")) for one in only_planned)


def _is_minuted(item: Value) -> bool:
    return any(item.get(name) for name in _MINUTED) or any(_is_minuted(each) for each in dicts(item, "items"))


def _united(old: list[Any], new: list[Any]) -> list[Any]:
    """Returns the new list, each entry with what only its old self has, then the old entries that the new list lacks."""
    before = {_key(each): each for each in old}
    united = [
        {**before[_key(each)], **each} if _key(each) in before and isinstance(each, Mapping) else each for each in new
    ]
    return [*united, *_lacking(old, new)]


def _lacking(old: list[Any], new: list[Any]) -> Iterator[Any]:
    kept = {_key(each) for each in new}
    return (each for each in old if _key(each) not in kept)


def _key(entry: Any) -> str:
    return next((found for key in _KEYS if (found := identity(entry, key))), repr(entry))
