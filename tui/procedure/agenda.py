"""A new agenda from the body's template, the forward plan, what was deferred and what is owed; and recurring business that is missing."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from tui.procedure.calendar import in_short
from tui.procedure.follow_up import Owed, follow_up
from tui.procedure.register import Register, Value, dicts, text_at
from tui.procedure.years import municipal_year
from tui.record.kinds import slug

_DAYS: Final = {"quarterly": 92, "six_monthly": 184, "yearly": 366}
_SLACK: Final = 31
"""Meetings do not fall on the same day of each period: so many days late is not yet missing."""

_AHEAD: Final = 92
"""How many days before it is due business counts as missing: agendas further off are not made yet."""

_BUSINESS: Final = ("ordinary", "annual")
_SMALL: Final = frozenset({"and", "of", "on", "the", "to", "a", "for", "with", "from"})
_NUMBERS: Final = {"two": "2", "three": "3", "six": "6", "twelve": "12"}
_REVIEW: Final = ("actions-review", "review-of-actions")


@dataclass(frozen=True, slots=True)
class DraftItem:
    """An item proposed for an agenda: its fields as the record will have them, and why it is there, in a sentence."""

    id: str
    title: str
    why: str
    recital: str | None = None
    matter: str | None = None

    def as_value(self, number: int) -> dict[str, Any]:
        """Returns the item as it stands in a record, numbered."""
        fields = {
            "id": self.id,
            "number": str(number),
            "title": self.title,
            "recital": self.recital,
            "matter": self.matter,
        }
        return {name: value for name, value in fields.items() if value is not None}


@dataclass(frozen=True, slots=True)
class Missing:
    """Recurring business that no meeting has when it should: the template's item, how often, last and by when, in a sentence.

    `last` and `by` are None where the book never had the item, so that it cannot be told since when.
    """

    body: str
    item: str
    title: str
    cadence: str
    last: str | None
    by: str | None
    sentence: str


def draft_agenda(
    register: Register, body: str, date: datetime.date, classification: str = "ordinary"
) -> list[DraftItem]:
    """Returns the items for a meeting of a body (`x/body`) on a day, in the template's order, then what is deferred to it or planned.

    Items that the book has already for a meeting on that day are in it too, so that nothing planned is lost.
    """
    planned = [
        (meeting, each)
        for meeting, on, value in register.meetings(body)
        if on == date
        for each in dicts(value, "items")
    ]
    deferred = list(_deferred(register, body, date))
    found: list[DraftItem] = []
    for one in dicts(register.body(body), "agenda_template"):
        why = _why_due(register, body, one, date, classification)
        if why is not None:
            item_id, title = str(one.get("id")), text_at(one, "title") or ""
            recital = text_at(one, "recital")
            if item_id in _REVIEW:
                recital = review_recital(follow_up(register, date, body)) or recital
            found.append(DraftItem(item_id, title, why, recital))
    for why, item in (*deferred, *((f"planned for {in_short(date.isoformat())}", each) for _, each in planned)):
        title = text_at(item, "title") or ""
        if all(_is_other(each, title, text_at(item, "id")) for each in found):
            name = _free(str(item.get("id") or slug(title) or "item"), {each.id for each in found})
            found.append(DraftItem(name, title, why, text_at(item, "recital"), text_at(item, "matter")))
    return found


def review_recital(owed: list[Owed]) -> str | None:
    """Returns what the item that reviews actions and recommendations is about: how many are open, of which sort; None for none."""
    sorts: dict[str, int] = {}
    for each in owed:
        name = (
            "recommendation" if each.sort == "recommendation" else "question" if each.sort == "question" else "action"
        )
        sorts[name] = sorts.get(name, 0) + 1
    told = [f"{count} {name}{'' if count == 1 else 's'}" for name, count in sorts.items()]
    return f"Open from previous meetings: {', '.join(told)}." if told else None


def missing_business(register: Register, body: str, on: datetime.date) -> list[Missing]:
    """Returns the recurring items of a body's template that no meeting has by the time they are due, as seen on a day."""
    meetings = [(date, value) for _, date, value in register.meetings(body) if value.get("status") != "cancelled"]
    found: list[Missing] = []
    for one in dicts(register.body(body), "agenda_template"):
        cadence = text_at(one, "cadence") or ""
        if cadence not in _DAYS:
            continue
        days = [date for date, value in meetings if _may_have(value, one)]
        past = [date for date in days if date <= on]
        title, words = text_at(one, "title") or "", cadence.replace("_", "-")
        if not days:
            sentence = f"{title} is {words} business, and no meeting in this book has it: since when cannot be told."
            found.append(Missing(body, str(one.get("id")), title, cadence, None, None, sentence))
            continue
        last = max(past) if past else None
        if last is None:
            continue
        by = last + datetime.timedelta(days=_DAYS[cadence] + _SLACK)
        soon = by <= on + datetime.timedelta(days=_AHEAD)
        if not soon or any(last < date <= by for date in days) or not _meets_by(meetings, last, by, on):
            continue
        told = f"last on {in_short(last.isoformat())}, and no meeting by {in_short(by.isoformat())} has it"
        sentence = f"{title} is {words} business: {told}."
        found.append(Missing(body, str(one.get("id")), title, cadence, last.isoformat(), by.isoformat(), sentence))
    return found


def _meets_by(
    meetings: list[tuple[datetime.date, Value]], last: datetime.date, by: datetime.date, on: datetime.date
) -> bool:
    """Returns whether the book has a meeting with an agenda that could have taken the item, or the time for it is over."""
    could = any(
        last < date <= by and value.get("classification", "ordinary") in _BUSINESS and value.get("items")
        for date, value in meetings
    )
    return could or by < on


def _why_due(register: Register, body: str, one: Value, date: datetime.date, classification: str) -> str | None:
    """Returns why a template's item belongs on an agenda, None where it does not."""
    wanted, cadence = text_at(one, "classification"), text_at(one, "cadence") or "every_meeting"
    if wanted is not None and wanted != classification:
        return None
    if cadence == "every_meeting":
        return "on every agenda of this body"
    earlier = [
        (on, value) for _, on, value in register.meetings(body) if on < date and value.get("status") != "cancelled"
    ]
    if cadence == "first_of_year":
        year = municipal_year(date, register.year_starts(body))
        before = [on for on, value in earlier if on in year and value.get("classification", "ordinary") in _BUSINESS]
        return None if before else f"first meeting of {year.name}"
    last = max((on for on, value in earlier if _has(value, one)), default=None)
    words = cadence.replace("_", "-")
    if last is None:
        return f"{words} business; no earlier meeting in this book has it"
    due = last + datetime.timedelta(days=_DAYS.get(cadence, 0) - _SLACK)
    return f"{words} business, last on {in_short(last.isoformat())}" if date >= due else None


def _deferred(register: Register, body: str, date: datetime.date) -> Iterator[tuple[str, Value]]:
    """Yields items put off to the meeting of a day, and those put off to no named one by the meeting before, each with why."""
    meetings = register.meetings(body)
    before = max((on for _, on, _ in meetings if on < date), default=None)
    there = {meeting for meeting, on, _ in meetings if on == date}
    for _, on, value in meetings:
        for item in _items(value):
            to, note = text_at(item, "deferred_to"), text_at(item, "deferred_note")
            if to in there or (to is None and note is not None and on == before):
                yield f"deferred on {in_short(on.isoformat())}", item
        if on == before:
            for item in _items(value):
                put_off = any(each.get("outcome") == "deferred" for each in dicts(item, "decisions"))
                if put_off and not text_at(item, "deferred_note") and not text_at(item, "deferred_to"):
                    yield f"deferred on {in_short(on.isoformat())}", item


def _has(meeting: Value, template: Value) -> bool:
    title = text_at(template, "title") or ""
    return any(
        not _is_other(DraftItem(str(template.get("id")), title, ""), text_at(each, "title") or "", text_at(each, "id"))
        for each in _items(meeting)
    )


def _may_have(meeting: Value, template: Value) -> bool:
    """Returns whether a meeting has an item that may be the template's under another name: rather silence than a false alarm."""
    wanted = _words(text_at(template, "title") or "")
    for item in _items(meeting):
        words = _words(text_at(item, "title") or "")
        if item.get("id") == template.get("id") or (
            words and len(words & wanted) * 4 >= min(len(words), len(wanted)) * 3
        ):
            return True
    return False


def _words(title: str) -> set[str]:
    plain = "".join(letter if letter.isalnum() else " " for letter in title.lower().replace("'s", "").replace("’s", ""))
    return {_NUMBERS.get(word, word) for word in plain.split()} - _SMALL


def _is_other(item: DraftItem, title: str, item_id: str | None) -> bool:
    return item.id != item_id and _plain(item.title) != _plain(title)


def _plain(title: str) -> str:
    return "".join(letter for letter in title.lower() if letter.isalnum())


def _free(name: str, taken: set[str]) -> str:
    names = (name if n == 1 else f"{name}-{n}" for n in range(1, len(taken) + 2))
    return next(each for each in names if each not in taken)


def _items(value: Value) -> Iterator[Value]:
    for item in dicts(value, "items"):
        yield item
        yield from _items(item)


def next_meeting(register: Register, body: str, on: datetime.date) -> tuple[str, Value] | None:
    """Returns the next meeting of a body from a day on, neither held nor cancelled; None where the book has none."""
    coming = (
        (meeting, value)
        for meeting, date, value in register.meetings(body)
        if date >= on and value.get("status") not in ("held", "cancelled")
    )
    return next(coming, None)
