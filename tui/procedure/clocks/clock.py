"""What a clock is, and what it gives: a deadline with what it was worked out from, where that stands, and how that was read."""

import datetime
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal, TypeAlias

from tui.procedure.calendar import day
from tui.procedure.register import Register, RuleInForce

State: TypeAlias = Literal["done", "done late", "open", "nothing recorded", "past", "cannot tell"]
"""`open`: the day is not over; `nothing recorded`: it is, and the book does not say whether it was done, which is never called late;
`past`: it is, and nothing was owed. What has no day and is not recorded as done is `open`; why it has none is said."""

Mark: TypeAlias = Literal["primary", "secondary", "recalled", "local"]
"""How the source was read: in its own text, in somebody's account of it, from memory; `local` is a rule of the body that gives no mark."""

ADVICE = "Advice, not law."

MARKS: Mapping[Mark, str] = MappingProxyType(
    {
        "primary": "read in its own text",
        "secondary": "read in another's account of it",
        "recalled": "recalled, not read",
        "local": "the body's own rule",
    }
)
"""The marks in words."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """Something due: by which rule, of which record, what, by when (`YYYY-MM-DD` or `YYYY-MM-DDTHH:MM`, None where it cannot be told).

    `who` is whom it is owed by, in words; `inputs` are the facts it was worked out from, each in words; `why` says what was recorded, or
    why it cannot be told. `path` is the field of the record to go to. `over` where nobody can or need do it, as the meeting has been:
    such a deadline is told for its own record only.
    """

    rule: str
    record: str
    what: str
    by: str | None
    who: str
    state: State
    source: str
    mark: Mark
    inputs: Mapping[str, str] = field(default_factory=dict)
    why: str = ""
    path: str = ""
    over: bool = False

    def as_json(self) -> dict[str, object]:
        """Returns the deadline as the command line prints it; why it stands so is one of the inputs, where there is anything to say."""
        inputs = dict(self.inputs) | ({"why": self.why} if self.why else {})
        return {
            "rule": self.rule, "record": self.record, "what": self.what, "by": self.by, "who": self.who, "state": self.state,
            "source": self.source, "mark": self.mark, "inputs": inputs,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Clock:
    """A rule that sets deadlines. `compute` takes the register, a record of one of `kinds` and today; it never raises.

    `quiet` where there is nothing to do: it is told only for the record that is asked about.
    """

    id: str
    title: str
    source: str
    mark: Mark
    kinds: tuple[str, ...]
    compute: "Compute"
    quiet: bool = False

    def deadline(
        self,
        record: str,
        what: str,
        who: str,
        *,
        by: datetime.date | str | None,
        state: State,
        inputs: Mapping[str, str] | None = None,
        why: str = "",
        path: str = "",
        source: str | None = None,
        mark: Mark | None = None,
        over: bool = False,
    ) -> Deadline:
        """Returns a deadline of this clock; its source and mark where no other is given."""
        when = by.isoformat() if isinstance(by, datetime.date) else by
        return Deadline(
            self.id,
            record,
            what,
            when,
            who,
            state,
            source or self.source,
            mark or self.mark,
            inputs or {},
            why,
            path,
            over,
        )


Compute: TypeAlias = Callable[[Register, str, datetime.date], Iterable[Deadline]]


def state_by(by: datetime.date, done: datetime.date | None, today: datetime.date) -> State:
    """Returns the state on a day of what is due by another, recorded as done on a third; None where nothing is recorded."""
    if done is not None and done <= today:
        return "done" if done <= by else "done late"
    return "open" if today <= by else "nothing recorded"


def mark_of(rule: RuleInForce | None, otherwise: Mark) -> Mark:
    """Returns the mark of a body's own rule, `local` where it gives none; `otherwise` where there is no such rule."""
    if rule is None:
        return otherwise
    return rule.mark if rule.mark in ("primary", "secondary", "recalled") else "local"  # type: ignore[return-value]


def whole_day(value: object) -> datetime.date | None:
    """Returns the day of a date or moment, None for a vague or absent one."""
    return day(value[:10]) if isinstance(value, str) else None


def days_after(date: datetime.date, days: int) -> datetime.date | None:
    """Returns the day so many days after another, None where no calendar has it."""
    try:
        return date + datetime.timedelta(days=days)
    except OverflowError:
        return None
