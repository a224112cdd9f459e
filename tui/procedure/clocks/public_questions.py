"""Questions from the public are in by the time that the body's own rules set."""

import datetime
from collections.abc import Iterable

from tui.procedure.calendar import minutes_past_midnight
from tui.procedure.clocks.agenda_public import NO_BUSINESS, has_been, public_by, published_on, refuse_postponed
from tui.procedure.clocks.clock import Clock, Deadline, mark_of, whole_day
from tui.procedure.register import Register, RuleInForce, text_at
from tui.procedure.working_days import NoCalendar
from tui.record.kinds import body_of


def compute(register: Register, meeting_id: str, today: datetime.date) -> Iterable[Deadline]:
    """Yields by when questions for a meeting are in; what a printed deadline says stands beside it. Nothing where no rule sets one."""
    meeting, body = register.get(meeting_id) or {}, body_of(meeting_id) or ""
    date = whole_day(meeting.get("date"))
    rule = register.rule(body, "public_questions", date) if date is not None else None
    off = meeting.get("status") == "cancelled" or text_at(meeting, "classification") in NO_BUSINESS
    if date is None or off or not (rule or register.has_rule(body, "public_questions")):
        return
    what, who = "Questions from the public in", "the public"
    printed = _moment(text_at(meeting, "question_deadline", "at"))
    source, mark = (rule.source, mark_of(rule, CLOCK.mark)) if rule else (None, None)
    try:
        refuse_postponed(meeting)
        if rule is None:
            raise NoCalendar(f"None of the body's rules on public questions was in force on {date.isoformat()}.")
        by, inputs = _by(register, meeting_id, date, rule)
    except NoCalendar as error:
        yield CLOCK.deadline(
            meeting_id,
            what,
            who,
            by=printed if meeting.get("status") != "postponed" else None,
            state="cannot tell",
            why=str(error),
            path="question_deadline",
            source=source,
            mark=mark,
            over=has_been(meeting, today),
        )
        return
    if printed:
        inputs["printed"] = printed
    yield CLOCK.deadline(
        meeting_id,
        what,
        who,
        by=by,
        state="open" if today <= datetime.date.fromisoformat(by[:10]) else "past",
        inputs=inputs,
        why=f"the agenda prints {printed}" if printed and printed != by else "",
        path="question_deadline",
        source=source,
        mark=mark,
    )


def _moment(text: str | None) -> str | None:
    """Returns a day or a moment as a deadline gives it, None for anything else."""
    found = text if text is not None and whole_day(text) is not None else None
    if found is None or len(found) == 10:
        return found
    return found if found[10] == "T" and len(found) == 16 and minutes_past_midnight(found[11:]) is not None else None


def _by(register: Register, meeting_id: str, date: datetime.date, rule: RuleInForce) -> tuple[str, dict[str, str]]:
    """Returns the deadline and its inputs. Raises NoCalendar."""
    body = body_of(meeting_id) or ""
    days, counted = rule.part.get("working_days"), rule.part.get("counted")
    if not isinstance(days, int):
        raise NoCalendar("The body's rule on public questions gives no number of working days.")
    calendar = register.working_days(body, date)
    inputs = {"working days": str(days), "calendar": calendar.name}
    if counted == "after_publication":
        published = published_on(register.get(meeting_id) or {})
        start = published or public_by(register, meeting_id).by
        inputs["publication"] = start.isoformat() + ("" if published else " (the last day for it)")
        by = calendar.after(start, days)
        left_out = calendar.not_counted(start, by)
    else:
        inputs["meeting"] = date.isoformat()
        by = calendar.clear_before(date, days) if rule.part.get("clear") else calendar.before(date, days)
        left_out = calendar.not_counted(by, date)
    if left_out:
        inputs["not counted"] = "; ".join(left_out)
    return _moment(f"{by.isoformat()}T{text_at(rule.part, 'time')}") or by.isoformat(), inputs


CLOCK = Clock(
    "public-questions",
    "Questions from the public are in by the time that the body's rules set",
    "the body's rules of procedure",
    "local",
    ("meeting",),
    compute,
)
