"""The lines of a commit message that say what changed in a record: a pure function of the old value and the new one.

An auditor computes them again from the two trees and compares, so their form belongs to `MESSAGE_VERSION`: another form
needs another number. Digests are of SHA-256: of a text its UTF-8 bytes, of anything else its JSON with sorted names.
What the schema calls private is in no line and no digest.
"""

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from tui.record.differences import Change, Op, apply_changes, changes
from tui.record.excerpts import title_of
from tui.record.paths import Item, Path, Step, format_path, steps_of
from tui.record.safe import safe, shortened
from tui.record.schema import Field, Schema
from tui.record.sentences import change_sentence
from tui.record.words import singular

__all__ = [
    "LINE_LIMIT",
    "MESSAGE_VERSION",
    "Change",
    "apply_changes",
    "change_line",
    "change_lines",
    "change_sentence",
    "changes",
    "record_summary",
]

MESSAGE_VERSION = 1
LINE_LIMIT = 200

_SHORT_TEXT = 60
_LONGEST_WORD = 64
"""A fingerprint of SHA-256 is shown whole: one wants to compare it."""

_LONGEST_PATH = 160
_MOST_COUNTS = 10
_LONGEST_CONTENTS = 180
_NAMING = ("id", "person", "document")


def change_lines(kind: str, old: Any, new: Any, schema: Schema, limit: int = LINE_LIMIT) -> tuple[str, ...]:
    """Returns the lines, at most `limit` and without bullets, from the old value to the new; None is no record at all.

    A record made or deleted is one line: its title, counts and a digest. An element added or removed says what is in it. Lines over the
    limit become one with their digest.
    """
    if old is None and new is None:
        return ()
    if old is None or new is None:
        return (
            f"{'created' if old is None else 'deleted'}: {record_summary(kind, new if old is None else old, schema)}",
        )
    if not isinstance(old, dict) or not isinstance(new, dict):
        return tuple(change_line(change, kind, schema) for change in changes(kind, old, new, schema)) or (_LAYOUT_ONLY,)
    made = (
        one for change in changes(kind, old, new, schema) for one in _opened(change, schema.field(kind, change.path))
    )
    lines = list(dict.fromkeys(change_line(change, kind, schema) for change in made))
    if len(lines) > limit:
        rest = lines[limit - 1 :]
        lines[limit - 1 :] = [f"… and {len(rest)} more changes ({_short_digest(chr(10).join(rest))})"]
    return tuple(lines) or (_LAYOUT_ONLY,)


_LAYOUT_ONLY = "layout or comments only, no field"


def record_summary(kind: str, value: Any, schema: Schema) -> str:
    """Returns what a record is called, how many elements its lists have, how many fields it has, and its digest, on one line."""
    public = _public(schema.field(kind, ()), value)
    title = title_of(kind, public) if isinstance(public, dict) else None
    named = f"“{shortened(safe(title), _SHORT_TEXT)}”{_of_meeting(kind, public)}: " if title else ""
    counts: dict[str, int] = {}
    _count_elements(public, counts)
    parts = [_counted_elements(number, name) for name, number in list(counts.items())[:_MOST_COUNTS]]
    listed = f"{', '.join(parts)}; " if parts else ""
    return f"{named}{listed}{_counted(_leaves(public), 'field')} (sha256 {_digest(public)[:12]}…)"


def _of_meeting(kind: str, value: Any) -> str:
    """Returns the day and status of a meeting, which its name leaves out; nothing for another kind."""
    stated = [value.get(name) for name in ("date", "status")] if kind == "meeting" else []
    return "".join(f", {shortened(safe(each), _SHORT_TEXT)}" for each in stated if isinstance(each, str) and each)


def change_line(change: Change, kind: str, schema: Schema) -> str:
    """Returns the line of one change, without a bullet: `items[a].decisions[b].outcome: agreed → noted`."""
    shown, private = _shown_path(kind, change.path, schema)
    place = _cut_path(format_path(shown)) or "record"
    if private:
        return f"{place}: changed (private, not shown)"
    field = schema.field(kind, change.path)
    before, after = _public(field, change.before), _public(field, change.after)
    match change.op:
        case "set":
            return f"{place}: set to {_value(after)}"
        case "unset":
            return f"{place}: taken out, was {_value(before)}"
        case "add":
            return (
                f"{place}: added {_value(after)}" if _is_plain(after) else f"{place}: added {_contents(after, change)}"
            )
        case "remove":
            return (
                f"{place}: removed {_value(before)}"
                if _is_plain(before)
                else f"{place}: removed {_contents(before, change)}"
            )
        case "move":
            return f"{place}: moved {'first' if change.follows is None else f'after {_cut_path(change.follows)}'}"
        case "change":
            return f"{place}: {_from_to(before, after)}"


def _opened(change: Change, field: Field | None) -> Iterator[Change]:
    """Yields, for an object or list that came or went whole, the change of each part; anything else as it is."""
    came = change.op == "set"
    value = change.after if came else change.before
    if change.op not in ("set", "unset") or not value or (field and field.private):
        yield change
    elif isinstance(value, dict):
        for name, inner in value.items():
            part = Change((*change.path, name), change.op, None if came else inner, inner if came else None)
            yield from _opened(part, field.by_name.get(name) if field else None)
    elif isinstance(value, list) and field and field.key:
        for step, inner in zip(steps_of(value, field.key), value, strict=True):
            op: Op = "add" if came else "remove"
            yield Change((*change.path, step), op, None if came else inner, inner if came else None)
    else:
        yield change


def _shown_path(kind: str, path: Path, schema: Schema) -> tuple[tuple[Step, ...], bool]:
    """Returns the path down to the first private field, and whether there is one."""
    for length in range(1, len(path) + 1):
        field = schema.field(kind, path[:length])
        if field is not None and field.private:
            return path[:length], True
    return path, False


def _cut_path(text: str) -> str:
    line = safe(text)
    return line if len(line) <= _LONGEST_PATH else f"{line[:80]}…{line[-60:]} ({_short_digest(text)})"


def _public(field: Field | None, value: Any) -> Any:
    """Returns the value without what is private in it."""
    if field is not None and isinstance(value, dict):
        known = {name: field.by_name.get(name) for name in value}
        return {name: _public(known[name], inner) for name, inner in value.items() if not _is_private(known[name])}
    if field is not None and isinstance(value, list):
        return [_public(field.items, inner) for inner in value]
    return value


def _is_private(field: Field | None) -> bool:
    return field is not None and field.private


def _is_plain(value: Any) -> bool:
    return not isinstance(value, dict | list)


def _from_to(before: Any, after: Any) -> str:
    if isinstance(before, str) and isinstance(after, str):
        shown, then = _short(before), _short(after)
        if shown is None or then is None or shown == then:
            return f"{len(before)} → {len(after)} characters ({_short_digest(before)} → {_short_digest(after)})"
        return f"{shown} → {then}"
    shown, then = _value(before), _value(after)
    return f"{shown} → {then}" if shown != then else f"{shown} ({_type_name(before)}) → {then} ({_type_name(after)})"


def _contents(value: Any, change: Change) -> str:
    """Returns what stands in an element that came or went, part by part, and its digest: `(outcome: noted; 3 fields, 3f9c…)`."""
    parts = list(_parts(value, "", change.path[-1])) if isinstance(value, dict) else []
    shown = [part for n, part in enumerate(parts) if not n or len("; ".join(parts[: n + 1])) <= _LONGEST_CONTENTS]
    more = [f"and {len(parts) - len(shown)} more"] if len(parts) > len(shown) else []
    return f"({'; '.join([*shown, *more, _size(value)])})"


def _parts(value: dict[str, Any], above: str, named: Step) -> Iterator[str]:
    """Yields each property in a few words; the one that only repeats the name of the element is left out."""
    for name, inner in value.items():
        called = f"{above}{shortened(safe(name), _SHORT_TEXT)}"
        if isinstance(inner, dict):
            yield from _parts(inner, f"{called}.", named)
        elif isinstance(inner, list) and not all(map(_is_plain, inner)):
            yield _counted_elements(len(inner), name)
        elif above or name not in _NAMING or not isinstance(named, Item) or inner != named.key:
            yield f"{called}: {_value(inner)}"


def _value(value: Any) -> str:
    if isinstance(value, str):
        return _short(value) or f"“{_beginning(value)}” ({len(value)} characters, {_short_digest(value)})"
    if value is None:
        return "null"
    if isinstance(value, dict | list):
        shown = ", ".join(_value(inner) for inner in value) if all(map(_is_plain, value)) else ""
        if isinstance(value, list) and len(shown) <= _SHORT_TEXT and (shown or not value):
            return f"[{shown}]"
        return f"{_counted(len(value), 'element') if isinstance(value, list) else 'a group'} ({_size(value)})"
    return json.dumps(value)


def _short(text: str) -> str | None:
    """Returns a text of one line as it is printed, quoted where it would be misread; None where it is too long."""
    line = safe(text)
    longest = _SHORT_TEXT if " " in line else _LONGEST_WORD
    if "\n" in text or len(line) > longest:
        return None
    return line if line.strip() == line and line and line != "null" and " → " not in line else f"“{line}”"


def _beginning(text: str) -> str:
    return shortened(" ".join(safe(text.replace("\n", " ")).split()), _SHORT_TEXT)


def _type_name(value: Any) -> str:
    names = {str: "text", bool: "yes or no", int: "whole number", float: "number", type(None): "nothing"}
    return names.get(type(value), "group")


def _size(value: Any) -> str:
    return f"{_counted(_leaves(value), 'field')}, {_short_digest(value)}"


def _counted_elements(number: int, name: str) -> str:
    plain = shortened(safe(name).replace("_", " "), 30)
    return f"1 {singular(plain)}" if number == 1 else f"{number} {plain}"


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _leaves(value: Any) -> int:
    if isinstance(value, dict):
        return sum(map(_leaves, value.values()))
    return sum(map(_leaves, value)) if isinstance(value, list) else 1


def _count_elements(value: Any, counts: dict[str, int]) -> None:
    if isinstance(value, list):
        for inner in value:
            _count_elements(inner, counts)
    elif isinstance(value, dict):
        for name, inner in value.items():
            if isinstance(inner, list) and any(isinstance(element, dict) for element in inner):
                counts[name] = counts.get(name, 0) + len(inner)
            _count_elements(inner, counts)


def _digest(value: Any) -> str:
    data = value if isinstance(value, str) else json.dumps(value, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(data.encode("utf-8", "surrogatepass")).hexdigest()


def _short_digest(value: Any) -> str:
    return f"{_digest(value)[:4]}…"
