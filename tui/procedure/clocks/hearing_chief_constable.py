"""The panel reports on a proposed chief constable within three weeks beginning with the day of the notification."""

import datetime
from collections.abc import Iterable

from tui.procedure.clocks.clock import Clock, Deadline
from tui.procedure.clocks.hearings import hearing_deadline
from tui.procedure.register import Register, text_at


def compute(register: Register, record_id: str, today: datetime.date) -> Iterable[Deadline]:
    """Yields by when the panel reports; nothing for another proceeding or another post."""
    value = register.get(record_id)
    if text_at(value, "kind") == "confirmation_hearing" and text_at(value, "post") == "chief_constable":
        yield from hearing_deadline(CLOCK, register, record_id, today)


CLOCK = Clock(
    "hearing-chief-constable",
    "The panel reports on a proposed chief constable within three weeks beginning with the day of the notification",
    "Police Reform and Social Responsibility Act 2011 Sch. 8; Policing Protocol Order 2011 para. 24",
    "primary",
    ("proceeding",),
    compute,
)
