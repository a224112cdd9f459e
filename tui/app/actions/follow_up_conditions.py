"""When an action on what is owed applies: as in `conditions`, each says why not."""

from typing import Any

from tui.app.follow_up_desk import answering, updating
from tui.record.kinds import kind_of


def something_is_waited_for(place: Any) -> str:
    """The line under the cursor is something that somebody is waited for."""
    return "" if place.chosen_owed() is not None else "Nobody is waited for on this line."


def it_can_be_answered(place: Any) -> str:
    """The line stands for a recommendation or a question that has no answer yet."""
    owed = place.chosen_owed()
    if owed is None or answering(owed.record) is None:
        return "An action is not answered but updated."
    return (
        ""
        if owed.state in ("made", "conveyed", "open")
        else "An answer is recorded already: open the record to see it."
    )


def it_can_be_updated(place: Any) -> str:
    """The line stands for something on which something can be reported."""
    owed = place.chosen_owed()
    if updating(owed) is not None:
        return ""
    if owed is not None and kind_of(owed.record) == "recommendation":
        return "It was sent; what comes next is the response."
    return "A question is not updated but answered."
