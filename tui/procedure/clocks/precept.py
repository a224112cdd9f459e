"""The steps of a precept: notified, reported on, answered, and after a veto looked at and answered once more."""

import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass

from tui.procedure.calendar import first_and_last_day
from tui.procedure.clocks.clock import Clock, Deadline, Mark, state_by, whole_day
from tui.procedure.clocks.names import brief, the_body
from tui.procedure.register import Register, Value, text_at
from tui.record.kinds import body_of

_YEAR = re.compile(r"([0-9]{4})(?:[/–-](?:[0-9]{2}|[0-9]{4}))?\Z")
_SI = "Police and Crime Panels (Precepts and Chief Constable Appointments) Regulations 2012, SI 2012/2271"


@dataclass(frozen=True, slots=True)
class _Step:
    """One step of a precept: its last day (month and day), who takes it, and the field that records it, empty where none does."""

    id: str
    title: str
    provision: str
    mark: Mark
    by_commissioner: bool
    last: tuple[int, int]
    recorded_as: str = ""
    only_after_veto: bool = False


_STEPS = (
    _Step("precept-notified", "Precept notified to the panel by 1 February", "reg. 3", "primary", True, (2, 1), "notified_on"),
    _Step(
        "precept-reported", "Panel's report on the precept by 8 February; a later veto has no effect", "regs 4 and 5", "primary",
        False, (2, 8), "report.date",
    ),
    _Step(
        "precept-answered", "Response to the panel's report on the precept by 15 February", "reg. 5", "primary", True, (2, 15),
        "response_on",
    ),
    _Step(
        "precept-reviewed-again", "Panel's second report, on the revised precept, by 22 February", "(second review)", "secondary",
        False, (2, 22), only_after_veto=True,
    ),
    _Step(
        "precept-answered-again", "Response to the second report on the precept by 1 March", "(second response)", "secondary",
        True, (3, 1), only_after_veto=True,
    ),
)  # fmt: skip


def year_of(proceeding: Value) -> int | None:
    """Returns the calendar year in which the financial year of a precept begins, from a year such as 2023/24; None where it has none."""
    found = _YEAR.match(text_at(proceeding, "year") or "")
    return int(found[1]) if found and int(found[1]) and text_at(proceeding, "kind") == "precept" else None


def last_day_for_veto(proceeding: Value) -> datetime.date | None:
    """Returns the last day, 8 February, on which a veto of a precept has effect; None where its year is not recorded."""
    year = year_of(proceeding)
    return datetime.date(year, 2, 8) if year else None


def _may_have_effect(proceeding: Value, year: int) -> bool:
    """Returns whether there is a veto that is not certainly too late to have effect: a second round follows no other."""
    reported = first_and_last_day(text_at(proceeding, "report", "date"))
    return proceeding.get("vetoed") is True and not (reported is not None and reported[0] > datetime.date(year, 2, 8))


def _deadline(
    step: _Step, clock: Clock, register: Register, record_id: str, today: datetime.date
) -> Iterable[Deadline]:
    value = register.get(record_id) or {}
    year = year_of(value)
    if year is None or (step.only_after_veto and not _may_have_effect(value, year)):
        return
    by = datetime.date(year, *step.last)
    recorded = text_at(value, *step.recorded_as.split(".")) if step.recorded_as else None
    done, ended = whole_day(recorded), whole_day(text_at(value, "ended_on"))
    state = state_by(by, done, today)
    if (done is None or done > today) and ended is not None and ended <= today:
        state = "past"
    yield clock.deadline(
        record_id,
        f"{step.title}: {brief(value, record_id)}",
        "the commissioner" if step.by_commissioner else the_body(register, body_of(record_id) or ""),
        by=by,
        state=state,
        inputs={"financial year": str(value.get("year"))},
        why=f"recorded on {recorded}" if recorded and state in ("done", "done late") else "",
        path=step.recorded_as.partition(".")[0] or "stages",
        over=today > datetime.date(year, *_STEPS[-1].last),
    )


def _clock(step: _Step) -> Clock:
    def compute(register: Register, record_id: str, today: datetime.date) -> Iterable[Deadline]:
        return _deadline(step, clock, register, record_id, today)

    clock = Clock(step.id, step.title, f"{_SI} {step.provision}", step.mark, ("proceeding",), compute)
    return clock


CLOCKS = tuple(_clock(step) for step in _STEPS)
