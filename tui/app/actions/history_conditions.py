"""When an action on a change applies: as in `conditions`, each says why not."""

from typing import Any


def a_change_is_chosen(place: Any) -> str:
    """The line under the cursor stands for a change."""
    return "" if place.chosen_commit() is not None else "Choose a change first: this line stands for none."


def there_is_more_around(place: Any) -> str:
    """What is looked at is not the whole record."""
    return "" if place.path else "This is the history of the whole record already."


def a_field_is_here(place: Any) -> str:
    """The cursor is on something in the record."""
    return "" if place.path_here() is not None else "Put the cursor on a line of Read, Edit or Text first."


def nothing_forbids_the_undo(place: Any) -> str:
    """The change can be taken back."""
    return "This change cannot be undone: the box says why." if place.is_stopped else ""
