"""When a step in the life of a record applies: as in `conditions`, each says why not."""

from collections.abc import Callable
from typing import Any

from tui.book.steps.registry import steps_for
from tui.procedure.life import is_approved, moves_of
from tui.record.kinds import kind
from tui.record.words import plain_words


def there_is_a_step(place: Any) -> str:
    """The kind of record has steps of its own."""
    return (
        ""
        if steps_for(place.kind)
        else f"A {kind(place.kind).title.lower()} has no steps of its own: it is only edited."
    )


def it_has_the_step(command: str) -> Callable[[Any], str]:
    """Returns the condition that the kind of record has a step that this command takes."""

    def condition(place: Any) -> str:
        found = any(step.command == command for step in steps_for(place.kind))
        return "" if found else f"There is no step “{command}” for a {kind(place.kind).title.lower()}."

    return condition


def nothing_is_typed(place: Any) -> str:
    """The record stands as the book has it."""
    if place.editing.opened.is_new:
        return "Save the record first."
    if place.has_draft_waiting:
        return f"A draft of this record waits: {place.app.key_of('record.edit')} goes on with it or throws it away. Then take the step."
    return (
        "Save what you typed first, or discard it: the step is taken on the record as it is saved."
        if place.editing.is_typed
        else ""
    )


def minutes_can_be_approved(place: Any) -> str:
    """The minutes are in a state from which the schema lets them be approved or signed."""
    field = place.desk.schema.field("meeting", ("minutes", "state"))
    before = [move.before for move in moves_of(field) if move.by == "approve"] if field is not None else []
    state = place.editing.saved_at(("minutes", "state"))
    if state in before:
        return ""
    now = f"The minutes are “{plain_words(str(state))}”" if state else "This meeting has no minutes yet"
    return (
        f"{now}; they are approved once they are {' or '.join(plain_words(str(one)) for one in dict.fromkeys(before))}."
    )


def minutes_are_approved(place: Any) -> str:
    """The minutes are approved, so that a correction is the way to change them."""
    if not is_approved(place.kind, place.editing.saved_at(())):
        return "These minutes are not approved: change them as any other record, and save."
    return (
        ""
        if place.editing.is_typed
        else "Type the correction first, in Edit or Text; then this asks on whose authority."
    )
