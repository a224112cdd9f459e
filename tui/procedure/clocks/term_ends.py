"""The term of a co-opted member ends on its recorded day, or after the years that the body's arrangements give."""

import datetime
from collections.abc import Iterable

from tui.procedure.clocks.clock import Clock, Deadline, mark_of, whole_day
from tui.procedure.clocks.names import called, the_body
from tui.procedure.clocks.retention import retain_until
from tui.procedure.register import Register, RuleInForce, Value, dicts, text_at
from tui.record.kinds import body_of


def compute(register: Register, members_id: str, today: datetime.date) -> Iterable[Deadline]:
    """Yields the last day of each co-opted member's term; nothing where neither an end, nor a beginning with a length, is known."""
    body = body_of(members_id) or ""
    for one in dicts(register.get(members_id), "memberships"):
        person = text_at(one, "person")
        if one.get("member_kind") != "co_opted_independent" or person is None:
            continue
        starts = whole_day(text_at(one, "start_date"))
        rule = register.rule(body, "terms", starts) if starts else None
        by, inputs = _end(one, starts, rule)
        if by is None:
            continue
        number, stated = one.get("term_number"), text_at(one, "end_date") is not None
        yield CLOCK.deadline(
            members_id,
            f"Term of {called(register, person)} as co-opted member ends"
            + (f" (term {number})" if isinstance(number, int) else ""),
            the_body(register, body),
            by=by,
            state="open" if today <= by else "past",
            inputs=inputs,
            why=_vote(rule, number),
            path=f"memberships[{text_at(one, 'id') or ''}].end_date",
            source=rule.source if rule and not stated else None,
            mark=mark_of(rule, "local") if rule and not stated else None,
        )


def _end(
    one: Value, starts: datetime.date | None, rule: RuleInForce | None
) -> tuple[datetime.date | None, dict[str, str]]:
    ends = whole_day(text_at(one, "end_date"))
    if ends is not None:
        return ends, {"last day recorded": ends.isoformat()}
    years = rule.part.get("years") if rule else None
    if starts is None or not isinstance(years, int) or text_at(one, "end_date"):
        return None, {}
    return retain_until(starts, years), {"first day": starts.isoformat(), "years": str(years)}


def _vote(rule: RuleInForce | None, number: object) -> str:
    allowed = rule.part.get("without_vote") if rule else None
    if isinstance(allowed, int) and isinstance(number, int) and number >= allowed:
        return f"a further term after {allowed} needs the special vote of the body's arrangements"
    return ""


CLOCK = Clock(
    "term-ends",
    "The term of a co-opted member ends",
    "the membership list, with the length of a term in the body's arrangements",
    "local",
    ("members",),
    compute,
)
