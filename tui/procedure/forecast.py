"""Whether a meeting to come will have its quorum, as far as apologies and substitutes are notified beforehand.

A forecast counts everybody who sits on the day and has not said otherwise; it is no promise that they come. Where the book does not know
who sits, or how many are needed, it says that it cannot tell, and why.
"""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from tui.procedure.calendar import day
from tui.procedure.membership import MEMBER_KINDS, Answer
from tui.procedure.register import Register, Value, dicts, text_at
from tui.procedure.room import Room
from tui.record.kinds import body_of

_AWAY = ("apologies", "absent")


@dataclass(frozen=True, slots=True)
class Forecast:
    """What is to be expected of a meeting. `answer` is whether there will be a quorum; people are named as the record refers to them.

    `members` is how many sit on that day, `expected` how many of them come for all that is known, substitutes who may sit counted in;
    both None where the book cannot tell who sits. `doubtful` are substitutes of whom it cannot be told whether they may sit, or who may
    not, with why. `needed` is None where no rule gives it.
    """

    answer: Answer
    members: int | None
    expected: int | None
    apologies: tuple[str, ...]
    substitutes: tuple[str, ...]
    doubtful: tuple[tuple[str, str], ...]
    needed: int | None
    sentence: str
    why: str
    source: str = ""

    def as_json(self) -> dict[str, object]:
        """Returns the forecast as the command line prints it."""
        return {
            "answer": self.answer.value, "members": self.members, "expected": self.expected, "apologies": list(self.apologies),
            "substitutes": list(self.substitutes), "doubtful": [{"person": who, "why": why} for who, why in self.doubtful],
            "needed": self.needed, "sentence": self.sentence, "why": self.why, "source": self.source,
        }  # fmt: skip


def forecast(register: Register, meeting_id: str, meeting: Value | None = None) -> Forecast | None:
    """Returns the forecast for a meeting that is neither held nor cancelled, None for any other.

    `meeting` is its record as it is being edited; without it the register's is taken.
    """
    value = meeting if meeting is not None else register.get(meeting_id)
    if value is None or value.get("status") in ("held", "cancelled"):
        return None
    body, on = body_of(meeting_id) or "", day(text_at(value, "date"))
    room = Room(register, meeting_id, value)
    sitting = set(_sitting(register, body, on)) if on is not None else set()
    size = register.roll(body).size(on) if on is not None else None
    attendance = dicts(value, "attendance")
    apologies = tuple(
        dict.fromkeys(
            str(one["person"])
            for one in attendance
            if one.get("status") in _AWAY and one.get("capacity") == "member" and one.get("person")
        )
    )
    notified, doubtful = _substitutes(room, attendance)
    rule = room.quorum()
    unknown = _unknown(on, size)
    if unknown or size is None:
        return Forecast(
            Answer.CANNOT_TELL, None, None, apologies, notified, doubtful, rule.needed,
            f"{_counted(apologies, notified, doubtful)}; quorum: cannot tell, {unknown}", unknown, rule.source,
        )  # fmt: skip
    replaced = {one.get("person"): one.get("substituting_for") for one in attendance}
    away = {one for one in apologies if one in sitting} | {
        str(replaced[each]) for each in (*notified, *(who for who, _ in doubtful)) if replaced.get(each) in sitting
    }
    certain = size - len(away) + len(notified)
    counted = f"{certain} of {size} expected, {_counted(apologies, notified, doubtful)}"
    if rule.needed is None:
        return Forecast(
            Answer.CANNOT_TELL, size, certain, apologies, notified, doubtful, None,
            f"{counted}; quorum: cannot tell, {rule.why}", rule.why, rule.source,
        )  # fmt: skip
    possible = certain + sum(1 for _, why in doubtful if not why.startswith(_MAY_NOT))
    answer = Answer.YES if certain >= rule.needed else Answer.NO if possible < rule.needed else Answer.CANNOT_TELL
    told = {
        Answer.YES: "expected",
        Answer.NO: "not expected",
        Answer.CANNOT_TELL: "cannot tell, it hangs on whether a substitute may sit",
    }
    arithmetic = rule.why.partition("(")[2].removesuffix(")") or rule.why
    return Forecast(
        answer, size, certain, apologies, notified, doubtful, rule.needed,
        f"{counted}; quorum {rule.needed}: {told[answer]}", arithmetic, rule.source,
    )  # fmt: skip


_MAY_NOT = "may not sit: "


def _sitting(register: Register, body: str, on: datetime.date) -> Iterator[str]:
    """Yields who certainly sits in their own right on a day."""
    roll = register.roll(body)
    listed = register.get(f"{body.removesuffix('/body')}/members")
    for person in dict.fromkeys(text_at(one, "person") for one in dicts(listed, "memberships")):
        if person is not None and roll.standing(person, MEMBER_KINDS, on).answer is Answer.YES:
            yield person


def _substitutes(room: Room, attendance: list[Value]) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]]:
    """Returns the substitutes notified who may sit, and the others with why they may not or why it cannot be told."""
    sit: list[str] = []
    doubtful: list[tuple[str, str]] = []
    for entry in attendance:
        person = text_at(entry, "person")
        if person is None or entry.get("capacity") != "substitute" or entry.get("status") in _AWAY:
            continue
        found = room.substitution(entry)
        if found.answer is Answer.YES:
            sit.append(person)
        else:
            doubtful.append((person, f"{_MAY_NOT if found.answer is Answer.NO else ''}{found.why}"))
    return tuple(dict.fromkeys(sit)), tuple(dict.fromkeys(doubtful))


def _counted(apologies: tuple[str, ...], notified: tuple[str, ...], doubtful: tuple[tuple[str, str], ...]) -> str:
    sent = f"{len(apologies)} apolog{'y' if len(apologies) == 1 else 'ies'}" if apologies else "no apologies"
    number = len(notified) + len(doubtful)
    named = f"{number} substitute{'' if number == 1 else 's'} notified" if number else "no substitute notified"
    unsure = f" ({len(doubtful)} of them not known to be able to sit)" if doubtful else ""
    return f"{sent}, {named}{unsure}"


def _unknown(on: datetime.date | None, size: int | None) -> str:
    if on is None:
        return "the meeting has no whole date"
    return "the book does not have how many members sit on that day" if size is None else ""
