"""A place: a screen or widget where actions of the registry are at home."""

from typing import Any, cast

from tui.app.actions.registry import BY_ID


class Place:
    """Mixed into screens and widgets whose BINDINGS come from the registry. A key runs the method of its action, or says why not."""

    def action_run(self, action_id: str) -> None:
        """Runs an action of the registry here."""
        run_action(self, action_id)


def run_action(place: Any, action_id: str) -> None:
    """Runs an action at a place; where it does not apply, says why."""
    if place.app.is_leaving:
        return
    action = BY_ID[action_id]
    reason = action.why_not(place)
    if reason:
        place.app.say(reason)
        return
    cast(Any, getattr(place, action.method))()
