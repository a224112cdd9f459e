"""The legal life of a record: the states it goes through, which moves there are, and what approval protects.

Which states follow which is no code: the schema says it, `x-moves` at a field with a state and `x-states` at a kind whose state
follows from what is recorded. So the moves of a commit are judged by that commit's own schema.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from tui.record.changes import Change, changes
from tui.record.fingerprint import METHODS, NEWEST_METHOD, stated
from tui.record.paths import Path, format_path
from tui.record.schema import Field, Schema
from tui.record.words import lower_first, plain_words

APPROVED = ("approved", "signed")
"""States of minutes whose content changes only by a correction."""

MAY_CHANGE_APPROVED = ("approve", "correct", "undo", "merge")
"""Actions that may change approved content; `undo` and `merge` only as far as they are exactly that."""

_ANY_MOVE = ("import", "undo", "merge", "upgrade")
"""Actions that take over or take back a state, so that the order of moves says nothing about them."""

_SIGNED: tuple[Path, ...] = ((), ("signed_by",), ("signed_on",), ("sha512",))
"""What a signed copy is known by: once there, it changes only by a correction."""

_DEPTH = 3


@dataclass(frozen=True, slots=True)
class Move:
    """A move from one state to another. `before` is None where there was no state yet; `by` names the action that it takes, if any."""

    before: str | None
    after: str
    by: str | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """A state that follows from what is recorded: shown by a field; `by` names the action that records it, if any."""

    state: str
    shown_by: str | None = None
    by: str | None = None


@dataclass(frozen=True, slots=True)
class MoveFault:
    """A move that there is not: where, why not, and what to do instead."""

    path: Path
    sentence: str
    hint: str


def is_approved(kind: str, value: object) -> bool:
    """Returns whether a record is a meeting whose minutes are approved or signed."""
    minutes = value.get("minutes") if kind == "meeting" and isinstance(value, Mapping) else None
    return isinstance(minutes, Mapping) and minutes.get("state") in APPROVED


def is_draft(kind: str, value: object) -> bool:
    """Returns whether a record is a meeting with minutes that no meeting has approved yet."""
    minutes = value.get("minutes") if kind == "meeting" and isinstance(value, Mapping) else None
    return isinstance(minutes, Mapping) and minutes.get("state") not in APPROVED


def takes_over_approval(kind: str, old: object, new: object, action: str) -> bool:
    """Returns whether an action that is no approval makes minutes approved, which takes an authority; None is no record.

    A record that is imported as approved is as its documents have it; one that was there before is not.
    """
    if is_approved(kind, old) or not is_approved(kind, new):
        return False
    return action not in _ANY_MOVE if old is None else action == "import"


def undo_needs_authority(kind: str, old: Any, new: Any, schema: Schema) -> bool:
    """Returns whether taking something back changes what was approved, the approval too, or makes minutes approved again."""
    return bool(approved_changes(kind, old, new, schema)) or (is_approved(kind, new) and not is_approved(kind, old))


def approved_changes(kind: str, old: Any, new: Any, schema: Schema) -> tuple[Change, ...]:
    """Returns the changes from the old value to the new that touch what was approved; none where nothing was.

    What was approved is the content that the record's own fingerprint covers, the approval itself with the corrections since, and that
    the record exists. None for `new` is a deletion.
    """
    if not is_approved(kind, old):
        return ()
    said = stated(old)
    method = METHODS.get(said.method if said else NEWEST_METHOD, METHODS[NEWEST_METHOD])
    found = changes(kind, old, new, schema)
    return tuple(each for each in found if method.covers(each.path) or _is_approval(each))


def _is_approval(change: Change) -> bool:
    path = change.path[:2]
    if path == ("minutes",):
        return True
    if path == ("minutes", "state"):
        return change.after not in APPROVED
    if path == ("minutes", "signed_copy"):
        return change.before is not None and change.path[2:] in _SIGNED
    return path in (("minutes", "approval"), ("minutes", "corrected"))


def moves_of(field: Field) -> tuple[Move, ...]:
    """Returns the moves that the schema allows a field with a state; none where it says nothing."""
    return tuple(Move(each.get("from"), each["to"], each.get("by")) for each in field.node.get("x-moves", ()))


def steps_of(kind: str, schema: Schema) -> tuple[Step, ...]:
    """Returns the states of a kind whose state follows from what is recorded, in their order; none for other kinds."""
    node = schema.root(kind).node
    return tuple(Step(each["state"], each.get("shown_by"), each.get("by")) for each in node.get("x-states", ()))


def state_of(kind: str, value: object, schema: Schema) -> str | None:
    """Returns the furthest state that the record shows, such as `responded`; None for a kind without such states."""
    shown = None
    for step in steps_of(kind, schema):
        if step.shown_by is None or (isinstance(value, Mapping) and step.shown_by in value):
            shown = step.state
    return shown


def move_faults(kind: str, old: Any, new: Any, schema: Schema, action: str) -> tuple[MoveFault, ...]:
    """Returns the moves from the old value to the new that the schema does not allow by this action; None is no record."""
    if old is None or new is None or action in _ANY_MOVE:
        return ()
    return (*_moves_wrong(kind, old, new, schema, action), *_steps_lost(kind, old, new, schema))


def _moves_wrong(kind: str, old: Any, new: Any, schema: Schema, action: str) -> Iterator[MoveFault]:
    for path, field in _with_moves(schema.root(kind), ()):
        before, after = _at(old, path), _at(new, path)
        if before == after or not isinstance(after, str) or after not in field.choices:
            continue
        allowed = [move for move in moves_of(field) if move.before == before]
        if before is None and not allowed:
            continue
        move = next((each for each in allowed if each.after == after), None)
        what, was, now = lower_first(field.title), plain_words(str(before)), plain_words(after)
        if move is None:
            onward = ", ".join(plain_words(each.after) for each in allowed)
            yield MoveFault(
                path,
                f"{format_path(path)}: the {what} “{was}” does not become “{now}”."
                if before is not None
                else f"{format_path(path)}: the {what} does not begin as “{now}”.",
                f"{f'It can become: {onward}.' if onward else f'After “{was}” comes nothing more.'}"
                " If an earlier step was a mistake, undo that step.",
            )
        elif move.by is not None and move.by != action:
            yield MoveFault(
                path,
                f"{format_path(path)}: the {what} becomes “{now}” only by the step of its own, “{move.by}”.",
                f"It asks what such a step must record: minutebook {move.by} ID",
            )


def _steps_lost(kind: str, old: Any, new: Any, schema: Schema) -> Iterator[MoveFault]:
    steps = steps_of(kind, schema)
    for at, step in enumerate(steps):
        if step.shown_by is None or step.shown_by in new or step.shown_by not in old:
            continue
        later = [each for each in steps[at + 1 :] if each.shown_by in new]
        if later:
            yield MoveFault(
                (step.shown_by,),
                f"{step.shown_by}: cannot be taken out, as the {kind} is {plain_words(later[-1].state)} already.",
                "If it was a mistake, undo the change that recorded it.",
            )


def _with_moves(field: Field, path: Path, depth: int = _DEPTH) -> Iterator[tuple[Path, Field]]:
    for one in field.properties:
        here = (*path, one.name)
        if "x-moves" in one.node:
            yield here, one
        elif one.type == "object" and depth > 1:
            yield from _with_moves(one, here, depth - 1)


def _at(value: Any, path: Path) -> Any:
    for step in path:
        value = value.get(step) if isinstance(value, Mapping) else None
    return value
