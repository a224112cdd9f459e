"""Who is taken to be there until something else is keyed, and whether those in the room now are a quorum."""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from tui.procedure.calendar import day, in_short
from tui.procedure.membership import MEMBER_KINDS, Answer, Roll
from tui.procedure.minuting.people import is_in_room
from tui.procedure.minuting.sitting import Sitting, free_id, ids
from tui.procedure.presence import is_expected, is_present
from tui.procedure.register import Register, Value, dicts, text_at
from tui.procedure.room import Quorum, Room
from tui.record.edits import Edit, Insert
from tui.record.kinds import body_of

_REMEMBERED = ("capacity", "role", "post", "on_behalf_of", "on_behalf_of_id")
_ROLES = ("chair", "vice_chair")


@dataclass(frozen=True, slots=True)
class Expected:
    """The entries to add to the attendance before the meeting, and a sentence about what they rest on where that is doubtful."""

    entries: tuple[Value, ...]
    doubt: str = ""

    @property
    def edits(self) -> tuple[Edit, ...]:
        """The edits that add them."""
        return tuple(Insert(("attendance",), dict(entry)) for entry in self.entries)


def expected(register: Register, meeting_id: str, meeting: Value) -> Expected:
    """Returns who is not on the attendance yet and is expected: members and officers on the body's list for that day.

    Where the book cannot tell who was a member, those last listed are taken, then those of the meeting before, and it says so. What is
    on the attendance stays: apologies, substitutes, and the member whose place a substitute takes, who is put down with apologies.
    """
    on = day(text_at(meeting, "date"))
    body = body_of(meeting_id) or ""
    there = dicts(meeting, "attendance")
    replaced = {text_at(one, "substituting_for") for one in there if is_in_room(one)} - {None}
    roll, listed = register.roll(body), register.get(f"{body.removesuffix('/body')}/members")
    doubt = ""
    roles: dict[str, str] = {}
    officers: list[str] = []
    answers: dict[str, Answer] = {}
    if on is not None and listed is not None:
        people = list(dict.fromkeys(p for one in dicts(listed, "memberships") if (p := text_at(one, "person"))))
        seated = {
            text_at(one, "person") for one in dicts(listed, "memberships") if one.get("member_kind") in MEMBER_KINDS
        }
        answers = {one: roll.standing(one, MEMBER_KINDS, on).answer for one in people if one in seated}
        officers = [one for one in people if roll.standing(one, ("officer",), on).answer is Answer.YES]
        holders = {role: _holders(listed, role, roll, register.year_starts(body), on) for role in _ROLES}
        roles = {person: role for role, some in holders.items() for person in some}
    members = [person for person, answer in answers.items() if answer is Answer.YES]
    unsure = [person for person, answer in answers.items() if answer is Answer.CANNOT_TELL]
    is_whole = bool(members) and (not unsure or (on is not None and roll.list_for(MEMBER_KINDS, on) is not None))
    if on is not None and not is_whole and not _has_members(there):
        at, last = _members_before(register, body, meeting_id, on)
        last = [person for person in last if answers.get(person) is not Answer.NO]
        members = list(dict.fromkeys((*members, *(last or unsure))))
        whose = (
            f"those of the meeting of {in_short(at.isoformat())}" if at is not None and last else "those on its lists"
        )
        if members:
            doubt = (
                f"The book cannot tell who was a member on that day: {whose} are taken as there. + and - put it right."
            )
    taken: list[object] = list(ids(meeting, "attendance"))
    known = {text_at(one, "person") for one in there}
    entries: list[Value] = []
    for person, capacity in [*((one, "member") for one in members), *((one, "officer") for one in officers)]:
        if person in known:
            continue
        known.add(person)
        entry: dict[str, Any] = {"id": free_id(person, taken), "person": person, "capacity": capacity}
        if person in roles and capacity == "member":
            entry["role"] = roles[person]
        entry["status"] = "apologies" if person in replaced else "expected"
        taken.append(entry["id"])
        entries.append(entry)
    return Expected(tuple(entries), doubt)


def listed_people(register: Register, meeting_id: str) -> list[str]:
    """Returns everybody on the body's membership list, and whoever attended its meetings, the latest first: those likely to come in."""
    body = body_of(meeting_id) or ""
    members = register.get(f"{body.removesuffix('/body')}/members")
    found = [p for one in dicts(members, "memberships") if (p := text_at(one, "person"))]
    for _, _, meeting in reversed(register.meetings(body)):
        found += [p for one in dicts(meeting, "attendance") if (p := text_at(one, "person"))]
    return list(dict.fromkeys(found))


def remembered(register: Register, meeting_id: str, person: str | None) -> dict[str, Any]:
    """Returns in what capacity, with which post and for whom somebody attended a meeting of the body last; empty where never."""
    body = body_of(meeting_id) or ""
    for other, _, meeting in reversed(register.meetings(body)):
        for entry in dicts(meeting, "attendance") if other != meeting_id else ():
            if person is not None and entry.get("person") == person and entry.get("capacity") != "substitute":
                return {name: entry[name] for name in _REMEMBERED if name in entry and entry[name] not in _ROLES}
    return {}


def is_substitute(register: Register, meeting_id: str, person: str, on: object) -> bool:
    """Returns whether the body's list has somebody as a substitute, and not as a member, on a day as the record writes it."""
    date = day(on if isinstance(on, str) else None)
    roll = register.roll(body_of(meeting_id) or "")
    if date is None or roll.standing(person, MEMBER_KINDS, date).answer is Answer.YES:
        return False
    listed = register.get(f"{(body_of(meeting_id) or '').removesuffix('/body')}/members")
    return any(
        one.get("person") == person and one.get("member_kind") == "substitute" for one in dicts(listed, "memberships")
    )


def room_now(sitting: Sitting) -> Quorum:
    """Returns whether those in the room now are a quorum."""
    attendance = [_as_now(entry) for entry in dicts(sitting.meeting, "attendance")]
    return Room(sitting.register, sitting.meeting_id, {**sitting.meeting, "attendance": attendance}).quorum()


def quorum_line(sitting: Sitting) -> str:
    """Returns the words about the quorum that stand on the screen: `quorate: 11 of 13`, `11 of 13, quorum: cannot tell, no rule`.

    Before the meeting has begun they are about who is expected.
    """
    found = room_now(sitting)
    of = _size(sitting)
    there = f"{found.certain} of {of}" if of is not None and of >= found.certain else f"{found.certain} there"
    there = there if sitting.is_begun else f"{there.removesuffix(' there')} expected"
    if found.answer is Answer.YES:
        return f"quorate: {there}"
    if found.answer is Answer.NO:
        return f"NOT QUORATE: {there}, {found.needed} needed"
    why = "no rule" if not found.source else found.why
    return f"{there}, quorum: cannot tell, {why}"


def all_members(sitting: Sitting) -> int | None:
    """Returns how many members the body has on the day of the meeting, None where the book cannot tell."""
    return _size(sitting)


def _size(sitting: Sitting) -> int | None:
    on = day(text_at(sitting.meeting, "date"))
    return sitting.register.roll(body_of(sitting.meeting_id) or "").size(on) if on is not None else None


def _as_now(entry: Value) -> Value:
    plain = {name: value for name, value in entry.items() if name != "intervals"}
    if is_in_room(entry):
        return {**plain, "status": "present"}
    return plain if not is_present(entry) else {**plain, "status": "absent"}


def _members_before(
    register: Register, body: str, meeting_id: str, on: datetime.date
) -> tuple[datetime.date | None, list[str]]:
    """Returns the day of the body's last meeting with members on its attendance, and who they were, there or not."""
    for other, at, value in reversed(register.meetings(body)):
        attendance = dicts(value, "attendance")
        if at < on and other != meeting_id and _has_members(attendance):
            named = [p for one in attendance if one.get("capacity") == "member" and (p := text_at(one, "person"))]
            return at, list(dict.fromkeys(named))
    return None, []


def _has_members(attendance: list[Value]) -> bool:
    return any(one.get("capacity") == "member" and (is_present(one) or is_expected(one)) for one in attendance)


def _holders(listed: Mapping[str, Any], role: str, roll: Roll, year_starts: str, on: Any) -> Iterator[str]:
    """Yields who holds an office on a day, by the entries of the list that give the office."""
    entries = [one for one in dicts(listed, "memberships") if one.get("role") == role]
    offices = Roll({"memberships": entries}, year_starts)
    for person in dict.fromkeys(str(one.get("person")) for one in entries):
        seat = roll.standing(person, MEMBER_KINDS, on).answer
        if offices.standing(person, MEMBER_KINDS, on).answer is Answer.YES and seat is not Answer.NO:
            yield person
