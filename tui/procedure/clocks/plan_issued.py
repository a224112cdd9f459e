"""A police and crime plan is issued before the end of the financial year of the commissioner's election."""

import datetime
from collections.abc import Iterable

from tui.procedure.calendar import first_and_last_day
from tui.procedure.clocks.clock import Clock, Deadline, state_by
from tui.procedure.clocks.names import brief, called
from tui.procedure.register import Register, text_at

ELECTIONS = {
    year: datetime.date(year, *day) for year, day in {2012: (11, 15), 2016: (5, 5), 2021: (5, 6), 2024: (5, 2)}.items()
}
"""The days of the ordinary elections of commissioners in England and Wales (recalled)."""


def financial_year_end(date: datetime.date) -> datetime.date:
    """Returns the last day, 31 March, of the financial year of a day."""
    return datetime.date(date.year + (date.month > 3), 3, 31)


def compute(register: Register, plan_id: str, today: datetime.date) -> Iterable[Deadline]:
    """Yields by when the plan of a commissioner is issued; nothing for a plan whose first year was not one of an ordinary election."""
    plan = register.get(plan_id) or {}
    owner, starts = text_at(plan, "owner"), text_at(plan, "period_start")
    first = first_and_last_day(starts)
    elected = ELECTIONS.get(first[0].year) if first else None
    if text_at(register.get(owner), "classification") != "commissioner" or elected is None:
        return
    by = financial_year_end(elected)
    issued = text_at(plan, "issued_on")
    days = first_and_last_day(issued)
    yield CLOCK.deadline(
        plan_id,
        f"Plan issued: {brief(plan, plan_id)}",
        called(register, owner),
        by=by,
        state=state_by(by, days[1] if days else None, today),
        inputs={"plan begins": str(starts), "ordinary election (recalled)": elected.isoformat()},
        why=f"published on {issued}" if issued else "",
        path="issued_on",
    )


CLOCK = Clock(
    "plan-issued",
    "A police and crime plan is issued within the financial year of the election",
    "Police Reform and Social Responsibility Act 2011 s.5, note 67 of its explanatory notes",
    "primary",
    ("plan",),
    compute,
)
