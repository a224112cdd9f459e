"""What the public may not see yet: minutes that officers and the chair have still to clear, and what is put before a meeting to come.

A document for the chair is made with all of it; what is published for everybody is made without.
"""

from typing import Final

from tui.procedure.register import Value, dicts, text_at

_IN_WORK: Final = frozenset({"drafting", "with_officers", "with_chair"})
_OF_MINUTES: Final = frozenset(
    {"attendance", "declarations", "declarations_none", "scenes", "presiding", "adjournments", "next_meeting", "actual_start", "actual_end"}
)  # fmt: skip
_OF_MINUTED_ITEMS: Final = frozenset(
    {"notes", "motions", "decisions", "minute_number", "minute_reference", "order_taken", "declarations_none"}
)
_PUTS_PAPERS_OUT: Final = frozenset({"agenda", "pack", "supplement"})


def is_in_work(meeting: Value | None) -> bool:
    """Returns whether the minutes of a meeting are recorded as being drafted or cleared, not as published."""
    return text_at(meeting, "minutes", "state") in _IN_WORK


def without_minutes(meeting: Value) -> Value:
    """Returns a meeting without what its minutes say: its agenda, and its decisions where a decision sheet was published already."""
    left = {name: value for name, value in meeting.items() if name not in _OF_MINUTES and name != "minutes"}
    published = {text_at(each, "what") for each in dicts(meeting, "publications")}
    taken_out = _OF_MINUTED_ITEMS - {"decisions"} if "decisions" in published else _OF_MINUTED_ITEMS
    if "items" in meeting:
        left["items"] = [_agenda_item(each, taken_out) for each in dicts(meeting, "items")]
    return left


def _agenda_item(item: Value, taken_out: frozenset[str]) -> Value:
    left = {name: value for name, value in item.items() if name not in taken_out}
    return (
        {**left, "items": [_agenda_item(each, taken_out) for each in dicts(item, "items")]} if "items" in item else left
    )


def is_before_its_day(kind: str, value: Value, meeting: Value | None) -> bool:
    """Returns whether a paper or a question is not yet before the public.

    A question is when it was accepted, a paper when it or an agenda was published, and both when the meeting was held; one that was not
    accepted never is.
    """
    if kind == "question" and value.get("accepted") is False:
        return True
    if meeting is None or meeting.get("status") == "held":
        return False
    if kind == "question":
        return value.get("accepted") is not True
    published = {text_at(each, "what") for each in dicts(meeting, "publications")}
    return kind == "paper" and not text_at(value, "published_at") and not published & _PUTS_PAPERS_OUT
