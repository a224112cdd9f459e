"""One change of a record taken back while what came after it stays: a pure function of values, so that an auditor can compute it again.

It is the merge backwards: what the change left is the base, the record as it is now one side, what was before the change the other.
"""

from typing import Any

from tui.record.changes import Change, changes
from tui.record.differences import same
from tui.record.edits import Edit, Set, Unset, apply, apply_to_value
from tui.record.merging import Merged, merge
from tui.record.paths import Path, Position, identity, index_of
from tui.record.schema import Field, Schema

_ABSENT = object()


def reverse(kind: str, before: Any, left: Any, now: Any, schema: Schema) -> Merged:
    """Returns `now` without what turned `before` into `left`; None is no record.

    The conflicts are the paths at which a later change stands on the one taken back. A field that says again what it said before
    is left as it is.
    """
    root = schema.root(kind)
    found = merge(kind, left, now, _with_room(root, before, left, now), schema)
    return Merged(_without_emptied(root, found.value, now, before), found.conflicts)


def rewrite(text: str, old: Any, new: Any, schema: Schema, kind: str) -> str:
    """Returns the text of a record, whose value is `old`, made to say `new`: only the lines of what differs are touched.

    Raises EditRefused where the layout of the text is in the way.
    """
    fine = _edits(changes(kind, old, new, schema), new, kind, schema)
    whole: list[Edit] = [Set((name,), new[name]) for name in new if not same(old.get(name, _ABSENT), new[name])]
    whole += [Unset((name,)) for name in old if name not in new]
    edits = fine if same(apply_to_value(old, fine, schema, kind), new) else whole
    return apply(text, edits, schema, kind)


def value_at(value: Any, path: Path, kind: str, schema: Schema) -> Any:
    """Returns what stands at a path, None where nothing does."""
    for n, step in enumerate(path):
        if isinstance(step, str):
            value = value.get(step) if isinstance(value, dict) else None
        elif isinstance(value, list):
            at = index_of(value, step, schema.key_of(kind, path[:n]))
            value = value[at] if at is not None else None
        else:
            return None
    return value


def _edits(made: tuple[Change, ...], new: Any, kind: str, schema: Schema) -> list[Edit]:
    """Returns the edits that the changes come to; a list whose elements came, went or moved is set as a whole."""
    lists = {list_path for change in made if (list_path := _list_of(change)) is not None}
    tops = [path for path in lists if not any(path[:n] in lists for n in range(len(path)))]
    single = [each for each in made if not any(each.path[: len(path)] == path for path in tops)]
    edits: list[Edit] = [Unset(each.path) if each.op == "unset" else Set(each.path, each.after) for each in single]
    return edits + [Set(path, value_at(new, path, kind, schema)) for path in sorted(tops, key=str)]


def _list_of(change: Change) -> Path | None:
    """Returns the list that a change is to be made in as a whole, None where it is a change of one field."""
    at = next((n for n, step in enumerate(change.path) if isinstance(step, Position)), None)
    if at is not None:
        return change.path[:at]
    return change.path[:-1] if change.op in ("add", "remove", "move") else None


def _with_room(field: Field | None, before: Any, left: Any, now: Any) -> Any:
    """Returns `before` with an empty group or list wherever the change made one that has more in it by now.

    So what others put there later stays, while what the change put there goes.
    """
    if isinstance(before, dict) and isinstance(left, dict) and isinstance(now, dict):
        fields = field.by_name if field is not None else {}
        made = dict(before)
        for name in (each for each in left if each in now):
            inner = fields.get(name)
            if name in before:
                made[name] = _with_room(inner, before[name], left[name], now[name])
            elif _grew(left[name], now[name], inner):
                made[name] = _with_room(inner, type(left[name])(), left[name], now[name])
        return made
    if isinstance(before, list) and isinstance(left, list) and isinstance(now, list):
        key, items = _key(field), field.items if field is not None else None
        lefts, nows = _by_identity(left, key), _by_identity(now, key)
        return [
            _with_room(items, each, lefts[name], nows[name])
            if (name := identity(each, key)) is not None and name in lefts and name in nows
            else each
            for each in before
        ]
    return before


def _grew(left: Any, now: Any, field: Field | None) -> bool:
    """Whether a group or list that the change made is no longer just what the change made it."""
    if same(left, now):
        return False
    if isinstance(left, dict) and isinstance(now, dict):
        return True
    listed = isinstance(left, list) and isinstance(now, list)
    return listed and all(identity(each, _key(field)) is not None for each in (*left, *now))


def _without_emptied(field: Field | None, value: Any, now: Any, before: Any) -> Any:
    """Returns the value without groups and lists that lost all they had, as an edit leaves them: unless they are required."""
    if isinstance(value, dict) and isinstance(now, dict):
        fields = field.by_name if field is not None else {}
        was = before if isinstance(before, dict) else {}
        kept = {}
        for name, inner in value.items():
            known = fields.get(name)
            left_over = _without_emptied(known, inner, now.get(name), was.get(name))
            required = known is not None and known.required
            if left_over in ({}, []) and now.get(name) and not required and not same(was.get(name), left_over):
                continue
            kept[name] = left_over
        return kept
    if isinstance(value, list) and isinstance(now, list):
        key, items = _key(field), field.items if field is not None else None
        nows, was_there = _by_identity(now, key), _by_identity(before if isinstance(before, list) else [], key)
        names = [identity(each, key) for each in value]
        return [
            _without_emptied(items, each, nows.get(name), was_there.get(name))
            for name, each in zip(names, value, strict=True)
        ]
    return value


def _by_identity(elements: list[Any], key: str) -> dict[str | None, Any]:
    return {name: each for each in elements if (name := identity(each, key)) is not None}


def _key(field: Field | None) -> str:
    return (field.key if field is not None else None) or "id"
