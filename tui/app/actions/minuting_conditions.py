"""When an action of minute-taking applies: as in `conditions`, each says why not."""

from typing import Any
from weakref import WeakKeyDictionary

from tui.procedure.minuting.allowed import why_no_minutes
from tui.record.kinds import kind_of

_READ: WeakKeyDictionary[Any, tuple[int, str, str]] = WeakKeyDictionary()
"""By desk: version, record and answer of what was asked last, as the line of keys asks at every move of the cursor."""


def minutes_can_be_taken(place: Any) -> str:
    """What is chosen is a meeting, with an agenda, whose minutes are not approved."""
    record = place.chosen_record()
    if not record:
        return "Choose a meeting first: this line stands for none."
    desk, kind = place.app.desk, kind_of(record) or ""
    known = _READ.get(desk)
    if known is None or known[:2] != (desk.version, record):
        why = why_no_minutes(kind, desk.value(record) if kind == "meeting" else None)
        known = _READ[desk] = (desk.version, record, why)
    return known[2]


def an_item_is_under_way(place: Any) -> str:
    """The meeting has begun."""
    return "" if place.minutes.sitting.item else "No item is under way yet: n begins the meeting."


def the_meeting_goes_on(place: Any) -> str:
    """The meeting has not ended and is not adjourned."""
    sitting = place.minutes.sitting
    if sitting.adjournment is not None:
        return "The meeting is adjourned: x resumes it."
    return f"The meeting ended at {sitting.meeting['actual_end']}." if sitting.is_over else ""


def the_line_is_empty(place: Any) -> str:
    """Nothing is being typed."""
    return "" if place.line.is_bare else "Finish the line first."


def something_was_said(place: Any) -> str:
    """Something said is chosen, or was written last."""
    sitting = place.minutes.sitting
    note = sitting.at(sitting.last)
    return (
        "" if note is not None and "notes" in (sitting.last or ()) else "Nothing was said yet that this could be about."
    )


def something_to_take_back(place: Any) -> str:
    """There is something to undo."""
    return "" if place.minutes.can_undo or place.text else "There is nothing to take back."


def a_line_is_chosen(place: Any) -> str:
    """A line written before is chosen, or letters are typed."""
    return "" if place.text or place.screen.is_choosing else "↑ chooses a line written before."
