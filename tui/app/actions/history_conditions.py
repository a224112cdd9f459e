"""When an action on a change applies: as in `conditions`, each says why not."""

from typing import Any


def a_change_is_chosen(place: Any) -> str:
    """The line under the cursor stands for a change."""
    return "" if place.chosen_commit() is not None else "Choose a change first: this line stands for none."
