"""Lays values out in canonical lines: the fields of a map, the elements of a list, at a given column.

Columns count from 0. Lines come without their ends. Everything raises Unwritable for what a record cannot hold.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from tui.record.building import DEEPEST
from tui.record.scalars import Unwritable, is_block, spell, spell_block, spell_key
from tui.record.schema import Field


def field_lines(name: str, value: Any, column: int, field: Field | None = None) -> list[str]:
    """Returns the lines of one field. `field` is what the schema says of it, and decides the order inside."""
    return value_lines(f"{' ' * column}{spell_key(name)}:", value, column, field)


def element_lines(value: Any, column: int, field: Field | None = None) -> list[str]:
    """Returns the lines of one element of a list whose dashes stand at `column`."""
    dash = f"{' ' * column}-"
    inner = inner_lines(value, column + 2, field)
    if not inner:
        return value_lines(dash, value, column, field)
    return [f"{dash} {inner[0][column + 2 :]}", *inner[1:]]


def value_lines(head: str, value: Any, column: int, field: Field | None = None) -> list[str]:
    """Returns the lines of a value that begins after `head`, in a parent at `column`."""
    if isinstance(value, str) and is_block(value):
        header, lines = spell_block(value, column)
        return [f"{head} {header}", *lines]
    inner = inner_lines(value, column + 2, field)
    return [head, *inner] if inner else [f"{head} {spell_inline(value)}"]


def spell_inline(value: Any) -> str:
    """Returns a value without parts on a single line."""
    if isinstance(value, Mapping):
        return "{}"
    return "[]" if isinstance(value, list | tuple) else spell(value)


def inner_lines(value: Any, column: int, field: Field | None) -> list[str]:
    """Returns the lines of the fields of a map or the elements of a list; none for other values and empty ones."""
    if not isinstance(value, Mapping | list | tuple):
        return []
    if column > 2 * (DEEPEST - 1):
        raise Unwritable(f"A record cannot be nested more than {DEEPEST} levels deep.", "Make it flatter.")
    if isinstance(value, Mapping):
        return [
            line
            for name in ordered(value, field)
            for line in field_lines(name, value[name], column, field.by_name.get(name) if field else None)
        ]
    items = field.items if field else None
    return [line for element in value for line in element_lines(element, column, items)]


def ordered(names: Iterable[str], field: Field | None) -> list[str]:
    """Returns the names in the schema's order, those that it does not know at the end in their own."""
    given = list(names)
    if field is None:
        return given
    places = {name: n for n, name in enumerate(field.by_name)}
    return sorted(given, key=lambda name: places.get(name, len(places)))
