"""A recommendation is answered within the time that the body set: the Act leaves the length to the panel."""

import datetime
from collections.abc import Iterable, Mapping

from tui.procedure.calendar import in_short
from tui.procedure.clocks.clock import Clock, Deadline, State, days_after, mark_of, state_by, whole_day
from tui.procedure.clocks.names import brief, called, the_body
from tui.procedure.register import Register, RuleInForce, Value, text_at
from tui.record.kinds import body_of


def compute(register: Register, record_id: str, today: datetime.date) -> Iterable[Deadline]:
    """Yields by when a recommendation is to be answered.

    Without a day of its own, the period in the body's rules runs from the day on which it was sent. Where neither is known, a
    recommendation under the Act has no day; one without a legal basis is not told at all.
    """
    value, body = register.get(record_id) or {}, body_of(record_id) or ""
    addressee = text_at(value, "addressee_person") or text_at(value, "addressee")
    by, inputs, rule = wanted_by(register, body, value)
    if addressee is None or (by is None and text_at(value, "legal_basis") in (None, "none")):
        return
    response, answered = value.get("response"), text_at(value, "response", "date")
    done = whole_day(answered)
    is_answered = isinstance(response, Mapping) and (done is None or done <= today)
    if is_answered:
        why = f"answered on {in_short(answered)}" if answered else "answered; the day is not recorded"
    else:
        why = "no response recorded" if by else f"{the_body(register, body)} has set no day, as far as recorded"
    state: State = "open"
    if is_answered and (by is None or done is None):
        state = "done"
    elif by is not None:
        state = state_by(by, done, today)
    what, who = f"Response to: {brief(value, record_id)}", called(register, addressee)
    source, mark = (rule.source, mark_of(rule, "local")) if rule else (None, None)
    yield CLOCK.deadline(
        record_id, what, who, by=by, state=state, inputs=inputs, why=why, path="response", source=source, mark=mark
    )


def wanted_by(
    register: Register, body: str, value: Value
) -> tuple[datetime.date | None, dict[str, str], RuleInForce | None]:
    """Returns by which day a recommendation is to be answered, from what, and the rule of the body that gives it, if one does."""
    stated = whole_day(text_at(value, "response_required_by"))
    if stated is not None:
        return stated, {"day set by the body": stated.isoformat()}, None
    sent = whole_day(text_at(value, "conveyed", "date"))
    rule = register.rule(body, "response_period", sent) if sent is not None else None
    days = rule.part.get("days") if rule else None
    by = days_after(sent, days) if isinstance(days, int) and sent is not None else None
    if by is not None and sent is not None:
        return by, {"sent": sent.isoformat(), "days": str(days)}, rule
    return None, {}, None


CLOCK = Clock(
    "response-due",
    "A recommendation is answered in writing within the period that the panel sets",
    "Police Reform and Social Responsibility Act 2011 s.29(3)",
    "primary",
    ("recommendation",),
    compute,
)
