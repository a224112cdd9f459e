"""The numbers of an agenda in the order of its items, and its page ranges run on in that order; nothing else of it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tui.procedure.register import Value, dicts, text_at


@dataclass(frozen=True, slots=True)
class NewValue:
    """A field of an item that gets another value: the item's id and those of the items within which it lies, the outermost first."""

    items: tuple[str, ...]
    field: str
    value: str | int


def renumbered(meeting: Value) -> list[NewValue]:
    """Returns the numbers that change where the items are numbered 1 to n in their order.

    An item within another keeps what follows its holder's number: 3.1 becomes 4.1 where 3 becomes 4. Other numbers within stay.
    """
    found: list[NewValue] = []
    for n, item in enumerate(dicts(meeting, "items"), 1):
        name, old, new = text_at(item, "id"), _as_text(item.get("number")), str(n)
        if name is None or old == new:
            continue
        found.append(NewValue((name,), "number", new))
        if old:
            found += _within(item, (name,), old, new)
    return found


def _within(item: Value, above: tuple[str, ...], old: str, new: str) -> Iterator[NewValue]:
    for inner in dicts(item, "items"):
        name, number = text_at(inner, "id"), _as_text(inner.get("number"))
        if name is None:
            continue
        if number and re.match(rf"{re.escape(old)}(?![0-9])", number):
            yield NewValue((*above, name), "number", new + number[len(old) :])
        yield from _within(inner, (*above, name), old, new)


def pages_run_on(meeting: Value) -> list[NewValue]:
    """Returns the pages that change where ranges run on in the order of the items, each as long as it is, from the first page of all."""
    ranges = [
        (str(item.get("id")), first, last)
        for item in dicts(meeting, "items")
        if (first := _page(item, "page_start")) is not None
        and (last := _page(item, "page_end")) is not None
        and last >= first
    ]
    if not ranges:
        return []
    found: list[NewValue] = []
    at = min(first for _, first, _ in ranges)
    for name, first, last in ranges:
        length = last - first
        if first != at:
            found += [NewValue((name,), "page_start", at), NewValue((name,), "page_end", at + length)]
        at += length + 1
    return found


def _page(item: Value, name: str) -> int | None:
    page = item.get(name)
    return page if isinstance(page, int) and not isinstance(page, bool) else None


def _as_text(number: object) -> str:
    return str(number) if isinstance(number, str | int) and not isinstance(number, bool) else ""
