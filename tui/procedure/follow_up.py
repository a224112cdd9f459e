"""What was asked, promised and recommended, and what came of it: who is waited for, since when, as at any day.

A status is never stored: it follows from what is recorded, and says no more than that. `No response recorded. Asked for by 1 Sep 2022.`
"""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any, Final

from tui.procedure.calendar import first_and_last_day, in_short, on_or_in
from tui.procedure.clocks.response_due import wanted_by
from tui.procedure.register import Register, Value, dicts, text_at, texts
from tui.record.kinds import body_of, reference_target
from tui.record.words import plain_words

KINDS: Final = ("recommendation", "action", "question")

_CLOSED: Final = frozenset({"done", "not_taken_up", "dropped", "superseded"})
_CLOSES: Final = frozenset({"satisfied", "closed"})


@dataclass(frozen=True, slots=True)
class Owed:
    """One thing to follow up, as at a day.

    `sort` is recommendation, question, or the kind of action; `owners` are record ids; `waiting_for` is whom it rests with now, record ids
    as well; dates are as vague as recorded; `state` is one word or two, `said` the sentence; `age` is in days since it was raised, None
    where that day is not known; `answered_late` only where both days are known.
    """

    record: str
    sort: str
    what: str
    body: str | None
    owners: tuple[str, ...]
    owner_as_printed: str | None
    waiting_for: tuple[str, ...]
    raised_at: str | None
    raised_on: str | None
    item: str | None
    minute: str | None
    asked_for_by: str | None
    asked_as_printed: str | None
    state: str
    said: str
    is_open: bool
    age: int | None
    last_update: str | None = None
    answered_late: bool = False

    def as_json(self) -> dict[str, Any]:
        """Returns the entry as the command line prints it."""
        return {**asdict(self), "owners": list(self.owners), "waiting_for": list(self.waiting_for)}


def follow_up(register: Register, on: datetime.date, body: str | None = None, closed: bool = False) -> list[Owed]:
    """Returns what is open on a day, of one body (`x/body`) or of all, the oldest first; with `closed` also what is closed by then.

    What was raised after the day, or is only known to have happened after it, is not in it.
    """
    makers = {"recommendation": _recommendation, "action": _action, "question": _question}
    found: list[Owed] = []
    for kind, make in makers.items():
        for record_id, value in register.of(kind, body):
            raised_at, raised_on = _raised(register, value)
            if _is_after(raised_on, on):
                continue
            owed = make(register, record_id, value, raised_at, raised_on, on)
            if owed is not None and (owed.is_open or closed):
                found.append(_after_dissolution(register, owed, on) if owed.is_open else owed)
    return sorted(found, key=lambda each: (each.raised_on is None, each.raised_on or "", _in_order(each.record)))


def _after_dissolution(register: Register, owed: Owed, on: datetime.date) -> Owed:
    """Returns an open entry with a sentence for each body in it that was dissolved by the day: who takes it over is not known here."""
    told = ""
    for each in dict.fromkeys((*owed.waiting_for, owed.body)):
        ended = text_at(register.get(each), "dissolution_date")
        days = first_and_last_day(ended)
        if ended is not None and days is not None and days[1] < on:
            name = text_at(register.get(each), "name") or "The body"
            told += f" {name} was dissolved {on_or_in(ended)}; who takes this over is not recorded."
    return replace(owed, said=f"{owed.said}{told}") if told else owed


def meeting_day(register: Register, meeting: object) -> str | None:
    """Returns the date of a meeting, as vague as recorded; None where it is not known."""
    return text_at(register.get(meeting), "date")


def _recommendation(
    register: Register, record_id: str, value: Value, raised_at: str | None, raised_on: str | None, on: datetime.date
) -> Owed:
    body = body_of(record_id)
    by, _, _ = wanted_by(register, body or "", value)
    wanted = by.isoformat() if by is not None else None
    owners = _people(text_at(value, "addressee_person")) or _ids(text_at(value, "addressee"))
    response, assessed = value.get("response"), value.get("assessed")
    answered_on = text_at(response, "date")
    answered = isinstance(response, Mapping) and not _is_after(answered_on, on)
    assessed_on = meeting_day(register, text_at(assessed, "meeting"))
    is_assessed = isinstance(assessed, Mapping) and not _is_after(assessed_on, on)
    conveyed = value.get("conveyed")
    sent_on = text_at(conveyed, "date")
    asked = f" Asked for by {in_short(wanted)}." if wanted else ""
    if is_assessed:
        result = text_at(assessed, "result")
        said = f"Looked at by {_named_body(register, body)}{f': {plain_words(result)}' if result else ''}."
        state, closes = "assessed", result in _CLOSES
        waiting = () if closes else owners
    elif answered:
        outcome = text_at(response, "outcome")
        said = f"Answered{f' on {in_short(answered_on)}' if answered_on else ''}{f': {plain_words(outcome)}' if outcome else ''}."
        said += f"{asked if _came_after(answered_on, wanted) else ''} What {_named_body(register, body)} made of it is not recorded."
        state, closes, waiting = "responded", False, _ids(body)
    else:
        sent = isinstance(conveyed, Mapping) and not _is_after(sent_on, on)
        said = f"No response recorded.{asked}"
        state, closes, waiting = ("conveyed" if sent and sent_on else "made"), False, owners
    return Owed(
        record_id, "recommendation", _line(value, "text"), body, owners, None, waiting, raised_at, raised_on,
        text_at(value, "item"), _minute(register, raised_at, text_at(value, "item")), wanted, None, state, said, not closes,
        _age(raised_on, on), answered_on if answered else None, _came_after(answered_on if answered else None, wanted),
    )  # fmt: skip


def _action(
    register: Register, record_id: str, value: Value, raised_at: str | None, raised_on: str | None, on: datetime.date
) -> Owed:
    body, sort = body_of(record_id), text_at(value, "kind") or "action"
    owners = tuple(texts(value, "owners"))
    due_meeting = meeting_day(register, text_at(value, "due_meeting"))
    wanted, as_printed = text_at(value, "due") or due_meeting, text_at(value, "due_as_printed")
    last, last_on = None, None
    for update in dicts(value, "updates"):
        when = text_at(update, "date") or meeting_day(register, text_at(update, "meeting"))
        if not _is_after(when, on) and not _came_after(last_on, when):
            last, last_on = update, when
    state = text_at(last, "status") or "open"
    late = state == "done" and _came_after(last_on, wanted)
    asked = f" Asked for by {in_short(wanted)}." if wanted else f" Wanted: {as_printed}." if as_printed else ""
    if last is None:
        condition = text_at(value, "condition")
        offered = f" On the condition: {condition}." if condition else ""
        nobody = " Nobody is named for it." if not owners and not text_at(value, "owner_as_printed") else ""
        said = f"No update recorded.{nobody}{offered}{asked}"
    else:
        said = f"{plain_words(state).capitalize()}{f', {in_short(last_on)}' if last_on else ''}: {_line(last, 'text')}"
        said += asked if late else ""
    return Owed(
        record_id, sort, _line(value, "text"), body, owners, text_at(value, "owner_as_printed"),
        () if state in _CLOSED else owners, raised_at, raised_on, text_at(value, "item"),
        _minute(register, raised_at, text_at(value, "item")), wanted, as_printed, plain_words(state), said,
        state not in _CLOSED, _age(raised_on, on), last_on,
        late,
    )  # fmt: skip


def _question(
    register: Register, record_id: str, value: Value, raised_at: str | None, raised_on: str | None, on: datetime.date
) -> Owed | None:
    """Returns a public question that was taken, or of which nothing says that it was not; None for one that was rejected."""
    if value.get("accepted") is False:
        return None
    reply = value.get("reply")
    replied_on = text_at(reply, "date")
    replied = isinstance(reply, Mapping) and not _is_after(replied_on, on)
    said = f"Answered{f' on {in_short(replied_on)}' if replied_on else ''}." if replied else "No reply recorded."
    owners = _people(text_at(reply, "speaker"))
    return Owed(
        record_id, "question", text_at(value, "subject") or _line(value, "text"), body_of(record_id), owners, None,
        () if replied else owners, raised_at, raised_on, text_at(value, "item"),
        _minute(register, raised_at, text_at(value, "item")), None, None, "responded" if replied else "open", said, not replied,
        _age(raised_on, on), replied_on if replied else None,
    )  # fmt: skip


def late_answers(entries: Iterable[Owed]) -> Iterator[Owed]:
    """Yields those that came after the day they were asked for, where both days are known."""
    return (each for each in entries if each.answered_late)


def _raised(register: Register, value: Value) -> tuple[str | None, str | None]:
    """Returns at which meeting a thing was raised, and on what day, as vague as recorded."""
    meeting = text_at(value, "made_at") or text_at(value, "raised_at") or text_at(value, "meeting")
    return meeting, text_at(value, "received_at") or meeting_day(register, meeting)


def _is_after(date: str | None, on: datetime.date) -> bool:
    """Returns whether a date is certainly after a day; one that is not known is not."""
    days = first_and_last_day(date[:10] if date else None)
    return days is not None and days[0] > on


def _came_after(came: str | None, wanted: str | None) -> bool:
    """Returns whether something came certainly after the day it was wanted by."""
    first, last = first_and_last_day(came), first_and_last_day(wanted)
    return first is not None and last is not None and first[0] > last[1]


def _age(date: str | None, on: datetime.date) -> int | None:
    days = first_and_last_day(date)
    return (on - days[1]).days if days is not None and days[1] <= on else None


def _minute(register: Register, meeting: str | None, item: str | None) -> str | None:
    """Returns the minute of an item as printed, None where it has none."""
    return _minutes(register.get(meeting), None).get(item) if item else None


def _minutes(value: object, above: str | None) -> dict[str, str | None]:
    """Returns the minute of each item by its id; an item within an item is minuted under the one above."""
    found: dict[str, str | None] = {}
    for one in dicts(value, "items"):
        number = one.get("minute_number")
        minute = str(number) if number is not None else text_at(one, "minute_reference") or above
        found[str(one.get("id"))] = minute
        found.update(_minutes(one, minute))
    return found


def _named_body(register: Register, body: str | None) -> str:
    wording = text_at(register.get(body), "wording", "short_name")
    return wording or text_at(register.get(body), "name") or "the body"


def _people(person: str | None) -> tuple[str, ...]:
    return (reference_target("person", person),) if person else ()


def _ids(record_id: str | None) -> tuple[str, ...]:
    return (record_id,) if record_id else ()


def _line(value: object, name: str) -> str:
    return (text_at(value, name) or "").split("\n", 1)[0]


def _in_order(record_id: str) -> tuple[tuple[int, str], ...]:
    """Returns a key by which `2022-07-20-2` comes before `2022-07-20-10`."""
    return tuple((len(part), part) if part.isdigit() else (0, part) for part in record_id.replace("/", "-").split("-"))
