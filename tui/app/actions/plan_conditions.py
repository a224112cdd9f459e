"""When an action on a plan applies: as in `conditions`, each says why not."""

from typing import Any

from tui.record.kinds import kind_of


def something_is_there(place: Any) -> str:
    """The line under the cursor leads somewhere."""
    line = place.chosen_line()
    return "" if line is not None and line.leads else "There is nothing to open on this line."


def a_body_is_chosen(place: Any) -> str:
    """The line under the cursor is a body's."""
    line = place.chosen_line()
    return "" if line is not None and line.body else "Put the cursor on a body, or on a meeting of one."


def a_deliverable_is_chosen(place: Any) -> str:
    """The line under the cursor is a deliverable."""
    return (
        ""
        if kind_of(place.chosen_record() or "") == "deliverable"
        else "Put the cursor on a deliverable: v shows them."
    )


def a_matter_is_chosen(place: Any) -> str:
    """The line under the cursor is an item that bears a matter."""
    line = place.chosen_line()
    return "" if line is not None and line.matter else "This line bears no matter to follow."
