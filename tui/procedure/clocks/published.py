"""The panel publishes the reports and recommendations that it makes to the commissioner. The Act sets no day."""

import datetime
from collections.abc import Iterable

from tui.procedure.clocks.clock import Clock, Deadline
from tui.procedure.clocks.names import brief, the_body
from tui.procedure.register import Register, Value, dicts, text_at
from tui.record.kinds import body_of, kind_of

_OUT = ("published", "approved", "signed")
_AS_MINUTES = ("draft_minutes", "minutes", "decisions")


def compute(register: Register, record_id: str, today: datetime.date) -> Iterable[Deadline]:
    """Yields that a recommendation or report is to be published, for police and crime panels.

    Published minutes publish the recommendation in them; a recommendation under no provision of the Act is not told.
    """
    value, body = register.get(record_id) or {}, body_of(record_id) or ""
    if text_at(register.body(body), "classification") != "police-and-crime-panel":
        return
    if kind_of(record_id) == "recommendation":
        if text_at(value, "legal_basis") in (None, "none"):
            return
        what = f"Recommendation published: {brief(value, record_id)}"
        meeting = register.get(text_at(value, "made_at")) or {}
        done = text_at(value, "published_at") or ("with the minutes" if _minutes_are_out(meeting) else None)
        path = "published_at"
    else:
        if text_at(value, "report", "date") is None:
            return
        what = f"Report published: {brief(value, record_id)}"
        paper = register.get(text_at(value, "report", "paper")) or {}
        done, path = text_at(paper, "published_at"), "report"
    is_done = done is not None and (done[:10] <= today.isoformat() or not done[:1].isdigit())
    yield CLOCK.deadline(
        record_id,
        what,
        the_body(register, body),
        by=None,
        state="done" if is_done else "open",
        why=f"published {done}" if is_done else "the Act sets no day; no publication recorded",
        path=path,
    )


def _minutes_are_out(meeting: Value) -> bool:
    return text_at(meeting, "minutes", "state") in _OUT or any(
        one.get("what") in _AS_MINUTES for one in dicts(meeting, "publications")
    )


CLOCK = Clock(
    "published",
    "The panel publishes its reports and recommendations",
    "Police Reform and Social Responsibility Act 2011 s.28(7)",
    "primary",
    ("recommendation", "proceeding"),
    compute,
)
