"""What a record is called, and the first line of a commit message: readable by someone who has never seen YAML."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from tui.record.differences import Change
from tui.record.kinds import body_of, kind, slug
from tui.record.paths import Item, Position
from tui.record.safe import safe, shortened
from tui.record.schema import Schema
from tui.record.sentences import tell, tell_place
from tui.record.words import NameOf, default_name, friendly_date, lower_first, name_of_numbered, plain_words

__all__ = ["SUBJECT_LIMIT", "commit_subject", "slug", "step_subject", "subject_of"]

SUBJECT_LIMIT = 72

_SHORTEST_NAME = 12
_EVENTS = {
    "import": "imported",
    "format": "layout only",
    "undo": "an earlier change undone",
    "upgrade": "brought to a newer schema",
    "merge": "changes of two people brought together",
    "approve": "minutes approved",
    "cancel": "cancelled",
}
_NO_SCHEMA = Schema.from_documents({}, 0)


def subject_of(kind_name: str, value: Any, record_id: str, name_of: NameOf | None = None) -> str:
    """Returns the human name of a record: `Example Joint Panel, 20 Jul 2022`, `Action 2022-07-20-3`, a person's name.

    `name_of` says the name of the record with an id; it is asked for the body of a meeting.
    """
    return "".join(_subject(kind_name, value, record_id, name_of))


def commit_subject(
    kind_name: str,
    record_id: str,
    value: Any,
    changes: Sequence[Change],
    action: str,
    name_of: NameOf | None = None,
    schema: Schema | None = None,
) -> str:
    """Returns the subject of a commit, at most 72 characters: who or what it is about, and what was done.

    `value` is the record after the change, the last one for a record deleted. Without the schema, fields are called by
    their names instead of their titles. The name is shortened between words before what was done is.
    """
    name, tail = _subject(kind_name, value, record_id, name_of)
    what = ""
    for what in _tellings(kind_name, value, changes, action, name_of, schema or _NO_SCHEMA):
        found = _whole(name, tail, what) or _with_short_name(name, tail, what)
        if found:
            return found
    return f"{shortened(f'{name}{tail}', SUBJECT_LIMIT - 2 - len(what))}: {what}"


def step_subject(
    kind_name: str, record_id: str, value: Any, tellings: Sequence[str], name_of: NameOf | None = None
) -> str:
    """Returns the subject of a commit of which it is known what was done, at most 72 characters.

    `tellings` say the same, the longest first, each enough by itself: a shorter one is taken before the name is shortened.
    """
    name, tail = _subject(kind_name, value, record_id, name_of)
    said = [safe(each) for each in tellings]
    for fit in (_whole, _with_short_name):
        for what in said:
            found = fit(name, tail, what)
            if found:
                return found
    room = SUBJECT_LIMIT - len(tail) - 2 - len(said[-1])
    called = f"{shortened(name, room)}{tail}" if room > 2 else shortened(f"{name}{tail}", SUBJECT_LIMIT // 2)
    return shortened(f"{called}: {said[-1]}", SUBJECT_LIMIT)


def _whole(name: str, tail: str, what: str) -> str:
    whole = f"{name}{tail}: {what}"
    return whole if len(whole) <= SUBJECT_LIMIT else ""


def _with_short_name(name: str, tail: str, what: str) -> str:
    """Returns the subject with its name shortened between words; empty where too little would be left of it."""
    room = SUBJECT_LIMIT - len(tail) - 2 - len(what)
    short = shortened(name, room) if room >= _SHORTEST_NAME else ""
    fits = short and name.startswith(short.rstrip("…")) and " " in name[:room]
    return f"{short}{tail}: {what}" if fits else ""


def _subject(kind_name: str, value: Any, record_id: str, name_of: NameOf | None) -> tuple[str, str]:
    """Returns the name of a record in two parts: what may be shortened, and what must stay."""
    values = value if isinstance(value, Mapping) else {}
    name = _line(values.get("name"))
    numbered = name_of_numbered(kind_name, record_id)
    if numbered:
        return numbered, ""
    body_id = body_of(record_id)
    body = safe((name_of or default_name)(body_id)) if body_id else ""
    if kind_name == "meeting":
        called = body if name_of is not None or not name else name
        return called, _meeting_tail(values, record_id)
    if kind_name == "members":
        return body, ", members"
    if kind_name == "complaints":
        period = _line(values.get("period_as_printed")) or friendly_date(_last(record_id))
        return body, f", complaints {shortened(period, 24)}"
    if kind_name == "rules":
        return (name, "") if name and body.lower() in name.lower() else (f"{body}, {name or 'rules'}", "")
    if kind_name == "paper" and name and isinstance(values.get("date"), str):
        return name, f", {safe(friendly_date(values['date']))}"
    return name or safe(default_name(record_id)), ""


def _meeting_tail(values: Mapping[str, Any], record_id: str) -> str:
    last = _last(record_id)
    date = values.get("date")
    undated = last.startswith("undated-")
    when = friendly_date(date) if isinstance(date, str) and date else "undated" if undated else friendly_date(last[:10])
    word = last.removeprefix("undated-") if undated else last[11:]
    return f", {shortened(safe(when), 20)}" + (f", {shortened(plain_words(word), 20)}" if word else "")


def _line(text: object) -> str:
    return safe(text).strip() if isinstance(text, str) else ""


def _last(record_id: str) -> str:
    return record_id.rsplit("/", 1)[-1]


def _tellings(
    kind_name: str, value: Any, changes: Sequence[Change], action: str, name_of: NameOf | None, schema: Schema
) -> Iterator[str]:
    """Yields what was done, first in the words that say most, last in the fewest."""
    noun = kind(kind_name).title.lower()
    if action in ("create", "delete"):
        yield f"new {noun}" if action == "create" else f"{noun} deleted"
        return
    if action in _EVENTS or not changes:
        yield _EVENTS.get(action, "layout or comments")
        return
    told = [tell(change, schema, kind_name, value, name_of).brief for change in changes[:2]]
    if len(changes) <= 2:
        yield "; ".join(told)
    weighty = next((change for change in changes if _is_weighty(change)), None)
    if weighty is not None and len(changes) > 1:
        yield f"{tell(weighty, schema, kind_name, value, name_of).brief}; {len(changes) - 1} more"
    place = _common_place(kind_name, value, changes, schema, name_of)
    if len(changes) == 1:
        whole = schema.field(kind_name, changes[0].path)
        if whole is not None and all(isinstance(step, str) for step in changes[0].path):
            yield f"{safe(', '.join(lower_first(title) for title in whole.path_title))} changed"
        yield f"{place or 'one field'} changed"
        return
    if place:
        yield f"{len(changes)} changes to {place}"
    else:
        yield from _what_changed(kind_name, changes, schema)
    yield f"{len(changes)} changes"


def _what_changed(kind_name: str, changes: Sequence[Change], schema: Schema) -> Iterator[str]:
    """Yields the names of what changes stand in, those with entries first: `attendance, items and 3 more`; then fewer of them."""
    ordered = sorted(changes, key=_how_small)
    names = []
    for change in ordered:
        field = schema.field(kind_name, change.path[:1]) if change.path else None
        names.append(shortened(safe(lower_first(field.title if field is not None else str(change.path[:1]))), 40))
    distinct = list(dict.fromkeys(names))
    for shown in range(min(len(distinct), 2), 0, -1):
        more = len(distinct) - shown
        last = f" and {more} more" if more else f" and {distinct[shown - 1]}" if shown > 1 else ""
        yield f"{', '.join(distinct[: shown if more or shown == 1 else shown - 1])}{last} changed"


def _how_small(change: Change) -> int:
    """Returns 0 for a change in or of a list, 1 for one of a group, 2 for one of a single value."""
    values = (change.before, change.after)
    if any(isinstance(step, Item | Position) for step in change.path) or any(isinstance(each, list) for each in values):
        return 0
    return 1 if any(isinstance(each, dict) for each in values) else 2


def _is_weighty(change: Change) -> bool:
    names = [step for step in change.path if isinstance(step, str)]
    return names[-1:] == ["outcome"] or names == ["status"] or names == ["date"]


def _common_place(
    kind_name: str, value: Any, changes: Sequence[Change], schema: Schema, name_of: NameOf | None
) -> str | None:
    """Returns what all changes are in: one item by its number, else the list or group they share."""
    paths = [change.path for change in changes]
    if any(not path or path[0] != paths[0][0] for path in paths):
        return None
    first = paths[0]
    if all(len(path) > 1 and path[1] == first[1] for path in paths) and isinstance(first[1], Item | Position):
        return tell_place(first[:2], schema, kind_name, value, name_of)
    field = schema.field(kind_name, first[:1])
    name = field.title if field is not None else str(first[0])
    return shortened(safe(lower_first(plain_words(name))), 40)
