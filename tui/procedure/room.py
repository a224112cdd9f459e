"""Who was in the room at each item: present, so many for a quorum, and who was entitled to vote. Each answer says what it rests on."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tui.procedure.majority import majority
from tui.procedure.membership import MEMBER_KINDS, Answer, Roll, Standing
from tui.procedure.presence import VOTING_CAPACITIES, is_expected, is_present
from tui.procedure.register import Register, Value, dicts, text_at
from tui.procedure.room_times import RoomTimes, Span
from tui.record.kinds import body_of


@dataclass(frozen=True, slots=True)
class InRoom:
    """One entry of the attendance at an item: whether there, and whether entitled to vote, each with its reason."""

    entry: str
    person: str | None
    capacity: str
    present: Standing
    may_vote: Standing


@dataclass(frozen=True, slots=True)
class Quorum:
    """Whether there were enough at an item: `certain` were there, `possible` may have been, so many were `needed` (None: not known)."""

    answer: Answer
    certain: int
    possible: int
    needed: int | None
    why: str
    source: str = ""


class Room:
    """A meeting's room, ready to be asked about any of its items. It works on a gist and on a whole record."""

    def __init__(self, register: Register, meeting_id: str, meeting: Value | None = None) -> None:
        self._register = register
        self._meeting = meeting if meeting is not None else register.get(meeting_id) or {}
        self._body = body_of(meeting_id) or ""
        self._on = _whole_day(self._meeting)
        self._roll: Roll = register.roll(self._body)
        self._times = RoomTimes(self._meeting)
        self._attendance = dicts(self._meeting, "attendance")

    def span(self, item: str | None) -> Span:
        """Returns when an item was taken; the whole meeting for None and for an item that it does not have."""
        return self._times.span(item)

    def at(self, item: str | None = None) -> list[InRoom]:
        """Returns everyone on the attendance who can be counted by name, with the answers for an item (None: the whole meeting)."""
        found = []
        for n, entry in enumerate(self._attendance):
            if entry.get("label") and not entry.get("person"):
                continue
            name = text_at(entry, "id") or str(n)
            capacity, here = text_at(entry, "capacity") or "", self._times.present(entry, item)
            found.append(
                InRoom(name, text_at(entry, "person"), capacity, here, self._may_vote(entry, capacity, here, item))
            )
        return found

    def quorum(self, item: str | None = None) -> Quorum:
        """Returns whether the meeting was quorate at an item, by the rules in force on its day."""
        people = [each for each in self.at(item) if each.capacity in VOTING_CAPACITIES]
        certain = len({each.person or each.entry for each in people if each.present.answer is Answer.YES})
        possible = len({each.person or each.entry for each in people if each.present.answer is not Answer.NO})
        rule = self._register.rule(self._body, "quorum", self._on) if self._on else None
        if rule is None:
            return Quorum(
                Answer.CANNOT_TELL, certain, possible, None, "the book has no rule on the quorum for that day"
            )
        needed, arithmetic = self._needed(rule.part)
        if needed is None:
            return Quorum(Answer.CANNOT_TELL, certain, possible, None, arithmetic, rule.source)
        answer = Answer.YES if certain >= needed else Answer.NO if possible < needed else Answer.CANNOT_TELL
        counted = f"{certain} there" if certain == possible else f"{certain} to {possible} there"
        return Quorum(answer, certain, possible, needed, f"{counted}, {needed} needed ({arithmetic})", rule.source)

    def substitution(self, entry: Mapping[str, Any]) -> Standing:
        """Returns whether somebody could sit as the substitute that an entry says, and why."""
        person, member = text_at(entry, "person"), text_at(entry, "substituting_for")
        if person is None or self._on is None:
            return Standing(
                Answer.CANNOT_TELL, "nobody is named" if person is None else "the meeting has no whole date"
            )
        for other in self._attendance:
            if member is not None and other.get("person") == member and (is_present(other) or is_expected(other)):
                said = "recorded as present" if is_present(other) else "expected as well"
                return Standing(Answer.NO, f"the member whose place is taken is {said}")
        own, theirs = self._roll.authorities(person), self._roll.authorities(member) if member else set()
        if own and theirs and not own & theirs:
            return Standing(Answer.NO, f"sits for {', '.join(sorted(own))}, the member for {', '.join(sorted(theirs))}")
        return self._roll.standing(person, ("substitute",), self._on)

    def _may_vote(self, entry: Value, capacity: str, here: Standing, item: str | None) -> Standing:
        if capacity not in VOTING_CAPACITIES:
            return Standing(Answer.NO, f"in attendance as {capacity.replace('_', ' ')}" if capacity else "not a member")
        if here.answer is Answer.NO:
            return Standing(Answer.NO, here.why)
        barred = self._barred(text_at(entry, "person"), item)
        if barred is not None:
            return Standing(Answer.NO, barred)
        seat = self.substitution(entry) if capacity == "substitute" else self._seat(text_at(entry, "person"))
        if seat.answer is not Answer.YES:
            return seat
        is_coming = is_expected(entry) and self._meeting.get("status") != "held"
        return here if here.answer is not Answer.YES and not is_coming else seat

    def _seat(self, person: str | None) -> Standing:
        if person is None or self._on is None:
            return Standing(
                Answer.CANNOT_TELL, "nobody is named" if person is None else "the meeting has no whole date"
            )
        return self._roll.standing(person, MEMBER_KINDS, self._on)

    def _barred(self, person: str | None, item: str | None) -> str | None:
        """Returns why a declared interest keeps somebody from voting on an item, None where it does not."""
        for one in dicts(self._meeting, "declarations"):
            if person is None or one.get("person") != person or (item is None or one.get("item") != item):
                continue
            if one.get("effect") == "withdrew":
                return "declared an interest and withdrew"
            if one.get("interest") == "disclosable_pecuniary" and one.get("effect") != "dispensation":
                return "declared a disclosable pecuniary interest (Localism Act 2011 s.31)"
        return None

    def _needed(self, rule: Value) -> tuple[int | None, str]:
        number, fraction, least = rule.get("number"), text_at(rule, "fraction"), rule.get("minimum")
        if isinstance(number, int):
            return number, "a number set by the rules"
        if fraction is None or self._on is None:
            return None, "the rule on the quorum gives neither a number nor a fraction"
        size = self._roll.size(self._on)
        if size is None:
            return None, f"{fraction} of the members, whose number on that day the book does not have"
        share = majority(fraction, size)
        if share is None:
            return None, f"“{fraction}” is no fraction"
        if isinstance(least, int) and least > share.needed:
            return least, f"{share.arithmetic}, and never fewer than {least}"
        return share.needed, share.arithmetic


def _whole_day(meeting: Value) -> datetime.date | None:
    date = text_at(meeting, "date")
    try:
        return datetime.date.fromisoformat(date) if date and len(date) == 10 else None
    except ValueError:
        return None
