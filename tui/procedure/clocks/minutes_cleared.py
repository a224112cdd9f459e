"""Draft minutes that were sent to be cleared come back by the day they are wanted."""

import datetime
from collections.abc import Iterable

from tui.procedure.clocks.clock import Clock, Deadline, State, state_by, whole_day
from tui.procedure.clocks.names import called, on_day
from tui.procedure.register import Register, Value, dicts, text_at

_WITH = {"with_chair": "the chair", "with_officers": "officers"}


def compute(register: Register, meeting_id: str, today: datetime.date) -> Iterable[Deadline]:
    """Yields for each sending by when the draft is wanted back, without a day where none was set.

    Where the minutes are said to be with somebody and no sending is recorded, that alone is told.
    """
    meeting = register.get(meeting_id) or {}
    state = text_at(meeting, "minutes", "state") or ""
    sendings = dicts(meeting.get("minutes"), "clearance")
    for one in sendings:
        sent, back = whole_day(one.get("sent_on")), text_at(one, "returned_on")
        if sent is not None and sent > today:
            continue
        by, done = whole_day(one.get("due")), whole_day(back)
        is_back = done is not None and done <= today
        standing: State = state_by(by, done, today) if by else "done" if is_back else "open"
        yield CLOCK.deadline(
            meeting_id,
            "Draft minutes back from clearance",
            _who(register, one),
            by=by,
            state=standing,
            inputs={"sent": sent.isoformat()} if sent else {},
            why=f"back on {back}" if is_back else f"sent on {on_day(text_at(one, 'sent_on'))}; no return recorded",
            path=f"minutes.clearance[{text_at(one, 'id') or ''}]",
            over=state not in _WITH,
        )
    if not sendings and state in _WITH:
        why = "since when is not recorded"
        what = "Draft minutes back from clearance"
        yield CLOCK.deadline(meeting_id, what, _WITH[state], by=None, state="open", why=why, path="minutes.state")


def _who(register: Register, sending: Value) -> str:
    person, post = text_at(sending, "person"), text_at(sending, "post")
    return called(register, person) if person else f"the {post}" if post else "not recorded"


CLOCK = Clock(
    "minutes-cleared",
    "Draft minutes come back from clearance by the day they are wanted",
    "the day set by the secretariat, as recorded with the minutes",
    "local",
    ("meeting",),
    compute,
)
