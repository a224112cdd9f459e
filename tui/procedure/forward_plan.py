"""The forward plan: what the coming meetings are to deal with, as the book has it or as a document printed it, and what differs.

Nothing of it is stored: the book's plan is the meetings to come with their items, and a printed plan is what `planned_in` says of it.
"""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Final, Literal, TypeAlias

from tui.procedure.calendar import first_and_last_day, in_short
from tui.procedure.register import Register, Value, dicts, text_at

_OFF: Final = frozenset({"cancelled", "held"})


@dataclass(frozen=True, slots=True)
class PlannedItem:
    """An item that a meeting is to deal with; `as_printed` is the wording of the plan, where one prints it otherwise."""

    id: str
    title: str
    matter: str | None = None
    as_printed: str | None = None


@dataclass(frozen=True, slots=True)
class PlannedMeeting:
    """A meeting of a plan. `date` may be vague; `condition` is what it depends on, such as a veto."""

    meeting: str
    body: str | None
    date: str | None
    time: str | None
    place: str | None
    status: str | None
    classification: str | None
    condition: str | None
    items: tuple[PlannedItem, ...]

    def as_json(self) -> dict[str, Any]:
        """Returns the meeting as the command line prints it."""
        return {**asdict(self), "items": [asdict(each) for each in self.items]}


Plan: TypeAlias = tuple[PlannedMeeting, ...]


@dataclass(frozen=True, slots=True)
class PrintedPlan:
    """A forward plan that a document prints: which, of what day as far as known, and how many meetings it has."""

    document: str
    date: str | None
    meetings: int


@dataclass(frozen=True, slots=True)
class Difference:
    """What differs between two plans: a meeting or an item that came, went, moved or is called otherwise, in a sentence."""

    what: Literal[
        "meeting added", "meeting gone", "meeting moved", "item added", "item gone", "item moved", "item renamed"
    ]
    meeting: str
    item: str | None
    sentence: str


def forward_plan(register: Register, on: datetime.date, body: str | None = None) -> Plan:
    """Returns the meetings from a day on, neither held nor cancelled, of one body (`x/body`) or of all, the earliest first.

    A vague date counts while its last day is not over; meetings without a date come last.
    """
    found = []
    for meeting, value in register.of("meeting", body):
        days = first_and_last_day(text_at(value, "date"))
        if text_at(value, "status") not in _OFF and (days is None or days[1] >= on):
            found.append(_planned(meeting, value, [(each, None) for each in dicts(value, "items")]))
    return _sorted(found)


def printed_plans(register: Register, body: str | None = None) -> list[PrintedPlan]:
    """Returns the forward plans that documents print, the oldest first."""
    dates: dict[str, str | None] = {}
    meetings: dict[str, int] = {}
    for _, value in register.of("meeting", body):
        named = {text_at(each, "document"): text_at(each, "date") for each in _mentions(value)}
        for document, date in named.items():
            if document is not None:
                dates[document] = dates.get(document) or date
                meetings[document] = meetings.get(document, 0) + 1
    plans = (PrintedPlan(document, dates[document], count) for document, count in meetings.items())
    return sorted(plans, key=lambda each: (each.date is None, each.date or "", each.document))


def printed_plan(register: Register, document: str, body: str | None = None) -> Plan:
    """Returns a forward plan as a document prints it: the meetings and items that it names, in its wording."""
    found = []
    for meeting, value in register.of("meeting", body):
        named = any(text_at(each, "document") == document for each in dicts(value, "planned_in"))
        items = [(each, wording) for each in dicts(value, "items") if (wording := _wording(each, document)) is not None]
        if named or items:
            found.append(_planned(meeting, value, items))
    return _sorted(found)


def differences(old: Plan, new: Plan) -> list[Difference]:
    """Returns what differs from one plan to the other, in the order of the newer plan's meetings, what is gone last.

    An item is followed from meeting to meeting of its body by its matter and, where it has none, by its title.
    """
    before, after = ({each.meeting: each for each in plan} for plan in (old, new))
    found: list[Difference] = []
    moved_here = _moves(before, after)
    for meeting, now in after.items():
        was = before.get(meeting)
        called = _called(now)
        if was is None:
            found.append(Difference("meeting added", meeting, None, f"{called} is new."))
        elif was.date != now.date:
            dates = f"from {in_short(was.date or 'no date')} to {in_short(now.date or 'no date')}"
            found.append(Difference("meeting moved", meeting, None, f"{called} is moved {dates}."))
        theirs = {each.id: each for each in was.items} if was else {}
        for item in now.items:
            if item.id in theirs:
                if _title(theirs[item.id]) != _title(item):
                    sentence = f"{called}: “{_title(theirs[item.id])}” is now “{_title(item)}”."
                    found.append(Difference("item renamed", meeting, item.id, sentence))
            elif (meeting, item.id) in moved_here:
                origin = before[moved_here[meeting, item.id]]
                sentence = f"“{_title(item)}” is moved from {_called(origin)} to {_called(now)}."
                found.append(Difference("item moved", meeting, item.id, sentence))
            elif was is not None:
                found.append(Difference("item added", meeting, item.id, f"{called}: “{_title(item)}” is new."))
    return [*found, *_gone(before, after, set(moved_here))]


def _gone(
    before: Mapping[str, PlannedMeeting], after: Mapping[str, PlannedMeeting], moved: set[tuple[str, str]]
) -> list[Difference]:
    arrived = {
        (now.body, _follow_by(item))
        for meeting, now in after.items()
        for item in now.items
        if (meeting, item.id) in moved
    }
    found: list[Difference] = []
    for meeting, was in before.items():
        now = after.get(meeting)
        if now is None:
            found.append(Difference("meeting gone", meeting, None, f"{_called(was)} is no longer in it."))
            continue
        here = {each.id for each in now.items}
        found += [
            Difference("item gone", meeting, item.id, f"{_called(was)}: “{_title(item)}” is no longer in it.")
            for item in was.items
            if item.id not in here and (was.body, _follow_by(item)) not in arrived
        ]
    return found


def _moves(before: Mapping[str, PlannedMeeting], after: Mapping[str, PlannedMeeting]) -> dict[tuple[str, str], str]:
    """Returns, for an item that another meeting of the body had before and has no longer, that other meeting; by meeting and item.

    Only what one meeting alone has in each plan is followed: which of several meetings lost what recurs cannot be told.
    """
    places_before, places_after = _places(before), _places(after)
    found: dict[tuple[str, str], str] = {}
    for key, there in places_after.items():
        origins = places_before.get(key, [])
        if len(there) == len(origins) == 1 and origins[0][0] != there[0][0]:
            found[there[0]] = origins[0][0]
    return found


def _places(plan: Mapping[str, PlannedMeeting]) -> dict[tuple[str | None, str], list[tuple[str, str]]]:
    """Returns at which meetings, and as which item of each, a body has what is followed by one matter or title."""
    found: dict[tuple[str | None, str], list[tuple[str, str]]] = {}
    for meeting, planned in plan.items():
        for item in planned.items:
            found.setdefault((planned.body, _follow_by(item)), []).append((meeting, item.id))
    return found


def _planned(meeting: str, value: Value, items: Sequence[tuple[Value, str | None]]) -> PlannedMeeting:
    return PlannedMeeting(
        meeting,
        f"{meeting.split('/', 1)[0]}/body",
        text_at(value, "date"),
        text_at(value, "start_time"),
        text_at(value, "location", "name"),
        text_at(value, "status"),
        text_at(value, "classification"),
        text_at(value, "contingent_on"),
        tuple(
            PlannedItem(str(each.get("id")), text_at(each, "title") or "", text_at(each, "matter"), wording)
            for each, wording in items
        ),
    )


def _mentions(value: Value) -> list[Value]:
    return [*dicts(value, "planned_in"), *(one for each in dicts(value, "items") for one in dicts(each, "planned_in"))]


def _wording(item: Value, document: str) -> str | None:
    found = next((each for each in dicts(item, "planned_in") if text_at(each, "document") == document), None)
    return (text_at(found, "as_printed") or text_at(item, "title") or "") if found is not None else None


def _title(item: PlannedItem) -> str:
    return item.as_printed or item.title


def _follow_by(item: PlannedItem) -> str:
    return item.matter or " ".join(item.title.lower().split())


def _called(meeting: PlannedMeeting) -> str:
    sort = (meeting.classification or "meeting").replace("_", " ")
    what = "the meeting" if sort in ("ordinary", "meeting") else f"the {sort} meeting"
    return f"{what} of {in_short(meeting.date)}" if meeting.date else f"{what} without a date ({meeting.meeting})"


def _sorted(found: list[PlannedMeeting]) -> Plan:
    return tuple(sorted(found, key=lambda each: (each.date is None, each.date or "", each.meeting)))
