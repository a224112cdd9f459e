"""Where something stands inside a record: `items[harm-to-hope].decisions[noted].outcome`.

A path is a tuple of steps. A `str` is the name of a property, an `Item` an element of a list by its identity, a
`Position` an element by its place, counted from 0 inside and from 1 in print (`[#1]`). Positions are read, never
written down. What cannot stand bare in a path is quoted as JSON does it, so every path prints as one line and
`parse_path(format_path(path)) == path`.
"""

import json
import re
from dataclasses import dataclass
from typing import TypeAlias

from tui.errors import WrongUsage


@dataclass(frozen=True, slots=True)
class Item:
    """The element of a list whose identity is `key`."""

    key: str


@dataclass(frozen=True, slots=True)
class Position:
    """The element of a list at place `n`, counted from 0."""

    n: int


Step: TypeAlias = str | Item | Position
Path: TypeAlias = tuple[Step, ...]

_BARE_NAME = re.compile(r"[\w$@-]+\Z")
_BARE_KEY = re.compile(r"[^\s\[\]\"#](?:[^\[\]\"\x00-\x1f\x7f-\x9f\u2028\u2029]*[^\s\[\]\"])?\Z")
_STEP = re.compile(
    r"""(?P<name>[\w$@-]+)
      | (?P<quoted_name>"(?:[^"\\]|\\.)*")
      | \[\#(?P<position>[0-9]{1,9})\]
      | \[(?P<quoted_key>"(?:[^"\\]|\\.)*")\]
      | \[(?P<key>[^\[\]"#][^\[\]"]*)\]""",
    re.VERBOSE,
)


class BadPath(WrongUsage):
    """The text does not have the form of a path."""

    def __init__(self, text: str, at: int) -> None:
        where = f"at “{text[at : at + 12]}”" if text[at:].strip() else "at its end"
        super().__init__(
            f"“{text}” is not the path of a field: it cannot be read {where}.",
            "Join names by dots and give an element of a list by its id: items[harm-to-hope].decisions[noted].outcome",
        )


def parse_path(text: str) -> Path:
    """Returns the steps of a path as a person types it; the empty text is the whole record. Raises BadPath."""
    steps: list[Step] = []
    at = 0
    while at < len(text):
        start = at
        if steps and text[at] == ".":
            at += 1
        found = _STEP.match(text, at)
        if found is None:
            raise BadPath(text, at)
        is_name = found["name"] is not None or found["quoted_name"] is not None
        dotted = at > start
        if is_name != (dotted or not steps) and (is_name or dotted):
            raise BadPath(text, start)
        steps.append(_step(found, text))
        at = found.end()
    return tuple(steps)


def _step(found: re.Match[str], text: str) -> Step:
    if found["name"] is not None:
        return found["name"]
    if found["position"] is not None:
        if int(found["position"]) == 0:
            raise BadPath(text, found.start())
        return Position(int(found["position"]) - 1)
    if found["key"] is not None:
        if not found["key"].strip():
            raise BadPath(text, found.start())
        return Item(found["key"].strip())
    quoted = found["quoted_name"] or found["quoted_key"]
    try:
        plain = str(json.loads(quoted))
    except json.JSONDecodeError as error:
        raise BadPath(text, found.start()) from error
    return plain if found["quoted_name"] is not None else Item(plain)


def format_path(path: Path) -> str:
    """Returns a path as it is printed, on one line; the empty path prints as nothing."""
    parts: list[str] = []
    for step in path:
        if isinstance(step, str):
            name = step if _BARE_NAME.match(step) else json.dumps(step)
            parts.append(f".{name}" if parts else name)
        elif isinstance(step, Item):
            parts.append(f"[{step.key if _BARE_KEY.match(step.key) else json.dumps(step.key)}]")
        else:
            parts.append(f"[#{step.n + 1}]")
    return "".join(parts)


def identity(element: object, key: str) -> str | None:
    """Returns the identity of a list's element, which is its property `key`; None where it has none."""
    if not isinstance(element, dict):
        return None
    value = element.get(key)
    if isinstance(value, str):
        return value or None
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return None


def steps_of(elements: list[object], key: str | None) -> list[Item | Position]:
    """Returns the step to each element: by identity, or by position where it has none or has that of an earlier one.

    `key` is the identity property, None for a list of plain values.
    """
    if key is None:
        return [Position(n) for n in range(len(elements))]
    steps: list[Item | Position] = []
    seen: set[str] = set()
    for n, element in enumerate(elements):
        name = identity(element, key)
        if name is None or name in seen:
            steps.append(Position(n))
        else:
            seen.add(name)
            steps.append(Item(name))
    return steps


def index_of(elements: list[object], step: Item | Position, key: str) -> int | None:
    """Returns the place, from 0, of the element that `step` leads to; the first where an identity is there twice."""
    if isinstance(step, Position):
        return step.n if step.n < len(elements) else None
    return next((n for n, element in enumerate(elements) if identity(element, key) == step.key), None)
