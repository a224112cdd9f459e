"""Minutes of earlier meetings that are agreed at this one: which they may be. Their approval is asked about, never recorded unasked."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from tui.procedure.calendar import day, in_short, in_words
from tui.procedure.minuting.sitting import Sitting
from tui.procedure.minuting.slots import Answers
from tui.procedure.register import text_at
from tui.record.kinds import body_of

LATER: Final = "later"
_AGREEING: Final = ("agreed", "approved", "adopted", "confirmed")
_ALL: Final = "all"


def waiting(sitting: Sitting) -> list[tuple[str, str]]:
    """Returns the meetings whose minutes the item under way may approve: id and date, the latest first.

    They are earlier meetings that were held and whose minutes are published as draft; where the item's title has their days, those.
    """
    here = sitting.item_at(sitting.item)
    on = day(text_at(sitting.meeting, "date"))
    title = (text_at(here[1], "title") or "").casefold() if here is not None else ""
    if "minutes" not in title or on is None:
        return []
    found = [
        (record_id, date.isoformat())
        for record_id, date, meeting in reversed(sitting.register.meetings(body_of(sitting.meeting_id) or ""))
        if date < on and text_at(meeting, "minutes", "state") == "published" and meeting.get("status") == "held"
    ]
    named = [each for each in found if any(_is_in(words.casefold(), title) for words in _spelt(each[1]))]
    return named or found


def is_agreed(sitting: Sitting, answers: Answers) -> bool:
    """Returns whether a decision agrees minutes whose approval can be recorded."""
    return answers.get("outcome") in _AGREEING and bool(waiting(sitting))


def choices(sitting: Sitting, _: Answers) -> Sequence[tuple[str, str]]:
    """Returns what may be answered: later, one of the meetings, or all of them."""
    found = waiting(sitting)
    several = [(_ALL, " and ".join(in_short(date) for _, date in found))] if len(found) > 1 else []
    return [(LATER, "A in the earlier record"), *several, *((in_short(date), "now") for _, date in found)]


def chosen(sitting: Sitting, answer: str | None) -> tuple[str, ...]:
    """Returns the ids of the meetings that an answer means; none for later."""
    return tuple(each for each, date in waiting(sitting) if answer in (_ALL, in_short(date)))


def _spelt(date: str) -> Iterator[str]:
    on = day(date)
    if on is not None:
        yield from (date, in_short(date), in_words(on))


def _is_in(words: str, title: str) -> bool:
    return re.search(rf"(?<![0-9]){re.escape(words)}", title) is not None
