"""The desk for plans: the only place where the Plan mode asks the book what is coming, what differs and where deliverables stand.

Everything here takes time and is meant for a thread worker. Nothing here knows a screen.
"""

import datetime
from dataclasses import dataclass, field
from typing import Any

from tui.app.desk import Opened
from tui.app.follow_up_desk import FollowUpDesk
from tui.book.editing import Proposal
from tui.book.plans import plan_named
from tui.procedure.agenda import DraftItem, Missing, draft_agenda, missing_business
from tui.procedure.calendar import day
from tui.procedure.follow_up_groups import body_name
from tui.procedure.forward_plan import (
    Difference,
    Plan,
    PrintedPlan,
    differences,
    forward_plan,
    printed_plan,
    printed_plans,
)
from tui.procedure.matters import Station, follow
from tui.procedure.plan_progress import Move, Theme, plans, progress, themes
from tui.procedure.register import Register, text_at
from tui.record.edits import Set

NOW = "as it is now"
"""Names the book's own plan as it is on the disk."""

_WITH_AGENDA = ("ordinary", "annual", "extraordinary", None)


@dataclass(frozen=True)
class Coming:
    """What is planned as seen on a day: meetings, recurring business that is missing, and the plans that documents print."""

    register: Register
    plan: Plan
    missing: tuple[Missing, ...]
    printed: tuple[PrintedPlan, ...]


@dataclass(frozen=True)
class Stand:
    """Where the deliverables of each plan stand on a day, and what was reported since another, where one is named."""

    register: Register
    themes: dict[str, list[Theme]]
    before: dict[str, list[Theme]] = field(default_factory=dict)
    moves: dict[str, list[Move]] = field(default_factory=dict)


@dataclass(frozen=True)
class Drafted:
    """A drafted agenda for a body's meeting on a day; `meeting` is the one that the book has for that day already, if any."""

    body: str
    name: str
    date: datetime.date
    meeting: str | None
    items: tuple[DraftItem, ...]


class PlanDesk:
    """Plans, as the screen uses them."""

    def __init__(self, follow_up: FollowUpDesk) -> None:
        self._follow_up = follow_up
        self._desk = follow_up.desk

    def coming(self, on: datetime.date) -> Coming:
        """Returns what is planned from a day on."""
        register = self._follow_up.register()
        missing = tuple(one for body in register.bodies for one in missing_business(register, body, on))
        return Coming(register, forward_plan(register, on), missing, tuple(printed_plans(register)))

    def printed(self, document: str) -> tuple[Register, Plan]:
        """Returns a plan as a document prints it."""
        register = self._follow_up.register()
        return register, printed_plan(register, document)

    def differ(self, old: str, new: str, on: datetime.date) -> list[Difference]:
        """Returns what differs between two plans: printed ones, `NOW`, or the book's own at a commit or day. Raises WrongUsage."""
        return differences(self._plan(old, on), self._plan(new, on))

    def _plan(self, named: str, on: datetime.date) -> Plan:
        register = self._follow_up.register()
        return forward_plan(register, on) if named == NOW else plan_named(self._desk.book, register, named, on)[1]

    def stand(self, on: datetime.date, since: datetime.date | None) -> Stand:
        """Returns where deliverables stand on a day, and what moved since another."""
        register = self._follow_up.register()
        there = plans(register)
        now = {plan: themes(register, plan, on) for plan in there}
        if since is None:
            return Stand(register, now)
        before = {plan: themes(register, plan, since) for plan in there}
        return Stand(register, now, before, {plan: progress(register, plan, since, on) for plan in there})

    def stations(self, matter: str) -> list[Station]:
        """Returns where a matter was dealt with."""
        return follow(self._follow_up.register(), matter)

    # -- a new meeting ----------------------------------------------------------

    def drafted(self, body: str, date: datetime.date) -> Drafted:
        """Returns the agenda that a meeting of a body (`x/body`) on a day would have."""
        register = self._follow_up.register()
        there = next(
            (
                (meeting, value)
                for meeting, on, value in register.meetings(body)
                if on == date and value.get("status") not in ("held", "cancelled")
            ),
            None,
        )
        sort = (text_at(there[1], "classification") if there else None) or "ordinary"
        items = tuple(draft_agenda(register, body, date, sort))
        return Drafted(body, body_name(register, body), date, there[0] if there else None, items)

    def propose(self, drafted: Drafted) -> tuple[Opened, Proposal]:
        """Returns the tentative meeting that a draft makes, as a record that is still to be saved. Raises MinutebookError."""
        value: dict[str, Any] = {
            "name": drafted.name,
            "classification": "ordinary",
            "status": "tentative",
            "date": drafted.date.isoformat(),
            "items": [one.as_value(number) for number, one in enumerate(drafted.items, 1)],
        }
        root = self._desk.schema.root("meeting")
        ordered = {one.name: value[one.name] for one in root.properties if one.name in value}
        opened = self._desk.new("meeting", drafted.body.removesuffix("/body"), ordered)
        return opened, self._desk.propose(opened, opened.text)

    def filled(self, drafted: Drafted) -> str:
        """Returns the text of the meeting that there is, its items those of the draft; what its own items say is kept."""
        opened = self._desk.open(drafted.meeting or "")
        value = self._desk.read(opened.text).value
        own = {one.get("id"): one for one in (value or {}).get("items") or () if isinstance(one, dict)}
        items = []
        for number, one in enumerate(drafted.items, 1):
            items.append({**one.as_value(number), **own.pop(one.id, {})})
        return self._desk.apply("meeting", opened.text, [Set(("items",), [*items, *own.values()])])


def likely_day(coming: Coming, body: str, on: datetime.date) -> datetime.date:
    """Returns the day of the first meeting of a body that has no items yet; the present day where there is none."""
    waiting = (one for one in coming.plan if one.body == body and not one.items and one.classification in _WITH_AGENDA)
    return next((found for one in waiting if (found := day(one.date))), on)
