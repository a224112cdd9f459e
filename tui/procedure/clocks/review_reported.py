"""The panel reviews the draft plan and the annual report, and reports on them. The Act sets no day."""

import datetime
from collections.abc import Iterable

from tui.procedure.clocks.clock import Clock, Deadline, whole_day
from tui.procedure.clocks.names import brief, the_body
from tui.procedure.register import Register, text_at
from tui.record.kinds import body_of

_REVIEWED = {"plan_review": "the draft plan", "annual_report_review": "the annual report"}


def compute(register: Register, record_id: str, today: datetime.date) -> Iterable[Deadline]:
    """Yields that the panel is to report on a draft plan or an annual report, open until its report, or what it came to, is recorded."""
    value = register.get(record_id) or {}
    reviewed = _REVIEWED.get(text_at(value, "kind") or "")
    if reviewed is None:
        return
    notified, reported = text_at(value, "notified_on"), text_at(value, "report", "date")
    day = whole_day(reported) or whole_day(text_at(register.get(text_at(value, "hearing")), "date"))
    found = reported or value.get("report") or text_at(value, "recommendation")
    done = bool(found) and (day is None or day <= today)
    yield CLOCK.deadline(
        record_id,
        f"Report on {reviewed}: {brief(value, record_id)}",
        the_body(register, body_of(record_id) or ""),
        by=None,
        state="done" if done else "open",
        inputs={"notified": notified} if notified else {},
        why=_why(done, reported),
        path="report",
        over=bool(text_at(value, "ended_on") or text_at(value, "response_on")),
    )


def _why(done: bool, reported: str | None) -> str:
    if not done:
        return "the Act sets no day; no report recorded"
    return f"reported on {reported}" if reported else "what the panel said is recorded; the day of its report is not"


CLOCK = Clock(
    "review-reported",
    "The panel reviews the draft plan and the annual report, and reports on each",
    "Police Reform and Social Responsibility Act 2011 s.28",
    "primary",
    ("proceeding",),
    compute,
)
