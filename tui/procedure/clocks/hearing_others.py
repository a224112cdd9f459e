"""The panel reports on a proposed deputy, chief executive or finance officer within three weeks, without a veto."""

import datetime
from collections.abc import Iterable

from tui.procedure.clocks.clock import Clock, Deadline
from tui.procedure.clocks.hearings import hearing_deadline
from tui.procedure.register import Register, text_at


def compute(register: Register, record_id: str, today: datetime.date) -> Iterable[Deadline]:
    """Yields by when the panel reports, also where the post is not recorded: three weeks hold for every post."""
    value = register.get(record_id)
    if text_at(value, "kind") == "confirmation_hearing" and text_at(value, "post") != "chief_constable":
        yield from hearing_deadline(CLOCK, register, record_id, today)


CLOCK = Clock(
    "hearing-others",
    "The panel reports on a proposed deputy, chief executive or finance officer within three weeks of the notification; no veto",
    "Police Reform and Social Responsibility Act 2011 Sch. 1",
    "secondary",
    ("proceeding",),
    compute,
)
