"""What is due in a book on a day: every deadline of every clock, in the order of their days."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from tui.procedure.calendar import first_and_last_day, on_or_in
from tui.procedure.clocks.clock import Clock, Deadline, whole_day
from tui.procedure.clocks.registry import CLOCKS
from tui.procedure.register import Register, text_at
from tui.record.kinds import body_of, kind_of

_SETTLED = ("done", "done late", "past")
_BELONGS: Final = {"paper": "meeting", "recommendation": "made_at", "question": "meeting", "proceeding": "hearing"}
"""What belongs to a meeting: the kind of record, and its field that names the meeting."""


def due(
    register: Register,
    today: datetime.date,
    record: str | None = None,
    clocks: Sequence[Clock] = CLOCKS,
    *,
    body: str | None = None,
    everything: bool = False,
) -> list[Deadline]:
    """Returns the deadlines as they stand on a day, the earliest first, those without a day last.

    For one record all of it, whatever its state, and for a meeting also that of its papers, recommendations and proceedings; for the
    book (None), or one of its bodies, what can still be done and is not recorded as done, unless `everything` is asked for.
    """
    found: list[Deadline] = []
    ids = _concerned(register, record) if record is not None else None
    for clock in clocks:
        for each in _records(register, clock, ids, body):
            found += clock.compute(register, each, today)
    told = [_after_dissolution(register, each) for each in found]
    shown = [each for each in told if ids is not None or everything or (each.state not in _SETTLED and not each.over)]
    return sorted(shown, key=lambda each: (each.by is None, each.by or "", each.record, each.rule, each.path))


def _concerned(register: Register, record: str) -> list[str]:
    below = [
        each
        for kind, name in (_BELONGS.items() if kind_of(record) == "meeting" else ())
        for each, value in register.of(kind)
        if value.get(name) == record
    ]
    return [record, *below]


def _records(register: Register, clock: Clock, ids: list[str] | None, body: str | None) -> Iterable[str]:
    if ids is not None:
        ids = ids[:1] if clock.quiet else ids
        return [each for each in ids if kind_of(each) in clock.kinds]
    return [] if clock.quiet else [each for kind in clock.kinds for each in _of_kind(register, kind, body)]


def _of_kind(register: Register, kind: str, body: str | None) -> Iterable[str]:
    """Returns the records of a kind, of one body where one is named: a plan is its owner's."""
    if kind == "plan" and body is not None:
        return [each for each, value in register.of(kind) if value.get("owner") == body]
    return [each for each, _ in register.of(kind, body)]


def _after_dissolution(register: Register, deadline: Deadline) -> Deadline:
    """Returns the deadline; one that falls after the end of its body cannot be told, as the book does not say who takes it over."""
    ended = text_at(register.body(body_of(deadline.record)), "dissolution_date")
    last, by = first_and_last_day(ended), whole_day(deadline.by)
    if ended is None or last is None or by is None or by <= last[1] or deadline.state in _SETTLED:
        return deadline
    why = f"The body was dissolved {on_or_in(ended)}"
    return replace(deadline, state="cannot tell", why=f"{why}; who takes this over is not recorded.")
