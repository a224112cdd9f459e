"""The commissioner answers the panel's report on the annual report and on the draft plan. The Act sets no day."""

import datetime
from collections.abc import Iterable

from tui.procedure.clocks.clock import Clock, Deadline, whole_day
from tui.procedure.clocks.names import brief
from tui.procedure.register import Register, text_at

_SOURCES = {
    "annual_report_review": ("Police Reform and Social Responsibility Act 2011 s.12(4)", "primary"),
    "plan_review": (
        "Police Reform and Social Responsibility Act 2011 s.5(6), as a commissioner's letter cites it",
        "secondary",
    ),
}


def compute(register: Register, record_id: str, today: datetime.date) -> Iterable[Deadline]:
    """Yields that the panel's report is to be answered, open until a response is recorded; nothing before a report is recorded."""
    value = register.get(record_id) or {}
    found = _SOURCES.get(text_at(value, "kind") or "")
    reported = text_at(value, "report", "date") or text_at(value, "report", "paper")
    if found is None or reported is None:
        return
    answered = text_at(value, "response_on")
    done = answered is not None and ((whole_day(answered) or today) <= today)
    yield CLOCK.deadline(
        record_id,
        f"Response to the report: {brief(value, record_id)}",
        "the commissioner",
        by=None,
        state="done" if done else "open",
        inputs={"report": reported},
        why=f"answered on {answered}" if done else "the Act sets no day; no response recorded",
        path="response_on",
        source=found[0],
        mark="primary" if found[1] == "primary" else "secondary",
        over=bool(text_at(value, "ended_on")),
    )


CLOCK = Clock(
    "report-answered",
    "The commissioner answers the panel's report on the annual report or the draft plan",
    "Police Reform and Social Responsibility Act 2011 s.12(4); s.5(6) for the plan, as a commissioner's letter cites it",
    "primary",
    ("proceeding",),
    compute,
)
