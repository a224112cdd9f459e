"""The minutes of a meeting are signed at the next suitable meeting; one called for a single matter is not suitable."""

import datetime
from bisect import bisect_right
from collections.abc import Iterable
from operator import itemgetter

from tui.procedure.clocks.agenda_public import NO_BUSINESS, NOT_BOUND
from tui.procedure.clocks.clock import Clock, Deadline, State, state_by, whole_day
from tui.procedure.register import Register, Value, text_at
from tui.record.kinds import body_of

NOT_SUITABLE = NO_BUSINESS | {"extraordinary", "confirmation_hearing", "veto", "work_programming", "informal"}
"""The Act names extraordinary meetings; hearings and veto meetings, called for one matter alone, are taken as such."""

_WITHOUT = NO_BUSINESS | {"work_programming", "informal"}
_OFF = ("cancelled", "postponed")


def next_suitable(register: Register, meeting_id: str) -> tuple[str | None, list[str]]:
    """Returns the first later meeting of the body at which the minutes can be signed, and those passed over as unsuitable."""
    date = whole_day((register.get(meeting_id) or {}).get("date"))
    passed: list[str] = []
    if date is None:
        return None, passed
    later = register.meetings(body_of(meeting_id) or "")
    for each, on, value in later[bisect_right(later, date, key=itemgetter(1)) :]:
        if value.get("status") in _OFF:
            continue
        if text_at(value, "classification") in NOT_SUITABLE:
            passed.append(f"{on.isoformat()} {str(value.get('classification')).replace('_', ' ')}")
        elif value.get("status") != "tentative":
            return each, passed
    return None, passed


def compute(register: Register, meeting_id: str, today: datetime.date) -> Iterable[Deadline]:
    """Yields at which meeting the minutes of a held meeting are to be signed."""
    meeting, body = register.get(meeting_id) or {}, body_of(meeting_id) or ""
    held = meeting.get("status") == "held" and whole_day(meeting.get("date")) is not None
    bound = text_at(register.body(body), "classification") not in NOT_BOUND
    if not held or not bound or text_at(meeting, "classification") in _WITHOUT:
        return
    at, passed = next_suitable(register, meeting_id)
    by = whole_day((register.get(at) or {}).get("date"))
    done, said = _done(register, meeting)
    inputs = {"held": str(meeting.get("date"))} | ({"next suitable meeting": at} if at else {})
    if passed:
        inputs["not suitable"] = "; ".join(passed)
    said = said if done is None or done <= today else None
    settled: State = "done" if said else "open"
    state = state_by(by, done, today) if by is not None and (done is not None or not said) else settled
    why = said or ("" if by else "no later ordinary meeting is in this book")
    yield CLOCK.deadline(
        meeting_id, "Minutes signed", "the person presiding", by=by,
        state=state,
        inputs=inputs, why=why, path="minutes.state", over=_not_followed(meeting, by, today),
    )  # fmt: skip


def _not_followed(meeting: Value, by: datetime.date | None, today: datetime.date) -> bool:
    """Returns whether the book says nothing at all of the minutes of a meeting that is long over: they are kept elsewhere."""
    return by is not None and by < today and not text_at(meeting, "minutes", "state")


def _done(register: Register, meeting: Value) -> tuple[datetime.date | None, str | None]:
    """Returns the day on which minutes were signed or approved, None where it is not known, and what says so, None where nothing does."""
    state = text_at(meeting, "minutes", "state")
    if state not in ("approved", "signed"):
        return None, None
    signed = text_at(meeting, "minutes", "signed_copy", "signed_on")
    if signed:
        return whole_day(signed), f"signed on {signed}"
    at = text_at(meeting, "minutes", "approval", "meeting")
    date = text_at(register.get(at), "date")
    return whole_day(date), f"approved on {date}" if date else "approved"


CLOCK = Clock(
    "minutes-signed",
    "Minutes are signed at the same or next suitable meeting, an extraordinary one not being suitable",
    "Local Government Act 1972 Sch. 12 paras 40–41",
    "secondary",
    ("meeting",),
    compute,
)
