"""The votes of a meeting: what was counted, what the fraction asks for by its own base, with the arithmetic, and who cast what.

Stated figures are told as stated, whether or not they add up with the names listed.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from tui.procedure.calendar import day, first_and_last_day
from tui.procedure.majority import majority
from tui.procedure.membership import Answer
from tui.procedure.membership_on import called
from tui.procedure.register import Register, Value, dicts, text_at
from tui.procedure.room import Room
from tui.record.kinds import body_of

BASES: Final = {"members_present": "members present", "all_members": "all members", "votes_cast": "votes cast"}
_COUNTS: Final = ("for", "against", "abstentions", "not_voting")
_STATES: Final = ("in_force", "superseded")
_VETO: Final = "Police Reform and Social Responsibility Act 2011 Sch. 5 para. 4 and Sch. 8"


@dataclass(frozen=True, slots=True)
class Needed:
    """What a fraction asks for: so many of a base. `votes` is None where the base is not known; `how` is the arithmetic, or says so."""

    fraction: str
    base: str
    of: int | None
    votes: int | None
    how: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Tally:
    """One vote: on which item, on what, the counts as stated, who is named with which vote, and what it takes to carry it.

    `where` is decision, motion, amendment or veto. `reached` is None where no fraction is asked for.
    """

    item: str | None
    where: str
    on: str
    counts: Mapping[str, int]
    voters: tuple[tuple[str, str], ...]
    casting: tuple[str, str] | None
    result: str | None
    needed: Needed | None
    reached: Answer | None

    def as_json(self) -> dict[str, Any]:
        """Returns the vote as the command line prints it."""
        needed = self.needed
        return {
            "item": self.item, "where": self.where, "on": self.on, "counts": dict(self.counts),
            "voters": [{"name": name, "option": option} for name, option in self.voters],
            "casting_vote": {"name": self.casting[0], "option": self.casting[1]} if self.casting else None,
            "result": self.result, "needed": as_json(needed) if needed else None,
            "reached": self.reached.value if self.reached else None,
        }  # fmt: skip


def as_json(needed: Needed) -> dict[str, Any]:
    """Returns what a fraction asks for as the command line prints it."""
    return {
        "fraction": needed.fraction, "base": needed.base, "of": needed.of, "votes": needed.votes, "how": needed.how,
        "source": needed.source,
    }  # fmt: skip


def votes_in(meeting: Value) -> Iterator[tuple[Value, str, Value, Value]]:
    """Yields every vote of a meeting: its item, whether of a decision, a motion or an amendment, that, and the vote."""
    yield from (found for item in dicts(meeting, "items") for found in _of_item(item))


def _of_item(item: Value) -> Iterator[tuple[Value, str, Value, Value]]:
    for motion in dicts(item, "motions"):
        for sort, holder in (("motion", motion), *(("amendment", one) for one in dicts(motion, "amendments"))):
            if isinstance(holder.get("vote"), Mapping):
                yield item, sort, holder, holder["vote"]
    for decision in dicts(item, "decisions"):
        if isinstance(decision.get("vote"), Mapping):
            yield item, "decision", decision, decision["vote"]
    for inner in dicts(item, "items"):
        yield from _of_item(inner)


def tallies(register: Register, meeting_id: str, meeting: Value | None = None) -> list[Tally]:
    """Returns the votes of a meeting in the order of its items."""
    value = meeting if meeting is not None else register.get(meeting_id) or {}
    room = Room(register, meeting_id, value)
    found: list[Tally] = []
    for item, where, holder, vote in votes_in(value):
        counts = {name: n for name in _COUNTS if isinstance(n := vote.get(name), int) and not isinstance(n, bool)}
        item_id = text_at(item, "id")
        needed = _needed(register, meeting_id, value, room, item_id, vote)
        votes_for = counts.get("for")
        reached = None
        if needed is not None:
            known = needed.votes is not None and votes_for is not None
            reached = (
                Answer.CANNOT_TELL
                if not known
                else Answer.YES
                if (votes_for or 0) >= (needed.votes or 0)
                else Answer.NO
            )
        casting = vote.get("casting_vote")
        told = (_who(register, casting), str(casting.get("option"))) if isinstance(casting, Mapping) else None
        voters = tuple((_who(register, one), text_at(one, "option") or "") for one in dicts(vote, "voters"))
        said = text_at(holder, "title") or text_at(holder, "text") or text_at(item, "title") or ""
        result = text_at(vote, "result")
        found.append(Tally(item_id, where, said, counts, voters, told, result, needed, reached))
    return found


def _needed(
    register: Register, meeting_id: str, meeting: Value, room: Room, item: str | None, vote: Value
) -> Needed | None:
    fraction, base = text_at(vote, "required_fraction"), text_at(vote, "base")
    if fraction is None:
        return None
    if base not in BASES:
        return Needed(fraction, "", None, None, "of whom it is taken is not recorded")
    of, how = _base(register, meeting_id, meeting, room, item, vote, base)
    return _of(fraction, base, of, how)


def _of(fraction: str, base: str, of: int | None, how: str, source: str = "") -> Needed:
    share = majority(fraction, of) if of is not None else None
    if share is None:
        return Needed(fraction, base, of, None, how, source)
    return Needed(fraction, base, of, share.needed, f"{share.arithmetic} ({BASES[base]}, {how})", source)


def _base(
    register: Register, meeting_id: str, meeting: Value, room: Room, item: str | None, vote: Value, base: str
) -> tuple[int | None, str]:
    """Returns the number that a fraction is taken of and where it is from, or None and why it is not known."""
    stated = vote.get("base_count")
    if isinstance(stated, int):
        return stated, "as stated"
    if base == "votes_cast":
        votes_for, against = vote.get("for"), vote.get("against")
        if isinstance(votes_for, int) and isinstance(against, int):
            return votes_for + against, "for and against"
        return None, "how many votes were cast is not recorded"
    if base == "members_present" and isinstance(vote.get("present"), int):
        return int(vote["present"]), "as stated"
    return _members(register, meeting_id, meeting, room, item, base)


def _members(
    register: Register, meeting_id: str, meeting: Value, room: Room, item: str | None, base: str
) -> tuple[int | None, str]:
    if base == "all_members":
        on = day(text_at(meeting, "date"))
        size = register.roll(body_of(meeting_id) or "").size(on) if on is not None else None
        return size, "by the list of members" if size is not None else "how many members there were is not known"
    there = room.quorum(item)
    part = there.possible - there.certain
    if not there.possible:
        return None, "no member is recorded as present"
    if part == 0:
        return there.certain, "by the attendance"
    if item is None:
        return there.possible, f"recorded as present, {part} of them for part of the meeting"
    return None, f"{there.certain} to {there.possible} members were there, more closely it cannot be told"


def special_majorities(register: Register, meeting_id: str, meeting: Value | None = None) -> list[tuple[str, Needed]]:
    """Returns what needs more than a simple majority at a meeting by the rules in force, and a veto where it is for one, each worked out.

    A veto takes two-thirds of all who are members at the time.
    """
    value = meeting if meeting is not None else register.get(meeting_id) or {}
    body, on = body_of(meeting_id) or "", day(text_at(value, "date"))
    if on is None:
        return []
    room = Room(register, meeting_id, value)
    found: list[tuple[str, Needed]] = []
    for _, proceeding in register.of("proceeding", body):
        constable = (
            proceeding.get("kind") == "confirmation_hearing" and text_at(proceeding, "post") == "chief_constable"
        )
        held = {text_at(proceeding, "hearing"), *(text_at(one, "meeting") for one in dicts(proceeding, "stages"))}
        if meeting_id in held and (constable or proceeding.get("kind") == "precept"):
            of, how = _members(register, meeting_id, value, room, None, "all_members")
            title = text_at(proceeding, "name") or "the proceeding"
            found.append((f"A veto of {title}", _of("2/3", "all_members", of, how, _VETO)))
    for _, rules in register.of("rules", body):
        begins, ends = (first_and_last_day(text_at(rules, name)) for name in ("in_force_from", "in_force_to"))
        if rules.get("state") not in _STATES or (begins and on < begins[0]) or (ends and on > ends[1]):
            continue
        for one in dicts(rules, "majorities"):
            fraction, base = text_at(one, "required_fraction"), text_at(one, "base") or ""
            if fraction is None or base not in BASES:
                continue
            source = ", ".join(filter(None, (text_at(rules, "name"), text_at(one, "provision"))))
            if base == "votes_cast":
                needed = _of(fraction, base, None, "of the votes that are cast", source)
            else:
                needed = _of(fraction, base, *_members(register, meeting_id, value, room, None, base), source)
            found.append((text_at(one, "matter") or "A decision", needed))
    return found


def _who(register: Register, one: Mapping[str, Any]) -> str:
    person = text_at(one, "person")
    return called(register, person) if person else text_at(one, "name_as_printed") or "somebody not named"
